import { type Instant, invalid, isAppError, Uuid } from '@chuan/kernel';
import { type Kysely, sql, type Transaction } from 'kysely';
import { translateDatabaseError } from './database-error.ts';
import { type Assembly, assembly, type Filled, runFilled } from './frozen.ts';
import { bindTo } from './pipeline.ts';
import type { DB } from './schema.generated.ts';

declare const tenantBound: unique symbol;

/**
 * A write with which a transaction ends. All of them go to the database as one statement behind the work's own, in
 * the order of their `rank`: the event log's head lock is taken last of all. The commit is sent along with it, so a
 * write that must not stand has to fail by itself.
 */
export interface LastWrite {
  readonly rank: number;
  /** What to write now, or undefined when there is nothing. */
  write(tx: TenantTx): NamedWrite | undefined;
  /** Writes ahead what is too much for one statement. */
  ahead?(tx: TenantTx): Promise<void>;
}

/**
 * Common table expressions; the last of them is called `name` and gives a row for each row it wrote. Their template's
 * context is a condition that holds once the writes before it are done: a write that locks hangs its lock on it.
 */
export interface NamedWrite extends Filled {
  /** A plain word, one of its own in the statement. */
  readonly name: string;
}

/**
 * A transaction bound to one tenant. Only `withTenant` makes one, so a repository cannot be reached outside a tenant.
 * `queries` is Kysely; `tenantId` is named in every query although the policies would add it (routing, planning).
 */
export interface TenantTx {
  readonly [tenantBound]: true;
  readonly tenantId: Uuid;
  readonly queries: Transaction<DB>;
  /** One last write a key, made by `create` when first asked for. */
  writeLast<W extends LastWrite>(key: symbol, create: () => W): W;
  /**
   * Lets a write run whose answer nobody waits for; what is asked next is sent right behind it, the commit too. It
   * must fail by itself where it must not stand, and then everything is rolled back.
   */
  send(statement: Promise<unknown>): void;
}

export type Access = 'read_only' | 'read_write';

export interface TenantTxOptions {
  access?: Access;
  /** Cancels a statement that takes longer than this, instead of the role's own limit; milliseconds. */
  statementTimeoutMs?: number;
}

class BoundTx {
  readonly tenantId: Uuid;
  readonly queries: Transaction<DB>;
  readonly #lastWrites = new Map<symbol, LastWrite>();
  readonly #sent: Promise<unknown>[] = [];

  constructor(tenantId: Uuid, queries: Transaction<DB>) {
    this.tenantId = tenantId;
    this.queries = queries;
  }

  writeLast<W extends LastWrite>(key: symbol, create: () => W): W {
    const known = this.#lastWrites.get(key) as W | undefined;
    if (known) return known;
    const made = create();
    this.#lastWrites.set(key, made);
    return made;
  }

  send(statement: Promise<unknown>): void {
    // Heard in `commit`; should the work fail first, the rollback takes it along.
    statement.catch(() => undefined);
    this.#sent.push(statement);
  }

  /**
   * Sends what was put off and the commit together. A statement that fails aborts the transaction, and the commit
   * behind it is then the rollback.
   */
  async commit(): Promise<void> {
    const tx = this as unknown as TenantTx;
    const inOrder = [...this.#lastWrites.values()].sort((a, b) => a.rank - b.rank);
    for (const last of inOrder) await last.ahead?.(tx);
    const writes = inOrder.map((last) => last.write(tx)).filter((write) => write !== undefined);
    if (writes.length > 0) this.send(runFilled(this.queries, writes, togetherOf(writes.map((write) => write.name))));
    this.send(sql`commit`.execute(this.queries));
    await Promise.all(this.#sent);
  }
}

const countOf = (name: string) => sql<number>`(select count(*) from ${sql.id(name)})`;

const together = new Map<string, Assembly<unknown>>();

/** One statement of last writes. */
function togetherOf(names: readonly string[]): Assembly<unknown> {
  const key = names.join();
  const known = together.get(key);
  if (known) return known;
  const afterThose = (count: number) =>
    count === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(names.slice(0, count).map(countOf), sql` + `)} >= 0`;
  const made = assembly(
    (built) => sql`with recursive ${sql.join(names.map((_, index) => built(index, afterThose(index))))}
      select ${sql.join(names.map(countOf))}`,
  );
  together.set(key, made);
  return made;
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
      const queries = bindTo(db, connection);
      const tx = new BoundTx(id.data, queries);
      // Not awaited yet: what `work` asks first is sent behind it. Should BEGIN fail, the wall refuses that
      // statement too, because no tenant is set.
      const opened = begin(queries, id.data, options);
      try {
        const [result] = await Promise.all([work(tx as unknown as TenantTx), opened]);
        await tx.commit();
        return result;
      } catch (error) {
        // A connection that died has rolled back by itself; the pool throws it away.
        await sql`rollback`.execute(queries).catch(() => undefined);
        throw error;
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

/** The instant at which the database believes it is; leases are counted by this clock. */
export async function databaseNow(tx: TenantTx): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select clock_timestamp() as now`.execute(tx.queries);
  return rows[0]!.now;
}
