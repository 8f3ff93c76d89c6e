import { createHash } from 'node:crypto';
import { type Dirent, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './paths.ts';

const skipped = new Set(['node_modules', 'build', '.cache']);
const isTest = /\.test\.tsx?$/;

/** A digest of everything that runs: what is built and filled from the same sources need not be done again. */
export function sourcesDigest(): string {
  const paths = ['apps', 'packages', 'tooling/demo', 'pnpm-lock.yaml', 'tsconfig.json'];
  return digestOf(
    paths.map((path) => join(root, path)),
    root,
  );
}

/** A digest of names and contents, the same on every machine whatever the files' dates. */
export function digestOf(paths: readonly string[], base: string): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(listFiles)) {
    hash
      .update(`${relative(base, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return [path];
  }
  return entries
    .filter((entry) => !skipped.has(entry.name) && !isTest.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) return listFiles(inner);
      return entry.isFile() ? [inner] : [];
    });
}
