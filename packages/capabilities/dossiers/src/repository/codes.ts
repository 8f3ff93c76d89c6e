import type { TenantTx } from '@chuan/db';
import type { Uuid } from '@chuan/kernel';

/** The code that people know a dossier by; undefined while it has none. */
export async function findCode(tx: TenantTx, id: Uuid): Promise<string | undefined> {
  const row = await tx.queries
    .selectFrom('dossier')
    .select('code')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.code ?? undefined;
}
