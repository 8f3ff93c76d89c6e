import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runCommand } from './command.ts';
import { root, webDir } from './paths.ts';
import { print, sentence, step } from './say.ts';
import type { Shutdown } from './shutdown.ts';

const skipped = new Set(['node_modules', 'build', '.cache', 'public-build']);
const isTest = /\.test\.tsx?$/;
const marker = join(webDir, 'build/sources.sha256');

/** Everything that the pages are made from. */
const sources = [webDir, join(root, 'packages'), join(root, 'pnpm-lock.yaml'), join(root, 'tsconfig.json')];

/** Builds the pages unless the last whole build was made from the same sources. */
export async function buildWeb(env: Readonly<Record<string, string>>, logPath: string, shutdown: Shutdown) {
  const digest = digestOf(sources, root);
  if (existsSync(marker) && readFileSync(marker, 'utf8') === digest) {
    print(`✓ ${sentence('run.build_kept')}`);
    return;
  }
  await step('run.build', async () => {
    rmSync(marker, { force: true });
    const remix = join(webDir, 'node_modules/@remix-run/dev/dist/cli.js');
    const spec = { args: [remix, 'vite:build'], cwd: webDir, env: { ...env, NODE_ENV: 'production' }, logPath };
    await runCommand('run.build', spec, shutdown, { echo: false });
    mkdirSync(join(webDir, 'build'), { recursive: true });
    writeFileSync(marker, digest);
  });
}

/** A digest of names and contents, the same on every machine whatever the files' dates. */
export function digestOf(paths: readonly string[], base: string): string {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of listFiles(path)) {
      hash
        .update(`${relative(base, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  return hash.digest('hex');
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  let entries: import('node:fs').Dirent[];
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
