import type { Database } from '@chuan/db';
import { databaseHeads, databaseMemory, loadSigningKey, writeCheckpoint } from '@chuan/event-log';
import { type Clock, isAppError } from '@chuan/kernel';
import type { Logger } from '@chuan/telemetry';
import { startChore } from './chore.ts';
import type { WorkerSettings } from './settings.ts';
import { listTenants } from './tenants.ts';

const everyMs = 3_600_000;
/** Late enough not to add to the load of a start, early enough that a short run leaves one. */
const firstAfterMs = 20_000;

export interface CheckpointOrder {
  readonly app: Database['db'];
  readonly platform: Database['db'];
  readonly settings: WorkerSettings['checkpoints'];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Signs the heads of all event logs, every hour. @returns what stops it. */
export function startCheckpoints(order: CheckpointOrder): () => void {
  return startChore(firstAfterMs, async () => {
    await checkpoint(order).catch((error: unknown) => report(order.logger, error));
    return everyMs;
  });
}

/** @throws {AppError} as `writeCheckpoint` does. */
export async function checkpoint({ app, platform, settings, clock, logger }: CheckpointOrder): Promise<void> {
  const key = await loadSigningKey(settings.keyFile, settings.origin);
  const source = databaseHeads({ db: app, platform, tenantIds: () => listTenants(app) });
  const memory = databaseMemory(platform, key.note.name);
  const written = await writeCheckpoint({ source, folder: settings.folder, key, now: clock.now(), memory });
  logger.info({ number: written.number, heads: written.heads }, 'checkpoint written');
}

const unsound: ReadonlySet<string> = new Set([
  'event_log.inconsistent_head',
  'event_log.checkpoints_damaged',
  'event_log.checkpoints_missing',
]);

/** Another worker that was first is no trouble; a log that does not verify is the worst there is. */
function report(logger: Logger, error: unknown): void {
  const code = isAppError(error) ? error.code : undefined;
  if (code === 'event_log.checkpoint_raced') logger.info('checkpoint written by another worker');
  else if (code !== undefined && unsound.has(code)) {
    logger.fatal({ err: error, ...(isAppError(error) && { params: error.params }) }, 'event log does not verify');
  } else logger.error({ err: error }, 'checkpoint failed');
}
