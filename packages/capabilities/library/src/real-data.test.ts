import { existsSync } from 'node:fs';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { systemClock } from '@chuan/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProcedureContent } from './contract.ts';
import { checkContent, isError } from './domain.ts';
import { openLibrary, type TestLibrary } from './library.fixture.ts';
import { importProceduresFile } from './service/import.ts';
import { draftContent } from './service/national.ts';

let database: TestDatabase;
let library: TestLibrary;

beforeAll(async () => {
  database = await createTestDatabase();
  library = await openLibrary(database);
});
afterAll(() => database.drop());

const deps = () => ({ platform: database.platform, clock: systemClock, actor: { kind: 'system' as const } });
const folder = new URL('../../../../../shared/data/vn-tthc/', import.meta.url);
const hasData = existsSync(folder);
if (!hasData) process.stdout.write(`real procedures are not at ${folder.pathname}: their import is not tested\n`);

describe.skipIf(!hasData)('the real procedures', () => {
  const take = (name: string) => importProceduresFile(deps(), new URL(name, folder).pathname);

  test('are taken whole, and the report sums up', { timeout: 60_000 }, async () => {
    const catalog = await take('catalog-5670.jsonl.gz');
    expect(catalog).toMatchObject({ kind: 'catalog', read: 5_670 });
    expect(catalog.refused.map((one) => one.why)).toEqual(['repeated_row', 'bad_code', 'bad_code', 'bad_code']);
    const details = await take('details-502.jsonl.gz');
    expect(details).toMatchObject({ kind: 'details', read: 502, taken: 0, updated: 502 });
    const worked = await take('procedures.json');
    expect(worked).toMatchObject({ kind: 'procedures', read: 46 });
    for (const report of [catalog, details, worked]) {
      expect(report.taken + report.updated + report.unchanged + report.refused.length).toBe(report.read);
    }
    expect(worked.repaired).toContainEqual({
      code: '2.001610',
      field: 'fee.online',
      what: '100 → 100000',
      why: 'fee_in_thousands',
    });
    for (const name of ['catalog-5670.jsonl.gz', 'details-502.jsonl.gz', 'procedures.json']) {
      const again = await take(name);
      expect(again.unchanged).toBe(again.read - again.refused.length);
    }
  });

  test('make drafts that could be published as they are, but for limits and titles that no source tells', {
    timeout: 60_000,
  }, async () => {
    const rows = await database.platform
      .selectFrom('platform.national_procedure')
      .select('code')
      .where('has_detail', '=', true)
      .execute();
    const untold = new Set(['content.limit_assumed', 'content.legal_untitled']);
    const faulty: string[] = [];
    const withoutLimit: string[] = [];
    for (const { code } of rows) {
      const { content } = await library.on('2026-10-01', (ctx) => draftContent(ctx, code));
      expect(ProcedureContent.safeParse(content).success, code).toBe(true);
      const errors = checkContent(content, { on: '2026-10-01' }).filter(isError);
      if (errors.some((one) => one.code === 'content.limit_assumed')) withoutLimit.push(code);
      if (errors.some((one) => !untold.has(one.code))) faulty.push(code);
    }
    expect(rows.length).toBeGreaterThan(500);
    expect(faulty.length, faulty.join(' ')).toBeLessThan(3);
    // Of these the national source says that it publishes none.
    const silent = ['2.000815', '2.000884', '2.001019', '2.001035', '2.001263'];
    expect(withoutLimit).toEqual(expect.arrayContaining(silent));
  });
});
