import type { Kysely } from 'kysely';
import { run, wallTenantTable } from './tenant-table.ts';

/**
 * How many dossiers of a procedure were received on a day: a figure kept by the worker, so that nobody counts dossiers
 * to show the portal's front page. What was received before is counted once, here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, [
    `create table reception_day (
      tenant_id uuid not null,
      on_day date not null,
      procedure_id uuid not null,
      received integer not null check (received > 0),
      primary key (tenant_id, on_day, procedure_id))`,
  ]);
  await wallTenantTable(db, 'reception_day', ['select', 'insert', 'update']);
  await run(db, [
    `insert into reception_day (tenant_id, on_day, procedure_id, received)
      select tenant_id, (received_at at time zone 'Asia/Ho_Chi_Minh')::date, procedure_id, count(*)
      from dossier where received_at is not null group by 1, 2, 3`,
  ]);
}
