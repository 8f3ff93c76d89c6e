import { unavailable } from '@chuan/kernel';
import { sql } from 'kysely';
import type { SealedEntry } from './entry.ts';
import type { LogAccess } from './tables.ts';

/** Entries in one statement; the chain of a batch is computed row against row, so batches stay small. */
const batchEntries = 200;

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
  const [first] = entries;
  const statement = entries.length === 1 ? appendOne(log, first!) : appendMany(log, entries);
  const { numAffectedRows } = await statement.execute(log.queries);
  return numAffectedRows === BigInt(entries.length);
}

const instantText = (at: number) => new Date(at).toISOString();

function appendOne({ tables, logId }: LogAccess, { columns, body }: SealedEntry) {
  const { rows, heads, key } = tables;
  return sql`
    with head as (select seq, hash from ${heads} where ${key} = ${logId}::uuid for update),
    moved as (
      update ${heads} h set seq = head.seq + 1,
        hash = sha256('\\x00'::bytea || head.hash || int8send(head.seq + 1) || ${Buffer.from(body)}::bytea)
      from head where h.${key} = ${logId}::uuid
      returning h.seq, head.hash as prev_hash, h.hash)
    insert into ${rows}
      (${key}, seq, at, actor_id, action, subject_kind, subject_id, request_id, body, prev_hash, hash)
    select ${logId}::uuid, seq, ${instantText(columns.at)}::timestamptz, ${columns.actorId}::uuid, ${columns.action}::text,
      ${columns.subjectKind}::text, ${columns.subjectId}::uuid, ${columns.requestId}::text, ${Buffer.from(body)}::bytea,
      prev_hash, hash
    from moved`;
}

function appendMany({ tables, logId }: LogAccess, entries: readonly SealedEntry[]) {
  const { rows, heads, key } = tables;
  const all = <K extends keyof SealedEntry['columns']>(name: K) => entries.map(({ columns }) => columns[name]);
  return sql`
    with recursive head as (select seq, hash from ${heads} where ${key} = ${logId}::uuid for update),
    entry as materialized (
      select * from unnest(${all('at').map(instantText)}::timestamptz[], ${all('actorId')}::uuid[], ${all('action')}::text[],
        ${all('subjectKind')}::text[], ${all('subjectId')}::uuid[], ${all('requestId')}::text[],
        ${entries.map(({ body }) => Buffer.from(body))}::bytea[])
      with ordinality as e (at, actor_id, action, subject_kind, subject_id, request_id, body, n)),
    chain (n, seq, prev_hash, hash) as (
      select 0::bigint, head.seq, head.hash, head.hash from head
      union all
      select entry.n, chain.seq + 1, chain.hash,
        sha256('\\x00'::bytea || chain.hash || int8send(chain.seq + 1) || entry.body)
      from chain join entry on entry.n = chain.n + 1),
    moved as (
      update ${heads} h set seq = chain.seq, hash = chain.hash from chain
      where h.${key} = ${logId}::uuid and chain.n = ${entries.length}::bigint)
    insert into ${rows}
      (${key}, seq, at, actor_id, action, subject_kind, subject_id, request_id, body, prev_hash, hash)
    select ${logId}::uuid, chain.seq, at, actor_id, action, subject_kind, subject_id, request_id, body,
      chain.prev_hash, chain.hash
    from chain join entry on entry.n = chain.n`;
}
