import type { TenantTx } from '@chuan/db';
import type { Uuid } from '@chuan/kernel';

/** Ids of an agency's dossiers in the order of their ids, from the one after `after` on. */
export async function listDossierIdsAfter(tx: TenantTx, after: Uuid | undefined, limit: number): Promise<Uuid[]> {
  const all = tx.queries.selectFrom('dossier').select('id').where('tenant_id', '=', tx.tenantId);
  const rows = await (after === undefined ? all : all.where('id', '>', after)).orderBy('id').limit(limit).execute();
  return rows.map((row) => row.id);
}
