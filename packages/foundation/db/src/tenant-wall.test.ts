import { uuidv7At } from '@chuan/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { template } from './frozen.ts';
import type { LastWrite, PutWrite, TenantTx } from './bound-tx.ts';
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

const tokens = () =>
  withTenant(database.app, mine, (tx) => tx.queries.selectFrom('search_token').select('token').execute());

/** Writes one search token, once what comes before it is written. */
const writesToken = (rank: number, order: number[], score = sql`1`): LastWrite => ({
  rank,
  write(tx) {
    order.push(rank);
    const name = `w${rank}`;
    const writing = template(
      ([tenantId, token, id], after) => sql`${sql.id(name)} as (
        insert into search_token (tenant_id, token, entity, entity_id)
        select ${tenantId}::uuid, ${token}::text, 'e', ${id}::uuid where ${after} and 1 = ${score} returning 1)`,
    );
    return { name, template: writing, values: [tx.tenantId, name, uuidv7At(0)] };
  },
});

test('last writes are one statement, in the order of their rank', async () => {
  const order: number[] = [];
  await withTenant(database.app, mine, async (tx) => {
    for (const rank of [100, 50, 60]) tx.writeLast(Symbol(`${rank}`), () => writesToken(rank, order));
  });
  expect(order).toEqual([50, 60, 100]);
  const { rows } = await sql<{ statements: number; rows: number }>`
    select count(distinct cmin::text) as statements, count(*) as rows from search_token
    where tenant_id = ${mine}`.execute(database.migrator);
  expect(rows[0]).toEqual({ statements: 1, rows: 3 });
});

/** Fails when it runs: no number has this text. */
const impossible = sql`(current_setting('app.tenant_id')::int)`;

test('a last write that fails takes everything with it, the commit behind it too', async () => {
  const doomed = withTenant(database.app, mine, async (tx) => {
    tx.writeLast(Symbol('first'), () => writesToken(1, []));
    tx.writeLast(Symbol('fails'), () => writesToken(2, [], impossible));
  });
  await expect(doomed).rejects.toThrow('invalid input syntax');
  expect(await tokens()).toEqual([]);
});

/** Puts off one search token for as long as there is none called `unless`. */
const putToken = (token: string, unless = ''): PutWrite => ({
  required: 'put_token',
  parts: [
    {
      template: template(
        ([tenantId, word, id, other]) => sql`put_token as (
          insert into search_token (tenant_id, token, entity, entity_id)
          select ${tenantId}::uuid, ${word}::text, 'e', ${id}::uuid
          where not exists (select from search_token where tenant_id = ${tenantId}::uuid and token = ${other}::text)
          returning 1)`,
      ),
      values: [mine, token, uuidv7At(0), unless],
    },
  ],
});

test('what is put off is there for the next statement, and for the commit', async () => {
  const seen = await withTenant(database.app, mine, async (tx) => {
    tx.put(putToken('first'));
    tx.put(putToken('second'));
    const found = await tx.queries.selectFrom('search_token').select('token').where('tenant_id', '=', mine).execute();
    tx.put(putToken('third'));
    return found.map(({ token }) => token).sort();
  });
  expect(seen).toEqual(['first', 'second']);
  expect((await tokens()).map(({ token }) => token).sort()).toEqual(['first', 'second', 'third']);
});

test.each([
  ['the commit', async () => undefined],
  ['another statement', async (tx: TenantTx) => sql`select 1`.execute(tx.queries)],
])('what is put off and does not write its row takes everything with it, before %s', async (_, then) => {
  await withTenant(database.app, mine, async (tx) => tx.put(putToken('there')));
  const doomed = withTenant(database.app, mine, async (tx) => {
    tx.put(putToken('lost'));
    tx.put(putToken('lost too', 'there'));
    tx.writeLast(Symbol('last'), () => writesToken(1, []));
    await then(tx);
    return 'told to nobody';
  });
  await expect(doomed).rejects.toMatchObject({ code: 'database.lost_race' });
  expect(await tokens()).toEqual([{ token: 'there' }]);
});
