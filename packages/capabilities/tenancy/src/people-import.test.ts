import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { listMemberships } from '@chuan/identity/server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { foundAgency, type TestAgency } from './agency.fixture.ts';
import { createPosition, getOrganisation } from './service/organisation.ts';
import { checkPeople, importPeople } from './service/people-import.ts';
import { createPerson, listPeople, setPersonStatus } from './service/people.ts';

let database: TestDatabase;
let agency: TestAgency;
const today = '2026-10-01';
/** Roles have their own test, in the capability that owns them. */
const ports = { listRoles: async () => ({ roles: [], holders: [] }), addRoles: async () => undefined };
const head = ['Họ và tên', 'Thư điện tử', 'Điện thoại', 'Đơn vị', 'Vị trí', 'Từ ngày'];
const mail = (name: string) => `${name}-${agency.tenantId.slice(-8)}@example.vn`;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await foundAgency(database);
  await agency.on(today, async (ctx) => {
    const unitId = (await getOrganisation(ctx, {})).units[0]!.id;
    await createPosition(ctx, { unitId, name: 'Văn thư', shortName: 'VT', kind: 'clerical' });
  });
});

const sheet = () => [
  head,
  ['Trần Văn Nam', mail('nam'), '912345678', '', 'van thu', '01/01/2020'],
  ['Lê Thị Hoa', mail('hoa'), '', 'Phòng Kinh tế', 'Trưởng phòng Kinh tế', ''],
  ['Lê Thị Hoa', mail('hoa'), '', 'Phòng Kinh tế', 'Chuyên viên kinh tế', '15/10/2026'],
  ['', mail('khong-ten'), '', '', '', ''],
];
const check = (rows = sheet(), who = agency) => who.on(today, (ctx) => checkPeople(ctx, ports, { rows }));
const take = async (rows = sheet(), makeMissing = true) => {
  const { people } = await check(rows);
  const asked = people.map(({ outcome: _, ...person }) => ({ ...person, password: 'mat-khau-dai-1' }));
  return agency.on(today, (ctx) => importPeople(ctx, ports, { people: asked, makeMissing }));
};
const people = () => agency.on(today, (ctx) => listPeople(ctx, {}));
const held = async (fullName: string) =>
  (await people())
    .find((person) => person.fullName === fullName)
    ?.positions.map(({ positionName, unitName, fromOn }) => [positionName, unitName, fromOn])
    .sort();

test('a check says what would come of every row, and changes nothing', async () => {
  const report = await check();
  expect(report.read).toBe(3);
  expect(report.people.map(({ outcome }) => outcome)).toEqual(['new', 'new']);
  expect(report.refused).toMatchObject([{ line: 5, why: 'no_name' }]);
  expect(report.repaired.map(({ why }) => why).sort()).toEqual(['day_moved', 'phone_zero', 'rows_joined']);
  expect(report.newUnits).toEqual(['Phòng Kinh tế']);
  expect(report.newPositions).toMatchObject([
    { unit: 'Phòng Kinh tế', position: 'Trưởng phòng Kinh tế', kind: 'unit_head' },
    { position: 'Chuyên viên kinh tế', kind: 'specialist' },
  ]);
  expect(await people()).toHaveLength(1);
});

test('an import makes people, their accounts, and the units and positions that lack', async () => {
  expect((await take()).people.map(({ outcome }) => outcome)).toEqual(['new', 'new']);
  expect(await held('Trần Văn Nam')).toEqual([['Văn thư', 'UBND phường Thanh Miếu', today]]);
  expect(await held('Lê Thị Hoa')).toEqual([
    ['Chuyên viên kinh tế', 'Phòng Kinh tế', '2026-10-15'],
    ['Trưởng phòng Kinh tế', 'Phòng Kinh tế', today],
  ]);
  const account = await database.platform
    .selectFrom('platform.account')
    .select('id')
    .where('email', '=', mail('hoa'))
    .executeTakeFirstOrThrow();
  expect(await listMemberships(database.platform, account.id)).toMatchObject([{ tenantId: agency.tenantId }]);
});

test('a second import of a file changes nothing', async () => {
  await take();
  const before = await people();
  expect((await check()).people.map(({ outcome }) => outcome)).toEqual(['same', 'same']);
  expect((await take()).people.map(({ outcome }) => outcome)).toEqual(['same', 'same']);
  expect(await people()).toEqual(before);
});

test('who is there keeps name, number and positions, and is given what they lack', async () => {
  await take();
  const rows = [
    head,
    ['Trần Nam', mail('nam'), '0999999999', 'Phòng Kinh tế', 'Chuyên viên kinh tế', ''],
    ['Lê Thị Hoa', mail('hoa'), '0888888888', '', '', ''],
  ];
  expect((await take(rows)).people.map(({ outcome }) => outcome)).toEqual(['changed', 'changed']);
  expect((await held('Trần Văn Nam'))?.map(([name]) => name)).toEqual(['Chuyên viên kinh tế', 'Văn thư']);
  const phones = (await people()).map(({ fullName, phone }) => [fullName, phone]);
  expect(phones).toContainEqual(['Trần Văn Nam', '0912345678']);
  expect(phones).toContainEqual(['Lê Thị Hoa', '0888888888']);
});

test('without leave to make what lacks, people come without those positions', async () => {
  await take(sheet(), false);
  expect(await held('Lê Thị Hoa')).toEqual([]);
  const { units } = await agency.on(today, (ctx) => getOrganisation(ctx, {}));
  expect(units).toHaveLength(1);
});

test('who was let go does not come back by a file', async () => {
  await take();
  const nam = (await people()).find((person) => person.fullName === 'Trần Văn Nam')!;
  await agency.on(today, (ctx) =>
    setPersonStatus(
      ctx,
      { dropRoles: async () => undefined },
      { id: nam.id, status: 'inactive', reason: '', version: nam.version },
    ),
  );
  expect((await check()).refused.map(({ why }) => why)).toContain('inactive');
  const { line, fullName, email, phone, posts, roles } = { ...(await check()).people[0]!, email: mail('nam') };
  const asked = [{ line, fullName, email, phone, posts, roles, password: 'mat-khau-dai-1' }];
  const answer = await agency.on(today, (ctx) => importPeople(ctx, ports, { people: asked, makeMissing: true }));
  expect(answer.people).toMatchObject([{ outcome: 'refused' }]);
});

test('another agency sees nothing of it', async () => {
  await take();
  const other = await foundAgency(database);
  expect((await check(sheet(), other)).people.map(({ outcome }) => outcome)).toEqual(['new', 'new']);
  expect(await other.on(today, (ctx) => listPeople(ctx, {}))).toHaveLength(1);
});

test('an account of another agency is left out, and the others come in', async () => {
  const other = await foundAgency(database);
  const hoa = { fullName: 'Lê Thị Hoa', email: mail('hoa'), phone: '', password: 'mat-khau-dai-1', positions: [] };
  await other.on(today, (ctx) => createPerson(ctx, hoa));
  expect((await take()).people.map(({ outcome }) => outcome)).toEqual(['new', 'refused']);
  expect((await people()).map(({ fullName }) => fullName)).not.toContain('Lê Thị Hoa');
});
