import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { withTenant } from '@chuan/db';
import { listEntries, verifyTenantLog } from '@chuan/event-log';
import { listMemberships } from '@chuan/identity/server';
import { instantOf } from '@chuan/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CreateTenantInput } from './contract.ts';
import {
  createTenant,
  findTenantBySlug,
  getAgencyProfile,
  getCalendar,
  listTenants,
  type ProvisionDeps,
} from './server.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const now = instantOf('2026-09-01', 8 * 60);

const deps = (over: Partial<ProvisionDeps> = {}): ProvisionDeps => ({
  databases: { app: database.app, platform: database.platform },
  now,
  actor: { kind: 'staff', name: 'Hỗ trợ' },
  seedRoles: async () => undefined,
  ...over,
});

const order = (slug: string): CreateTenantInput => ({
  slug,
  name: `UBND phường ${slug}`,
  shortName: `P. ${slug}`,
  kind: 'commune',
  provinceCode: '25',
  profile: {
    superiorName: 'UBND TỈNH PHÚ THỌ',
    oneStopName: 'Trung tâm Phục vụ hành chính công',
    agencyIdentifier: 'H21.99.05',
    place: 'Thanh Miếu',
    address: '',
    phone: '',
    email: '',
  },
  admin: { fullName: 'Nguyễn Thị Hoa', email: `${slug}@example.vn`, password: 'mat-khau-dai-1' },
});

const accountOf = (slug: string) =>
  database.platform
    .selectFrom('platform.account')
    .select('id')
    .where('email', '=', `${slug}@example.vn`)
    .executeTakeFirstOrThrow();

const counts = async (tenantId: string) => {
  const count = async (table: 'agency_profile' | 'unit' | 'person' | 'calendar_version') =>
    (await database.migrator.selectFrom(table).select('tenant_id').where('tenant_id', '=', tenantId).execute()).length;
  return Promise.all([count('agency_profile'), count('unit'), count('person'), count('calendar_version')]);
};

test('founds an agency whose administrator may sign in', async () => {
  const made = await createTenant(deps(), order('thanh-mieu'));
  expect(made.isNew).toBe(true);
  expect(await findTenantBySlug(database.app, 'thanh-mieu')).toMatchObject({ id: made.tenantId, status: 'active' });
  expect(await counts(made.tenantId)).toEqual([1, 1, 1, 1]);
  const account = await accountOf('thanh-mieu');
  expect(await listMemberships(database.platform, account.id)).toMatchObject([
    { tenantId: made.tenantId, personId: made.adminPersonId },
  ]);
  await withTenant(database.app, made.tenantId, async (tx) => {
    expect(await getAgencyProfile(tx, '2026-09-01')).toMatchObject({ agencyIdentifier: 'H21.99.05' });
    expect(await getCalendar(tx, { on: '2026-09-01' })).toMatchObject({ number: 1 });
    expect((await verifyTenantLog(tx)).ok).toBe(true);
    expect((await listEntries(tx, {})).map((entry) => entry.action)).toEqual(['tenant.created']);
  });
});

test('the same call again changes nothing', async () => {
  const first = await createTenant(deps(), order('gia-cam'));
  const second = await createTenant(deps({ now: now + 86_400_000 }), order('gia-cam'));
  expect(second).toEqual({ ...first, isNew: false });
  expect(await counts(first.tenantId)).toEqual([1, 1, 1, 1]);
});

test.each([
  ['while it is being filled', 'do-dang'],
  ['after it was filled', 'sap-xong'],
])('finishes what was begun when it was cut off %s', async (_, slug) => {
  const platform = database.platform;
  const isFilled = slug === 'sap-xong';
  const cutOff = deps({
    seedRoles: async () => {
      if (!isFilled) throw new Error('killed');
    },
    databases: {
      app: database.app,
      platform: isFilled ? failingOnUse(platform, 2) : platform,
    },
  });
  await expect(createTenant(cutOff, order(slug))).rejects.toThrow('killed');
  const begun = await findTenantBySlug(database.app, slug);
  expect(begun?.status).toBe('provisioning');
  const made = await createTenant(deps(), order(slug));
  expect(made).toMatchObject({ tenantId: begun?.id, isNew: true });
  expect(await counts(made.tenantId)).toEqual([1, 1, 1, 1]);
  expect(await listMemberships(platform, (await accountOf(slug)).id)).toHaveLength(1);
});

/** A connection that goes away with its `nth` transaction, as when the process is killed there. */
function failingOnUse(db: TestDatabase['platform'], nth: number): TestDatabase['platform'] {
  let uses = 0;
  return new Proxy(db, {
    get(target, property) {
      if (property === 'transaction' && ++uses === nth) throw new Error('killed');
      const value = Reflect.get(target, property);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

test('refuses an address that belongs to another agency', async () => {
  await createTenant(deps(), order('tan-hoa'));
  await expect(createTenant(deps(), { ...order('tan-hoa'), name: 'UBND xã Tân Hòa' })).rejects.toMatchObject({
    code: 'tenant.slug_taken',
  });
});

test('lists agencies by words without accents', async () => {
  await createTenant(deps(), { ...order('song-lo'), name: 'UBND xã Sông Lô' });
  expect((await listTenants(database.platform, { search: 'xa song' })).rows.map(({ slug }) => slug)).toEqual([
    'song-lo',
  ]);
  expect((await listTenants(database.platform, { search: 'không có' })).total).toBe(0);
});
