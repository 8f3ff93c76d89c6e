import { withTenant } from '@chuan/db';
import { createTestDatabase, createTestTenant, type TestDatabase } from '@chuan/db/test';
import { type Instant, newId, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetAnswers, forgetPlatformAnswers } from './forget-answers.ts';
import { callKey, findAnswer } from './idempotency.ts';
import { signerOf } from './signing.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const day = 86_400_000;
const now: Instant = Date.UTC(2026, 10, 12);
const before = now - 7 * day;
const sign = signerOf(Buffer.alloc(32, 7));

/** Keys of one caller, numbered, all of one age. */
const answered = (tenantId: Uuid, actorId: Uuid, { count, at }: { count: number; at: Instant }) =>
  sql`insert into idempotency_key (tenant_id, actor_id, key, operation, request_hash, response, at)
    select ${tenantId}::uuid, ${actorId}::uuid, 'key-' || ${at}::text || '-' || n, 'a.b', 'h', '1', ${new Date(at)}
    from generate_series(1, ${count}::int) n`.execute(database.migrator);

const left = async (tenantId: Uuid) => {
  const rows = await database.migrator
    .selectFrom('idempotency_key')
    .select('key')
    .where('tenant_id', '=', tenantId)
    .execute();
  return rows.map((row) => row.key);
};

test('answers older than the instant go, those of that instant and after stay, and no other agency loses any', async () => {
  const [mine, other] = [await createTestTenant(database), await createTestTenant(database)];
  const actor = newId();
  for (const tenantId of [mine, other])
    for (const at of [before - 1, before, now]) await answered(tenantId, actor, { count: 1, at });
  expect(await forgetAnswers(database.app, mine, before)).toBe(1);
  expect((await left(mine)).toSorted()).toEqual([`key-${before}-1`, `key-${now}-1`]);
  expect(await left(other)).toHaveLength(3);
  expect(await forgetAnswers(database.app, mine, before)).toBe(0);
});

test('more than a batch goes in one call, by callers that share their keys', async () => {
  const tenantId = await createTestTenant(database);
  await answered(tenantId, newId(), { count: 6_000, at: before - day });
  await answered(tenantId, newId(), { count: 6_000, at: before - day });
  const staying = newId();
  await answered(tenantId, staying, { count: 1, at: now });
  expect(await forgetAnswers(database.app, tenantId, before)).toBe(12_000);
  expect(await left(tenantId)).toHaveLength(1);
});

test('a forgotten key answers nothing, so that the same call is a new one', async () => {
  const tenantId = await createTestTenant(database);
  const call = callKey(newId(), 'a-key-of-a-call', 'a.b', {});
  await database.migrator
    .insertInto('idempotency_key')
    .values({
      tenant_id: tenantId,
      actor_id: call.actorId,
      key: call.key,
      operation: call.operation,
      request_hash: call.requestHash,
      response: '"once"',
      at: new Date(before - 1),
    })
    .execute();
  const find = () => withTenant(database.app, tenantId, (tx) => findAnswer(tx, call, sign));
  expect(await find()).toEqual({ response: 'once' });
  await forgetAnswers(database.app, tenantId, before);
  expect(await find()).toBeUndefined();
});

test("the vendor's answers are aged out alike", async () => {
  const actor_id = newId();
  const row = (key: string, at: Instant) => ({ actor_id, key, operation: 'a.b', request_hash: 'h', at: new Date(at) });
  await database.platform
    .insertInto('platform.idempotency_key')
    .values([row('old-key-1', before - 1), row('old-key-2', before - day), row('young-key', before)])
    .execute();
  expect(await forgetPlatformAnswers(database.platform, before)).toBe(2);
  const rows = await database.platform.selectFrom('platform.idempotency_key').select('key').execute();
  expect(rows).toEqual([{ key: 'young-key' }]);
});
