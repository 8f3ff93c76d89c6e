import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnvironment, readVariable } from '@chuan/kernel/env';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const bin = join(root, 'node_modules/.bin');

export interface ToolRun {
  readonly ok: boolean;
  readonly output: string;
}

export interface ToolOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What the tool reads from its standard input. */
  readonly input?: string;
  /** Shows the output as it comes. */
  readonly live?: boolean;
}

/** Runs one of the tools that npm installed, under the Node of this house, and waits for it. */
export function runTool(name: string, args: readonly string[], options: ToolOptions = {}): Promise<ToolRun> {
  const child = spawn(join(bin, name), args, {
    cwd: options.cwd ?? root,
    env: childEnvironment({
      PATH: `${bin}${delimiter}${readVariable('PATH') ?? ''}`,
      NO_COLOR: '1',
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
      ...options.env,
    }) as NodeJS.ProcessEnv,
    stdio: ['pipe', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  let output = '';
  const take = (chunk: Buffer) => {
    output += chunk.toString();
    if (options.live) process.stdout.write(chunk);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((done) => {
    child.once('error', (error) => done({ ok: false, output: `${name}: ${error.message}` }));
    child.once('close', (code) => done({ ok: code === 0, output }));
  });
}
