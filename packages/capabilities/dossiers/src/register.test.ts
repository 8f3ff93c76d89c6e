import type { ReadNote } from '@chuan/api';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { type Instant, instantOf } from '@chuan/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BookInput, bookRowsAtMost, FileRowsInput } from './contract.ts';
import { ordinary, runAgency, type RunningAgency } from './running-agency.fixture.ts';
import { withdrawDossier } from './service/finish.ts';
import { receiveDossier } from './service/intake.ts';
import { listFileRows, printRegisterBook } from './service/register.ts';
import { readPdf } from '../../../foundation/print/src/pdf-reading.ts';

let database: TestDatabase;
let agency: RunningAgency;
let stranger: RunningAgency;

const at = (day: string, hour: number): Instant => instantOf(`2026-11-${day}`, hour * 60);
const now = at('25', 10);

const receive = (of: RunningAgency, name: string, when: Instant) =>
  of.as('officer', when, (ctx) => {
    const input = ordinary(of);
    return receiveDossier(ctx, { ...input, applicant: { ...input.applicant, name } });
  });

beforeAll(async () => {
  database = await createTestDatabase();
  agency = await runAgency(database);
  stranger = await runAgency(database);
  await receive(agency, 'Người Tháng Mười Một', at('03', 9));
  await receive(agency, 'Người Ngày Mười', at('10', 9));
  const { dossierId } = await receive(agency, 'Người Rút Hồ Sơ', at('10', 15));
  await agency.as('officer', at('11', 9), (ctx) =>
    withdrawDossier(ctx, { dossierId, version: 1, reason: 'Không làm nữa' }),
  );
  await receive(stranger, 'Người Cơ Quan Khác', at('10', 10));
});
afterAll(() => database.drop());

/** What a use case noted as read of people, beside its answer. */
async function noted<Value>(work: (ctx: Parameters<typeof listFileRows>[0]) => Promise<Value>) {
  const notes: ReadNote[] = [];
  const value = await agency.as('officer', now, (ctx) =>
    work({ ...ctx, noteRead: (note: ReadNote) => void notes.push(note) }),
  );
  return { value, notes };
}

describe('the register taken along', () => {
  test('holds the rows of its filter, nobody else’s, and the log says that they were taken', async () => {
    const { value, notes } = await noted((ctx) =>
      listFileRows(ctx, FileRowsInput.parse({ receivedFrom: '2026-11-10' })),
    );
    expect(value.rows.map((row) => row.applicantName)).toEqual(['Người Rút Hồ Sơ', 'Người Ngày Mười']);
    expect(value).toMatchObject({ total: 2, nextCursor: null });
    expect(notes.map(({ action, purpose }) => [action, purpose])).toEqual([['dossier.exported', 'reporting']]);
  });
});

describe('the printed register', () => {
  const print = (from: string, to: string) => noted((ctx) => printRegisterBook(ctx, BookInput.parse({ from, to })));

  test('lists what was received in the period, as it came in, with its volume and its remarks', async () => {
    const { value, notes } = await print('2026-11-10', '2026-11-10');
    const { text, sizesMm } = await readPdf(value.bytes);
    expect(value.name).toBe('so-theo-doi-ho-so-2026-11-10-2026-11-10.pdf');
    expect(sizesMm).toEqual([[297, 210]]);
    expect(text).toContain('Quyển số 11/2026, từ ngày 10/11/2026 đến ngày 10/11/2026');
    const compact = text.replaceAll(' ', '');
    expect(compact.indexOf('NgườiNgàyMười')).toBeLessThan(compact.indexOf('NgườiRútHồSơ'));
    for (const words of ['Đãrúthồsơ', 'Tổ0,khuphốMẫu,0900000123', 'THỦTRƯỞNGĐƠNVỊ']) expect(compact).toContain(words);
    for (const words of ['NgườiThángMườiMột', 'NgườiCơQuanKhác']) expect(compact).not.toContain(words);
    expect(notes.map(({ action }) => action)).toEqual(['dossier.book_printed']);
  });

  test('names the first and last volume of a period that has several, and says when nothing came in', async () => {
    const { value } = await print('2026-09-01', '2026-10-31');
    const { text } = await readPdf(value.bytes);
    expect(text).toContain('Quyển số 09/2026 – 10/2026');
    expect(text).toContain('Không có hồ sơ trong thời gian này.');
  });

  test('refuses a period that ends before it begins, and one with more than a print bears', async () => {
    expect(BookInput.safeParse({ from: '2026-11-10', to: '2026-11-09' }).success).toBe(false);
    await fillUp(bookRowsAtMost + 1);
    await expect(print('2025-01-01', '2025-01-31')).rejects.toMatchObject({
      code: 'dossier.book_too_long',
      params: { count: bookRowsAtMost + 1, max: bookRowsAtMost },
    });
  });
});

/** Many dossiers received in January 2025, copied from one. */
async function fillUp(count: number): Promise<void> {
  await sql`insert into dossier (tenant_id, id, code, status, procedure_id, procedure_version_id, channel, applicant_kind,
      applicant_name, delivery_method, fee_vnd, fee_status, secret_hash, submitted_at, received_at, updated_at)
    select tenant_id, gen_random_uuid(), 'X-' || n, status, procedure_id, procedure_version_id, channel, applicant_kind,
      applicant_name, delivery_method, fee_vnd, fee_status, secret_hash, '2025-01-10', '2025-01-10', updated_at
    from (select * from dossier where tenant_id = ${agency.tenantId} limit 1) one, generate_series(1, ${count}) n`.execute(
    database.migrator,
  );
}
