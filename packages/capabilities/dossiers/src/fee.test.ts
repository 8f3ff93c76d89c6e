import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { instantOf } from '@chuan/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feeTermsOf } from './domain/fee.ts';
import { findForm } from './repository/papers.ts';
import { ordinary, permitContent, runAgency, type RunningAgency } from './running-agency.fixture.ts';
import { acceptDossier, receiveDossier, refuseAtCounter, submitDossier } from './service/intake.ts';
import { getDossierPage } from './service/page.ts';
import { supplementAtCounter, supplementDossier } from './service/pauses.ts';
import { trackDossier } from './service/tracking.ts';
import { previewReception } from './service/preview.ts';

let database: TestDatabase;
let byCopy: RunningAgency;
let fixed: RunningAgency;
let byCase: RunningAgency;
let inWords: RunningAgency;
const at = instantOf('2026-11-11', 480);
const fee = { amountVnd: 40_000, reason: '5 bản sao × 8.000 đồng' };
const limit = { value: 7, unit: 'working_days' };

beforeAll(async () => {
  database = await createTestDatabase();
  const feeNote = '8.000 đồng một bản sao';
  byCopy = await runAgency(database, {
    cases: [{ key: 'sao', name: 'Xin bản sao' }],
    methods: (['direct', 'online'] as const).map((channel) => ({ channel, limit, feeVnd: 8_000, feeNote })),
  });
  fixed = await runAgency(database);
  inWords = await runAgency(database, {
    methods: (['direct', 'online'] as const).map((channel) => ({
      channel,
      limit,
      feeVnd: 8_000,
      feeNote: 'Mức do HĐND tỉnh quyết định',
    })),
  });
  byCase = await runAgency(database, {
    cases: [{ key: 'lai', name: 'Cấp lại' }],
    methods: [
      { channel: 'online', limit, feeVnd: 8_000, feeNote },
      { channel: 'online', limit, feeVnd: 15_000, caseKey: 'lai' },
    ],
  });
});
afterAll(() => database.drop());

const receive = (agency: RunningAgency, changes: object) =>
  agency.as('officer', at, (ctx) => receiveDossier(ctx, ordinary(agency, changes)));

describe('a fee that the procedure explains in words', () => {
  test('is charged as the officer worked it out; history and receipt tell how', async () => {
    const { dossierId, formId } = await receive(byCopy, { fee, isFeePaid: true });
    const page = await byCopy.as('officer', at, (ctx) => getDossierPage(ctx, dossierId));
    expect(page).toMatchObject({ feeVnd: 40_000, feeStatus: 'paid' });
    expect(page.events.find((event) => event.kind === 'received')?.params).toMatchObject({
      feeVnd: 40_000,
      feeListedVnd: 8_000,
      feeReason: fee.reason,
    });
    const form = await byCopy.as('officer', at, (ctx) => findForm(ctx.tx, formId!));
    expect(form?.data).toMatchObject({ feeVnd: 40_000, feeNote: `đã thu; cách tính: ${fee.reason}` });
  });

  test('may be waived, and is the listed one when nothing is said', async () => {
    const free = await receive(inWords, { fee: { amountVnd: 0, reason: 'Người có công' }, isFeePaid: true });
    const usual = await receive(inWords, {});
    const look = (id: string) => inWords.as('officer', at, (ctx) => getDossierPage(ctx, id));
    expect(await look(free.dossierId)).toMatchObject({ feeVnd: 0, feeStatus: 'none' });
    const receipt = await inWords.as('officer', at, (ctx) => findForm(ctx.tx, free.formId!));
    expect(receipt?.data).toMatchObject({ feeVnd: 0, feeWaiver: 'Người có công' });
    expect(await look(usual.dossierId)).toMatchObject({ feeVnd: 8_000, feeStatus: 'due' });
  });

  test('is another than the listed one only with a reason', async () => {
    for (const reason of ['', 'ba'])
      await expect(receive(inWords, { fee: { amountVnd: 40_000, reason } })).rejects.toMatchObject({
        kind: 'invalid',
        code: 'dossier.fee_unexplained',
      });
  });

  test('says so at the counter, also for a case without a row of its own', async () => {
    const ask = { procedureId: byCopy.procedureId, caseKey: 'sao', channel: 'direct' as const };
    const reception = await byCopy.as('officer', at, (ctx) => previewReception(ctx, ask));
    expect(reception).toMatchObject({
      isFeeOpen: true,
      isFeeByUnit: true,
      feeVnd: 8_000,
      feeNote: '8.000 đồng một bản sao',
    });
  });
});

describe('a note on the fee', () => {
  const termsFor = (feeNote: string, feeVnd = 8_000) =>
    feeTermsOf(permitContent({}, { methods: [{ channel: 'direct', limit, feeVnd, feeNote }] }), 'direct', '');

  test.each([
    '2.000 đồng một trang; từ trang thứ ba 1.000 đồng, tối đa 200.000 đồng một bản',
    '8.000 đồng/bản sao',
    'Lệ phí: 8.000đ mỗi bản',
    '75.000 đồng/hồ sơ; 5.000 đồng trên một thửa',
    '8.000 đồng/01 bản',
    '10 nghìn đồng/m²',
    '1.500 ₫ cho mỗi m2',
  ])('tells the price of a unit: %s', (note) => {
    expect(termsFor(note)).toMatchObject({ isFeeOpen: true, isFeeByUnit: true });
  });

  test.each([
    'Mức do HĐND tỉnh quyết định; mức mẫu',
    '75.000 đồng/hồ sơ',
    '50.000 đồng một lần cấp',
    '75.000 đồng/01 hồ sơ',
    '75.000 đồng / 1 hồ sơ',
    'Miễn lệ phí',
    '',
  ])('tells none: %s', (note) => {
    expect(termsFor(note).isFeeByUnit).toBe(false);
  });

  test('is no price to multiply where nothing is charged', () => {
    expect(termsFor('8.000 đồng một bản', 0).isFeeByUnit).toBe(false);
  });
});

describe('a fee of a dossier that was handed in online', () => {
  /** Hands in, and accepts with what the officer says of the fee. */
  async function accept(agency: RunningAgency, charge: { fee?: typeof fee; isFeePaid: boolean }, caseKey = '') {
    const { channel: _, isFeePaid: __, ...handedIn } = ordinary(agency, { caseKey });
    const { dossierId, ...key } = await agency.as('citizen', at, (ctx) => submitDossier(ctx, handedIn));
    const follow = () => agency.as('citizen', at, (ctx) => trackDossier(ctx, key));
    const followed = [await follow()];
    const before = await agency.as('officer', at, (ctx) => getDossierPage(ctx, dossierId));
    const target = { dossierId, version: before.version, components: [] };
    const { formId } = await agency.as('officer', at, (ctx) => acceptDossier(ctx, { ...target, ...charge }));
    const page = await agency.as('officer', at, (ctx) => getDossierPage(ctx, dossierId));
    const form = await agency.as('officer', at, (ctx) => findForm(ctx.tx, formId!));
    followed.push(await follow());
    return {
      before,
      page,
      followed,
      told: page.events.find((event) => event.kind === 'received')?.params,
      receipt: form?.data,
    };
  }

  test('is worked out at acceptance as at the counter; history and receipt tell how', async () => {
    const { before, page, followed, told, receipt } = await accept(byCopy, { fee, isFeePaid: true });
    expect(before.feeTerms).toEqual({
      feeVnd: 8_000,
      feeNote: '8.000 đồng một bản sao',
      isFeeOpen: true,
      isFeeByUnit: true,
    });
    expect(page).toMatchObject({ feeVnd: 40_000, feeStatus: 'paid' });
    expect(followed).toMatchObject([
      { feeVnd: 8_000, feeNote: '8.000 đồng một bản sao' },
      { feeVnd: 40_000, feeNote: '' },
    ]);
    expect(told).toMatchObject({ feeVnd: 40_000, feeListedVnd: 8_000, feeReason: fee.reason });
    expect(receipt).toMatchObject({ feeVnd: 40_000, feeNote: `đã thu; cách tính: ${fee.reason}` });
  });

  test('may be waived, and is the listed one when nothing is said', async () => {
    const free = await accept(inWords, { fee: { amountVnd: 0, reason: 'Người có công' }, isFeePaid: false });
    expect(free.page).toMatchObject({ feeVnd: 0, feeStatus: 'none' });
    expect(free.receipt).toMatchObject({ feeVnd: 0, feeWaiver: 'Người có công' });
    const usual = await accept(inWords, { isFeePaid: false });
    expect(usual.page).toMatchObject({ feeVnd: 8_000, feeStatus: 'due' });
    expect(usual.told).not.toHaveProperty('feeReason');
  });

  test('is that of its own case', async () => {
    const { page } = await accept(byCase, { isFeePaid: false }, 'lai');
    expect(page).toMatchObject({ feeVnd: 15_000, feeTerms: { feeVnd: 15_000, isFeeOpen: false } });
    await expect(accept(byCase, { fee, isFeePaid: true }, 'lai')).rejects.toMatchObject({ code: 'dossier.fee_fixed' });
  });

  test('is that amount where the procedure tells it by an amount alone', async () => {
    await expect(accept(fixed, { fee, isFeePaid: true })).rejects.toMatchObject({ code: 'dossier.fee_fixed' });
  });
});

test('nothing is charged for what is brought and not received', async () => {
  const { fee: _, isFeePaid: __, ...brought } = ordinary(fixed);
  const asked = { ...brought, items: ['Đơn đề nghị'], reason: 'Chưa ký' };
  const { dossierId } = await fixed.as('officer', at, (ctx) => supplementAtCounter(ctx, asked));
  const page = await fixed.as('officer', at, (ctx) => getDossierPage(ctx, dossierId));
  expect(page).toMatchObject({ feeVnd: 75_000, feeStatus: 'due' });
});

describe('the price of one page or copy', () => {
  const untold = { kind: 'invalid', code: 'dossier.fee_untold' };
  const { fee: _, isFeePaid: __, ...brought } = ordinary({ procedureId: '' } as RunningAgency);
  const bring = () => ({ ...brought, procedureId: byCopy.procedureId });
  const { channel: ___, ...handedIn } = brought;
  const lookAt = (dossierId: string) => byCopy.as('officer', at, (ctx) => getDossierPage(ctx, dossierId));
  const acceptIt = async (dossierId: string, charge: { fee?: typeof fee; isFeePaid: boolean }) => {
    const { version } = await lookAt(dossierId);
    const target = { dossierId, version, components: [] };
    return byCopy.as('officer', at, (ctx) => acceptDossier(ctx, { ...target, ...charge }));
  };

  test.each([true, false])('is no sum to receive a dossier for, paid: %s', async (isFeePaid) => {
    await expect(receive(byCopy, { isFeePaid })).rejects.toMatchObject(untold);
    await expect(receive(byCopy, { isFeePaid, caseKey: 'sao' })).rejects.toMatchObject(untold);
  });

  test('is the sum where somebody says so, and wants no reason then', async () => {
    const { dossierId, formId } = await receive(byCopy, { fee: { amountVnd: 8_000, reason: '' } });
    const page = await lookAt(dossierId);
    expect(page).toMatchObject({ feeVnd: 8_000, feeStatus: 'due' });
    expect(page.events.find((event) => event.kind === 'received')?.params).not.toHaveProperty('feeReason');
    const form = await byCopy.as('officer', at, (ctx) => findForm(ctx.tx, formId!));
    expect(form?.data).toMatchObject({ feeVnd: 8_000, feeNote: 'nộp khi nhận kết quả' });
  });

  test('is no sum to accept for what came online: it goes on waiting', async () => {
    const submit = () =>
      byCopy.as('citizen', at, (ctx) => submitDossier(ctx, { ...handedIn, procedureId: byCopy.procedureId }));
    const { dossierId } = await submit();
    await expect(acceptIt(dossierId, { isFeePaid: true })).rejects.toMatchObject(untold);
    expect(await lookAt(dossierId)).toMatchObject({ status: 'submitted', receivedAt: null });
    await acceptIt(dossierId, { fee: { amountVnd: 8_000, reason: '' }, isFeePaid: true });
    expect(await lookAt(dossierId)).toMatchObject({ feeVnd: 8_000, feeStatus: 'paid' });
  });

  test('bars nobody from asking for papers or refusing, and is asked for once the papers are there', async () => {
    const asked = { ...bring(), items: ['Đơn đề nghị'], reason: 'Chưa ký' };
    const { dossierId, ...key } = await byCopy.as('officer', at, (ctx) => supplementAtCounter(ctx, asked));
    const followed = await byCopy.as('citizen', at, (ctx) => trackDossier(ctx, key));
    expect(followed).toMatchObject({ feeVnd: 8_000, feeNote: '8.000 đồng một bản sao', feeStatus: 'due' });
    const { version } = await lookAt(dossierId);
    const given = { dossierId, version, components: [], files: [], note: '' };
    await byCopy.as('officer', at, (ctx) => supplementDossier(ctx, given));
    await expect(acceptIt(dossierId, { isFeePaid: false })).rejects.toMatchObject(untold);
    await acceptIt(dossierId, { fee, isFeePaid: false });
    expect(await lookAt(dossierId)).toMatchObject({ feeVnd: 40_000, feeStatus: 'due' });
    const refused = { ...bring(), ground: 'not_competent' as const, reason: 'Không thuộc thẩm quyền' };
    await expect(byCopy.as('officer', at, (ctx) => refuseAtCounter(ctx, refused))).resolves.toBeDefined();
  });
});

test('a fee told by an amount alone is that amount', async () => {
  await expect(receive(fixed, { fee })).rejects.toMatchObject({ kind: 'conflict', code: 'dossier.fee_fixed' });
});
