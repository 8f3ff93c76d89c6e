import { uuidv7At } from '@chuan/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { template } from './frozen.ts';
import { type LastWrite, type TenantTx, withTenant } from './tenant-tx.ts';
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

const tokens = () =>
  withTenant(database.app, mine, (tx) => tx.queries.selectFrom('search_token').select('token').execute());

/** Writes one search token, once what comes before it is written. */
const writesToken = (rank: number, order: number[], check?: (rows: number) => void): LastWrite => ({
  rank,
  write(tx) {
    order.push(rank);
    const name = `w${rank}`;
    const writing = template(
      ([tenantId, token, id], after) => sql`${sql.id(name)} as (
        insert into search_token (tenant_id, token, entity, entity_id)
        select ${tenantId}::uuid, ${token}::text, 'e', ${id}::uuid where ${after} returning 1)`,
    );
    return { name, template: writing, values: [tx.tenantId, name, uuidv7At(0)] };
  },
  check: async (_, rows) => check?.(rows),
});

test('last writes are one statement, in the order of their rank', async () => {
  const order: number[] = [];
  const counts: number[] = [];
  await withTenant(database.app, mine, async (tx) => {
    for (const rank of [100, 50, 60])
      tx.writeLast(Symbol(`${rank}`), () => writesToken(rank, order, (rows) => counts.push(rows)));
  });
  expect(order).toEqual([50, 60, 100]);
  expect(counts).toEqual([1, 1, 1]);
  const { rows } = await sql<{ statements: number }>`
    select count(distinct cmin::text) as statements from search_token where tenant_id = ${mine}`.execute(
    database.migrator,
  );
  expect(rows[0]?.statements).toBe(1);
  await sql`delete from search_token where tenant_id = ${mine}`.execute(database.migrator);
});

test('a last write that is not content rolls back the rest', async () => {
  const doomed = withTenant(database.app, mine, async (tx) => {
    tx.writeLast(Symbol('first'), () => writesToken(1, []));
    tx.writeLast(Symbol('fails'), () =>
      writesToken(2, [], () => {
        throw new Error('late');
      }),
    );
  });
  await expect(doomed).rejects.toThrow('late');
  expect(await tokens()).toEqual([]);
});

test('a statement that was sent ahead runs before what is asked next, and its failure rolls back the rest', async () => {
  const insert = (tx: TenantTx, token: string) =>
    tx.queries
      .insertInto('search_token')
      .values({ tenant_id: tx.tenantId, token, entity: 'e', entity_id: uuidv7At(0) })
      .execute();
  const seen = await withTenant(database.app, mine, async (tx) => {
    tx.send(insert(tx, 'ahead').then(() => undefined));
    return tx.queries.selectFrom('search_token').select('token').where('tenant_id', '=', tx.tenantId).execute();
  });
  expect(seen).toEqual([{ token: 'ahead' }]);
  const doomed = withTenant(database.app, mine, async (tx) => {
    tx.send(insert(tx, 'lost').then(() => Promise.reject(new Error('not as decided'))));
  });
  await expect(doomed).rejects.toThrow('not as decided');
  expect(await tokens()).toEqual([{ token: 'ahead' }]);
});
