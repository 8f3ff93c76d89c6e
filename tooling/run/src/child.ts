import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ChildSpec {
  /** Script and its arguments; Node runs it. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** File that its output is added to. */
  readonly logPath: string;
}

const leash = new URL('./leash.ts', import.meta.url).href;
const keptLogBytes = 10_000_000;

/**
 * Starts a Node process that ends with this one. It has a process group of its own: Ctrl-C in the terminal
 * reaches only the parent, which then stops its children in order.
 */
export function startChild(spec: ChildSpec, nodeFlags: readonly string[] = []): ChildProcess {
  const log = openLog(spec.logPath);
  const stdio: StdioOptions = ['ignore', log, log, 'ipc'];
  const child = spawn(process.execPath, [...nodeFlags, '--import', leash, ...spec.args], {
    cwd: spec.cwd,
    env: spec.env as NodeJS.ProcessEnv,
    detached: true,
    stdio,
  });
  closeSync(log);
  return child;
}

function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  const tooLong = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > keptLogBytes;
  return openSync(path, tooLong ? 'w' : 'a', 0o600);
}

export const logSize = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** What was added to a log since it had a size. */
export function logSince(path: string, sizeBefore: number): string {
  try {
    const bytes = readFileSync(path);
    return bytes.subarray(bytes.length < sizeBefore ? 0 : sizeBefore).toString('utf8');
  } catch {
    return '';
  }
}

/** Asks a child to end and insists after `patienceMs`. Resolves when it is gone. */
export function endChild(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((done) => {
    const insist = setTimeout(() => killGroup(child), patienceMs);
    child.once('exit', () => {
      clearTimeout(insist);
      done();
    });
    child.kill('SIGTERM');
  });
}

/** The child and everything it started. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}
