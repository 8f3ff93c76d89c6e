import { type Database, withPlatform, withTenant } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { instantOf, newId, simulatedClock, type Uuid } from '@chuan/kernel';
import { createLogger } from '@chuan/telemetry';
import { createTenant, getCalendar, seedReference } from '@chuan/tenancy/server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { calendarRenewal } from './calendars.ts';
import { listTenants } from './tenants.ts';

let database: TestDatabase;
let agencies: Uuid[];
const now = instantOf('2026-11-28', 540);
const today = '2026-11-28';

beforeAll(async () => {
  database = await createTestDatabase();
  await withPlatform(database.platform, seedReference);
});
afterAll(() => database.drop());
beforeEach(async () => {
  agencies = [await found(), await found(), await found()];
});

async function found(): Promise<Uuid> {
  const slug = `a-${newId().slice(-12)}`;
  const profile = { superiorName: '', oneStopName: 'Một cửa', place: '', address: '', phone: '', email: '' };
  const { tenantId } = await createTenant(
    { databases: database, now: instantOf('2026-09-01'), actor: { kind: 'system' }, seedRoles: async () => undefined },
    {
      slug,
      name: slug,
      shortName: slug,
      kind: 'commune',
      profile: { ...profile, agencyIdentifier: 'H21.99.05' },
      admin: { fullName: 'Nguyễn Thị Hoa', email: `${slug}@example.vn`, password: 'mat-khau-dai-1' },
    },
  );
  return tenantId;
}

const renewal = (app: Database['db'] = database.app) =>
  calendarRenewal({
    app,
    clock: simulatedClock(now),
    logger: createLogger({ name: 'test', level: 'fatal' }),
  });

const addDay = (on: string) =>
  database.platform
    .insertInto('platform.national_day')
    .values({ on_date: on, kind: 'off', name_vi: 'Tết', name_en: 'Tết', legal: 'Thông báo' })
    .execute();

const standing = (tenantId: Uuid) =>
  withTenant(database.app, tenantId, (tx) => getCalendar(tx, { on: today }), { access: 'read_only' });
const numbers = async () => (await Promise.all(agencies.map(standing))).map((one) => one.number);

/** The application's database, with how often somebody began to speak to an agency on it. */
function counted() {
  let times = 0;
  const app = new Proxy(database.app, {
    get(target, key) {
      if (key === 'getExecutor') times += 1;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(target) : value;
    },
  });
  return { app, count: () => times };
}

it('renews every calendar once after a change, and asks no agency while nothing changes', async () => {
  const { app, count } = counted();
  const run = renewal(app);
  await run();
  expect(await numbers()).toEqual([1, 1, 1]);
  const before = count();
  await run();
  expect(count()).toBe(before);
  await addDay('2027-02-08');
  for (let times = 0; times < 3; times++) await run();
  expect(await numbers()).toEqual([2, 2, 2]);
  expect(count()).toBe(2 * before);
  for (const tenantId of agencies) {
    const { definition } = (await standing(tenantId)).calendar;
    expect(definition.days).toContainEqual(expect.objectContaining({ on: '2027-02-08', kind: 'off' }));
  }
});

it('makes one version of days that are entered one after the other', async () => {
  const run = renewal();
  await run();
  for (const on of ['2027-02-14', '2027-02-15', '2027-02-16']) {
    await addDay(on);
    await run();
    expect(await numbers()).toEqual([1, 1, 1]);
  }
  await run();
  expect(await numbers()).toEqual([2, 2, 2]);
  const days = (await standing(agencies[0]!)).calendar.definition.days.map(({ on }) => on);
  expect(days).toEqual(expect.arrayContaining(['2027-02-14', '2027-02-15', '2027-02-16']));
});

it('finds at its start what was changed while no worker ran', async () => {
  await addDay('2027-02-09');
  await renewal()();
  expect(await numbers()).toEqual([2, 2, 2]);
});

it('makes one version where several workers run at once', async () => {
  await addDay('2027-02-10');
  await Promise.all([renewal()(), renewal()(), renewal()()]);
  expect(await numbers()).toEqual([2, 2, 2]);
});

it('goes on with the others when an agency fails, and tries that one again', async () => {
  const broken = database.migrator.updateTable('calendar_version').where('tenant_id', '=', agencies[1]!);
  const { definition } = await database.migrator
    .selectFrom('calendar_version')
    .select('definition')
    .where('tenant_id', '=', agencies[1]!)
    .executeTakeFirstOrThrow();
  const { app, count } = counted();
  const run = renewal(app);
  await run();
  const oneAgency = count() / (await listTenants(database.app)).length;
  await addDay('2027-02-11');
  await broken.set({ definition: '{}' }).execute();
  await run();
  await run();
  const before = count();
  await broken.set({ definition: JSON.stringify(definition) }).execute();
  await run();
  expect(count()).toBe(before + oneAgency);
  expect(await numbers()).toEqual([2, 2, 2]);
});
