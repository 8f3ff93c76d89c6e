import { type TenantTx, withTenant } from '@chuan/db';
import { createTestDatabase, createTestTenant, type TestDatabase } from '@chuan/db/test';
import type { Uuid } from '@chuan/kernel';
import { afterAll } from 'vitest';
import { type EnqueueOptions, enqueue } from '../enqueue.ts';
import type { OutboxRow } from '../handler.ts';
import { counted } from './counting.ts';

/** Monday, 7 September 2026, 08:00 in Việt Nam. */
export const morning = Date.UTC(2026, 8, 7, 1);

export interface House {
  readonly database: TestDatabase;
  newTenant(): Promise<Uuid>;
  /** Announces `count` events in one transaction. */
  announce(tenantId: Uuid, count: number, options?: Partial<EnqueueOptions>): Promise<Uuid[]>;
  within<T>(tenantId: Uuid, work: (tx: TenantTx) => Promise<T>): Promise<T>;
  outbox(tenantId: Uuid): Promise<OutboxRow[]>;
  /** How often each effect of a tenant was made. */
  effects(tenantId: Uuid): Promise<number[]>;
}

/** A database of this file's own. */
export async function openHouse(): Promise<House> {
  const database = await createTestDatabase();
  afterAll(() => database.drop());
  const within: House['within'] = (tenantId, work) => withTenant(database.app, tenantId, work);
  return {
    database,
    within,
    newTenant: () => createTestTenant(database),
    announce: (tenantId, count, options) =>
      within(tenantId, async (tx) =>
        Array.from({ length: count }, () => enqueue(tx, counted, { note: 'x' }, { now: morning, ...options })),
      ),
    async outbox(tenantId) {
      return database.relay
        .selectFrom('outbox')
        .select(['tenant_id as tenantId', 'id', 'topic', 'payload', 'available_at as availableAt', 'attempts'])
        .where('tenant_id', '=', tenantId)
        .orderBy('available_at')
        .orderBy('id')
        .execute();
    },
    async effects(tenantId) {
      const rows = await within(tenantId, (tx) =>
        tx.queries.selectFrom('number_counter').select('last_number').where('tenant_id', '=', tenantId).execute(),
      );
      return rows.map((row) => row.last_number);
    },
  };
}
