import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { vi } from './vi.ts';

/** Every `flow.…` code that the sources name. */
function codesInSource(): Set<string> {
  const root = new URL('../', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !/test|messages|bench|table\.ts/.test(name),
  );
  const found = files.flatMap((name) => [...readFileSync(new URL(name, root), 'utf8').matchAll(/'flow\.([a-z_]+)'/g)]);
  return new Set(found.map((match) => match[1]!));
}

describe('the words of the workflow', () => {
  it('explain every code in both languages, and no code that does not exist', () => {
    expect(Object.keys(vi.errors.flow).sort()).toEqual([...codesInSource()].sort());
    expect(Object.keys(en.errors.flow)).toEqual(Object.keys(vi.errors.flow));
  });
});
