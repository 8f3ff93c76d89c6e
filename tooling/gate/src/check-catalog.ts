import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sections = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;
type Manifest = Partial<Record<(typeof sections)[number], Record<string, string>>>;

/**
 * One version of each library: every package takes it from the workspace's catalog, the catalog names it once, and
 * every entry is used.
 *
 * @returns what is wrong, one sentence each.
 */
export function checkCatalog(root: string): string[] {
  const catalog = readCatalog(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'));
  const problems: string[] = [];
  const used = new Set<string>();
  for (const path of globSync('{package.json,{apps,tooling}/*/package.json,packages/*/*/package.json}', {
    cwd: root,
  })) {
    const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest;
    for (const section of sections) {
      for (const [name, version] of Object.entries(manifest[section] ?? {})) {
        used.add(name);
        if (version.startsWith('workspace:')) continue;
        if (version !== 'catalog:') problems.push(`${path}: ${name} must be "catalog:", not "${version}"`);
        else if (!catalog.includes(name)) problems.push(`${path}: the catalog does not name ${name}`);
      }
    }
  }
  const twice = catalog.filter((name, at) => catalog.indexOf(name) !== at);
  problems.push(...twice.map((name) => `pnpm-workspace.yaml: ${name} is named twice`));
  problems.push(...catalog.filter((name) => !used.has(name)).map((name) => `pnpm-workspace.yaml: nobody uses ${name}`));
  return problems;
}

/** Names in the `catalog:` block; it holds one `name: version` a line. */
function readCatalog(text: string): string[] {
  const lines = text.split('\n');
  const from = lines.indexOf('catalog:') + 1;
  if (from === 0) return [];
  const length = lines.slice(from).findIndex((line) => /^\S/.test(line));
  return lines
    .slice(from, length === -1 ? undefined : from + length)
    .map((line) => /^\s+['"]?([^'":]+)['"]?:\s/.exec(line)?.[1])
    .filter((name) => name !== undefined);
}
