import { createCallerFactory, makeRateLimits, signerOf, mergeRouters, type RequestContext } from '@chuan/api';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { instantOf, newId } from '@chuan/kernel';
import { createTenant, makeTenancyRouter } from '@chuan/tenancy/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessRouter, addRoles, dropRoles, listRoles, loadMember, seedRoles } from './server.ts';

let database: TestDatabase;
let tenantId: string;
let adminId: string;
const now = instantOf('2026-09-01', 480);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const slug = `a-${newId().slice(-12)}`;
  const made = await createTenant(
    { databases: database, now, actor: { kind: 'system' }, seedRoles },
    {
      slug,
      name: 'UBND phường Thanh Miếu',
      shortName: 'P. Thanh Miếu',
      kind: 'commune',
      profile: {
        superiorName: '',
        oneStopName: 'Bộ phận Một cửa',
        agencyIdentifier: 'H21.99.05',
        place: '',
        address: '',
        phone: '',
        email: '',
      },
      admin: { fullName: 'Nguyễn Thị Hoa', email: `${slug}@example.vn`, password: 'mat-khau-dai-1' },
    },
  );
  tenantId = made.tenantId;
  adminId = made.adminPersonId;
});

const createCaller = createCallerFactory(
  mergeRouters(
    accessRouter,
    makeTenancyRouter({ seedRoles, dropRoles, listRoles, addRoles, countOpenDossiers: async () => 0 }),
  ),
);

/** Every call has a key of its own, as a screen sends it. */
function as(personId: string, staff: NonNullable<RequestContext['session']>['staff'] = null) {
  const request = (): RequestContext => ({
    requestId: 'test',
    address: '127.0.0.1',
    locale: 'vi',
    clock: { now: () => now },
    session: { accountId: personId, sessionHash: '', tenantId: staff ? null : tenantId, personId, staff },
    portalTenantId: null,
    idempotencyKey: newId(),
    databases: database,
    ports: {
      loadMember,
      files: undefined as never,
      limits: makeRateLimits(100),
      sign: signerOf(Buffer.alloc(32, 7)),
      publicUrl: 'http://localhost',
    },
  });
  return createCaller(request);
}

const roleCalled = async (key: string) => (await as(adminId).listRoles()).roles.find((role) => role.key === key)!;

const createPerson = (fullName: string) =>
  as(adminId).createPerson({
    fullName,
    email: `${newId().slice(-12)}@example.vn`,
    password: 'mat-khau-dai-1',
  });

describe('roles', () => {
  test('come ready-made, held by the first administrator alone', async () => {
    const { roles, holders } = await as(adminId).listRoles();
    expect(roles).toHaveLength(8);
    expect(holders).toMatchObject([{ personId: adminId, fullName: 'Nguyễn Thị Hoa' }]);
    expect(roles.filter((role) => role.holders > 0).map((role) => role.key)).toEqual(['agency_admin']);
  });

  test('what is saved holds from the next call on', async () => {
    const nam = await createPerson('Trần Văn Nam');
    const role = await roleCalled('specialist');
    await as(adminId).setPersonRoles({ personId: nam.id, roleIds: [role.id] });
    await expect(as(nam.id).createUnit({} as never)).rejects.toMatchObject({ message: 'permission.missing' });
    const { id, name, permissions, version } = role;
    await as(adminId).saveRole({ id, name, permissions: [...permissions, 'role.manage'], version });
    await expect(as(nam.id).removeRole({ id: newId(), version: 1 })).rejects.toMatchObject({
      message: 'role.not_found',
    });
  });

  test('come with a list of people only from somebody who may give them', async () => {
    const email = `${newId().slice(-12)}@example.vn`;
    const rows = [
      ['Họ và tên', 'Thư điện tử', 'Vai trò'],
      ['Lê Thị Mới', email, 'van thu; Không có'],
    ];
    const { people, flagged } = await as(adminId).checkPeople({ rows });
    expect(flagged.map(({ why }) => why)).toEqual(['no_post', 'role_unknown']);
    const { outcome: _, ...person } = people[0]!;
    const take = (who: string, more = {}) =>
      as(who).importPeople({ people: [{ ...person, ...more, password: 'mat-khau-dai-1' }], makeMissing: true });
    await take(adminId);
    const clerk = (await roleCalled('clerk')).id;
    const holdersOf = async () =>
      (await as(adminId).listRoles()).holders.filter((one) => one.roleId === clerk).map((one) => one.fullName);
    expect(await holdersOf()).toEqual(['Lê Thị Mới']);

    const nam = await createPerson('Trần Văn Nam');
    const { id } = (await as(adminId).saveRole({ name: 'Nhân sự', permissions: ['organisation.manage'] })).roles.at(
      -1,
    )!;
    await as(adminId).setPersonRoles({ personId: nam.id, roleIds: [id] });
    expect((await as(nam.id).checkPeople({ rows })).flagged.map(({ why }) => why)).toContain('roles_not_yours');
    await take(nam.id, { email: `b${email}`, fullName: 'Lê Thị Hai' });
    expect(await holdersOf()).toEqual(['Lê Thị Mới']);
    await expect(as((await createPerson('Không Quyền')).id).checkPeople({ rows })).rejects.toMatchObject({
      message: 'permission.missing',
    });
  });

  test('of two who save a role the second is told, and the first stays', async () => {
    const { id, name, permissions, version } = await roleCalled('clerk');
    await as(adminId).saveRole({ id, name, permissions: ['dossier.read'], version });
    await expect(as(adminId).saveRole({ id, name, permissions, version })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'role.changed',
    });
    expect((await roleCalled('clerk')).permissions).toEqual(['dossier.read']);
  });

  test('a ready-made role can be restored, an own one only removed', async () => {
    const clerk = await roleCalled('clerk');
    await as(adminId).saveRole({ id: clerk.id, name: 'Văn thư 2', permissions: [], version: clerk.version });
    await as(adminId).restoreRole({ id: clerk.id, version: clerk.version + 1 });
    expect(await roleCalled('clerk')).toMatchObject({ name: clerk.name, permissions: clerk.permissions });
    await expect(as(adminId).removeRole({ id: clerk.id, version: clerk.version + 2 })).rejects.toMatchObject({
      message: 'role.ready_made',
    });
    const { roles } = await as(adminId).saveRole({ name: 'Tổ trưởng', permissions: ['dossier.assign'] });
    const own = roles.find((role) => role.name === 'Tổ trưởng')!;
    await expect(as(adminId).restoreRole(own)).rejects.toBeDefined();
    const left = await as(adminId).removeRole({ id: own.id, version: own.version });
    expect(left.roles).toHaveLength(8);
  });

  test('have names of their own', async () => {
    await expect(as(adminId).saveRole({ name: 'van thu', permissions: [] })).rejects.toMatchObject({
      message: 'role.name_taken',
    });
  });

  test('a role that somebody holds is not removed', async () => {
    const { roles } = await as(adminId).saveRole({ name: 'Tổ trưởng', permissions: ['dossier.assign'] });
    const own = roles.find((role) => role.name === 'Tổ trưởng')!;
    const nam = await createPerson('Trần Văn Nam');
    await as(adminId).setPersonRoles({ personId: nam.id, roleIds: [own.id] });
    await expect(as(adminId).removeRole({ id: own.id, version: own.version })).rejects.toMatchObject({
      message: 'role.still_held',
    });
  });
});

describe('the agency never locks itself out', () => {
  test('the last right to give rights stays in its role', async () => {
    const { id, name, permissions, version } = await roleCalled('agency_admin');
    const without = permissions.filter((right) => right !== 'role.manage');
    await expect(as(adminId).saveRole({ id, name, permissions: without, version })).rejects.toMatchObject({
      message: 'role.last_manager',
    });
  });

  test('the last holder keeps it, also against leaving', async () => {
    await expect(as(adminId).setPersonRoles({ personId: adminId, roleIds: [] })).rejects.toMatchObject({
      message: 'role.last_manager',
    });
    const nam = await createPerson('Trần Văn Nam');
    const { id } = await roleCalled('agency_admin');
    await as(adminId).setPersonRoles({ personId: nam.id, roleIds: [id] });
    await as(nam.id).setPersonRoles({ personId: adminId, roleIds: [] });
    await expect(as(nam.id).setPersonRoles({ personId: nam.id, roleIds: [] })).rejects.toMatchObject({
      message: 'role.last_manager',
    });
  });

  test('of two managers who drop each other at once, one remains', async () => {
    const nam = await createPerson('Trần Văn Nam');
    const { id } = await roleCalled('agency_admin');
    await as(adminId).setPersonRoles({ personId: nam.id, roleIds: [id] });
    const drop = (by: string, whom: string) => as(by).setPersonRoles({ personId: whom, roleIds: [] });
    const results = await Promise.allSettled([drop(adminId, nam.id), drop(nam.id, adminId)]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(
      (
        await as(adminId)
          .listRoles()
          .catch(() => as(nam.id).listRoles())
      ).holders,
    ).toHaveLength(1);
  });

  test('who leaves loses the roles', async () => {
    const nam = await createPerson('Trần Văn Nam');
    const { id } = await roleCalled('agency_admin');
    await as(adminId).setPersonRoles({ personId: nam.id, roleIds: [id] });
    await as(adminId).setPersonStatus({ id: nam.id, status: 'inactive', version: nam.version });
    expect((await as(adminId).listRoles()).holders).toHaveLength(1);
    const back = await as(adminId).setPersonStatus({ id: nam.id, status: 'active', version: nam.version + 1 });
    expect(back.status).toBe('active');
    await expect(as(nam.id).listRoles()).rejects.toMatchObject({ message: 'permission.missing' });
  });
});

describe('the vendor', () => {
  const support = () => as(newId(), { role: 'support', name: 'Hỗ trợ' });

  test('founds, suspends and lets work again', async () => {
    const slug = `v-${newId().slice(-12)}`;
    const made = await support().createTenant({
      slug,
      name: 'UBND xã Vân Phú',
      shortName: 'Xã Vân Phú',
      kind: 'commune',
      profile: {
        superiorName: '',
        oneStopName: 'Bộ phận Một cửa',
        agencyIdentifier: 'H21.99.06',
        place: '',
        address: '',
        phone: '',
        email: '',
      },
      admin: { fullName: 'Lê Thị Mai', email: `${slug}@example.vn`, password: 'mat-khau-dai-1' },
    });
    const find = async () => (await support().listTenants({ search: slug })).rows[0]!;
    const row = await find();
    expect(row).toMatchObject({ id: made.tenantId, status: 'active', members: 1, lastSessionAt: null });
    const change = { tenantId: row.id, reason: 'Hết hạn hợp đồng' };
    await support().setTenantStatus({ ...change, status: 'suspended', version: row.version });
    expect((await find()).status).toBe('suspended');
    await expect(
      support().setTenantStatus({ ...change, status: 'active', version: row.version }),
    ).rejects.toMatchObject({ message: 'tenant.changed' });
    await support().setTenantStatus({ ...change, status: 'active', version: row.version + 1 });
    expect((await find()).status).toBe('active');
  });

  test('only with the right, and agencies’ people never', async () => {
    const finance = as(newId(), { role: 'finance', name: 'Tài chính' });
    await expect(finance.createTenant({} as never)).rejects.toMatchObject({ message: 'permission.missing' });
    expect((await finance.listTenants({})).total).toBeGreaterThan(0);
    await expect(as(adminId).listTenants({})).rejects.toMatchObject({ message: 'session.required' });
  });
});
