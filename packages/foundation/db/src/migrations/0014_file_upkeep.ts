import type { Kysely } from 'kysely';
import { run } from './tenant-table.ts';

/** What the upkeep of files asks: whether anything lies under a storage key, and what still waits for the scanner. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, [
    'create index dossier_file_storage on dossier_file (tenant_id, storage_key)',
    `create index dossier_file_pending on dossier_file (tenant_id, storage_key) where scan = 'pending'`,
  ]);
}
