import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { unavailable } from '@chuan/kernel';
import { type ChildSpec, endChild, killGroup, logSince, logSize, startChild } from './child.ts';
import { errorLine } from './last-words.ts';
import { print, seconds, sentence } from './say.ts';
import type { Stoppable } from './shutdown.ts';

export interface SupervisedSpec extends ChildSpec {
  readonly name: 'web' | 'worker';
  readonly nodeFlags?: readonly string[];
}

export interface Supervised extends Stoppable {
  /** Rejects when the child keeps dying before `settle`: then there is nothing to wait for. */
  readonly failed: Promise<never>;
  /** From here on the child is restarted for ever. */
  settle(): void;
}

const attemptsBeforeReady = 3;
const longestPauseMs = 30_000;
const firstPauseMs = 500;
/** A child that lived this long had started well; its next death begins the pauses anew. */
const livedMs = 60_000;
const patienceMs = 2_500;

/** Pause before a restart, after so many deaths in a row: doubled each time, up to half a minute. */
export const pauseMs = (deaths: number): number => Math.min(longestPauseMs, firstPauseMs * 2 ** (deaths - 1));

/** Keeps one child running: restarted when it dies, after ever longer pauses. */
export function supervise(spec: SupervisedSpec): Supervised {
  let child: ChildProcess | undefined;
  let ending = false;
  let settled = false;
  let deaths = 0;
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => (fail = reject));
  failed.catch(() => {});

  const run = (): void => {
    const startedMs = performance.now();
    const sizeBefore = logSize(spec.logPath);
    const current = startChild(spec, spec.nodeFlags);
    child = current;
    current.once('error', fail);
    current.once('exit', (code, signal) => {
      if (ending) return;
      deaths = performance.now() - startedMs > livedMs ? 1 : deaths + 1;
      const reason = errorLine(logSince(spec.logPath, sizeBefore)) ?? String(signal ?? code);
      if (!settled && deaths >= attemptsBeforeReady) fail(childFailed(spec, reason));
      else void restart(reason);
    });
  };
  const restart = async (reason: string): Promise<void> => {
    const pause = pauseMs(deaths);
    print(sentence('run.child_died', { child: nameOf(spec), reason, seconds: seconds(pause) }));
    await delay(pause);
    if (!ending) run();
  };
  run();
  return {
    failed,
    settle: () => void (settled = true),
    async stop() {
      ending = true;
      if (child) await endChild(child, patienceMs);
    },
    kill() {
      ending = true;
      if (child) killGroup(child);
    },
  };
}

const nameOf = (spec: SupervisedSpec): string => sentence(`run.child_${spec.name}`);

const childFailed = (spec: SupervisedSpec, reason: string) =>
  unavailable('run.child_failed', { child: nameOf(spec), reason, log: spec.logPath });
