import type { Kysely } from 'kysely';
import { run } from './tenant-table.ts';

/** Where a result sent by post goes, when it is not the address that the applicant declared. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, [`alter table dossier add column delivery_address text not null default ''`]);
}
