import { type Instant, invalid, isAppError, Uuid } from '@chuan/kernel';
import { type Kysely, sql, type Transaction } from 'kysely';
import { translateDatabaseError } from './database-error.ts';
import type { DB } from './schema.generated.ts';

declare const tenantBound: unique symbol;

/** What runs last in a transaction, in the order of its `rank`: the event log's head lock is taken last of all. */
export interface BeforeCommit {
  readonly rank: number;
  run(tx: TenantTx): Promise<void>;
}

/**
 * A transaction bound to one tenant. Only `withTenant` makes one, so a repository cannot be reached outside a tenant.
 * `queries` is Kysely; `tenantId` is named in every query although the policies would add it (routing, planning).
 */
export interface TenantTx {
  readonly [tenantBound]: true;
  readonly tenantId: Uuid;
  readonly queries: Transaction<DB>;
  /** One piece of last work a key, made by `create` when first asked for. */
  beforeCommit<W extends BeforeCommit>(key: symbol, create: () => W): W;
}

export type Access = 'read_only' | 'read_write';

export interface TenantTxOptions {
  access?: Access;
  /** Cancels a statement that takes longer; milliseconds. */
  statementTimeoutMs?: number;
}

function makeTx(tenantId: Uuid, queries: Transaction<DB>) {
  const pending = new Map<symbol, BeforeCommit>();
  const tx = {
    tenantId,
    queries,
    beforeCommit<W extends BeforeCommit>(key: symbol, create: () => W): W {
      const known = pending.get(key) as W | undefined;
      if (known) return known;
      const made = create();
      pending.set(key, made);
      return made;
    },
  } as TenantTx;
  return { tx, pending };
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
    return await db.connection().execute(async (connection) => {
      const { tx, pending } = makeTx(id.data, connection as Transaction<DB>);
      // Not awaited yet: what `work` asks first is sent behind it. Should BEGIN fail, the wall refuses that
      // statement too, because no tenant is set.
      const opened = begin(connection, id.data, options);
      try {
        const [result] = await Promise.all([work(tx), opened]);
        // Sent together, each behind the one before; the commit waits until all of them have answered.
        const last = [...pending.values()].sort((a, b) => a.rank - b.rank);
        await Promise.all(last.map((work) => work.run(tx)));
        await sql`commit`.execute(connection);
        return result;
      } catch (error) {
        // A connection that died has rolled back by itself; the pool throws it away.
        await sql`rollback`.execute(connection).catch(() => undefined);
        throw error;
      }
    });
  } catch (error) {
    throw isAppError(error) ? error : translateDatabaseError(error);
  }
}

/** One round trip opens the transaction and binds it. SET LOCAL takes no bind parameter; the value is a checked uuid. */
async function begin(connection: Kysely<DB>, tenantId: Uuid, options: TenantTxOptions): Promise<void> {
  const mode = sql.raw(options.access === 'read_only' ? 'read only' : 'read write');
  const timeoutMs = sql.lit(Math.trunc(options.statementTimeoutMs ?? 15_000));
  await sql`begin ${mode}; set local app.tenant_id = ${sql.lit(tenantId)}; set local statement_timeout = ${timeoutMs}`.execute(
    connection,
  );
}

/** The instant at which the database believes it is; leases are counted by this clock. */
export async function databaseNow(tx: TenantTx): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select clock_timestamp() as now`.execute(tx.queries);
  return rows[0]!.now;
}
