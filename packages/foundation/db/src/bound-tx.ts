import type { Uuid } from '@chuan/kernel';
import { type DatabaseConnection, type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
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

/** A write of several templates, common table expressions all; the one called `required` must write a row. */
export interface PutWrite {
  readonly parts: readonly Filled[];
  readonly required: string;
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
   * A write whose answer nobody waits for: sent before the next statement, or as one with the last writes when nothing
   * is asked any more. It must fail by itself where it must not stand, and then everything is rolled back.
   */
  put(write: PutWrite): void;
}

/** What `withTenant` hands out as a `TenantTx`. */
export class BoundTx {
  readonly tenantId: Uuid;
  readonly queries: Transaction<DB>;
  readonly #lastWrites = new Map<symbol, LastWrite>();
  readonly #sent: Promise<unknown>[] = [];
  #put: PutWrite | undefined;
  #failure: unknown;

  constructor(tenantId: Uuid, db: Kysely<DB>, connection: DatabaseConnection) {
    this.tenantId = tenantId;
    this.queries = bindTo(db, connection, () => this.#sendPut());
  }

  writeLast<W extends LastWrite>(key: symbol, create: () => W): W {
    const known = this.#lastWrites.get(key) as W | undefined;
    if (known) return known;
    const made = create();
    this.#lastWrites.set(key, made);
    return made;
  }

  put(write: PutWrite): void {
    this.#sendPut();
    this.#put = write;
  }

  /** Why the transaction failed: where a statement was only refused because it had failed already, the one before. */
  causeOf(error: unknown): unknown {
    const isConsequence = (error as { code?: unknown } | null)?.code === '25P02';
    return isConsequence ? (this.#failure ?? error) : error;
  }

  #takePut(): PutWrite | undefined {
    const put = this.#put;
    this.#put = undefined;
    return put;
  }

  #sendPut(): void {
    const put = this.#takePut();
    if (put) this.#send(runFilled(this.queries, put.parts, together(put, [])));
  }

  #send(statement: Promise<unknown>): void {
    statement.catch((error: unknown) => {
      this.#failure ??= error;
    });
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
    const put = this.#takePut();
    const parts = [...(put?.parts ?? []), ...writes];
    if (parts.length > 0) this.#send(runFilled(this.queries, parts, together(put, writes)));
    this.#send(sql`commit`.execute(this.queries));
    await Promise.all(this.#sent);
  }
}

const assemblies = new Map<string, Assembly<unknown>>();

/** What was put off and the last writes as one statement. */
function together(put: PutWrite | undefined, writes: readonly NamedWrite[]): Assembly<unknown> {
  const names = writes.map((write) => write.name);
  const before = put?.parts.length ?? 0;
  const key = `${before},${put?.required ?? ''},${names.join()}`;
  const known = assemblies.get(key);
  if (known) return known;
  const made = assembly((built) => {
    const first = Array.from({ length: before }, (_, index) => built(index));
    const last = names.map((_, index) => built(before + index, after(names.slice(0, index))));
    // A statement that must write a row divides by whether it did.
    const ending = put ? sql`1 / (${hasRow(put.required)})::int` : sql`1`;
    return sql`with recursive ${sql.join([...first, ...last])} select ${ending}`;
  });
  assemblies.set(key, made);
  return made;
}

const hasRow = (name: string) => sql<boolean>`exists (select from ${sql.id(name)})`;

/** True whatever these writes wrote, but not before they have. */
const after = (names: readonly string[]): RawBuilder<boolean> =>
  names.length === 0
    ? sql`true`
    : sql`${sql.join(
        names.map((name) => sql`${hasRow(name)} is not null`),
        sql` and `,
      )}`;
