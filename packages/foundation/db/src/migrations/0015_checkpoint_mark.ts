import type { Kysely } from 'kysely';
import { run } from './tenant-table.ts';

/**
 * The number of the last checkpoint, beside the logs themselves: whoever takes the newest away from the folder, or sets
 * the database back, has only one of the two. Nobody who serves may delete it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, [
    `create table platform.checkpoint_mark (
      origin text primary key,
      number integer not null check (number > 0),
      note_hash text not null check (note_hash ~ '^[0-9a-f]{64}$'),
      at timestamptz not null)`,
    `grant select on platform.checkpoint_mark to chuan_app`,
    `grant select, insert, update on platform.checkpoint_mark to chuan_platform`,
  ]);
}
