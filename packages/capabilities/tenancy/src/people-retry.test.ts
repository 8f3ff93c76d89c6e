import { setTimeout } from 'node:timers/promises';
import { type ApiPorts, createCallerFactory, makeRateLimits, type RequestContext, signerOf } from '@chuan/api';
import { type TenantTx, withPlatform } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { changePassword, listMemberships } from '@chuan/identity/server';
import { listEntries, type LogEntry, recordOnPlatform } from '@chuan/event-log';
import { instantOf, newId, simulatedClock, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { foundAgency, type TestAgency } from './agency.fixture.ts';
import { makeTenancyRouter } from './router.ts';
import { completePasswordLog } from './service/password-log.ts';
import { listPeople } from './service/people.ts';

let database: TestDatabase;
let agency: TestAgency;
const today = '2026-10-01';
const email = () => `nam-${agency.tenantId.slice(-8)}@example.vn`;
const makeCaller = createCallerFactory(
  makeTenancyRouter({
    seedRoles: async () => undefined,
    dropRoles: async () => undefined,
    listRoles: async () => ({ roles: [], holders: [] }),
    addRoles: async () => undefined,
  }),
);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await foundAgency(database);
});

/** Of the agency's administrator, with a key of the call. */
function requestOf(key: string, minute: number): RequestContext {
  const { tenantId, adminId } = agency;
  const ports: ApiPorts = {
    loadMember: async (_tx, id) => ({
      kind: 'person',
      id,
      name: 'Nguyễn Thị Hoa',
      positionName: '',
      positionIds: [],
      unitIds: [],
      permissions: new Set(['organisation.manage', 'role.manage']),
    }),
    files: undefined as never,
    limits: makeRateLimits(),
    sign: signerOf(Buffer.alloc(32, 7)),
    publicUrl: 'http://localhost',
  };
  return {
    requestId: 'test',
    address: '127.0.0.1',
    locale: 'vi',
    clock: simulatedClock(instantOf(today, minute)),
    session: { accountId: adminId, sessionHash: '', tenantId, personId: adminId, staff: null },
    portalTenantId: null,
    idempotencyKey: key,
    databases: database,
    ports,
  };
}

const call = (key: string, minute = 540) => makeCaller(requestOf(key, minute));

/** Calls while the agency's transaction is killed at a last write: the platform's is committed by then. */
async function cutOff(work: () => Promise<unknown>, at = 'idempotency_key'): Promise<void> {
  await sql`create function die() returns trigger language plpgsql
    as 'begin perform pg_terminate_backend(pg_backend_pid()); return new; end'`.execute(database.migrator);
  await sql`create trigger die before insert on ${sql.table(at)} for each row execute function die()`.execute(
    database.migrator,
  );
  try {
    await expect(work()).rejects.toThrow();
  } finally {
    await sql`drop function die cascade`.execute(database.migrator);
  }
}

const newcomer = (password = 'mat-khau-dai-1') => ({
  fullName: 'Trần Văn Nam',
  email: email(),
  phone: '',
  password,
  positions: [],
});
const accounts = () =>
  database.platform
    .selectFrom('platform.account')
    .select(['id', 'password_hash as passwordHash'])
    .where('email', '=', email())
    .execute();
const account = async () => (await accounts())[0]!;
const memberships = async () => listMemberships(database.platform, (await account()).id);
const named = async () =>
  (await agency.on(today, (ctx) => listPeople(ctx, {}))).filter((person) => person.email === email());
const countEntries = async (tx: TenantTx, subjectId: string) =>
  (await listEntries(tx, { action: 'person.password_reset', subjectId, limit: 500 })).length;
const complete = () => completePasswordLog(database, 0);
const count = async (action: string) => (await agency.actions()).filter((one) => one === action).length;

test('a new person: what is left names nobody, and the same call makes it whole, once', async () => {
  await cutOff(() => call('key-of-a-person').createPerson(newcomer()));
  expect(await memberships()).toHaveLength(1);
  expect(await named()).toEqual([]);
  expect(await count('person.created')).toBe(0);
  const made = await call('key-of-a-person').createPerson(newcomer());
  expect(await call('key-of-a-person').createPerson(newcomer())).toEqual(made);
  expect(await memberships()).toMatchObject([{ tenantId: agency.tenantId, personId: made.id }]);
  expect(await accounts()).toHaveLength(1);
  expect(await named()).toHaveLength(1);
  expect(await count('person.created')).toBe(1);
});

test('a new person who is typed in anew enters with the password given then', async () => {
  await cutOff(() => call('key-of-a-person').createPerson(newcomer()));
  const before = await account();
  const made = await call('key-of-another').createPerson(newcomer('mat-khau-khac-2'));
  expect((await account()).passwordHash).not.toBe(before.passwordHash);
  expect(await memberships()).toMatchObject([{ personId: made.id }]);
});

test('an account that names somebody keeps its password, whoever tries to make the person again', async () => {
  await call('key-of-a-person').createPerson(newcomer());
  const before = await account();
  const again = call('key-of-another').createPerson(newcomer('mat-khau-khac-2'));
  await expect(again).rejects.toThrow('person.email_taken');
  expect(await account()).toEqual(before);
});

test('two who type in one new person at once make one', async () => {
  const calls = ['key-of-one', 'key-of-two'].map((key) => call(key).createPerson(newcomer()));
  const results = await Promise.allSettled(calls);
  expect(results.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await memberships()).toMatchObject([{ personId: (await named())[0]!.id }]);
});

test('who is let go is shut out at once, and the same call writes down that they went', async () => {
  const person = await call('key-of-a-person').createPerson(newcomer());
  const gone = { id: person.id, status: 'inactive', reason: 'Chuyển công tác', version: person.version } as const;
  await cutOff(() => call('key-of-leaving').setPersonStatus(gone));
  expect(await memberships()).toEqual([]);
  expect(await named()).toMatchObject([{ status: 'active' }]);
  await call('key-of-leaving').setPersonStatus(gone);
  expect(await named()).toMatchObject([{ status: 'inactive' }]);
  expect(await count('person.deactivated')).toBe(1);
});

test('a password that was set is set again by the same call, and logged once', async () => {
  const person = await call('key-of-a-person').createPerson(newcomer());
  const first = await account();
  const next = { id: person.id, version: person.version, password: 'mat-khau-moi-3' };
  await cutOff(() => call('key-of-password').resetPersonPassword(next));
  expect((await account()).passwordHash).not.toBe(first.passwordHash);
  expect(await count('person.password_reset')).toBe(0);
  const done = await call('key-of-password').resetPersonPassword(next);
  expect(done.version).toBe(person.version + 1);
  expect(await call('key-of-password').resetPersonPassword(next)).toEqual(done);
  expect(await count('person.password_reset')).toBe(1);
});

test('a password that was set by a call that nobody repeats is logged once, however many look', async () => {
  const person = await call('key-of-a-person').createPerson(newcomer());
  const next = { id: person.id, version: person.version, password: 'mat-khau-moi-3' };
  await cutOff(() => call('key-of-password').resetPersonPassword(next));
  await Promise.all(Array.from({ length: 4 }, complete));
  await complete();
  const [entry, ...others] = await agency.on(today, (ctx) =>
    listEntries(ctx.tx, { action: 'person.password_reset', subjectId: person.id }),
  );
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    at: instantOf(today, 540),
    actorId: agency.adminId,
    actor: { kind: 'person', name: 'Nguyễn Thị Hoa' },
    subject: { id: person.id, label: 'Trần Văn Nam' },
  });
});

test('a password that was set before and logged hides no later one that was cut off', async () => {
  const person = await call('key-of-a-person').createPerson(newcomer());
  const first = { id: person.id, version: person.version, password: 'mat-khau-moi-3' };
  const { version } = await call('key-of-first').resetPersonPassword(first);
  await cutOff(() => call('key-of-second', 600).resetPersonPassword({ ...first, version, password: 'mat-khau-moi-4' }));
  expect(await complete()).toBe(1);
  expect(await count('person.password_reset')).toBe(2);
});

test('a password that was refused, or set and logged, is not logged again', async () => {
  const person = await call('key-of-a-person').createPerson(newcomer());
  const { adminId } = agency;
  const ask = (id: string, version: number) =>
    call(`key-of-${id}`).resetPersonPassword({ id, version, password: 'mat-khau-moi-3' });
  await expect(ask(adminId, 1)).rejects.toThrow('person.yourself_password');
  await sql`insert into platform.staff (account_id, full_name, role) values (${(await account()).id}, 'Mẫu', 'support')`.execute(
    database.platform,
  );
  await expect(ask(person.id, person.version)).rejects.toThrow('password.elsewhere');
  await complete();
  expect(await count('person.password_reset')).toBe(0);
  await sql`delete from platform.staff`.execute(database.platform);
  await call('key-of-another').resetPersonPassword({
    id: person.id,
    version: person.version,
    password: 'mat-khau-moi-3',
  });
  await complete();
  expect(await count('person.password_reset')).toBe(1);
});

/** Somebody of the agency who signed in and gives themselves another password. */
async function changeOwn(person: { readonly id: Uuid }, next: string, current = 'mat-khau-dai-1') {
  const request = requestOf('no-key', 540);
  const session = { ...request.session!, accountId: (await account()).id, personId: person.id };
  return changePassword({ ...request, session }, { current, next });
}

test('a password of one’s own that was changed when the agency’s log was cut off is logged once, however many look', async () => {
  const person = await call('key-of-a-person').createPerson(newcomer());
  await cutOff(() => changeOwn(person, 'mat-khau-moi-3'), 'event_log');
  expect(await count('account.password_changed')).toBe(0);
  await Promise.all(Array.from({ length: 4 }, complete));
  expect(await complete()).toBe(0);
  const entries = await agency.on(today, (ctx) => listEntries(ctx.tx, { action: 'account.password_changed' }));
  expect(entries).toMatchObject([
    { at: instantOf(today, 540), actorId: person.id, actor: { name: 'Trần Văn Nam' }, subject: { id: person.id } },
  ]);
});

test('a password of one’s own that was changed and logged is not logged again, nor one of the vendor’s staff', async () => {
  const person = await call('key-of-a-person').createPerson(newcomer());
  await changeOwn(person, 'mat-khau-moi-3');
  const staff = { role: 'support', name: 'Hỗ trợ Mẫu' } as const;
  const session = { accountId: (await account()).id, sessionHash: '', tenantId: null, personId: null, staff };
  await changePassword({ ...requestOf('no-key', 541), session }, { current: 'mat-khau-moi-3', next: 'mat-khau-moi-4' });
  expect(await complete()).toBe(0);
  expect(await count('account.password_changed')).toBe(1);
});

test('a call that is still under way is waited for, and makes its entry itself', async () => {
  const person = await call('key-of-a-person').createPerson(newcomer());
  await sql`create function hold() returns trigger language plpgsql
    as 'begin perform pg_advisory_xact_lock(42); return new; end'`.execute(database.migrator);
  await sql`create trigger hold before insert on idempotency_key for each row execute function hold()`.execute(
    database.migrator,
  );
  const setAt = (await account()).passwordHash;
  const next = { id: person.id, version: person.version, password: 'mat-khau-moi-3' };
  try {
    const both = await database.migrator.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(42)`.execute(tx);
      const calling = call('key-of-password').resetPersonPassword(next);
      while ((await account()).passwordHash === setAt) await setTimeout(5);
      const completing = complete();
      await Promise.race([completing, setTimeout(200)]);
      return [calling, completing] as const;
    });
    await Promise.all(both);
  } finally {
    await sql`drop function hold cascade`.execute(database.migrator);
  }
  expect(await count('person.password_reset')).toBe(1);
});

test('an import that was cut off takes in all of its people when it is sent again', async () => {
  const rows = [
    ['Họ và tên', 'Thư điện tử', 'Điện thoại', 'Đơn vị', 'Vị trí', 'Từ ngày'],
    ['Trần Văn Nam', email(), '', '', '', ''],
    ['Lê Thị Hoa', `hoa-${email()}`, '', '', '', ''],
  ];
  const { people } = await call('').checkPeople({ rows });
  const asked = {
    people: people.map(({ outcome: _, ...person }) => ({ ...person, password: 'mat-khau-dai-1' })),
    makeMissing: false,
  };
  await cutOff(() => call('key-of-import').importPeople(asked));
  expect(await named()).toEqual([]);
  const done = await call('key-of-import').importPeople(asked);
  expect(done.people.map(({ outcome }) => outcome)).toEqual(['new', 'new']);
  expect(await memberships()).toMatchObject([{ personId: (await named())[0]!.id }]);
  expect(await count('person.created')).toBe(2);
});

// The last one: what it leaves on the platform's log can never be made good.
test('many passwords that were set are all logged, and one that cannot be keeps back none', async () => {
  const person = await call('key-of-a-person').createPerson(newcomer());
  const from = instantOf('2026-11-01');
  const owed = (tenantId: string, minute: number): LogEntry => ({
    at: from + minute,
    actor: { kind: 'person', id: agency.adminId },
    action: 'person.password_reset',
    subject: { kind: 'person', id: person.id },
    after: { tenantId },
  });
  const many = Array.from({ length: 201 }, (_, minute) => owed(agency.tenantId, minute));
  await withPlatform(database.platform, (tx) => recordOnPlatform(tx, ...many, owed(newId(), 0)));
  await expect(completePasswordLog(database, from)).rejects.toThrow(AggregateError);
  expect(await agency.on('2026-11-02', (ctx) => countEntries(ctx.tx, person.id))).toBe(201);
});
