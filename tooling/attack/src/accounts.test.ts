import { failureOf } from '@chuan/api';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { ReceiveInput } from '@chuan/dossiers/contract';
import { ordinary } from '@chuan/dossiers/test';
import { newId } from '@chuan/kernel';
import { createCaller } from '@chuan/web/router';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { populate, portsOf, requestOf, type Victim } from './world.ts';

let database: TestDatabase;
let mine: Victim;

beforeAll(async () => {
  database = await createTestDatabase();
  mine = await populate(database, 'mine');
});
afterAll(() => database.drop());

const adminWith = (idempotencyKey: string) => {
  const who = { tenantId: mine.agency.tenantId, personId: mine.people['agency_admin']!, portalTenantId: null };
  return createCaller({ ...requestOf(database, portsOf(), who), idempotencyKey });
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => failureOf(error).code,
  );
const passwordOf = async (email: string) =>
  (
    await database.platform
      .selectFrom('platform.account')
      .select('password_hash')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
  ).password_hash;

test('a key that was answered sets no other password behind the log’s back', async () => {
  const email = `khoa-${newId().slice(-8)}@example.vn`;
  const made = { fullName: 'Lê Văn Khóa', email, phone: '', password: 'mat-khau-dai-1', positions: [] };
  const person = await adminWith(newId()).tenancy.createPerson(made);
  const key = newId();
  const reset = (password: string, version: number) =>
    adminWith(key).tenancy.resetPersonPassword({ id: person.id, version, password });
  const { version } = await reset('mat-khau-dai-2', person.version);
  const set = await passwordOf(email);
  expect(await codeOf(reset('mat-khau-dai-3', version))).toBe('request.key_reused');
  expect(await codeOf(reset('mat-khau-dai-2', person.version))).toBe('done');
  expect(await passwordOf(email)).toBe(set);
  const entries = database.migrator.selectFrom('event_log').select('seq').where('action', '=', 'person.password_reset');
  expect(await entries.execute()).toHaveLength(1);
});

test('a stored answer is given again, and tells nobody who reads the tables', async () => {
  const who = { tenantId: mine.agency.tenantId, personId: mine.people['one_stop_officer']!, portalTenantId: null };
  const officer = createCaller({ ...requestOf(database, portsOf(), who), idempotencyKey: newId() });
  const input = ReceiveInput.parse(ordinary(mine.agency));
  const receipt = await officer.dossiers.receive(input);
  expect(await officer.dossiers.receive(input)).toEqual(receipt);
  const { rows } = await sql<{ text: string }>`select response::text as text from idempotency_key`.execute(
    database.migrator,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ text }) => text.includes(receipt.secret) || text.includes(receipt.code))).toEqual([]);
});
