import type { Database } from '@chuan/db';
import type { Clock } from '@chuan/kernel';
import type { Logger } from '@chuan/telemetry';
import { completePasswordLog } from '@chuan/tenancy/jobs';
import { startChore } from './chore.ts';

const everyMs = 60_000;
/** How far a worker that starts looks back. */
const firstLookMs = 7 * 86_400_000;
/** Longer than a call takes from its own instant to the platform's commit, and than clocks differ. */
const overlapMs = 3_600_000;

export interface PasswordLogOrder {
  readonly app: Database['db'];
  readonly platform: Database['db'];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Makes, minutes later, the entries of passwords whose call was cut off before its agency's log had them. @returns what stops it. */
export function startPasswordLog({ app, platform, clock, logger }: PasswordLogOrder): () => void {
  let from = clock.now() - firstLookMs;
  return startChore(everyMs, async () => {
    const begunAt = clock.now();
    try {
      const count = await completePasswordLog({ app, platform }, from);
      if (count > 0) logger.warn({ count }, 'entries of passwords that were set were lacking, and were made');
      from = begunAt - overlapMs;
    } catch (error) {
      logger.error({ err: error }, 'completing the log of passwords failed');
    }
    return everyMs;
  });
}
