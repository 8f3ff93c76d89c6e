import { type Template, template } from '@chuan/db';
import { type RawBuilder, sql } from 'kysely';

interface Places {
  readonly rows: RawBuilder<unknown>;
  readonly heads: RawBuilder<unknown>;
  readonly key: RawBuilder<unknown>;
}

/**
 * The append of one entry and of many, for one place where logs live. Without a head the rows have no number, which
 * the table refuses: nothing is ever done without its entry.
 */
export interface AppendTemplates {
  readonly one: Template;
  readonly many: Template;
}

const insertInto = ({ rows, key }: Places) => sql`
  insert into ${rows} (${key}, seq, at, actor_id, action, subject_kind, subject_id, request_id, body, prev_hash, hash)`;

const lockedHead = ({ heads, key }: Places, logId: unknown, after: RawBuilder<boolean>) => sql`log_head as (
  select seq, hash from ${heads} where ${key} = ${logId}::uuid and ${after} for update)`;

const one = (places: Places) =>
  template(
    ([logId, at, actorId, action, subjectKind, subjectId, requestId, body], after) => sql`
      ${lockedHead(places, logId, after)},
      log_moved as (
        update ${places.heads} h set seq = log_head.seq + 1,
          hash = sha256('\\x00'::bytea || log_head.hash || int8send(log_head.seq + 1) || ${body}::bytea)
        from log_head where h.${places.key} = ${logId}::uuid
        returning h.seq, log_head.hash as prev_hash, h.hash),
      log_rows as (${insertInto(places)}
        select ${logId}::uuid, seq, ${at}::timestamptz, ${actorId}::uuid, ${action}::text, ${subjectKind}::text,
          ${subjectId}::uuid, ${requestId}::text, ${body}::bytea, prev_hash, hash
        from (values (1)) as entry (n) left join log_moved on true returning 1)`,
  );

const many = (places: Places) =>
  template(
    ([logId, at, actorIds, actions, subjectKinds, subjectIds, requestIds, bodies, count], after) => sql`
      ${lockedHead(places, logId, after)},
      log_entry as materialized (
        select * from unnest(${at}::timestamptz[], ${actorIds}::uuid[], ${actions}::text[], ${subjectKinds}::text[],
          ${subjectIds}::uuid[], ${requestIds}::text[], ${bodies}::bytea[])
        with ordinality as e (at, actor_id, action, subject_kind, subject_id, request_id, body, n)),
      log_chain (n, seq, prev_hash, hash) as (
        select 0::bigint, log_head.seq, log_head.hash, log_head.hash from log_head
        union all
        select e.n, c.seq + 1, c.hash, sha256('\\x00'::bytea || c.hash || int8send(c.seq + 1) || e.body)
        from log_chain c join log_entry e on e.n = c.n + 1),
      log_moved as (
        update ${places.heads} h set seq = c.seq, hash = c.hash from log_chain c
        where h.${places.key} = ${logId}::uuid and c.n = ${count}::bigint),
      log_rows as (${insertInto(places)}
        select ${logId}::uuid, c.seq, at, actor_id, action, subject_kind, subject_id, request_id, body,
          c.prev_hash, c.hash
        from log_entry e left join log_chain c on c.n = e.n returning 1)`,
  );

export const appendTemplates = (places: Places): AppendTemplates => ({ one: one(places), many: many(places) });
