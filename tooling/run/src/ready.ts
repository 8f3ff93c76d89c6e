import { setTimeout as delay } from 'node:timers/promises';
import { unavailable } from '@chuan/kernel';

/**
 * Waits until an address answers 200.
 *
 * @throws {AppError} `run.not_ready` after `patienceMs`, with the last answer.
 */
export async function waitUntilReady(url: string, patienceMs: number, log: string): Promise<void> {
  let reason = '';
  const startedMs = performance.now();
  while (performance.now() - startedMs < patienceMs) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      if (answer.ok) return;
      reason = `${answer.status} ${(await answer.text()).slice(0, 200)}`;
    } catch (error) {
      const { cause, message } = error as Error & { cause?: NodeJS.ErrnoException };
      reason = cause?.code ?? message;
    }
    await delay(100);
  }
  throw unavailable('run.not_ready', { seconds: Math.round(patienceMs / 1000), reason, log });
}
