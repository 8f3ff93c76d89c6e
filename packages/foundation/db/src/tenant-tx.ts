import { invalid, isAppError, Uuid } from '@chuan/kernel';
import { type Kysely, sql } from 'kysely';
import { BoundTx, type TenantTx } from './bound-tx.ts';
import { translateDatabaseError } from './database-error.ts';
import type { DB } from './schema.generated.ts';

export type Access = 'read_only' | 'read_write';

export interface TenantTxOptions {
  access?: Access;
  /** Cancels a statement that takes longer than this, instead of the role's own limit; milliseconds. */
  statementTimeoutMs?: number;
}

/**
 * Runs `work` in one transaction of one tenant. A failure rolls everything back.
 *
 * @throws {AppError} what `work` throws, or a database failure under a generic code: detail never leaves (P11).
 */
export async function withTenant<T>(
  db: Kysely<DB>,
  tenantId: Uuid,
  work: (tx: TenantTx) => Promise<T>,
  options: TenantTxOptions = {},
): Promise<T> {
  const id = Uuid.safeParse(tenantId);
  if (!id.success) throw invalid('tenant.bad_id');
  try {
    return await db.getExecutor().provideConnection(async (connection) => {
      const tx = new BoundTx(id.data, db, connection);
      // Not awaited yet: what `work` asks first is sent behind it. Should BEGIN fail, the wall refuses that
      // statement too, because no tenant is set.
      const opened = begin(tx.queries, id.data, options);
      try {
        const [result] = await Promise.all([work(tx as unknown as TenantTx), opened]);
        await tx.commit();
        return result;
      } catch (error) {
        // A connection that died has rolled back by itself; the pool throws it away.
        await sql`rollback`.execute(tx.queries).catch(() => undefined);
        throw tx.causeOf(error);
      }
    });
  } catch (error) {
    throw isAppError(error) ? error : translateDatabaseError(error);
  }
}

/** One round trip opens the transaction and binds it. SET LOCAL takes no bind parameter; the value is a checked uuid. */
async function begin(connection: Kysely<DB>, tenantId: Uuid, options: TenantTxOptions): Promise<void> {
  const { access, statementTimeoutMs } = options;
  const mode = sql.raw(access === 'read_only' ? 'read only' : 'read write');
  const timeout =
    statementTimeoutMs === undefined
      ? sql``
      : sql`; set local statement_timeout = ${sql.lit(Math.trunc(statementTimeoutMs))}`;
  await sql`begin ${mode}; set local app.tenant_id = ${sql.lit(tenantId)}${timeout}`.execute(connection);
}
