import { dirname } from 'node:path';
import { conflict, unavailable } from '@chuan/kernel';
import { type ChildSpec, endChild, killGroup, logSince, logSize, startChild } from './child.ts';
import { lastLine } from './last-words.ts';
import type { RunMessage } from './messages/vi.ts';
import { print, sentence } from './say.ts';
import type { Shutdown } from './shutdown.ts';

/**
 * Runs one command to its end, showing what it says when `echo`.
 *
 * @throws {AppError} `embedded.disk_full`, `run.step_said` with the command's own sentence, `run.step_failed` with
 *   its last words.
 */
export async function runCommand(
  name: RunMessage,
  spec: ChildSpec,
  shutdown: Shutdown,
  options: { echo: boolean },
): Promise<void> {
  const sizeBefore = logSize(spec.logPath);
  const child = startChild(spec);
  const remove = shutdown.add({ stop: () => endChild(child, 1_000), kill: () => killGroup(child) });
  const echo = options.echo ? followLog(spec.logPath, sizeBefore) : undefined;
  const status = await new Promise<number | string>((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code, signal) => done(code ?? signal ?? 1));
  });
  echo?.finish();
  remove();
  shutdown.check();
  if (status !== 0) throw asFailure(name, logSince(spec.logPath, sizeBefore), spec.logPath, status);
}

function asFailure(name: RunMessage, said: string, log: string, status: number | string) {
  const sentences = said.split('\n').filter((line) => line.startsWith('✗ '));
  if (/ENOSPC|No space left on device|disk_full/.test(said)) {
    return unavailable('embedded.disk_full', { folder: dirname(log) });
  }
  // The operator's command has said it in one sentence already.
  if (sentences.length > 0) return conflict('run.step_said', { sentence: sentences.at(-1)!.slice(2) });
  return unavailable('run.step_failed', { step: sentence(name), reason: lastLine(said) || String(status), log });
}

/** Prints the lines that a log gains, a few times a second. */
function followLog(path: string, from: number): { finish(): void } {
  let shown = from;
  const show = (whole: boolean) => {
    const text = logSince(path, shown);
    const end = whole ? text.length : text.lastIndexOf('\n') + 1;
    const part = text.slice(0, end);
    shown += Buffer.byteLength(part);
    for (const line of part.split('\n')) if (line.trim() !== '') print(`  ${line}`);
  };
  const timer = setInterval(() => show(false), 250);
  return {
    finish() {
      clearInterval(timer);
      show(true);
    },
  };
}
