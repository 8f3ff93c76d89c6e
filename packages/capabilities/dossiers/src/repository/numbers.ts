import type { TenantTx } from '@chuan/db';
import { sql } from 'kysely';

/**
 * The next number of a book in a period, without gaps: taken in the same transaction, so a roll-back gives it back.
 * Whoever takes one makes the next taker of the same book and period wait until it commits.
 */
export async function takeNumber(tx: TenantTx, book: string, period: string): Promise<number> {
  const row = await tx.queries
    .insertInto('number_counter')
    .values({ tenant_id: tx.tenantId, book, period, last_number: 1 })
    .onConflict((clash) =>
      clash.columns(['tenant_id', 'book', 'period']).doUpdateSet({ last_number: sql`number_counter.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}
