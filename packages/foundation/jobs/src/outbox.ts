import type { DB } from '@chuan/db';
import { type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { type Kysely, sql } from 'kysely';
import type { OutboxRow } from './handler.ts';

/** Under the relay role: the outbox across tenants, and nothing else. */
export type RelayDb = Kysely<DB>;

interface Head {
  readonly tenantId: Uuid;
  readonly availableAt: Instant;
}

/**
 * Each tenant's earliest waiting instant. One probe of the index a tenant, however many rows wait: a tenant with a
 * hundred thousand of them costs the same as one with a single row.
 */
const heads = sql<Head>`
  with recursive head (tenant_id, available_at) as (
    (select tenant_id, available_at from outbox order by tenant_id, available_at limit 1)
    union all
    select next.tenant_id, next.available_at
    from head cross join lateral (
      select tenant_id, available_at from outbox
      where outbox.tenant_id > head.tenant_id order by tenant_id, available_at limit 1) as next)`;

/** Tenants with at least one row whose time has come, leased or not. */
export async function listDueTenants(relay: RelayDb, now: Instant): Promise<Uuid[]> {
  const { rows } = await sql<{ tenantId: Uuid }>`${heads}
    select tenant_id as "tenantId" from head where available_at <= ${timestamp(now)}`.execute(relay);
  return rows.map((row) => row.tenantId);
}

export interface ClaimOrder {
  readonly tenantId: Uuid;
  readonly now: Instant;
  readonly limit: number;
  readonly leaseMs: number;
}

/**
 * Leases a tenant's earliest due rows, passing over those that another relay is taking at this moment.
 * The lease counts by the database's clock; when it runs out the rows are due again.
 */
export async function claimRows(relay: RelayDb, { tenantId, now, limit, leaseMs }: ClaimOrder): Promise<Uuid[]> {
  const { rows } = await sql<{ id: Uuid }>`
    update outbox set lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where tenant_id = ${tenantId} and id = any (array(
      select id from outbox
      where tenant_id = ${tenantId} and available_at <= ${timestamp(now)}
        and (lease_until is null or lease_until < clock_timestamp())
      order by available_at, id limit ${limit} for update skip locked))
    returning id`.execute(relay);
  return rows.map((row) => row.id).sort();
}

const columns = sql`tenant_id as "tenantId", id, topic, payload, available_at as "availableAt", attempts`;

export interface TakeOrder {
  readonly tenantId: Uuid;
  readonly ids: readonly Uuid[];
  readonly now: Instant;
  readonly leaseMs: number;
}

/** Reads a batch and renews its lease; rows that are gone or were put off meanwhile are left out. */
export async function takeRows(relay: RelayDb, { tenantId, ids, now, leaseMs }: TakeOrder): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    update outbox set lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where tenant_id = ${tenantId} and id = any (${ids}::uuid[]) and available_at <= ${timestamp(now)}
    returning ${columns}`.execute(relay);
  return rows.sort((a, b) => a.availableAt - b.availableAt || (a.id < b.id ? -1 : 1));
}

export async function renewLease(relay: RelayDb, tenantId: Uuid, ids: readonly Uuid[], leaseMs: number): Promise<void> {
  await sql`update outbox set lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where tenant_id = ${tenantId} and id = any (${ids}::uuid[])`.execute(relay);
}

export async function releaseRows(relay: RelayDb, tenantId: Uuid, ids: readonly Uuid[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update outbox set lease_until = null
    where tenant_id = ${tenantId} and id = any (${ids}::uuid[])`.execute(relay);
}

export async function deleteRows(relay: RelayDb, tenantId: Uuid, ids: readonly Uuid[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from outbox where tenant_id = ${tenantId} and id = any (${ids}::uuid[])`.execute(relay);
}

/** Puts a row off. The lease goes: from then on only the instant counts. */
export async function postponeRow(
  relay: RelayDb,
  row: OutboxRow,
  to: { readonly availableAt: Instant; readonly attempts: number },
): Promise<void> {
  await sql`update outbox
    set available_at = ${timestamp(to.availableAt)}, attempts = ${to.attempts}, lease_until = null
    where tenant_id = ${row.tenantId} and id = ${row.id}`.execute(relay);
}

/** The earliest rows of the tenant whose row is the earliest of all, or of one tenant, whether their time has come or not. */
export async function findFirstRows(relay: RelayDb, tenantId: Uuid | undefined, limit: number): Promise<OutboxRow[]> {
  const tenant =
    tenantId === undefined
      ? sql`${heads}, first as (select tenant_id from head order by available_at, tenant_id limit 1)
          select ${columns} from outbox where tenant_id = (select tenant_id from first)`
      : sql`select ${columns} from outbox where tenant_id = ${tenantId}`;
  const { rows } = await sql<OutboxRow>`${tenant} order by available_at, id limit ${limit}`.execute(relay);
  return rows;
}

export interface OutboxState {
  /** Rows whose time has come; counted up to 10,000. */
  readonly depth: number;
  /** How long the earliest of them has waited; 0 when there is none. */
  readonly oldestAgeMs: number;
}

/** How far the workers are behind. Runs under the relay role. */
export async function outboxState(relay: RelayDb, now: Instant): Promise<OutboxState> {
  const { rows } = await sql<{ depth: number; oldest: Instant | null }>`${heads}
    select
      (select count(*) from (select from outbox where available_at <= ${timestamp(now)} limit 10000) as due) as depth,
      (select min(available_at) from head) as oldest`.execute(relay);
  const { depth, oldest } = rows[0]!;
  return { depth, oldestAgeMs: oldest === null ? 0 : Math.max(0, now - oldest) };
}
