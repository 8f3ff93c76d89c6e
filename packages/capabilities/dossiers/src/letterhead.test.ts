import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { type Instant, instantOf, type Uuid } from '@chuan/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findForm } from './repository/papers.ts';
import { ordinary, runAgency, type RoleName, type RunningAgency } from './running-agency.fixture.ts';
import { stopDossier } from './service/finish.ts';
import { receiveDossier } from './service/intake.ts';
import { letterheadOf } from './service/letterhead.ts';
import { getDossierPage } from './service/page.ts';
import { extendDossier, requestSupplement } from './service/pauses.ts';

const ward = {
  name: 'UBND phường Quy Nhơn Nam (dữ liệu mẫu)',
  superiorName: '',
  oneStopName: 'Trung tâm Phục vụ hành chính công phường Quy Nhơn Nam',
};
const department = {
  name: 'Sở Xây dựng tỉnh Gia Lai',
  superiorName: 'UBND tỉnh Gia Lai',
  oneStopName: 'Bộ phận tiếp nhận và trả kết quả Sở Xây dựng',
};
const office = { ...department, name: 'Văn phòng UBND tỉnh Gia Lai' };

const position = (id: string, [unitName, name, kind]: readonly [string, string, string]) => ({
  ...{ id: id as Uuid, unitId: unitName as Uuid, unitName, name },
  kind: kind as 'other',
});
const positions = [
  position('chair', ['Lãnh đạo', 'Chủ tịch UBND phường', 'agency_head']),
  position('vice', ['Lãnh đạo', 'Phó Chủ tịch UBND phường', 'agency_head']),
  position('viceDirector', ['Lãnh đạo', 'Phó Giám đốc Sở', 'agency_head']),
  position('provinceVice', ['Lãnh đạo', 'Phó Chủ tịch UBND tỉnh', 'agency_head']),
  position('officeChief', ['Lãnh đạo', 'Chánh Văn phòng UBND tỉnh', 'agency_head']),
  position('counter', ['Trung tâm Phục vụ hành chính công', 'Công chức tiếp nhận', 'one_stop']),
  position('director', ['Trung tâm Phục vụ hành chính công', 'Phó Giám đốc', 'unit_head']),
  position('unitHead', ['Phòng Văn hóa – Xã hội', 'Trưởng phòng Văn hóa – Xã hội', 'unit_head']),
];

const wardInFull = { name: 'Ủy ban nhân dân phường Quy Nhơn Nam' };
const wardOneStop = { superior: 'UBND phường Quy Nhơn Nam', name: ward.oneStopName };

describe('a letter and its signer belong together', () => {
  const underWard = (name: string) => ({ superior: 'UBND phường Quy Nhơn Nam', name });
  const underProvince = (name: string) => ({ superior: 'UBND tỉnh Gia Lai', name });
  const viceChair = 'KT. Chủ tịch\nPhó Chủ tịch';
  const viceDirector = 'KT. Giám đốc\nPhó Giám đốc';
  const chiefs = 'Văn phòng Ủy ban nhân dân tỉnh Gia Lai';

  test.each([
    ['a chair', ward, ['chair'], { body: wardInFull, title: 'Chủ tịch' }],
    ['a vice-chair', ward, ['vice'], { body: wardInFull, title: viceChair }],
    ['a vice-chair who heads the one-stop too', ward, ['director', 'vice'], { body: wardInFull, title: viceChair }],
    ['an officer of the one-stop', ward, ['counter'], { body: wardOneStop, title: 'Công chức tiếp nhận' }],
    ['the one-stop’s vice-director', ward, ['director'], { body: wardOneStop, title: viceDirector }],
    ['a unit’s head', ward, ['unitHead'], { body: underWard('Phòng Văn hóa – Xã hội'), title: 'Trưởng phòng' }],
    ['a vice-director', department, ['viceDirector'], { body: underProvince(department.name), title: viceDirector }],
    [
      'a vice-chair of the province, through its office',
      office,
      ['provinceVice'],
      { body: { name: 'Ủy ban nhân dân tỉnh Gia Lai' }, title: viceChair },
    ],
    ['the chief of that office', office, ['officeChief'], { body: underProvince(chiefs), title: 'Chánh Văn phòng' }],
    ['somebody without a position', ward, [], { body: wardOneStop, title: '' }],
  ] as const)('%s', (_, names, held, expected) => {
    expect(letterheadOf(names, positions, held)).toEqual(expected);
  });
});

describe('the papers of a running agency', () => {
  let database: TestDatabase;
  let agency: RunningAgency;
  const at = (hour: number): Instant => instantOf('2026-11-11', hour * 60);

  beforeAll(async () => {
    database = await createTestDatabase();
    agency = await runAgency(database);
  });
  afterAll(() => database.drop());

  const newestForm = async (who: RoleName, dossierId: Uuid) => {
    const page = await agency.as(who, at(10), (ctx) => getDossierPage(ctx, dossierId));
    return agency.as(who, at(10), (ctx) => findForm(ctx.tx, page.forms.at(-1)!.id));
  };
  const received = async () => {
    const { dossierId } = await agency.as('officer', at(8), (ctx) => receiveDossier(ctx, ordinary(agency)));
    const { version, steps } = await agency.as('officer', at(8), (ctx) => getDossierPage(ctx, dossierId));
    return { dossierId, version, stepId: steps.find((step) => step.status === 'open')!.id! };
  };

  test('a slip of the one-stop is headed by it, under the agency', async () => {
    const asked = { ...(await received()), items: ['Bản vẽ'], reason: 'Bản vẽ thiếu mặt cắt' };
    const receipt = await newestForm('officer', asked.dossierId);
    await agency.as('head', at(9), (ctx) => requestSupplement(ctx, asked));
    for (const form of [receipt, await newestForm('officer', asked.dossierId)])
      expect(form?.data).toMatchObject({
        agency: { superior: expect.stringContaining('UBND'), name: expect.not.stringContaining('UBND') },
      });
  });

  test('an apology and a stop signed by a vice-chair come from the agency', async () => {
    const [late, stopped] = [await received(), await received()];
    await agency.as('leader', at(9), (ctx) =>
      extendDossier(ctx, { ...omitStep(late), workingDays: 2, reason: 'Mưa lớn' }),
    );
    const stop = { ...omitStep(stopped), reason: 'Đất có tranh chấp', document: 'CV 12/TAND' };
    await agency.as('leader', at(9), (ctx) => stopDossier(ctx, stop));
    for (const { dossierId } of [late, stopped])
      expect((await newestForm('leader', dossierId))?.data).toMatchObject({
        agency: { name: expect.stringContaining('Ủy ban nhân dân') },
        signer: { title: 'KT. Chủ tịch\nPhó Chủ tịch' },
      });
  });
});

const omitStep = ({ dossierId, version }: { dossierId: Uuid; version: number }) => ({ dossierId, version });
