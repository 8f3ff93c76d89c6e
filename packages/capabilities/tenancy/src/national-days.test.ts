import { createCallerFactory, makeRateLimits, type RequestContext } from '@chuan/api';
import { withPlatform, withTenant } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { listPlatformEntries } from '@chuan/event-log';
import { instantOf, newId, simulatedClock, timestamp } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { AddNationalDayInput, NationalDayFields } from './contract.ts';
import { oneAfterTheOther } from './locks.fixture.ts';
import type { TenancyPorts } from './ports.ts';
import { holdNationalDays } from './repository/national-days.ts';
import { makeTenancyRouter, seedReference } from './server.ts';
import { seedNationalDays } from './service/national-days.ts';

let database: TestDatabase;
const accountId = newId();
const makeCaller = createCallerFactory(makeTenancyRouter({} as TenancyPorts));

beforeAll(async () => {
  database = await createTestDatabase();
  const account = { id: accountId, email: 'staff@example.vn', password_hash: '-', status: 'active' };
  await database.platform
    .insertInto('platform.account')
    .values({ ...account, created_at: timestamp(instantOf('2026-01-01')) })
    .execute();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.migrator.deleteFrom('platform.national_day').execute();
  await withPlatform(database.platform, seedReference);
});

type StaffRole = NonNullable<NonNullable<RequestContext['session']>['staff']>['role'];

/** A member of the staff at nine in the morning of 28 November 2026. */
const as = (role: StaffRole, key: string = newId()) =>
  makeCaller({
    requestId: 'test',
    address: '127.0.0.1',
    locale: 'vi',
    clock: simulatedClock(instantOf('2026-11-28', 540)),
    session: { accountId, sessionHash: '-', tenantId: null, personId: null, staff: { role, name: 'Lê Biên' } },
    portalTenantId: null,
    idempotencyKey: key,
    databases: database,
    ports: { limits: makeRateLimits() } as RequestContext['ports'],
  });

const tet: AddNationalDayInput = {
  on: '2027-02-08',
  kind: 'off',
  hoursOfWeekday: null,
  nameVi: 'Tết Nguyên đán',
  nameEn: 'Lunar New Year',
  legal: 'Thông báo 1234/TB-BNV',
};
const { on: _, ...tetFields } = tet;
const madeUp = (on: string, more: Partial<NationalDayFields> = {}): AddNationalDayInput => ({
  ...tet,
  on,
  kind: 'working',
  hoursOfWeekday: 1,
  ...more,
});

const rowOn = async (on: string) => {
  const { days } = await as('librarian').getNationalDays();
  return days.find((day) => day.on === on);
};
const entries = () => withPlatform(database.platform, (tx) => listPlatformEntries(tx, {}));
const refused = (code: string) => ({ message: expect.stringContaining(code) as string });

test('a day is added, corrected and removed, and the log tells each', async () => {
  const added = await as('librarian').addNationalDay(tet);
  expect(await rowOn(tet.on)).toEqual({ ...tet, id: added.id, version: 1 });
  const legal = 'Thông báo 5678/TB-BNV';
  const corrected = await as('admin').correctNationalDay({ id: added.id, version: 1, ...tetFields, legal });
  expect(await rowOn(tet.on)).toEqual({ ...added, legal, version: 2 });
  await as('admin').removeNationalDay({ id: added.id, version: corrected.version });
  expect(await rowOn(tet.on)).toBeUndefined();
  const [removal, correction, addition] = await entries();
  const subject = { kind: 'national_day', id: added.id, label: '08/02/2027 Tết Nguyên đán' };
  expect(addition).toMatchObject({ action: 'national_day.added', subject, after: tet });
  expect(correction).toMatchObject({ action: 'national_day.corrected', before: tet, after: { ...tet, legal } });
  expect(removal).toMatchObject({ action: 'national_day.removed', subject, before: { ...tet, legal } });
});

test('the same call repeated adds one day and answers the same', async () => {
  const key = newId();
  const first = await as('librarian', key).addNationalDay(tet);
  expect(await as('librarian', key).addNationalDay(tet)).toEqual(first);
});

test('administrators and librarians edit, the others look', async () => {
  const day = await as('admin').addNationalDay(tet);
  for (const role of ['support', 'finance'] as const) {
    const caller = as(role);
    expect((await caller.getNationalDays()).days).toContainEqual(day);
    await expect(caller.addNationalDay({ ...tet, on: '2027-02-09' })).rejects.toMatchObject(
      refused('permission.missing'),
    );
    await expect(caller.removeNationalDay(day)).rejects.toThrow();
    const { id, version } = day;
    await expect(caller.correctNationalDay({ id, version, ...tetFields })).rejects.toMatchObject(
      refused('permission.missing'),
    );
  }
});

describe('a day that dates were promised by', () => {
  it.each(['2026-11-28', '2026-11-27', '2026-02-21'])('is not added: %s', async (on) => {
    await expect(as('admin').addNationalDay({ ...tet, on })).rejects.toMatchObject(refused('national_day.in_the_past'));
  });

  it('is neither corrected nor removed', async () => {
    const { id, version } = (await rowOn('2026-11-24'))!;
    await expect(as('admin').correctNationalDay({ id, version, ...tetFields })).rejects.toMatchObject(
      refused('national_day.in_the_past'),
    );
    await expect(as('admin').removeNationalDay({ id, version })).rejects.toMatchObject(
      refused('national_day.in_the_past'),
    );
  });

  it('begins after today', async () => {
    await expect(as('admin').addNationalDay({ ...tet, on: '2026-11-30' })).resolves.toBeDefined();
  });
});

test('a date has one row, and of two who change it the second is told', async () => {
  const { id, version } = await as('admin').addNationalDay(tet);
  const [before] = await entries();
  await expect(as('admin').addNationalDay({ ...tet, nameVi: 'Khác' })).rejects.toMatchObject(
    refused('national_day.taken'),
  );
  expect((await rowOn(tet.on))?.nameVi).toBe(tet.nameVi);
  await as('admin').correctNationalDay({ id, version, ...tetFields, legal: 'Mới' });
  await expect(as('admin').removeNationalDay({ id, version })).rejects.toMatchObject(refused('national_day.changed'));
  await expect(as('admin').removeNationalDay({ id: newId(), version })).rejects.toMatchObject(
    refused('national_day.not_found'),
  );
  expect((await entries())[0]?.seq).toBe(before!.seq + 1);
});

test('a date that a release knows is not entered over it', async () => {
  const released = await rowOn('2027-04-30');
  await expect(as('admin').addNationalDay({ ...tet, on: '2027-04-30' })).rejects.toMatchObject(
    refused('national_day.taken'),
  );
  expect(await rowOn('2027-04-30')).toEqual(released);
});

test('of two who correct, remove or enter a day at once one does, and the log tells one', async () => {
  const { id, version } = await as('admin').addNationalDay(tet);
  const [before] = await entries();
  const raced = async (calls: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(calls)).filter((call) => call.status === 'fulfilled').length;
  const correct = (legal: string) => as('admin').correctNationalDay({ id, version, ...tetFields, legal });
  expect(await raced([correct('Một'), correct('Hai'), as('admin').removeNationalDay({ id, version })])).toBe(1);
  const add = () => as('librarian').addNationalDay({ ...tet, on: '2027-02-09' });
  expect(await raced([add(), add(), add()])).toBe(1);
  expect((await entries())[0]?.seq).toBe(before!.seq + 2);
});

describe('while a calendar is being made, nobody', () => {
  const meanwhile = (change: () => Promise<unknown>) =>
    oneAfterTheOther(
      database,
      (holdOpen) =>
        withTenant(database.app, newId(), async (tx) => {
          await holdNationalDays(tx);
          await holdOpen();
        }),
      change,
    );

  it('enters a day', () => meanwhile(() => as('admin').addNationalDay(tet)));

  it('corrects or removes one', async () => {
    const { id, version } = await as('admin').addNationalDay(tet);
    await meanwhile(() => as('admin').correctNationalDay({ id, version, ...tetFields, legal: 'Mới' }));
    await meanwhile(() => as('admin').removeNationalDay({ id, version: version + 1 }));
  });
});

test.each([
  ['hours on a day off', { ...tet, hoursOfWeekday: 1 }, 'national_day.hours_on_day_off'],
  ['a working day without hours', madeUp('2027-02-13', { hoursOfWeekday: null }), 'national_day.hours_missing'],
  [
    'a working day with the hours of a Sunday',
    madeUp('2027-02-14', { hoursOfWeekday: 7 }),
    'national_day.hours_missing',
  ],
  [
    'a working day with the hours of a Saturday',
    madeUp('2027-02-13', { hoursOfWeekday: 6 }),
    'national_day.hours_missing',
  ],
  ['a working day on a Friday', madeUp('2027-02-12'), 'national_day.not_a_weekend'],
  ['a working day on a Monday', madeUp('2027-02-15'), 'national_day.not_a_weekend'],
])('%s is refused, entered or corrected to', async (_, day, code) => {
  await expect(as('admin').addNationalDay(day)).rejects.toMatchObject(refused(code));
  const { on, ...fields } = day;
  const { id, version } = await as('admin').addNationalDay({ ...tet, on });
  await expect(as('admin').correctNationalDay({ id, version, ...fields })).rejects.toMatchObject(refused(code));
});

test.each(['2027-02-13', '2027-02-14'])('a weekend is worked in exchange: %s', async (on) => {
  await expect(as('admin').addNationalDay(madeUp(on))).resolves.toMatchObject({ on, hoursOfWeekday: 1 });
});

test.each(['nameVi', 'nameEn', 'legal'])('%s is required', async (field) => {
  await expect(as('admin').addNationalDay({ ...tet, [field]: '  ' })).rejects.toThrow();
});

describe('the seed of a release', () => {
  const victoryDay = '2027-04-30';

  it('leaves what staff entered, corrected and removed', async () => {
    await as('admin').addNationalDay(tet);
    const { on: __, ...corrected } = (await rowOn(victoryDay))!;
    await as('admin').correctNationalDay({ ...corrected, legal: 'Căn cứ đã sửa' });
    const { id, version } = (await rowOn('2027-05-03'))!;
    await as('admin').removeNationalDay({ id, version });
    await withPlatform(database.platform, async (tx) => {
      await seedReference(tx);
      await seedNationalDays(tx, [{ ...tet, nameVi: 'Theo bản phát hành' }]);
    });
    expect((await rowOn(tet.on))?.nameVi).toBe(tet.nameVi);
    expect((await rowOn(victoryDay))?.legal).toBe('Căn cứ đã sửa');
    expect(await rowOn('2027-05-03')).toBeUndefined();
  });

  it('adds what is new and writes over its own', async () => {
    const own = { ...tet, on: victoryDay, nameVi: 'Tên mới' };
    await withPlatform(database.platform, (tx) => seedNationalDays(tx, [tet, own]));
    expect(await rowOn(tet.on)).toMatchObject(tet);
    expect((await rowOn(victoryDay))?.nameVi).toBe('Tên mới');
  });

  it('leaves a date that was removed and entered anew', async () => {
    const { id, version } = (await rowOn(victoryDay))!;
    await as('admin').removeNationalDay({ id, version });
    const anew = await as('admin').addNationalDay({ ...tet, on: victoryDay });
    expect(anew).toMatchObject({ id: expect.any(String) as string, version: 3 });
    expect(await rowOn(victoryDay)).toEqual(anew);
    await withPlatform(database.platform, seedReference);
    expect(await rowOn(victoryDay)).toEqual(anew);
  });
});
