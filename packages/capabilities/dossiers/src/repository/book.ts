import type { TenantTx } from '@chuan/db';
import { instantOf, timestamp, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import type { BookInput } from '../contract.ts';

const received = (tx: TenantTx, { from, to }: BookInput) =>
  tx.queries
    .selectFrom('dossier')
    .where('tenant_id', '=', tx.tenantId)
    .where('received_at', '>=', sql<number>`${timestamp(instantOf(from))}`)
    .where('received_at', '<', sql<number>`${timestamp(instantOf(to, 1_440))}`);

export async function countReceived(tx: TenantTx, days: BookInput): Promise<number> {
  const row = await received(tx, days)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What was received in a period, in the order of the book: as it came in. */
export async function listReceivedIds(tx: TenantTx, days: BookInput): Promise<Uuid[]> {
  const rows = await received(tx, days).select('id').orderBy('received_at').orderBy('id').execute();
  return rows.map((row) => row.id);
}
