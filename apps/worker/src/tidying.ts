import { forgetAnswers, forgetPlatformAnswers } from '@chuan/api';
import type { Database } from '@chuan/db';
import { sweepUploads } from '@chuan/dossiers/jobs';
import type { FileStore } from '@chuan/files';
import type { Clock, Instant, Uuid } from '@chuan/kernel';
import type { Logger } from '@chuan/telemetry';
import { startChore } from './chore.ts';
import { listTenants } from './tenants.ts';

/** Late enough not to add to the load of a start, early enough for a worker that is started anew every day. */
const firstAfterMs = 120_000;
const dayMs = 86_400_000;
/** Longer than anybody tries the same call again. */
const answersKeptMs = 7 * dayMs;
/** An upload that has not moved for a day was cut off. */
const stagingKeptMs = dayMs;

export interface TidyingOrder {
  readonly app: Database['db'];
  readonly platform: Database['db'];
  readonly files: FileStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Clears away once a day what nobody will ask for again. @returns what stops it. */
export const startTidying = (order: TidyingOrder): (() => void) =>
  startChore(firstAfterMs, async () => {
    await tidy(order).catch((error: unknown) => order.logger.error({ err: error }, 'tidying failed'));
    return dayMs;
  });

/** One agency whose tidying fails keeps nobody else's from being done. */
export async function tidy(order: TidyingOrder): Promise<void> {
  const { app, platform, files, clock, logger } = order;
  const now = clock.now();
  const orNone = (work: Promise<number>, what: string) =>
    work.catch((error: unknown) => {
      logger.error({ err: error }, what);
      return 0;
    });
  const stagedFiles = await orNone(files.sweep(now - stagingKeptMs), 'tidying of cut-off uploads failed');
  const answers = forgetPlatformAnswers(platform, now - answersKeptMs);
  const platformAnswers = await orNone(answers, "tidying of the platform's answers failed");
  const total = { stagedFiles, platformAnswers, unusedFiles: 0, answers: 0, failed: 0 };
  for (const tenantId of await listTenants(app)) {
    try {
      const { unusedFiles, answers } = await tidyTenant(order, tenantId, now);
      total.unusedFiles += unusedFiles;
      total.answers += answers;
    } catch (error) {
      total.failed += 1;
      logger.error({ err: error, tenantId }, 'tidying of one agency failed');
    }
  }
  logger.info(total, 'tidied');
}

async function tidyTenant({ app, files, logger }: TidyingOrder, tenantId: Uuid, now: Instant) {
  const unusedFiles = await sweepUploads({ db: app, files, tenantId }, now);
  const answers = await forgetAnswers(app, tenantId, now - answersKeptMs);
  if (unusedFiles > 0) logger.info({ tenantId, unusedFiles }, 'uploads that nobody used were removed');
  return { unusedFiles, answers };
}
