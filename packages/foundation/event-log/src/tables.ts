import type { DB } from '@chuan/db';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { type AppendTemplates, appendTemplates } from './append-templates.ts';
import type { Head, LogRow } from './chain.ts';

/** One of the two places where logs live: a log per tenant, or the platform's own. */
interface LogTables {
  readonly rows: RawBuilder<unknown>;
  readonly heads: RawBuilder<unknown>;
  /** The column that names the log. */
  readonly key: RawBuilder<unknown>;
  readonly templates: AppendTemplates;
}

function tablesOf(schema: string, key: string): LogTables {
  const places = {
    rows: sql.table(`${schema}.event_log`),
    heads: sql.table(`${schema}.event_log_head`),
    key: sql.ref(key),
  };
  return { ...places, templates: appendTemplates(places) };
}

export const tenantTables = tablesOf('public', 'tenant_id');
export const platformTables = tablesOf('platform', 'log_id');

/** One log, reached through a transaction that may see it. */
export interface LogAccess {
  readonly tables: LogTables;
  readonly logId: string;
  readonly queries: Transaction<DB>;
}

/** The stored head and the last row in one snapshot: a row beyond the head shows that the head was set back. */
export async function readEnds({ tables, logId, queries }: LogAccess): Promise<{ head: Head | null; lastSeq: number }> {
  const { rows } = await sql<{ seq: number | null; hash: string | null; last_seq: number | null }>`
    select h.seq, encode(h.hash, 'hex') as hash, l.last_seq
    from (select max(seq) as last_seq from ${tables.rows} where ${tables.key} = ${logId}::uuid) l
    left join ${tables.heads} h on h.${tables.key} = ${logId}::uuid`.execute(queries);
  const ends = rows[0]!;
  const head = ends.seq === null ? null : { seq: ends.seq, hash: ends.hash ?? '' };
  return { head, lastSeq: ends.last_seq ?? 0 };
}

interface StoredRow {
  log_id: string;
  seq: number;
  at: number;
  actor_id: string | null;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  request_id: string | null;
  body: Uint8Array;
  prev_hash: string;
  hash: string;
}

// `at` as a fraction of milliseconds: the parser of timestamps drops what is below one, and an alteration with it.
const columns = (tables: LogTables) => sql`
  ${tables.key} as log_id, seq, (extract(epoch from at) * 1000)::float8 as at, actor_id, action, subject_kind,
  subject_id, request_id, body, encode(prev_hash, 'hex') as prev_hash, encode(hash, 'hex') as hash`;

const toRow = (row: StoredRow): LogRow => ({
  logId: row.log_id,
  seq: row.seq,
  at: row.at,
  actorId: row.actor_id,
  action: row.action,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  requestId: row.request_id,
  body: row.body,
  prevHash: row.prev_hash,
  hash: row.hash,
});

const pageRows = 4_000;

/** The rows of a log in order, page by page: from `fromSeq` (left out: from the lowest number there is) to `toSeq`. */
export async function* readPages(
  { tables, logId, queries }: LogAccess,
  range: { fromSeq?: number; toSeq: number },
): AsyncGenerator<LogRow[]> {
  let after = range.fromSeq === undefined ? undefined : range.fromSeq - 1;
  for (;;) {
    const lower = after === undefined ? sql`true` : sql`seq > ${after}`;
    const { rows } = await sql<StoredRow>`
      select ${columns(tables)} from ${tables.rows}
      where ${tables.key} = ${logId}::uuid and ${lower} and seq <= ${range.toSeq}
      order by seq limit ${pageRows}`.execute(queries);
    if (rows.length > 0) yield rows.map(toRow);
    if (rows.length < pageRows) return;
    after = rows.at(-1)!.seq;
  }
}

export interface EntryFilter {
  subjectId?: string;
  actorId?: string;
  action?: string;
  /** Instants, epoch milliseconds: from inclusive, to exclusive. */
  from?: number;
  to?: number;
  /** Only rows below this sequence number: the last one of the page before. */
  before?: number;
  limit?: number;
}

/** The newest rows that fit, at most 500. */
export async function findRows({ tables, logId, queries }: LogAccess, filter: EntryFilter): Promise<LogRow[]> {
  const wanted = [sql`${tables.key} = ${logId}::uuid`];
  if (filter.subjectId !== undefined) wanted.push(sql`subject_id = ${filter.subjectId}::uuid`);
  if (filter.actorId !== undefined) wanted.push(sql`actor_id = ${filter.actorId}::uuid`);
  if (filter.action !== undefined) wanted.push(sql`action = ${filter.action}`);
  if (filter.from !== undefined) wanted.push(sql`at >= ${new Date(filter.from)}`);
  if (filter.to !== undefined) wanted.push(sql`at < ${new Date(filter.to)}`);
  if (filter.before !== undefined) wanted.push(sql`seq < ${filter.before}`);
  const limit = Math.min(Math.max(Math.trunc(filter.limit ?? 50), 1), 500);
  const { rows } = await sql<StoredRow>`
    select ${columns(tables)} from ${tables.rows} where ${sql.join(wanted, sql` and `)}
    order by seq desc limit ${limit}`.execute(queries);
  return rows.map(toRow);
}
