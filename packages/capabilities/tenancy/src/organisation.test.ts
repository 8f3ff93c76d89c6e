import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { newId } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { foundAgency, type TestAgency } from './agency.fixture.ts';
import type { UnitView } from './contract.ts';
import {
  changePosition,
  closePosition,
  closeUnit,
  createPosition,
  createUnit,
  getOrganisation,
  moveUnit,
  renameUnit,
} from './service/organisation.ts';
import { setPositions } from './service/people.ts';

let database: TestDatabase;
let agency: TestAgency;
let root: UnitView;
const today = '2026-10-01';

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await foundAgency(database);
  root = (await organisation()).units[0]!;
});

const organisation = (on = today) => agency.on(today, (ctx) => getOrganisation(ctx, { on }));
const addUnit = (name: string, parentId = root.id) =>
  agency.on(today, (ctx) => createUnit(ctx, { parentId, name, shortName: name }));
const addPosition = (name: string, unitId = root.id) =>
  agency.on(today, (ctx) => createPosition(ctx, { unitId, name, shortName: name, kind: 'specialist' }));
const close = (unit: { id: string; version: number }, validTo: string) => ({
  id: unit.id,
  version: unit.version,
  validTo,
});

describe('units', () => {
  test('stand under their parent from the day they were made', async () => {
    const unit = await addUnit('Phòng Kinh tế');
    expect((await organisation()).units).toContainEqual(unit);
    expect((await organisation('2026-09-30')).units).toEqual([root]);
    expect(await agency.actions()).toEqual(['unit.created', 'tenant.created']);
  });

  test('do not share a name with a sibling, accents or not', async () => {
    await addUnit('Phòng Kinh tế');
    await expect(addUnit('phong kinh te')).rejects.toMatchObject({ code: 'unit.name_taken' });
  });

  test('a rename on an old version is a conflict and changes nothing', async () => {
    const unit = await addUnit('Phòng Kinh tế');
    const rename = (name: string) =>
      agency.on(today, (ctx) => renameUnit(ctx, { id: unit.id, name, shortName: name, version: unit.version }));
    expect(await rename('Phòng Hạ tầng')).toMatchObject({ name: 'Phòng Hạ tầng', version: 2 });
    await expect(rename('Phòng Đô thị')).rejects.toMatchObject({ kind: 'conflict', code: 'unit.changed' });
    expect((await organisation()).units.map((one) => one.name)).toContain('Phòng Hạ tầng');
  });

  test('do not move into themselves, and the root stays', async () => {
    const parent = await addUnit('Phòng Kinh tế');
    const child = await addUnit('Tổ Địa chính', parent.id);
    const move = (unit: UnitView, to: UnitView) =>
      agency.on(today, (ctx) => moveUnit(ctx, { id: unit.id, parentId: to.id, version: unit.version }));
    await expect(move(parent, child)).rejects.toMatchObject({ code: 'unit.inside_itself' });
    await expect(move(root, child)).rejects.toMatchObject({ code: 'unit.is_root' });
    expect((await move(child, root)).parentId).toBe(root.id);
  });

  test('close only when nothing in them holds longer', async () => {
    const unit = await addUnit('Phòng Kinh tế');
    const position = await addPosition('Chuyên viên', unit.id);
    const closing = () => agency.on(today, (ctx) => closeUnit(ctx, close(unit, '2026-12-31')));
    await expect(closing()).rejects.toMatchObject({ code: 'unit.still_used', params: { units: 0, positions: 1 } });
    await agency.on(today, (ctx) => closePosition(ctx, close(position, '2026-12-31')));
    expect(await closing()).toMatchObject({ validTo: '2026-12-31' });
    expect((await organisation('2026-12-31')).units).toHaveLength(2);
    expect((await organisation('2027-01-01')).units).toEqual([root]);
  });

  test('of another agency are not there', async () => {
    const other = await foundAgency(database);
    const theirs = (await other.on(today, (ctx) => getOrganisation(ctx, {}))).units[0]!;
    await expect(addUnit('Phòng', theirs.id)).rejects.toMatchObject({ kind: 'missing', code: 'unit.not_found' });
    await expect(addUnit('Phòng', newId())).rejects.toMatchObject({ kind: 'missing', code: 'unit.not_found' });
  });
});

describe('positions', () => {
  test('are made, renamed and moved', async () => {
    const unit = await addUnit('Phòng Kinh tế');
    const position = await addPosition('Chuyên viên');
    const change = { id: position.id, unitId: unit.id, name: 'Chuyên viên đất đai', shortName: 'CV đất đai' };
    const changed = await agency.on(today, (ctx) =>
      changePosition(ctx, { ...change, kind: 'specialist', version: position.version }),
    );
    expect(changed).toMatchObject({ unitName: 'Phòng Kinh tế', name: 'Chuyên viên đất đai', version: 2 });
    expect((await agency.actions()).slice(0, 2)).toEqual(['position.changed', 'position.created']);
  });

  test('do not close while somebody holds them longer', async () => {
    const position = await addPosition('Chuyên viên');
    await agency.on(today, (ctx) =>
      setPositions(ctx, {
        personId: agency.adminId,
        positions: [{ positionId: position.id, fromOn: today, toOn: null }],
        version: 1,
      }),
    );
    expect((await organisation()).holders).toEqual([
      { positionId: position.id, personId: agency.adminId, fullName: 'Nguyễn Thị Hoa' },
    ]);
    await expect(agency.on(today, (ctx) => closePosition(ctx, close(position, '2026-11-30')))).rejects.toMatchObject({
      code: 'position.still_held',
      params: { people: 1 },
    });
  });

  test('have names of their own within their unit', async () => {
    await addPosition('Chuyên viên');
    await expect(addPosition('CHUYÊN VIÊN')).rejects.toMatchObject({ code: 'position.name_taken' });
  });
});
