import type { TenantTx } from '@chuan/db';
import type { Uuid } from '@chuan/kernel';

/** Those of the storage keys that some paper of some dossier lies under, papers that were taken out included. */
export async function listUsedKeys(tx: TenantTx, keys: readonly string[]): Promise<string[]> {
  const rows = await tx.queries
    .selectFrom('dossier_file')
    .select('storage_key')
    .distinct()
    .where('tenant_id', '=', tx.tenantId)
    .where('storage_key', 'in', keys)
    .execute();
  return rows.map((row) => row.storage_key);
}

/** Storage keys of files that wait for the scanner's word, each once, in order from after a key. */
export async function listPendingKeys(tx: TenantTx, after: string, most: number): Promise<string[]> {
  const rows = await tx.queries
    .selectFrom('dossier_file')
    .select('storage_key')
    .distinct()
    .where('tenant_id', '=', tx.tenantId)
    .where('scan', '=', 'pending')
    .where('storage_key', '>', after)
    .orderBy('storage_key')
    .limit(most)
    .execute();
  return rows.map((row) => row.storage_key);
}

export interface SettledFile {
  readonly id: Uuid;
  readonly dossierId: Uuid;
  readonly name: string;
}

/** Writes the verdict to all files of a content that still wait; of several writers each file hears the first alone. */
export async function settleScan(
  tx: TenantTx,
  storageKey: string,
  verdict: 'clean' | 'infected',
): Promise<SettledFile[]> {
  return tx.queries
    .updateTable('dossier_file')
    .set({ scan: verdict })
    .where('tenant_id', '=', tx.tenantId)
    .where('storage_key', '=', storageKey)
    .where('scan', '=', 'pending')
    .returning(['id', 'dossier_id as dossierId', 'name'])
    .execute();
}
