import { withTenant } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { instantOf, newId } from '@chuan/kernel';
import { createTenant } from '@chuan/tenancy/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantRoles, loadMember, seedRoles } from './server.ts';

let database: TestDatabase;
let tenantId: string;
let adminId: string;
const now = instantOf('2026-09-01', 8 * 60);

beforeAll(async () => {
  database = await createTestDatabase();
  const made = await createTenant(
    { databases: database, now, actor: { kind: 'system' }, seedRoles },
    {
      slug: 'thanh-mieu',
      name: 'UBND phường Thanh Miếu',
      shortName: 'P. Thanh Miếu',
      kind: 'commune',
      profile: { oneStopName: 'Bộ phận Một cửa', agencyIdentifier: 'H21.99.05' } as never,
      admin: { fullName: 'Nguyễn Thị Hoa', email: 'hoa@example.vn', password: 'mat-khau-dai-1' },
    },
  );
  tenantId = made.tenantId;
  adminId = made.adminPersonId;
});
afterAll(() => database.drop());

const memberOn = (day: string, personId = adminId, tenant = tenantId) =>
  withTenant(database.app, tenant, (tx) => loadMember(tx, personId, instantOf(day, 9 * 60)), { access: 'read_only' });

async function holdPosition(name: string, fromOn: string, toOn: string | null) {
  const id = newId();
  await withTenant(database.app, tenantId, async ({ queries }) => {
    const { id: unitId } = await queries
      .selectFrom('unit')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .executeTakeFirstOrThrow();
    const row = { tenant_id: tenantId, id, unit_id: unitId, name, short_name: name, valid_from: fromOn };
    await queries
      .insertInto('position')
      .values({ ...row, kind: 'other' })
      .execute();
    const held = { tenant_id: tenantId, person_id: adminId, position_id: id, from_on: fromOn, to_on: toOn };
    await queries.insertInto('person_position').values(held).execute();
  });
  return id;
}

test('the first administrator may manage, and nothing else', async () => {
  const member = await memberOn('2026-09-01');
  expect(member).toMatchObject({ kind: 'person', id: adminId, name: 'Nguyễn Thị Hoa', positionIds: [] });
  expect(member?.permissions.has('role.manage')).toBe(true);
  expect(member?.permissions.has('dossier.handle')).toBe(false);
});

test('positions count from their first day to the end of their last', async () => {
  const first = await holdPosition('Chuyên viên', '2026-10-05', '2026-10-09');
  const second = await holdPosition('Văn thư', '2026-10-09', null);
  expect((await memberOn('2026-10-04'))?.positionIds).toEqual([]);
  expect((await memberOn('2026-10-05'))?.positionIds).toEqual([first]);
  const both = await memberOn('2026-10-09');
  expect(both?.positionIds.toSorted()).toEqual([first, second].toSorted());
  expect(both?.unitIds).toHaveLength(1);
  expect(await memberOn('2026-10-10')).toMatchObject({ positionIds: [second], positionName: 'Văn thư' });
});

test('rights of several roles are joined', async () => {
  await withTenant(database.app, tenantId, (tx) => grantRoles(tx, adminId, ['specialist']));
  const member = await memberOn('2026-09-01');
  expect(member?.permissions.has('role.manage')).toBe(true);
  expect(member?.permissions.has('dossier.handle')).toBe(true);
});

test('nobody of another agency, nobody inactive, nobody unknown', async () => {
  expect(await memberOn('2026-09-01', newId())).toBeUndefined();
  await database.migrator.updateTable('person').set({ status: 'inactive' }).where('id', '=', adminId).execute();
  expect(await memberOn('2026-09-01')).toBeUndefined();
  await database.migrator.updateTable('person').set({ status: 'active' }).where('id', '=', adminId).execute();
  const other = newId();
  await database.platform
    .insertInto('platform.tenant')
    .values({
      id: other,
      slug: 'khac',
      name: 'Khác',
      short_name: 'Khác',
      kind: 'commune',
      status: 'active',
      created_at: new Date(now),
    })
    .execute();
  expect(await memberOn('2026-09-01', adminId, other)).toBeUndefined();
});
