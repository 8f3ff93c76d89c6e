import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '@chuan/kernel/env';
import { runCommand } from './command.ts';
import { webDir } from './paths.ts';
import { print, sentence, step } from './say.ts';
import type { Shutdown } from './shutdown.ts';

const marker = join(webDir, 'build/sources.sha256');

/**
 * Builds the pages unless the last whole build was made from the same sources.
 *
 * @param sources  their digest.
 */
export async function buildWeb(
  sources: string,
  env: Readonly<Record<string, string>>,
  logPath: string,
  shutdown: Shutdown,
): Promise<void> {
  if (existsSync(marker) && readFileSync(marker, 'utf8') === sources) {
    print(`✓ ${sentence('run.build_kept')}`);
    return;
  }
  await step('run.build', async () => {
    rmSync(marker, { force: true });
    const remix = join(webDir, 'node_modules/@remix-run/dev/dist/cli.js');
    const spec = { args: [remix, 'vite:build'], cwd: webDir, env: { ...env, NODE_ENV: 'production' }, logPath };
    await runCommand('run.build', spec, shutdown, { echo: false });
    keepAs(sources);
  });
}

function keepAs(sources: string): void {
  mkdirSync(join(webDir, 'build'), { recursive: true });
  writeFileSync(marker, sources);
}

/** Builds the pages for the gate, whatever was there; the next start finds them built. */
export function buildWebAnew(sources: string): void {
  rmSync(marker, { force: true });
  const remix = join(webDir, 'node_modules/@remix-run/dev/dist/cli.js');
  execFileSync(process.execPath, [remix, 'vite:build'], {
    cwd: webDir,
    env: childEnvironment({ NODE_ENV: 'production' }) as NodeJS.ProcessEnv,
    stdio: 'inherit',
  });
  keepAs(sources);
}
