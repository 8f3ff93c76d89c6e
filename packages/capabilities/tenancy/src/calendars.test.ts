import { defaultCutOffMinute, defaultWeeklyHours } from '@chuan/calendar';
import { withPlatform } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { foundAgency, type TestAgency } from './agency.fixture.ts';
import type { CalendarFields, NationalDayView } from './contract.ts';
import { oneAfterTheOther } from './locks.fixture.ts';
import { seedReference } from './server.ts';
import { listAgencyProfiles, saveAgencyProfile } from './service/agency.ts';
import { getCalendarOverview, previewCalendar, renewCalendar, saveCalendar } from './service/calendars.ts';
import { seedNationalDays } from './service/national-days.ts';

let database: TestDatabase;
let agency: TestAgency;
const today = '2026-10-01';

beforeAll(async () => {
  database = await createTestDatabase();
  await withPlatform(database.platform, seedReference);
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await foundAgency(database);
});

const saturdays: CalendarFields = {
  name: 'Thêm sáng thứ Bảy',
  weekly: { ...defaultWeeklyHours, 6: [{ fromMinute: 450, toMinute: 690 }] },
  days: [{ on: '2026-11-20', kind: 'off', name: 'Đại hội' }],
  cutOffMinute: defaultCutOffMinute,
};

const tet: NationalDayView = {
  on: '2027-02-08',
  kind: 'off',
  hoursOfWeekday: null,
  nameVi: 'Tết',
  nameEn: 'Tết',
  legal: 'Thông báo',
};

const save = (effectiveFrom: string, afterNumber = 1, calendar = saturdays) =>
  agency.on(today, (ctx) => saveCalendar(ctx, {}, { effectiveFrom, calendar, afterNumber }));

test('a new version is kept beside the old one', async () => {
  const { versions } = await save('2026-11-01');
  expect(versions).toMatchObject([
    { number: 2, effectiveFrom: '2026-11-01', createdByName: 'Nguyễn Thị Hoa', days: saturdays.days },
    { number: 1, effectiveFrom: '2026-09-01', days: [] },
  ]);
  expect((await agency.actions())[0]).toBe('calendar.version_created');
});

test('a version begins after today', async () => {
  await expect(save(today)).rejects.toMatchObject({ code: 'calendar.in_the_past' });
  await expect(save('2026-10-02')).resolves.toBeDefined();
});

test('of two authors the second is told', async () => {
  await save('2026-11-01');
  await expect(save('2026-12-01', 1)).rejects.toMatchObject({ kind: 'conflict', code: 'calendar.changed' });
});

test('a week without hours and hours that overlap are refused', async () => {
  const never = { ...defaultWeeklyHours, 1: [], 2: [], 3: [], 4: [], 5: [] };
  await expect(save('2026-11-01', 1, { ...saturdays, weekly: never })).rejects.toMatchObject({
    code: 'calendar.no_working_time',
  });
  const overlapping = { ...defaultWeeklyHours, 1: [450, 500].map((fromMinute) => ({ fromMinute, toMinute: 690 })) };
  await expect(save('2026-11-01', 1, { ...saturdays, weekly: overlapping })).rejects.toMatchObject({
    code: 'calendar.bad_periods',
  });
});

test('a draft says which days it changes and how many dossiers stay as promised', async () => {
  const draft = { effectiveFrom: '2026-11-01', calendar: saturdays };
  const effect = await agency.on(today, (ctx) => previewCalendar(ctx, { countOpenDossiers: async () => 7 }, draft));
  expect(effect.openDossiers).toBe(7);
  expect(effect.changedDays).toContainEqual({ on: '2026-11-20', beforeMinutes: 480, afterMinutes: 0 });
  expect(effect.changedDays).toContainEqual({ on: '2026-11-07', beforeMinutes: 0, afterMinutes: 240 });
  expect(effect.changedDays.some((day) => day.on === '2026-11-23')).toBe(false);
  expect((await agency.on(today, (ctx) => getCalendarOverview(ctx, {}))).versions).toHaveLength(1);
});

test('a version that the system made after the national days says so, in the list and in the log', async () => {
  await save('2026-11-01');
  await withPlatform(database.platform, (tx) => seedNationalDays(tx, [tet]));
  expect(await agency.on(today, (ctx) => renewCalendar(ctx.tx, ctx.now))).toBe(true);
  const { versions } = await agency.on(today, (ctx) => getCalendarOverview(ctx, {}));
  expect(versions).toMatchObject([
    { number: 4, effectiveFrom: '2026-11-01', isRenewal: true, createdByName: '', days: saturdays.days },
    { number: 3, effectiveFrom: today, isRenewal: true },
    { number: 2, isRenewal: false },
    { number: 1, isRenewal: false },
  ]);
  expect((await agency.actions()).slice(0, 2)).toEqual(['calendar.renewed', 'calendar.renewed']);
  await expect(save('2026-12-01', 2)).rejects.toMatchObject({ code: 'calendar.changed' });
  await expect(save('2026-12-01', 4)).resolves.toBeDefined();
});

test('a renewal waits for a calendar that is being saved', async () => {
  await withPlatform(database.platform, (tx) => seedNationalDays(tx, [{ ...tet, on: '2027-02-09' }]));
  await oneAfterTheOther(
    database,
    (holdOpen) =>
      agency.on(today, async (ctx) => {
        await saveCalendar(ctx, {}, { effectiveFrom: '2026-11-01', calendar: saturdays, afterNumber: 1 });
        await holdOpen();
      }),
    () => agency.on(today, (ctx) => renewCalendar(ctx.tx, ctx.now)),
  );
});

test('the profile changes from a day on, and its past stays', async () => {
  const [first] = await agency.on(today, listAgencyProfiles);
  const { validFrom: _, version: __, ...profile } = first!;
  const saveProfile = (validFrom: string, name: string, version?: number) =>
    agency.on(today, (ctx) => saveAgencyProfile(ctx, { validFrom, profile: { ...profile, name }, version }));
  expect(await saveProfile('2027-01-01', 'UBND xã Thanh Miếu')).toMatchObject({ version: 1 });
  await expect(saveProfile('2026-09-15', 'UBND xã')).rejects.toMatchObject({ code: 'profile.in_the_past' });
  await expect(saveProfile('2027-01-01', 'UBND xã')).rejects.toMatchObject({ code: 'profile.changed' });
  expect(await saveProfile('2026-09-01', 'UBND phường Thanh Miếu 2', 1)).toMatchObject({ version: 2 });
  expect((await agency.on(today, listAgencyProfiles)).map((row) => row.validFrom)).toEqual([
    '2027-01-01',
    '2026-09-01',
  ]);
});
