import { uuidv7At } from '@chuan/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { withTenant } from './tenant-tx.ts';
import { createTestDatabase, createTestTenant, type TestDatabase } from './test.ts';

let database: TestDatabase;
let mine: string;
let theirs: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  mine = await createTestTenant(database);
  theirs = await createTestTenant(database);
  for (const tenant of [mine, theirs])
    await withTenant(database.app, tenant, (tx) => insertCounter(tx.queries, tenant, tenant === mine ? 1 : 2));
});

const insertCounter = (queries: typeof database.app, tenant: string, number: number) =>
  queries
    .insertInto('number_counter')
    .values({ tenant_id: tenant, book: 'b', period: '2026', last_number: number })
    .execute();

test('a read that forgets its tenant still sees its own rows only', async () => {
  const rows = await withTenant(database.app, mine, (tx) =>
    tx.queries.selectFrom('number_counter').selectAll().execute(),
  );
  expect(rows.map((row) => row.tenant_id)).toEqual([mine]);
});

test('nothing of another tenant can be read, changed, or written for it', async () => {
  await withTenant(database.app, mine, async (tx) => {
    const found = await tx.queries.selectFrom('number_counter').selectAll().where('tenant_id', '=', theirs).execute();
    expect(found).toEqual([]);
    const changed = await tx.queries
      .updateTable('number_counter')
      .set({ last_number: 99 })
      .where('tenant_id', '=', theirs)
      .executeTakeFirst();
    expect(changed.numUpdatedRows).toBe(0n);
  });
  const forged = withTenant(database.app, mine, (tx) => insertCounter(tx.queries, theirs, 3));
  await expect(forged).rejects.toThrow(/row-level security/);
});

test('a condition that tells what it sees is shown nothing of others', async () => {
  await sql`create or replace function leak(value bigint) returns boolean language plpgsql cost 0.0000001 as
    'begin raise notice ''saw %'', value; return true; end'`.execute(database.migrator);
  const seen: string[] = [];
  await withTenant(database.app, mine, async (tx) => {
    const { rows } = await sql<{
      last_number: number;
    }>`select last_number from number_counter where leak(last_number)`.execute(tx.queries);
    seen.push(...rows.map((row) => String(row.last_number)));
  });
  expect(seen).toEqual(['1']);
});

test('without a tenant the app role gets an error, never a row', async () => {
  await expect(database.app.selectFrom('number_counter').selectAll().execute()).rejects.toThrow();
  await withTenant(database.app, mine, async () => undefined);
  // The same connections again: nothing of the last tenant may stick to them.
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      await expect(database.app.selectFrom('number_counter').selectAll().execute()).rejects.toThrow();
    }),
  );
});

test('a bad tenant id opens nothing', async () => {
  const hostile = "x'; set role chuan_migrator; --";
  await expect(withTenant(database.app, hostile, async () => 1)).rejects.toMatchObject({ code: 'tenant.bad_id' });
});

test('what throws leaves nothing behind, and a query cannot write', async () => {
  const failing = withTenant(database.app, mine, async (tx) => {
    await tx.queries.deleteFrom('search_token').where('tenant_id', '=', mine).execute();
    await insertCounter(tx.queries, mine, 5).catch(() => undefined);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  const writing = withTenant(database.app, mine, (tx) => insertCounter(tx.queries, mine, 7), { access: 'read_only' });
  await expect(writing).rejects.toThrow(/read-only/);
  const rows = await withTenant(database.app, mine, (tx) =>
    tx.queries.selectFrom('number_counter').selectAll().execute(),
  );
  expect(rows.map((row) => row.last_number)).toEqual([1]);
});

test('last work runs in the order of its rank and rolls back with the rest', async () => {
  const order: number[] = [];
  const last = (rank: number, work: () => Promise<void> = async () => undefined) => ({
    rank,
    run: async () => {
      order.push(rank);
      await work();
    },
  });
  await withTenant(database.app, mine, async (tx) => {
    for (const rank of [100, 50, 60]) tx.beforeCommit(Symbol(`${rank}`), () => last(rank));
  });
  expect(order).toEqual([50, 60, 100]);
  const id = uuidv7At(0);
  const doomed = withTenant(database.app, mine, async (tx) => {
    await tx.queries
      .insertInto('search_token')
      .values({ tenant_id: mine, token: 't', entity: 'e', entity_id: id })
      .execute();
    tx.beforeCommit(Symbol('fails'), () => last(1, () => Promise.reject(new Error('late'))));
  });
  await expect(doomed).rejects.toThrow('late');
  const left = await withTenant(database.app, mine, (tx) =>
    tx.queries.selectFrom('search_token').selectAll().execute(),
  );
  expect(left).toEqual([]);
});
