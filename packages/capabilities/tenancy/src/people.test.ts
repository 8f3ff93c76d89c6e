import { withPlatform } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { listMemberships, saveStaff, sessionsOf } from '@chuan/identity/server';
import { instantOf } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { foundAgency, type TestAgency } from './agency.fixture.ts';
import type { Holding, PersonWithPositions } from './contract.ts';
import { getPositionHolders } from './server.ts';
import { createPosition, getOrganisation } from './service/organisation.ts';
import {
  changePerson,
  createPerson,
  listPeople,
  resetPersonPassword,
  setPersonStatus,
  setPositions,
} from './service/people.ts';

let database: TestDatabase;
let agency: TestAgency;
let positionId: string;
const today = '2026-10-01';
const email = () => `nam-${agency.tenantId.slice(-8)}@example.vn`;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await foundAgency(database);
  positionId = await agency.on(today, async (ctx) => {
    const unitId = (await getOrganisation(ctx, {})).units[0]!.id;
    return (await createPosition(ctx, { unitId, name: 'Chuyên viên', shortName: 'CV', kind: 'specialist' })).id;
  });
});

const create = (positions: Holding[] = [], who = agency) =>
  who.on(today, (ctx) =>
    createPerson(ctx, { fullName: 'Trần Văn Nam', email: email(), phone: '', password: 'mat-khau-dai-1', positions }),
  );
const hold = (person: PersonWithPositions, positions: Holding[], day = today) =>
  agency.on(day, (ctx) => setPositions(ctx, { personId: person.id, positions, version: person.version }));
const setStatus = (person: PersonWithPositions, status: 'active' | 'inactive', day = today) =>
  agency.on(day, (ctx) =>
    setPersonStatus(
      ctx,
      { dropRoles: async () => undefined },
      { id: person.id, status, reason: '', version: person.version },
    ),
  );
const accountId = async () =>
  (
    await database.platform
      .selectFrom('platform.account')
      .select('id')
      .where('email', '=', email())
      .executeTakeFirstOrThrow()
  ).id;

test('a new person has an account, a way in, and positions', async () => {
  const person = await create([{ positionId, fromOn: today, toOn: null }]);
  expect(person).toMatchObject({ status: 'active', positions: [{ positionName: 'Chuyên viên', toOn: null }] });
  expect(await listMemberships(database.platform, await accountId())).toMatchObject([
    { tenantId: agency.tenantId, personId: person.id },
  ]);
  await agency.on(today, async ({ tx }) => {
    const holders = await getPositionHolders(tx, [positionId], today);
    expect(holders.get(positionId)).toMatchObject([{ personId: person.id }]);
  });
});

test('how to reach people is seen, and found, by those who manage people only', async () => {
  const person = await agency.on(today, (ctx) =>
    createPerson(ctx, {
      fullName: 'Trần Văn Nam',
      email: email(),
      phone: '0900 111 222',
      password: 'mat-khau-dai-1',
      positions: [],
    }),
  );
  const asReader = (search?: string) =>
    agency.on(today, (ctx) => listPeople({ ...ctx, can: (one) => one === 'organisation.read' }, { search }));
  const everybody = await asReader();
  expect(everybody.find((one) => one.id === person.id)).toMatchObject({
    fullName: 'Trần Văn Nam',
    email: '',
    phone: '',
  });
  expect(everybody.find((one) => one.id === agency.adminId)?.email).not.toBe('');
  for (const search of [email(), '0900 111 222']) expect(await asReader(search)).toEqual([]);
  const managed = await agency.on(today, (ctx) => listPeople(ctx, { search: '0900 111 222' }));
  expect(managed).toMatchObject([{ id: person.id, email: email() }]);
});

test('one e-mail is one person of an agency', async () => {
  await create();
  await expect(create()).rejects.toMatchObject({ code: 'person.email_taken' });
});

test('a refused person leaves no account behind', async () => {
  await expect(create([{ positionId, fromOn: '2020-01-01', toOn: null }])).rejects.toMatchObject({
    code: 'holding.outside_position',
  });
  await expect(accountId()).rejects.toThrow();
});

test.each([
  ['ends before it begins', [{ fromOn: '2026-10-05', toOn: '2026-10-04' }], 'period.ends_before_start'],
  [
    'is held twice at once',
    [
      { fromOn: '2026-10-05', toOn: '2026-10-10' },
      { fromOn: '2026-10-10', toOn: null },
    ],
    'holding.overlaps',
  ],
])('a position that %s is refused', async (_, periods, code) => {
  const person = await create();
  await expect(
    hold(
      person,
      periods.map((period) => ({ positionId, ...period })),
    ),
  ).rejects.toMatchObject({ code });
});

test('what was held stays; it can only be ended', async () => {
  const person = await create([{ positionId, fromOn: '2026-10-01', toOn: null }]);
  await expect(hold(person, [], '2026-11-01')).rejects.toMatchObject({ code: 'holding.past_changed' });
  const early = [{ positionId, fromOn: '2026-10-01', toOn: '2026-10-15' }];
  await expect(hold(person, early, '2026-11-01')).rejects.toMatchObject({ code: 'holding.past_changed' });
  const ended = await hold(person, [{ positionId, fromOn: '2026-10-01', toOn: '2026-10-31' }], '2026-11-01');
  expect(ended.positions).toMatchObject([{ toOn: '2026-10-31' }]);
});

test('who leaves loses positions, sessions and the way in, and may come back', async () => {
  const person = await create([{ positionId, fromOn: today, toOn: null }]);
  const account = await accountId();
  const place = { tenantId: agency.tenantId, personId: person.id };
  await sessionsOf(database.platform).open(account, place, instantOf(today));
  const gone = await setStatus(person, 'inactive', '2026-10-20');
  expect(gone).toMatchObject({ status: 'inactive', positions: [{ toOn: '2026-10-20' }] });
  expect(await listMemberships(database.platform, account)).toEqual([]);
  const sessions = await database.platform
    .selectFrom('platform.session')
    .select('id_hash')
    .where('account_id', '=', account)
    .execute();
  expect(sessions).toEqual([]);
  await agency.on('2026-10-20', async ({ tx }) => {
    expect((await getPositionHolders(tx, [positionId], '2026-10-20')).get(positionId)).toEqual([]);
  });
  expect(await setStatus(gone, 'active', '2026-10-25')).toMatchObject({ status: 'active' });
  expect(await listMemberships(database.platform, account)).toHaveLength(1);
  expect((await agency.actions()).slice(0, 3)).toEqual(['person.activated', 'person.deactivated', 'person.created']);
});

const hashOf = async (id: string) =>
  (
    await database.platform
      .selectFrom('platform.account')
      .select('password_hash')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).password_hash;
const resetOf = (person: { id: string; version: number }, who = agency) =>
  who.on(today, (ctx) =>
    resetPersonPassword(ctx, { id: person.id, password: 'mat-khau-moi-1', version: person.version }),
  );

test('who forgot their password is given another, and is signed out', async () => {
  const person = await create();
  const account = await accountId();
  const before = await hashOf(account);
  await sessionsOf(database.platform).open(
    account,
    { tenantId: agency.tenantId, personId: person.id },
    instantOf(today),
  );
  await resetOf(person);
  expect(await hashOf(account)).not.toBe(before);
  const sessions = await database.platform
    .selectFrom('platform.session')
    .select('id_hash')
    .where('account_id', '=', account)
    .execute();
  expect(sessions).toEqual([]);
  expect((await agency.actions())[0]).toBe('person.password_reset');
});

test('an account of another agency is not taken along, nor let in by coming back', async () => {
  const person = await create();
  const account = await accountId();
  const before = await hashOf(account);
  const other = await foundAgency(database);
  await expect(create([], other)).rejects.toMatchObject({ code: 'account.elsewhere' });
  expect(await hashOf(account)).toBe(before);
  expect(await listMemberships(database.platform, account)).toMatchObject([{ tenantId: agency.tenantId }]);
  const gone = await setStatus(person, 'inactive');
  await create([], other);
  await expect(setStatus(gone, 'active')).rejects.toMatchObject({ code: 'account.elsewhere' });
  expect(await listMemberships(database.platform, account)).toMatchObject([{ tenantId: other.tenantId }]);
});

test('whoever made an account before cannot enter where it is taken in', async () => {
  await setStatus(await create(), 'inactive');
  const account = await accountId();
  const before = await hashOf(account);
  const nobody = { tenantId: null, personId: null };
  await sessionsOf(database.platform).open(account, nobody, instantOf(today));
  const other = await foundAgency(database);
  await create([], other);
  expect(await hashOf(account)).not.toBe(before);
  expect(await sessionsOf(database.platform).count(account)).toBe(0);
});

test('of two new passwords for one seen person, one is set', async () => {
  const person = await create();
  const [one, two] = await Promise.allSettled([resetOf(person), resetOf(person)]);
  expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
  expect((await agency.actions()).filter((action) => action === 'person.password_reset')).toHaveLength(1);
});

test('the vendor’s own people are not taken over by an agency, nor made its people', async () => {
  const person = await create();
  const account = await accountId();
  await withPlatform(database.platform, (tx) => saveStaff(tx, { accountId: account, name: 'Hỗ trợ', role: 'support' }));
  await expect(resetOf(person)).rejects.toMatchObject({ code: 'password.elsewhere' });
  const other = await foundAgency(database);
  await expect(create([], other)).rejects.toMatchObject({ code: 'account.elsewhere' });
});

test('nobody sets their own password in passing', async () => {
  const [admin] = await agency.on(today, (ctx) => listPeople(ctx, {}));
  await expect(resetOf(admin!)).rejects.toMatchObject({ code: 'person.yourself_password' });
});

test('nobody lets themselves go', async () => {
  const [admin] = await agency.on(today, (ctx) => listPeople(ctx, {}));
  await expect(setStatus(admin!, 'inactive')).rejects.toMatchObject({ code: 'person.yourself' });
});

test('of two who change a person at once, one is told', async () => {
  const person = await create();
  const rename = (fullName: string) =>
    agency.on(today, (ctx) => changePerson(ctx, { id: person.id, fullName, phone: '', version: person.version }));
  const results = await Promise.allSettled([rename('Trần Nam'), rename('Trần Văn Nam B')]);
  expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'person.changed' } });
});

test('people are found by name, e-mail or position, without accents, in order of given names', async () => {
  await create([{ positionId, fromOn: today, toOn: null }]);
  const find = (search: string) =>
    agency.on(today, async (ctx) => (await listPeople(ctx, { search })).map((person) => person.fullName));
  expect(await find('')).toEqual(['Nguyễn Thị Hoa', 'Trần Văn Nam']);
  expect(await find('tran nam')).toEqual(['Trần Văn Nam']);
  expect(await find('chuyen vien')).toEqual(['Trần Văn Nam']);
  expect(await find('khong')).toEqual([]);
});
