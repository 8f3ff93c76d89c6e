import type { TenantTx } from '@chuan/db';
import { type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';

/** Ids of the version in force of every posted procedure. */
export async function listOfferedVersionIds(tx: TenantTx, now: Instant): Promise<Uuid[]> {
  const rows = await tx.queries
    .selectFrom('procedure_version as version')
    .innerJoin('procedure', (join) =>
      join.onRef('procedure.tenant_id', '=', 'version.tenant_id').onRef('procedure.id', '=', 'version.procedure_id'),
    )
    .distinctOn('version.procedure_id')
    .select(['version.id'])
    .where('version.tenant_id', '=', tx.tenantId)
    .where('procedure.is_posted', '=', true)
    .where('version.status', 'in', ['approved', 'effective'])
    .where('version.effective_at', '<=', sql<Instant>`${timestamp(now)}`)
    .orderBy('version.procedure_id')
    .orderBy('version.effective_at', 'desc')
    .orderBy('version.number', 'desc')
    .execute();
  return rows.map((row) => row.id);
}

/** Every procedure of the agency, posted or not, by its short name as a Vietnamese reader looks it up: Đ after D. */
export async function listProcedureNames(tx: TenantTx): Promise<{ id: Uuid; name: string }[]> {
  const rows = await tx.queries
    .selectFrom('procedure')
    .select(['id', 'short_name'])
    .where('tenant_id', '=', tx.tenantId)
    .orderBy(sql`short_name collate "vi-x-icu"`)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.short_name }));
}
