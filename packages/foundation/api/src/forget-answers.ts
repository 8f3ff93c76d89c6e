import { type Database, withPlatform, withTenant } from '@chuan/db';
import { type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';

/** Rows of one statement: few enough that whoever stores an answer meanwhile waits for nothing long. */
const batch = 5_000;

/** Deletes until less than a batch is left to delete. */
async function inBatches(deleteSome: () => Promise<bigint>): Promise<number> {
  let total = 0;
  for (;;) {
    const count = Number(await deleteSome());
    total += count;
    if (count < batch) return total;
  }
}

/**
 * Forgets the answers that an agency's calls were given before an instant: the same key after that is a new call.
 *
 * @returns how many.
 */
export const forgetAnswers = (db: Database['db'], tenantId: Uuid, before: Instant): Promise<number> =>
  inBatches(() =>
    withTenant(db, tenantId, async (tx) => {
      const { numAffectedRows } = await sql`
        delete from idempotency_key where tenant_id = ${tx.tenantId}::uuid and (actor_id, key) in (
          select actor_id, key from idempotency_key
          where tenant_id = ${tx.tenantId}::uuid and at < ${timestamp(before)}::timestamptz limit ${batch})`.execute(
        tx.queries,
      );
      return numAffectedRows ?? 0n;
    }),
  );

/** As `forgetAnswers`, for the calls of the vendor's staff. */
export const forgetPlatformAnswers = (platform: Database['db'], before: Instant): Promise<number> =>
  inBatches(() =>
    withPlatform(platform, async (tx) => {
      const { numAffectedRows } = await sql`
        delete from platform.idempotency_key where (actor_id, key) in (
          select actor_id, key from platform.idempotency_key
          where at < ${timestamp(before)}::timestamptz limit ${batch})`.execute(tx.queries);
      return numAffectedRows ?? 0n;
    }),
  );
