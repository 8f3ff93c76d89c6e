import type { Kysely } from 'kysely';
import { run } from './tenant-table.ts';

/** What a leader answers to a recorded cause: its holder has to know why it came back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, [`alter table late_cause add column answer text not null default ''`]);
}
