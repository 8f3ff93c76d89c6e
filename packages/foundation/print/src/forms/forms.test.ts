import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FormLayout, layoutOn, parseLayout } from '../layout.ts';
import { readPdf, readQr } from '../pdf-reading.ts';
import { placeholdersOf } from '../template.ts';
import { type FormCode, builtInLayouts, formData, printForm } from './catalogue.ts';
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
const a5 = [148, 210];

const count = (text: string, part: string) => text.split(part).length - 1;

describe('the receipt (Mẫu 01)', () => {
  it('is one A5 page that says what was handed in and when the result is due', async () => {
    const { pages, sizesMm, text } = await readPdf(await printForm('mau-01', sampleReceipt, options));
    expect(pages).toHaveLength(1);
    expect(sizesMm).toEqual([a5]);
    for (const part of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập – Tự do – Hạnh phúc',
      'ỦY BAN NHÂN DÂN PHƯỜNG QUY NHƠN NAM',
      'Số: 0031/TNHS',
      'Quy Nhơn Nam, ngày 25 tháng 11 năm 2026',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'H21.99.05-261125-0031',
      'Số định danh: 000 099 000 123',
      'Địa chỉ: Tổ 0, khu phố Mẫu, phường Quy Nhơn Nam, tỉnh Gia Lai',
      'Nội dung: Đăng ký thành lập hộ kinh doanh (1.001612)',
      '1 Giấy đề nghị đăng ký hộ kinh doanh 1 –',
      '2 Thẻ căn cước của chủ hộ – 1',
      'Thời gian nhận hồ sơ: 09 giờ 41 phút, ngày 25 tháng 11 năm 2026.',
      'Thời gian trả kết quả: 17 giờ 30 phút, ngày 30 tháng 11 năm 2026.',
      'Phí, lệ phí: 50.000 đồng (năm mươi nghìn đồng), đã thu tiền mặt.',
      'quyển số 11/2026, số thứ tự 0031',
      'Mã tra cứu 7K4M-92XR',
      'Lê Thị Thử',
      'Cách tính: không tính ngày 25/11',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('carries a QR code that opens the tracking page', async () => {
    expect(await readQr(await printForm('mau-01', sampleReceipt, options))).toBe(sampleReceipt.tracking.url);
  });

  it('says that nothing is charged when the fee is zero', async () => {
    const { text } = await readPdf(await printForm('mau-01', { ...sampleReceipt, feeVnd: 0 }, options));
    expect(text).toContain('Phí, lệ phí: không thu.');
    expect(text).not.toContain('không đồng');
  });

  it('says why nothing is charged where the procedure lists a fee', async () => {
    const waived = { ...sampleReceipt, feeVnd: 0, feeWaiver: 'Người có công' };
    const { text } = await readPdf(await printForm('mau-01', waived, options));
    expect(text).toContain('Lý do không thu: Người có công.');
  });

  it('shows the column of electronic papers only when there are any', async () => {
    const electronic = { name: 'Giấy đề nghị', originalCount: 0, copyCount: 0, electronicCount: 1 };
    const without = await readPdf(await printForm('mau-01', sampleReceipt, options));
    const withOne = await readPdf(await printForm('mau-01', { ...sampleReceipt, components: [electronic] }, options));
    expect(without.text).not.toContain('Điện tử');
    expect(withOne.text).toContain('Điện tử');
  });

  it('leaves dots for a number that is not given', async () => {
    const { text } = await readPdf(await printForm('mau-01', { ...sampleReceipt, number: undefined }, options));
    expect(text).toContain('Số: ……………/TNHS');
  });

  it('goes on over pages with the table head repeated, and closes on the last', async () => {
    const components = Array.from({ length: 60 }, (_, index) => ({
      name: `Giấy tờ thứ ${index + 1} trong danh mục thành phần hồ sơ theo quy định hiện hành`,
      originalCount: 1,
      copyCount: 0,
    }));
    const { pages, text } = await readPdf(await printForm('mau-01', { ...sampleReceipt, components }, options));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages.filter((words) => words.includes('Giấy tờ thứ'))) expect(page).toContain('Tên giấy tờ');
    for (const { name } of components) expect(count(text, `${name} `)).toBe(1);
    expect(count(text, 'Cách tính:')).toBe(1);
    expect(pages.at(-1)).toContain('Cách tính:');
    expect(pages[1]).toMatch(/(^| )2( |$)/);
  });
});

describe('a receipt with more to say than an A5 page holds as it is made', () => {
  const words = (count: number, word = 'Nguyễn') => Array.from({ length: count }, () => word).join(' ');
  const long = (letters: number) => words(letters).slice(0, letters).trim();

  it('sets a long name, address and agency smaller, and stays on one page', async () => {
    const data = {
      ...sampleReceipt,
      agency: { ...sampleReceipt.agency, name: `${sampleReceipt.agency.name} ${long(30)}` },
      applicant: { ...sampleReceipt.applicant, name: `${long(100)} Cuối`, address: `${long(140)} Hết` },
      procedure: { ...sampleReceipt.procedure, name: `${long(140)} Xong` },
    };
    const { pages, text } = await readPdf(await printForm('mau-01', data, options));
    expect(pages).toHaveLength(1);
    for (const word of ['Cuối', 'Hết', 'Xong', 'Lê Thị Thử', 'Cách tính:']) expect(text).toContain(word);
  });

  const hostile = [
    ['a name', { applicant: { ...sampleReceipt.applicant, name: long(300) } }],
    ['a name without a space', { applicant: { ...sampleReceipt.applicant, name: 'Ng'.repeat(150) } }],
    ['an address', { applicant: { ...sampleReceipt.applicant, address: long(300) } }],
    ['a procedure', { procedure: { name: long(3_000) } }],
    ['an agency', { agency: { superior: long(300), name: long(300), place: long(60) } }],
    ['an officer', { officer: { name: long(300) } }],
    ['a place of delivery', { deliveryText: long(300) }],
    ['a reckoning', { explanation: long(3_500) }],
  ] as const;

  it.each(hostile)(
    'prints %s of any length: signatures whole, and what goes on said on each page',
    async (_, change) => {
      const { pages, text, sizesMm } = await readPdf(
        await printForm('mau-01', { ...sampleReceipt, ...change }, options),
      );
      expect(new Set(sizesMm.map(String))).toEqual(new Set(['148,210']));
      for (const page of pages.slice(1)) expect(page).toContain('mã hồ sơ H21.99.05-261125-0031 (tiếp theo)');
      expect(count(text, 'NGƯỜI NỘP HỒ SƠ')).toBe(1);
      const signed = pages.filter((page) => page.includes('NGƯỜI TIẾP NHẬN'));
      expect(signed).toHaveLength(1);
      expect(signed[0]).toContain('NGƯỜI NỘP HỒ SƠ');
      expect(signed[0]).toContain('officer' in change ? 'Nguyễn Nguyễn' : 'Lê Thị Thử');
    },
  );

  it('keeps its type where smaller type would not save a page', async () => {
    const components = Array.from({ length: 12 }, (_, index) => ({
      name: `Giấy tờ ${index + 1} ${long(90)}`,
      originalCount: 1,
      copyCount: 0,
    }));
    const { pages } = await readPdf(await printForm('mau-01', { ...sampleReceipt, components }, options));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.at(-1)).toContain('NGƯỜI TIẾP NHẬN');
  });
});

describe('the other forms', () => {
  it('asks for a supplement once and completely (Mẫu 02)', async () => {
    const { sizesMm, text } = await readPdf(await printForm('mau-02', sampleSupplement, options));
    expect(sizesMm).toEqual([a5]);
    expect(text).toContain('PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ');
    expect(text).toContain('Hợp đồng thuê địa điểm kinh doanh');
    expect(text).toContain('Đề nghị bổ sung trước 17 giờ 00 phút, ngày 10 tháng 12 năm 2026.');
    expect(text).toContain('điện thoại 0256 000 000');
  });

  it('refuses with its ground and where to turn (Mẫu 03)', async () => {
    const { sizesMm, text } = await readPdf(await printForm('mau-03', sampleRefusal, options));
    expect(sizesMm).toEqual([a5]);
    expect(text).toContain('PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ');
    expect(text).toContain('Không thuộc thẩm quyền giải quyết;');
    expect(text).toContain('Hướng dẫn: nộp hồ sơ tại');
  });

  it('apologises with the old and the new date (Mẫu 04)', async () => {
    const { sizesMm, text } = await readPdf(await printForm('mau-04', sampleApology, options));
    expect(sizesMm).toEqual([a5]);
    expect(text).toContain('17 giờ 30 phút, ngày 30 tháng 11 năm 2026.');
    expect(text).toContain('Thời gian trả kết quả mới: 17 giờ 30 phút, ngày 02 tháng 12 năm 2026.');
    expect(text).toContain('KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC');
    expect(text).toContain('xin lỗi Ông/Bà');
  });

  it('speaks to an organisation as one (Mẫu 04)', async () => {
    const applicant = { kind: 'organisation', name: 'Công ty TNHH Ví Dụ' } as const;
    const { text } = await readPdf(await printForm('mau-04', { ...sampleApology, applicant }, options));
    expect(text).toContain('xin lỗi Quý tổ chức');
    expect(text).not.toContain('Ông/Bà');
  });

  it('stops a dossier with the fate of its fee (Mẫu 05)', async () => {
    const { sizesMm, text } = await readPdf(await printForm('mau-05', sampleTermination, options));
    expect(sizesMm).toEqual([a5]);
    expect(text).toContain('dừng giải quyết hồ sơ nêu trên kể từ 10 giờ 00 phút, ngày 27 tháng 11 năm 2026.');
    expect(text).toContain('105.000 đồng (một trăm linh năm nghìn đồng). Xử lý: hoàn trả tại quầy 2.');
  });

  it('lists every hand-over on A4 (Mẫu 06)', async () => {
    const { sizesMm, text } = await readPdf(await printForm('mau-06', sampleControlSlip, options));
    expect(sizesMm).toEqual([[210, 297]]);
    expect(text).toContain('PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ');
    for (const moment of ['09:41', '10:30', '16:00', '14:00']) expect(text).toContain(moment);
    expect(count(text, 'Phạm Minh Họa')).toBe(2);
    for (const result of ['Trước hạn', 'Đúng hạn', 'Quá hạn']) expect(count(text, result)).toBe(2);
  });

  it('draws boxes and ticks instead of letters that the font lacks', async () => {
    const { text } = await readPdf(await printForm('mau-06', sampleControlSlip, options));
    expect(text).not.toMatch(/[☐☑✓\ufffd]/u);
  });

  it('keeps a register of 300 dossiers on turned pages, each once, signed at the end (Mẫu 07)', async () => {
    const data = sampleRegister(300);
    const { pages, sizesMm, text } = await readPdf(await printForm('mau-07', data, options));
    expect(new Set(sizesMm.map(String))).toEqual(new Set(['297,210']));
    for (const page of pages)
      expect(page.includes('Tên thủ tục hành chính') || page.includes('NGƯỜI GIỮ SỔ')).toBe(true);
    const compact = text.replaceAll(' ', '');
    for (const { dossierCode } of data.entries) expect(count(compact, dossierCode)).toBe(1);
    expect(count(text, 'NGƯỜI GIỮ SỔ')).toBe(1);
    expect(pages.at(-1)).toContain('NGƯỜI GIỮ SỔ');
  });

  it('says that an empty register is empty', async () => {
    const { text } = await readPdf(await printForm('mau-07', sampleRegister(0), options));
    expect(text).toContain('Không có hồ sơ trong thời gian này.');
  });
});

describe('every form', () => {
  const samples = {
    'mau-01': sampleReceipt,
    'mau-02': sampleSupplement,
    'mau-03': sampleRefusal,
    'mau-04': sampleApology,
    'mau-05': sampleTermination,
    'mau-06': sampleControlSlip,
    'mau-07': sampleRegister(3),
  };
  const codes = Object.keys(samples) as FormCode[];

  it.each(codes)('%s gives the same bytes for the same data, and others on another day', async (code) => {
    const first = await printForm(code, samples[code], options);
    const second = await printForm(code, samples[code], options);
    const later = await printForm(code, samples[code], { ...options, createdAt: options.createdAt + 86_400_000 });
    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.compare(first, later)).not.toBe(0);
  });

  it('is not changed by what was printed before it', async () => {
    const spaced = { ...sampleReceipt, explanation: 'a\u00a0b\u00a0\u2010\u00ad' };
    const before = await printForm('mau-01', sampleReceipt, options);
    const odd = await printForm('mau-01', spaced, options);
    expect(Buffer.compare(await printForm('mau-01', sampleReceipt, options), before)).toBe(0);
    expect(Buffer.compare(await printForm('mau-01', spaced, options), odd)).toBe(0);
  });

  it.each(codes)('%s is filled without a gap from a full sample', async (code) => {
    const { text } = await readPdf(await printForm(code, samples[code], options));
    expect(text).not.toContain('…………');
    expect(text).not.toMatch(/[{}]|undefined|\[object/);
  });

  it.each(codes)('%s names itself, its language and its date, and embeds its fonts', async (code) => {
    const bytes = await printForm(code, samples[code], options);
    const { title, language, createdAt } = await readPdf(bytes);
    expect(title?.length).toBeGreaterThan(10);
    expect(language).toBe('vi-VN');
    expect(createdAt).toBe('D:20261125020100Z');
    const source = Buffer.from(bytes).toString('latin1');
    expect(source).toContain('/FontFile2');
    expect(source).not.toContain('/Subtype /Type1');
    expect(source).not.toMatch(/\/(JavaScript|OpenAction|URI|Launch|EmbeddedFile)\b/);
  });

  it.each(codes)('%s bears a watermark on each page when asked', async (code) => {
    const { pages } = await readPdf(await printForm(code, samples[code], { ...options, watermark: 'BẢN NHÁP' }));
    for (const page of pages) expect(page).toContain('BẢN NHÁP');
  });

  it.each(builtInLayouts)('$code asks only for data that its form has', (layout: FormLayout) => {
    const schema = z.toJSONSchema(formData[layout.code as FormCode], { io: 'output' }) as Shape;
    const unknown = askedFor(layout).filter(({ list, path }) => {
      const root = list === undefined ? schema : shapeAt(schema, list)?.items;
      return path !== 'ordinal' && (root === undefined || shapeAt(root, path) === undefined);
    });
    expect(unknown).toEqual([]);
  });
});

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

const shapeAt = (shape: Shape, path: string): Shape | undefined =>
  path.split('.').reduce<Shape | undefined>((found, name) => found?.properties?.[name], shape);

function askedFor(layout: FormLayout): { list?: string; path: string }[] {
  const found: { list?: string; path: string }[] = [];
  const collect = (value: unknown, list: string | undefined): void => {
    if (typeof value === 'string') for (const path of placeholdersOf(value)) found.push({ list, path });
    if (typeof value !== 'object' || value === null) return;
    const record = value as Record<string, unknown>;
    const inner = typeof record.of === 'string' ? record.of : list;
    for (const name of ['when', 'unless', 'of'])
      if (typeof record[name] === 'string') found.push({ path: record[name] });
    if (typeof record.onlyIfAny === 'string') found.push({ list: inner, path: record.onlyIfAny });
    for (const [name, child] of Object.entries(record)) if (name !== 'emptyText') collect(child, inner);
  };
  collect(layout.blocks, undefined);
  collect(layout.title, undefined);
  return found;
}

describe('hostile text', () => {
  const withName = (name: string) => ({ ...sampleReceipt, applicant: { ...sampleReceipt.applicant, name } });

  it.each([
    ['markup', '<script>alert(1)</script><img src=x>', '<script>alert(1)</script><img src=x>'],
    ['a placeholder', '{tracking.code|upper} {officer}', '{tracking.code|upper} {officer}'],
    ['marks of bold and italic', '**to** __và__', '**to** __và__'],
    ['control characters', 'Võ\u0000\u0007 Thị\u001b[31m', 'Võ Thị[31m'],
    ['a turned reading direction', 'Võ\u202e Thị\u2066\u200b', 'Võ Thị'],
    ['decomposed letters', 'Võ Thị Ví Dụ'.normalize('NFD'), 'Võ Thị Ví Dụ'],
    ['letters that the font lacks', 'An 😀 漢', 'An \ufffd \ufffd'],
    ['a broken surrogate', 'An \ud800 Bình', 'An \ufffd Bình'],
  ])('prints %s as plain letters', async (_, name, printed) => {
    const { pages, text } = await readPdf(await printForm('mau-01', withName(name), options));
    expect(pages).toHaveLength(1);
    expect(text).toContain(printed);
  });

  it('breaks a word that no line can hold, and loses none of it', async () => {
    const word = 'Nghiêng'.repeat(400);
    const data = { ...sampleReceipt, explanation: word };
    const { text, sizesMm } = await readPdf(await printForm('mau-01', data, options));
    const own = text.replaceAll(/Giấy tiếp nhận hồ sơ và hẹn trả kết quả, mã hồ sơ \S+ \(tiếp theo\)/g, '');
    expect(own.replace(/[\s\d]/g, '')).toContain(word);
    expect(new Set(sizesMm.map(String))).toEqual(new Set(['148,210']));
  });

  it('prints a table row that is longer than a page', async () => {
    const name = Array.from({ length: 900 }, (_, index) => `w${index}`)
      .join(' ')
      .slice(0, 4_000);
    const components = [{ name, originalCount: 1, copyCount: 0 }];
    const { pages, text } = await readPdf(await printForm('mau-01', { ...sampleReceipt, components }, options));
    expect(pages.length).toBeGreaterThan(1);
    for (const word of ['w0 ', 'w399 ', 'w799 ']) expect(count(text, word)).toBe(1);
  });

  it('never breaks on any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const data = { ...withName(text), explanation: text, deliveryText: text };
        const read = await readPdf(await printForm('mau-01', data, { ...options, watermark: text.slice(0, 40) }));
        return read.sizesMm.every(([width, height]) => width === 148 && height === 210);
      }),
      { numRuns: 25 },
    );
  });

  it('refuses data that is not of the form', async () => {
    const data = { ...sampleReceipt, feeVnd: -1 };
    expect(() => printForm('mau-01', data, options)).toThrow(z.ZodError);
  });
});

describe('layouts in time', () => {
  const base = builtInLayouts[0]!;
  const newer = parseLayout({ ...base, validFrom: '2027-01-01', title: 'Mẫu mới' });

  it('takes the layout in force on the day', () => {
    expect(layoutOn([newer, base], 'mau-01', '2026-12-31').validFrom).toBe('2025-07-01');
    expect(layoutOn([base, newer], 'mau-01', '2027-01-01').title).toBe('Mẫu mới');
  });

  it('refuses a day before the first layout', () => {
    expect(() => layoutOn([base], 'mau-01', '2025-06-30')).toThrow('print.no_layout');
  });

  it('refuses a layout with a block it does not know', () => {
    expect(() => parseLayout({ ...base, blocks: [{ kind: 'html', text: '<b>' }] })).toThrow('print.bad_layout');
  });
});
