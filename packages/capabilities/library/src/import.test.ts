import { gzipSync } from 'node:zlib';
import { createCallerFactory } from '@chuan/api';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { systemClock } from '@chuan/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReport } from './contract.ts';
import { importSamples } from './contract/import-samples.ts';
import { openLibrary, type TestLibrary } from './library.fixture.ts';
import { libraryRouter } from './router.ts';
import { importProcedures } from './service/import.ts';
import { getNational, searchNational } from './service/national.ts';

let database: TestDatabase;
let library: TestLibrary;

beforeAll(async () => {
  database = await createTestDatabase();
  library = await openLibrary(database);
});
afterAll(() => database.drop());

const deps = () => ({ platform: database.platform, clock: systemClock, actor: { kind: 'system' as const } });
const lines = (...rows: unknown[]) => new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join('\n'));
const send = (...rows: unknown[]) => importProcedures(deps(), { name: 'rows.jsonl', bytes: lines(...rows) });
const get = (code: string) => library.on('2026-10-01', (ctx) => getNational(ctx, code));
const search = (text: string) =>
  library.on('2026-10-01', (ctx) => searchNational(ctx, { search: text, detailOnly: false, page: 1 }));

const listing = (code: string, name: string, more = {}) => ({
  code,
  name,
  categories: ['Hộ tịch'],
  departments: [],
  promulgatedBy: 'Bộ Tư pháp',
  targets: ['Công dân Việt Nam'],
  state: 'ACTIVE',
  type: 'STANDARD',
  ...more,
});
const channel = (qty: number, unit: string, fee: number | null, note = '') => ({
  method: 'DIRECT',
  fees: [{ value_vnd: fee, text: '' }],
  processing: { qty, unit },
  note,
});
const detail = (code: string, more = {}) => ({
  code,
  name: 'Thủ tục thử',
  category: { code: 'G15', name: 'Hộ tịch' },
  levels: ['commune'],
  channels: [channel(3, 'WORKING_DAY', 0)],
  processing_cases: [],
  checklist_raw: [],
  legal_basis: [],
  steps_raw: [],
  results: ['Giấy'],
  ...more,
});

const sumsUp = (report: ImportReport) =>
  expect(report.taken + report.updated + report.unchanged + report.refused.length).toBe(report.read);
const reasons = (notes: readonly { why: string }[]) => [...new Set(notes.map((note) => note.why))].sort();

describe('a dirty row', () => {
  test('is refused only when it names no procedure, with the reason and its line', async () => {
    const bytes = new TextEncoder().encode(
      [
        JSON.stringify(listing('1.000001', 'Một')),
        '{broken',
        JSON.stringify(listing('1.0001-Xoa', 'Hai')),
        JSON.stringify(listing('1.000003', ' \n ')),
        JSON.stringify(listing('1.000001', 'Lặp')),
        '[]',
      ].join('\n'),
    );
    const report = await importProcedures(deps(), { name: 'a.jsonl', bytes });
    expect(report).toMatchObject({ kind: 'catalog', read: 6, taken: 1 });
    expect(report.refused.map(({ line, why }) => [line, why])).toEqual([
      [2, 'not_json'],
      [3, 'bad_code'],
      [4, 'no_name'],
      [5, 'repeated_row'],
      [6, 'unknown_shape'],
    ]);
    sumsUp(report);
  });

  test('with 100 where 100,000 is meant is repaired; at missions abroad it is dollars and only marked', async () => {
    const report = await send(
      detail('1.000011', { channels: [channel(3, 'WORKING_DAY', 100)] }),
      detail('1.000012', { channels: [channel(3, 'WORKING_DAY', 20)], promulgating_agency: 'Bộ Ngoại giao' }),
    );
    expect(report.repaired).toEqual([
      { code: '1.000011', field: 'fee.direct', what: '100 → 100000', why: 'fee_in_thousands' },
    ]);
    expect((await get('1.000011')).detail?.methods[0]?.feeVnd).toBe(100_000);
    expect((await get('1.000012')).detail?.methods[0]?.feeVnd).toBeNull();
    expect(reasons((await get('1.000012')).doubts)).toContain('fee_foreign');
  });

  test('with a number without a unit takes the unit from its text or its cases, or stays open', async () => {
    await send(
      detail('1.000021', { channels: [channel(7, 'OTHER', 0, 'Không quá 07 ngày làm việc.')] }),
      detail('1.000022', {
        channels: [channel(1, 'OTHER', 0)],
        processing_cases: [{ case_code: '1.000022.01', qty: 1, unit: 'WORKING_DAY' }],
      }),
      detail('1.000023', { channels: [channel(1, 'OTHER', 0)] }),
    );
    const limitOf = async (code: string) => (await get(code)).detail?.methods[0]?.limit;
    expect(await limitOf('1.000021')).toEqual({ value: 7, unit: 'working_days' });
    expect(await limitOf('1.000022')).toEqual({ value: 1, unit: 'working_days' });
    expect(await limitOf('1.000023')).toBeNull();
    expect(reasons((await get('1.000023')).doubts)).toContain('unit_missing');
  });

  test('whose portal limit is not the one of its text is marked, not changed', async () => {
    await send(
      detail('1.000031', { channels: [channel(20, 'DAY', 0, 'Trong thời hạn 7 ngày làm việc hoặc 10 ngày làm việc')] }),
    );
    const { detail: kept, doubts } = await get('1.000031');
    expect(kept?.methods[0]?.limit).toEqual({ value: 20, unit: 'calendar_days' });
    expect(reasons(doubts)).toContain('limit_unlike_text');
  });

  test('with doubled papers, bullets and stray spaces is cleaned', async () => {
    const paper = (name: string) => ({ name, original_qty: 1, copy_qty: 0 });
    const report = await send(
      detail('1.000041', {
        checklist_raw: [{ group: '* Giấy tờ phải nộp:', items: [paper('- Tờ khai;'), paper('Tờ  khai'), paper('')] }],
        legal_basis: [
          { code: 'Thông tư số 03/2023/TT-BTP', name: '' },
          { code: '09./2025/NQ-HĐND', name: '' },
        ],
      }),
    );
    const { detail: kept } = await get('1.000041');
    expect(kept?.components.map((one) => one.name)).toEqual(['Tờ khai']);
    expect(kept?.legalBases.map((one) => one.code)).toEqual(['03/2023/TT-BTP', '09/2025/NQ-HĐND']);
    expect(reasons(report.repaired)).toEqual(['bullet', 'code_prefix', 'code_stop', 'duplicate', 'spacing']);
  });
});

describe('an import', () => {
  test('of the same file a second time changes nothing', async () => {
    const rows = [detail('1.000051'), detail('1.000052')];
    expect(await send(...rows)).toMatchObject({ taken: 2, updated: 0, unchanged: 0 });
    expect(await send(...rows)).toMatchObject({ taken: 0, updated: 0, unchanged: 2 });
    expect(await send(detail('1.000051', { results: ['Khác'] }))).toMatchObject({ updated: 1 });
  });

  test('of sources in any order ends the same', async () => {
    const known = listing('1.000061', 'Tên của danh mục', { categories: ['Chứng thực'] });
    await send(detail('1.000061'));
    await send(known);
    const other = { ...known, code: '1.000062' };
    await send(other);
    await send(detail('1.000062'));
    const [a, b] = [await get('1.000061'), await get('1.000062')];
    expect(a).toMatchObject({ name: 'Tên của danh mục', field: 'Chứng thực', hasDetail: true, level: 'commune' });
    expect({ ...a, code: '', importedAt: 0, doubts: [] }).toEqual({ ...b, code: '', importedAt: 0, doubts: [] });
  });

  test('reads gzip and refuses what it does not know', async () => {
    const gz = gzipSync(lines(listing('1.000071', 'Nén')));
    expect(await importProcedures(deps(), { name: 'x.gz', bytes: gz })).toMatchObject({ taken: 1 });
    const bad = (bytes: Uint8Array) => importProcedures(deps(), { name: 'x', bytes });
    await expect(bad(new Uint8Array([0x1f, 0x8b, 1, 2]))).rejects.toMatchObject({ code: 'import.unreadable' });
    await expect(bad(lines({ a: 1 }))).rejects.toMatchObject({ code: 'import.unknown_format' });
  });

  test.each(importSamples)('of the sample file $fileName takes it as it is, without a doubt', async (sample) => {
    const bytes = new TextEncoder().encode(sample.text);
    expect(await importProcedures(deps(), { name: sample.fileName, bytes })).toMatchObject({
      kind: sample.kind,
      ...{ read: 1, taken: 1, refused: [], repaired: [], flagged: [] },
    });
  });

  test('through the screen is told with its notes', async () => {
    const dataBase64 = Buffer.from(lines(listing('1.000081', ' Dư  dấu cách '))).toString('base64');
    const call = createCallerFactory(libraryRouter)(library.request('import-key-1'));
    const run = await call.importFile({ fileName: 'nho.jsonl', dataBase64 });
    expect(run).toMatchObject({ status: 'done', read: 1, taken: 1, repairedBy: { spacing: 1 } });
    const { notes } = await call.getImportRun({ id: run.id });
    expect(notes).toMatchObject([{ kind: 'repaired', code: '1.000081', field: 'name' }]);
    expect((await call.listImportRuns()).map((one) => one.id)).toContain(run.id);
    expect((await library.actions())[0]).toBe('national_procedures.imported');
  });

  test('makes procedures that are found by words without accents', async () => {
    await send(listing('2.000091', 'Cấp giấy phép xây dựng nhà ở riêng lẻ'));
    expect((await search('giay phep XAY nha')).rows.map((row) => row.code)).toEqual(['2.000091']);
    expect((await search('2.000091')).total).toBe(1);
    expect((await search('')).rows.map((row) => row.code)).toContain('2.000091');
    expect((await search('không có đâu')).total).toBe(0);
  });
});
