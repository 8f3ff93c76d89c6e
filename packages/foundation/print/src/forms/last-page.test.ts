import { describe, expect, it } from 'vitest';
import { readPdf } from '../pdf-reading.ts';
import { type FormCode, printForm } from './catalogue.ts';
import {
  sampleApology,
  sampleControlSlip,
  sampleReceipt,
  sampleRefusal,
  sampleRegister,
  sampleSupplement,
  sampleTermination,
} from './samples.ts';

const options = { createdAt: 1_795_572_060_000, on: '2026-11-25' };
const [row] = sampleControlSlip.handovers;
const lengths = Array.from({ length: 24 }, (_, index) => index + 3);

/** Every length, so that the signature meets the foot of a page in each way there is. */
const longSlips = lengths.map((length) => ({
  ...sampleControlSlip,
  handovers: Array.from({ length }, (_, index) => ({ ...row!, toPerson: `Người${index + 1}.` })),
}));

describe('the last page', () => {
  it('holds the signature of a control slip with at least two of its rows', async () => {
    for (const slip of longSlips) {
      const { pages } = await readPdf(await printForm('mau-06', slip, options));
      const last = pages.at(-1)!;
      expect(last).toContain('NGƯỜI LẬP PHIẾU');
      expect(last).toContain('Kết quả giải quyết hồ sơ');
      const count = slip.handovers.length;
      for (const ordinal of [count - 1, count]) expect(last).toContain(`Người${ordinal}.`);
    }
  });

  it('holds the signature of a register with its last two rows', async () => {
    for (const length of lengths) {
      const register = sampleRegister(length);
      const { pages } = await readPdf(await printForm('mau-07', register, options));
      const last = pages.at(-1)!.replaceAll(' ', '');
      for (const { dossierCode } of register.entries.slice(-2)) expect(last).toContain(dossierCode);
      expect(last).toContain('NGƯỜIGIỮSỔ');
    }
  });

  it('holds the signature of a letter with its last line', async () => {
    for (const length of lengths) {
      const reason = `Lý do rất dài. ${'Chờ ý kiến của cơ quan phối hợp. '.repeat(length * 2)}`;
      const { pages } = await readPdf(await printForm('mau-04', { ...sampleApology, reason }, options));
      expect(pages.at(-1)).toContain('thông cảm./.');
      expect(pages.at(-1)).toContain('PHÓ GIÁM ĐỐC');
    }
  });
});

describe('each page after the first', () => {
  const reason = 'Chờ ý kiến của cơ quan phối hợp. '.repeat(100);
  const long = {
    'mau-01': { ...sampleReceipt, explanation: reason },
    'mau-02': { ...sampleSupplement, reason },
    'mau-03': { ...sampleRefusal, dossierCode: sampleReceipt.dossierCode, reason },
    'mau-04': { ...sampleApology, reason },
    'mau-05': { ...sampleTermination, reason },
    'mau-06': longSlips.at(-1)!,
    'mau-07': sampleRegister(60),
  };

  it.each(Object.keys(long) as FormCode[])('of %s bears its number and says whose it is', async (code) => {
    const { pages } = await readPdf(await printForm(code, long[code], options));
    expect(pages.length).toBeGreaterThan(1);
    pages.slice(1).forEach((page, index) => {
      expect(page.trimStart().startsWith(`${index + 2} `)).toBe(true);
      expect(page).toContain(code === 'mau-07' ? 'quyển số 11/2026 (tiếp theo)' : sampleReceipt.dossierCode);
      expect(page).toContain('(tiếp theo)');
    });
  });
});

describe('the code that is typed off a paper', () => {
  it.each(['mau-01', 'mau-02', 'mau-04'] as const)('stands on one line of %s', async (code) => {
    const samples = { 'mau-01': sampleReceipt, 'mau-02': sampleSupplement, 'mau-04': sampleApology };
    const tracking = { ...sampleReceipt.tracking, code: 'ZK2D-84Z5-1WKW-Y' };
    const { text } = await readPdf(await printForm(code, { ...samples[code], tracking }, options));
    expect(text).toContain('ZK2D-84Z5-1WKW-Y');
  });
});
