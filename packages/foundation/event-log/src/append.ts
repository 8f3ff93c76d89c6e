import { unavailable } from '@chuan/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { SealedEntry } from './entry.ts';
import type { LogAccess } from './tables.ts';

/** Entries in one statement; the chain of a batch is computed row against row, so batches stay small. */
export const batchEntries = 200;

/**
 * Appends entries to a log, in order. Each batch is one statement: it locks the head, computes the chain, moves the
 * head and inserts the rows. The lock is held until the transaction ends, so this comes last in it.
 */
export async function append(log: LogAccess, entries: readonly SealedEntry[]): Promise<void> {
  for (let start = 0; start < entries.length; start += batchEntries) {
    const batch = entries.slice(start, start + batchEntries);
    if (await appendBatch(log, batch)) continue;
    await openLog(log);
    if (!(await appendBatch(log, batch))) throw unavailable('event_log.no_head');
  }
}

/** Makes the head of a log that has none. Of two that come at once one inserts and the other waits for it. */
export async function openLog({ tables, logId, queries }: LogAccess): Promise<void> {
  await sql`
    insert into ${tables.heads} (${tables.key}, seq, hash) values (${logId}::uuid, 0, decode(repeat('00', 32), 'hex'))
    on conflict do nothing`.execute(queries);
}

async function appendBatch(log: LogAccess, entries: readonly SealedEntry[]): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    with recursive ${appended(log, entries)} select count(*) from log_rows`.execute(log.queries);
  return rows[0]!.count === entries.length;
}

const instantText = (at: number) => new Date(at).toISOString();

/**
 * The append as common table expressions, the last of them `log_rows`: a row for each entry appended, none when the
 * log has no head yet.
 *
 * @param after  a condition that holds when the head may be locked.
 */
export function appended(
  log: LogAccess,
  entries: readonly SealedEntry[],
  after: RawBuilder<boolean> = sql`true`,
): RawBuilder<unknown> {
  const { heads, key } = log.tables;
  const head = sql`log_head as (
    select seq, hash from ${heads} where ${key} = ${log.logId}::uuid and ${after} for update)`;
  return sql`${head}, ${entries.length === 1 ? appendedOne(log, entries[0]!) : appendedMany(log, entries)}`;
}

const insertInto = ({ tables }: LogAccess) => sql`
  insert into ${tables.rows}
    (${tables.key}, seq, at, actor_id, action, subject_kind, subject_id, request_id, body, prev_hash, hash)`;

function appendedOne(log: LogAccess, { columns, body }: SealedEntry) {
  const { heads, key } = log.tables;
  const bytes = Buffer.from(body);
  return sql`log_moved as (
      update ${heads} h set seq = log_head.seq + 1,
        hash = sha256('\\x00'::bytea || log_head.hash || int8send(log_head.seq + 1) || ${bytes}::bytea)
      from log_head where h.${key} = ${log.logId}::uuid
      returning h.seq, log_head.hash as prev_hash, h.hash),
    log_rows as (${insertInto(log)}
      select ${log.logId}::uuid, seq, ${instantText(columns.at)}::timestamptz, ${columns.actorId}::uuid,
        ${columns.action}::text, ${columns.subjectKind}::text, ${columns.subjectId}::uuid, ${columns.requestId}::text,
        ${bytes}::bytea, prev_hash, hash
      from log_moved returning 1)`;
}

function appendedMany(log: LogAccess, entries: readonly SealedEntry[]) {
  const { heads, key } = log.tables;
  const all = <K extends keyof SealedEntry['columns']>(name: K) => entries.map(({ columns }) => columns[name]);
  return sql`log_entry as materialized (
      select * from unnest(${all('at').map(instantText)}::timestamptz[], ${all('actorId')}::uuid[], ${all('action')}::text[],
        ${all('subjectKind')}::text[], ${all('subjectId')}::uuid[], ${all('requestId')}::text[],
        ${entries.map(({ body }) => Buffer.from(body))}::bytea[])
      with ordinality as e (at, actor_id, action, subject_kind, subject_id, request_id, body, n)),
    log_chain (n, seq, prev_hash, hash) as (
      select 0::bigint, log_head.seq, log_head.hash, log_head.hash from log_head
      union all
      select e.n, c.seq + 1, c.hash, sha256('\\x00'::bytea || c.hash || int8send(c.seq + 1) || e.body)
      from log_chain c join log_entry e on e.n = c.n + 1),
    log_moved as (
      update ${heads} h set seq = c.seq, hash = c.hash from log_chain c
      where h.${key} = ${log.logId}::uuid and c.n = ${entries.length}::bigint),
    log_rows as (${insertInto(log)}
      select ${log.logId}::uuid, c.seq, at, actor_id, action, subject_kind, subject_id, request_id, body,
        c.prev_hash, c.hash
      from log_chain c join log_entry e on e.n = c.n returning 1)`;
}
