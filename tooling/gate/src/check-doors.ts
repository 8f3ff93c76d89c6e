import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const doors = new Set(['./contract', './server', './jobs', './ui', './messages', './test']);

/**
 * A capability opens these doors and no other: what is not exported cannot be imported.
 *
 * @returns what is wrong, one sentence each.
 */
export function checkDoors(root: string): string[] {
  return globSync('packages/capabilities/*/package.json', { cwd: root }).flatMap((path) => {
    const { exports } = JSON.parse(readFileSync(join(root, path), 'utf8')) as { exports?: Record<string, unknown> };
    if (exports === undefined) return [`${path}: without "exports" every file of the package is a door`];
    return Object.keys(exports)
      .filter((door) => !doors.has(door))
      .map((door) => `${path}: ${door} is not a door of a capability`);
  });
}
