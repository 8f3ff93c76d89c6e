import type { Kysely } from 'kysely';
import { run } from './tenant-table.ts';

/** Every worker asks each minute which passwords were set lately: what happened before is not read for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, [`create index event_log_action on platform.event_log (log_id, action, at)`]);
}
