import type { Database } from '@chuan/db';
import { rescanFiles, type Rescanned } from '@chuan/dossiers/jobs';
import type { FileStore, Scanner } from '@chuan/files';
import type { Clock } from '@chuan/kernel';
import type { Logger } from '@chuan/telemetry';
import { startChore } from './chore.ts';
import { listTenants } from './tenants.ts';

const firstAfterMs = 60_000;
const soonestMs = 300_000;
const latestMs = 3_600_000;

export interface RescanOrder {
  readonly app: Database['db'];
  readonly files: FileStore;
  readonly scanner: Scanner;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Asks the scanner again about what it could not judge; ever more seldom while it judges nothing. @returns what stops it. */
export function startRescans(order: RescanOrder): () => void {
  let delayMs = soonestMs;
  return startChore(firstAfterMs, async () => {
    const isSettled = await rescan(order).catch((error: unknown) => {
      order.logger.error({ err: error }, 'second scan failed');
      return false;
    });
    delayMs = nextDelay(delayMs, isSettled);
    return delayMs;
  });
}

/** Whatever stays undecided puts the next attempt off to twice as long, an hour at most. */
export const nextDelay = (delayMs: number, isSettled: boolean): number =>
  isSettled ? soonestMs : Math.min(2 * delayMs, latestMs);

/** @returns whether nothing is left that waits for the scanner. */
export async function rescan({ app, files, scanner, clock, logger }: RescanOrder): Promise<boolean> {
  // A scanner that is away is not asked about every file: each would wait for its silence.
  if ((await scanner.scan([Buffer.from('?')])) === 'unavailable') {
    logger.warn('scanner does not answer; files that wait stay barred');
    return false;
  }
  let isSettled = true;
  for (const tenantId of await listTenants(app)) {
    // One agency whose files fail keeps nobody else's waiting.
    const counts = await rescanFiles({ db: app, files, tenantId, scanner }, clock.now()).catch((error: unknown) => {
      logger.error({ err: error, tenantId }, 'second scan of one agency failed');
    });
    if (counts && hasAny(counts)) logger.info({ tenantId, ...counts }, 'files scanned again');
    isSettled &&= counts?.undecided === 0;
  }
  return isSettled;
}

const hasAny = ({ clean, infected, undecided }: Rescanned): boolean => clean + infected + undecided > 0;
