import type { Kysely } from 'kysely';
import { run } from './tenant-table.ts';

/**
 * National days are also entered by the vendor's staff. `source` says whose word a row is: a release may write over its
 * own rows alone. A removed day keeps its row, or the next release would bring it back. `id` names it in the log.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, [
    `alter table platform.national_day
      add column id uuid not null unique default gen_random_uuid(),
      add column source text not null default 'release' check (source in ('release', 'staff', 'removed')),
      add column version integer not null default 1`,
    // Days are neither forgotten nor renamed by whoever serves.
    `revoke delete on platform.national_day from chuan_platform`,
  ]);
}
