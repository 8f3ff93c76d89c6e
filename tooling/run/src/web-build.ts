import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    mkdirSync(join(webDir, 'build'), { recursive: true });
    writeFileSync(marker, sources);
  });
}
