import type { Kysely } from 'kysely';
import { run, type TenantGrant, wallTenantTable } from './tenant-table.ts';

/**
 * What every tenant has under its feet: the event log, the outbox, idempotency, counters, and the search tokens.
 *
 * These are written by every change, so they carry no key to the tenant's own row: each check would lock that one row
 * for all writers of the agency. The policies let in no other tenant than the transaction's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, grants, statements] of tables) {
    await run(db, statements);
    await wallTenantTable(db, table, grants);
  }
  await run(db, [
    `create policy relay_reads on outbox for select to chuan_relay using (true)`,
    `create policy relay_updates on outbox for update to chuan_relay using (true) with check (true)`,
    `create policy relay_deletes on outbox for delete to chuan_relay using (true)`,
    `grant select, update, delete on outbox to chuan_relay`,
  ]);
}

const tables: readonly [string, readonly TenantGrant[], readonly string[]][] = [
  [
    'event_log',
    ['select', 'insert'],
    [
      `create table event_log (
        tenant_id uuid not null,
        seq bigint not null,
        at timestamptz not null,
        actor_id uuid,
        action text not null,
        subject_kind text,
        subject_id uuid,
        request_id text,
        body bytea not null,
        prev_hash bytea not null check (length(prev_hash) = 32),
        hash bytea not null check (hash = sha256('\\x00'::bytea || prev_hash || int8send(seq) || body)),
        primary key (tenant_id, seq))`,
      `create index event_log_subject on event_log (tenant_id, subject_id, seq)`,
      `create index event_log_actor on event_log (tenant_id, actor_id, seq)`,
    ],
  ],
  [
    'event_log_head',
    ['select', 'insert', 'update'],
    [
      `create table event_log_head (
      tenant_id uuid primary key, seq bigint not null, hash bytea not null)`,
    ],
  ],
  [
    'outbox',
    ['select', 'insert'],
    [
      `create table outbox (
        tenant_id uuid not null,
        id uuid not null,
        topic text not null,
        payload jsonb not null,
        available_at timestamptz not null,
        created_at timestamptz not null,
        lease_until timestamptz,
        attempts integer not null default 0,
        primary key (tenant_id, id))`,
      `create index outbox_available on outbox (tenant_id, available_at, id)`,
    ],
  ],
  [
    'processed_event',
    ['select', 'insert', 'delete'],
    [
      `create table processed_event (
      tenant_id uuid not null,
      handler text not null,
      event_id uuid not null,
      at timestamptz not null,
      primary key (tenant_id, handler, event_id))`,
    ],
  ],
  [
    'failed_event',
    ['select', 'insert', 'update', 'delete'],
    [
      `create table failed_event (
      tenant_id uuid not null,
      id uuid not null,
      topic text not null,
      payload jsonb not null,
      error text not null,
      attempts integer not null,
      failed_at timestamptz not null,
      primary key (tenant_id, id))`,
    ],
  ],
  [
    'idempotency_key',
    ['select', 'insert', 'delete'],
    [
      `create table idempotency_key (
      tenant_id uuid not null,
      actor_id uuid not null,
      key text not null,
      operation text not null,
      request_hash text not null,
      response jsonb,
      at timestamptz not null,
      primary key (tenant_id, actor_id, key))`,
    ],
  ],
  [
    'number_counter',
    ['select', 'insert', 'update'],
    [
      `create table number_counter (
      tenant_id uuid not null,
      book text not null,
      period text not null,
      last_number bigint not null,
      primary key (tenant_id, book, period))`,
    ],
  ],
  [
    'search_token',
    ['select', 'insert', 'delete'],
    [
      `create table search_token (
        tenant_id uuid not null,
        token text collate "C" not null,
        entity text not null,
        entity_id uuid not null,
        primary key (tenant_id, entity, token, entity_id))`,
      `create index search_token_entity on search_token (tenant_id, entity_id)`,
    ],
  ],
];
