import type { Kysely } from 'kysely';
import { run } from './tenant-table.ts';

/** A dossier's history is read by its dossier alone; every move paid for two more indexes that nothing looked into. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, [
    'drop index dossier_event_kind',
    'alter table dossier_event drop constraint dossier_event_tenant_id_id_key',
  ]);
}
