import type { TenantTx } from '@chuan/db';
import { type CivilDate, civilDateOf, type Instant, instantOf, timestamp, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';

/**
 * Counts the day on which a dossier was received anew. However often it is called, and in whatever order, the figure
 * ends as what was received: it only grows, because what is received stays received.
 */
export async function countReceptionDay(tx: TenantTx, dossierId: Uuid): Promise<void> {
  const dossier = await tx.queries
    .selectFrom('dossier')
    .select(['procedure_id', 'received_at'])
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', dossierId)
    .executeTakeFirst();
  if (!dossier || dossier.received_at === null) return;
  const day = civilDateOf(dossier.received_at);
  const { count } = await tx.queries
    .selectFrom('dossier')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .where('procedure_id', '=', dossier.procedure_id)
    .where('received_at', '>=', sql<Instant>`${timestamp(instantOf(day))}`)
    .where('received_at', '<', sql<Instant>`${timestamp(instantOf(day, 1_440))}`)
    .executeTakeFirstOrThrow();
  await tx.queries
    .insertInto('reception_day')
    .values({ tenant_id: tx.tenantId, on_day: day, procedure_id: dossier.procedure_id, received: Number(count) })
    .onConflict((clash) =>
      clash
        .columns(['tenant_id', 'on_day', 'procedure_id'])
        .doUpdateSet({ received: sql`greatest(reception_day.received, excluded.received)` }),
    )
    .execute();
}

/** The procedures that most dossiers were received of since a day, most first. */
export async function listMostReceived(tx: TenantTx, since: CivilDate, limit: number) {
  const rows = await tx.queries
    .selectFrom('reception_day')
    .select((eb) => ['procedure_id', eb.fn.sum<number>('received').as('received')])
    .where('tenant_id', '=', tx.tenantId)
    .where('on_day', '>=', since)
    .groupBy('procedure_id')
    .orderBy('received', 'desc')
    .orderBy('procedure_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ procedureId: row.procedure_id, received: Number(row.received) }));
}
