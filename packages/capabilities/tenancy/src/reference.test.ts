import { defaultDefinition, isWorkingDay } from '@chuan/calendar';
import { withPlatform, withTenant } from '@chuan/db';
import { createTestDatabase, createTestTenant, type TestDatabase } from '@chuan/db/test';
import { instantOf, newId } from '@chuan/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getCalendar, getRegulation, getRegulations, putRegulation, seedReference } from './server.ts';
import { oneAfterTheOther } from './locks.fixture.ts';
import { regulationKeys } from './contract.ts';
import { insertCalendarVersion } from './repository/calendars.ts';
import { renewCalendar } from './service/calendars.ts';
import { listNationalDays, seedNationalDays } from './service/national-days.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await withPlatform(database.platform, seedReference);
});
afterAll(() => database.drop());

async function tenantWithCalendar(effectiveFrom = '2026-01-01') {
  const tenantId = await createTestTenant(database);
  await addVersion(tenantId, 1, effectiveFrom, []);
  return tenantId;
}

const addVersion = (tenantId: string, number: number, effectiveFrom: string, closedOn: readonly string[]) =>
  withTenant(database.app, tenantId, (tx) =>
    insertCalendarVersion(tx, {
      id: newId(),
      number,
      effectiveFrom,
      name: 'Lịch',
      definition: defaultDefinition(closedOn.map((on) => ({ on, kind: 'off', name: 'Đại hội' }))),
      createdBy: null,
      createdAt: instantOf('2026-01-01'),
    }),
  );

const calendarOn = (tenantId: string, on: string) =>
  withTenant(database.app, tenantId, (tx) => getCalendar(tx, { on }), { access: 'read_only' });

test('every regulation has a value today, in its shape', async () => {
  const all = await getRegulations({ queries: database.app }, regulationKeys, '2026-11-22');
  expect(all['supplement.rule']).toMatchObject({
    value: { clock: 'restart', maxRequests: 1, askWithin: { value: 3, unit: 'working_days' } },
    legal: 'Nghị định 61/2018/NĐ-CP, Điều 11.2.c và Điều 19.4',
  });
  expect(all['receipt.cut_off'].validFrom).toBe('2025-07-01');
  expect(Object.keys(all)).toHaveLength(regulationKeys.length);
});

test('a value holds from its day on and is unknown before any', async () => {
  const reader = { queries: database.app };
  await withPlatform(database.platform, (tx) =>
    putRegulation(tx, 'extension.rule', {
      value: { maxTimes: 2, noticeBefore: { value: 2, unit: 'working_days' } },
      validFrom: '2027-01-01',
      legal: 'Văn bản mới',
    }),
  );
  expect((await getRegulation(reader, 'extension.rule', '2026-12-31')).value.maxTimes).toBe(1);
  expect((await getRegulation(reader, 'extension.rule', '2027-01-01')).value.maxTimes).toBe(2);
  await expect(getRegulation(reader, 'extension.rule', '2010-01-01')).rejects.toMatchObject({
    code: 'regulation.not_found',
  });
});

test('seeding twice leaves the same days', async () => {
  const before = await listNationalDays({ queries: database.app });
  await withPlatform(database.platform, seedReference);
  expect(await listNationalDays({ queries: database.app })).toEqual(before);
  expect(before.find((day) => day.on === '2026-09-02')).toMatchObject({ nameVi: 'Quốc khánh', nameEn: 'National Day' });
  expect(before.every((day) => day.nameEn !== day.nameVi)).toBe(true);
});

test('national days lie beneath the agency’s own', async () => {
  const tenantId = await tenantWithCalendar();
  const { calendar } = await calendarOn(tenantId, '2026-09-01');
  expect(isWorkingDay('2026-09-02', calendar)).toBe(false);
  expect(isWorkingDay('2026-08-22', calendar)).toBe(true);
  expect(isWorkingDay('2026-08-29', calendar)).toBe(false);
});

test('a version holds from its day on; its id gives it back on any day', async () => {
  const tenantId = await tenantWithCalendar();
  await addVersion(tenantId, 2, '2026-06-01', ['2026-06-15']);
  expect((await calendarOn(tenantId, '2026-05-31')).number).toBe(1);
  const second = await calendarOn(tenantId, '2026-06-01');
  expect(second.number).toBe(2);
  expect(isWorkingDay('2026-06-15', second.calendar)).toBe(false);
  const again = await withTenant(database.app, tenantId, (tx) => getCalendar(tx, { versionId: second.versionId }));
  expect(again.calendar).toBe(second.calendar);
  await expect(calendarOn(tenantId, '2025-12-31')).rejects.toMatchObject({ code: 'calendar.not_found' });
});

test('a corrected national day makes a new version from that day on and leaves the old one as it was', async () => {
  const tenantId = await tenantWithCalendar();
  const before = await calendarOn(tenantId, '2026-09-01');
  const renew = () => withTenant(database.app, tenantId, (tx) => renewCalendar(tx, instantOf('2026-09-01', 540)));
  expect(await renew()).toBe(false);
  await withPlatform(database.platform, (tx) =>
    seedNationalDays(tx, [
      { on: '2026-12-31', kind: 'off', hoursOfWeekday: null, nameVi: 'Nghỉ', nameEn: 'Off', legal: 'Thông báo' },
    ]),
  );
  expect(await renew()).toBe(true);
  expect(await renew()).toBe(false);
  const after = await calendarOn(tenantId, '2026-09-01');
  expect(isWorkingDay('2026-12-31', after.calendar)).toBe(false);
  const old = await withTenant(database.app, tenantId, (tx) => getCalendar(tx, { versionId: before.versionId }));
  expect(isWorkingDay('2026-12-31', old.calendar)).toBe(true);
});

const dayOff = (on: string) => ({
  on,
  kind: 'off' as const,
  hoursOfWeekday: null,
  nameVi: 'Nghỉ',
  nameEn: 'Off',
  legal: 'Thông báo',
});
const addDay = (on: string) => withPlatform(database.platform, (tx) => seedNationalDays(tx, [dayOff(on)]));
const renewOn = (tenantId: string, on: string) =>
  withTenant(database.app, tenantId, (tx) => renewCalendar(tx, instantOf(on, 540)));

test('a calendar prepared for later gets the new days too, from its own day', async () => {
  const tenantId = await tenantWithCalendar();
  await addVersion(tenantId, 2, '2027-06-01', ['2027-06-15']);
  await addVersion(tenantId, 3, '2027-01-01', []);
  await addVersion(tenantId, 4, '2027-01-01', ['2027-01-15']);
  await addDay('2027-07-01');
  expect(await renewOn(tenantId, '2026-11-28')).toBe(true);
  for (const [on, number, ownDay] of [
    ['2026-11-28', 5, undefined],
    ['2027-01-01', 7, '2027-01-15'],
    ['2027-06-01', 6, '2027-06-15'],
  ] as const) {
    const { calendar, ...version } = await calendarOn(tenantId, on);
    expect([on, version.number, isWorkingDay('2027-07-01', calendar)]).toEqual([on, number, false]);
    if (ownDay !== undefined) expect(isWorkingDay(ownDay, calendar)).toBe(false);
  }
  expect((await calendarOn(tenantId, '2026-11-27')).number).toBe(1);
  expect(await renewOn(tenantId, '2026-11-29')).toBe(false);
});

test('of two who renew at once one makes the version', async () => {
  const tenantId = await tenantWithCalendar();
  await addDay('2027-07-02');
  const made = await oneAfterTheOther(
    database,
    (holdOpen) =>
      withTenant(database.app, tenantId, async (tx) => {
        const isMade = await renewCalendar(tx, instantOf('2026-11-28', 540));
        await holdOpen();
        return isMade;
      }),
    () => renewOn(tenantId, '2026-11-28'),
  );
  expect(made).toEqual([true, false]);
  expect((await calendarOn(tenantId, '2026-11-28')).number).toBe(2);
});

test('a day is changed only once every calendar made without it is there to be seen', async () => {
  const tenantId = await tenantWithCalendar();
  const version = { id: newId(), number: 2, effectiveFrom: '2026-12-01', name: 'Lịch', createdBy: null };
  await oneAfterTheOther(
    database,
    (holdOpen) =>
      withTenant(database.app, tenantId, async (tx) => {
        const createdAt = instantOf('2026-11-28');
        await insertCalendarVersion(tx, { ...version, definition: defaultDefinition(), createdAt });
        await holdOpen();
      }),
    () => addDay('2027-07-05'),
  );
  await renewOn(tenantId, '2026-11-28');
  expect(isWorkingDay('2027-07-05', (await calendarOn(tenantId, '2026-12-01')).calendar)).toBe(false);
});
