import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleProcedure } from './forms/procedure-sample.ts';
import { readPdf } from './pdf-reading.ts';
import { renderProcedure } from './procedure.ts';

const options = { createdAt: 1_795_572_060_000 };
const count = (text: string, part: string) => text.split(part).length - 1;

const longFlow = (length: number) => ({
  nodes: Array.from({ length }, (_, index) => ({
    id: String(index),
    kind: index % 5 === 4 ? ('decision' as const) : ('task' as const),
    code: `B${index + 1}`,
    label: `Bước số ${index + 1}`,
    position: 'Chuyên viên',
  })),
  edges: Array.from({ length: length - 1 }, (_, index) => ({ from: String(index), to: String(index + 1) })),
});

const longSteps = (length: number) =>
  Array.from({ length }, (_, index) => ({
    code: `B${index + 1}`,
    title: `Công việc thứ ${index + 1}.`,
    detail: 'Nội dung chi tiết của bước được viết đủ dài để chiếm vài dòng trong cột trình tự của bảng.',
    position: 'Chuyên viên',
    limitText: '04 giờ',
    outputs: ['Phiếu thẩm định'],
  }));

describe('a printed quy trình ISO', () => {
  it('has every part in the usual order', async () => {
    const { text, sizesMm, title, language, bookmarks } = await readPdf(
      await renderProcedure(sampleProcedure, options),
    );
    expect(new Set(sizesMm.map(String))).toEqual(new Set(['210,297']));
    const parts = [
      'Soạn thảo',
      'Phạm Minh Họa',
      'DANH SÁCH PHÂN PHỐI TÀI LIỆU',
      'BẢNG THEO DÕI SỬA ĐỔI',
      'Bỏ yêu cầu nộp bản sao',
      '1. MỤC ĐÍCH',
      '2. PHẠM VI ÁP DỤNG',
      '3. TÀI LIỆU VIỆN DẪN',
      '4. ĐỊNH NGHĨA, VIẾT TẮT',
      '5. NỘI DUNG QUY TRÌNH',
      '5.1. Cơ sở pháp lý',
      '118/2025/NĐ-CP',
      '5.2. Yêu cầu, điều kiện',
      '5.3. Thành phần hồ sơ',
      'Các thành viên hộ gia đình cùng đăng ký',
      '5.4. Số lượng hồ sơ',
      '01 bộ.',
      '5.5. Thời gian xử lý',
      '5.6. Nơi tiếp nhận và trả kết quả',
      '5.7. Phí, lệ phí',
      '5.8. Quy trình xử lý công việc',
      'Biểu mẫu/Kết quả',
      'Tổng thời gian: 24 giờ làm việc',
      'Lưu đồ',
      'Đủ điều kiện?',
      '6. BIỂU MẪU',
      'BM-QTKTHT11-01',
      '7. HỒ SƠ LƯU',
      '10 năm',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(title).toBe('QT-KTHT-11 – Đăng ký thành lập hộ kinh doanh');
    expect(language).toBe('vi-VN');
    expect(bookmarks).toHaveLength(7);
  });

  it('heads every page with code, issue, date and page of pages', async () => {
    const { pages } = await readPdf(await renderProcedure(sampleProcedure, options));
    pages.forEach((page, index) => {
      expect(page).toContain('Mã hiệu: QT-KTHT-11');
      expect(page).toContain('Lần ban hành: 02');
      expect(page).toContain('Ngày hiệu lực: 01/11/2026');
      expect(page).toContain(`Trang: ${index + 1}/${pages.length}`);
    });
  });

  it('cuts a very long title in the head at a word, and says that it goes on', async () => {
    const title = `Chứng thực chữ ký (${'áp dụng cho cả trường hợp người yêu cầu không thể ký, '.repeat(6)}điểm chỉ)`;
    const { pages } = await readPdf(await renderProcedure({ ...sampleProcedure, title }, options));
    expect(pages.at(-1)).toMatch(/\p{L}…/u);
  });

  it('repeats the head of the step table and prints each step once', async () => {
    const steps = longSteps(80);
    const { pages, text } = await readPdf(
      await renderProcedure({ ...sampleProcedure, steps, flow: undefined }, options),
    );
    for (const page of pages.filter((words) => words.includes('Công việc thứ'))) expect(page).toContain('Trình tự');
    for (const { title } of steps) expect(count(text, title)).toBe(1);
  });

  it('leaves no heading and no table head alone at the foot of a page', async () => {
    for (let length = 1; length <= 14; length++) {
      const input = { ...sampleProcedure, steps: longSteps(length), flow: undefined };
      const { pages } = await readPdf(await renderProcedure(input, options));
      for (const page of pages) {
        expect(page).not.toMatch(
          /(Biểu mẫu\/Kết quả|Tên biểu mẫu|Thời gian lưu|6\. BIỂU MẪU|7\. HỒ SƠ LƯU) Trang: \d+\/\d+$/,
        );
      }
    }
  });

  it('keeps a flow on one page when a page can hold it', async () => {
    const { pages } = await readPdf(await renderProcedure(sampleProcedure, options));
    const page = pages.find((words) => words.includes('Lưu đồ'));
    expect(page).toContain('Bắt đầu');
    expect(page).toContain('Kết thúc');
  });

  it('parts a long flow between steps and names both ends of the cut arrow', async () => {
    const flow = longFlow(30);
    const { pages, text } = await readPdf(await renderProcedure({ ...sampleProcedure, flow }, options));
    for (const { code, label } of flow.nodes) expect(count(text, `${code}. ${label} Chuyên viên`)).toBe(1);
    const withFlow = pages.filter((page) => page.includes('Bước số'));
    expect(withFlow.length).toBeGreaterThan(2);
    expect(withFlow[0]).toMatch(/ A /);
    for (const letter of ['A', 'B']) expect(withFlow[1]).toContain(` ${letter} `);
  });

  it('says what is not there instead of leaving it out', async () => {
    const bare = {
      ...sampleProcedure,
      revisions: [],
      conditions: [],
      fees: [],
      forms: [],
      records: [],
      effectiveOn: undefined,
    };
    const { text } = await readPdf(await renderProcedure(bare, options));
    expect(text).toContain('Ban hành lần đầu, chưa có sửa đổi.');
    expect(text).toContain('Không thu.');
    expect(text).toContain('Ngày hiệu lực: chưa xác định');
    expect(count(text, 'Không có.')).toBe(3);
  });

  it('gives the same bytes for the same data', async () => {
    const [first, second] = [
      await renderProcedure(sampleProcedure, options),
      await renderProcedure(sampleProcedure, options),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('marks every page of a draft', async () => {
    const { pages } = await readPdf(await renderProcedure(sampleProcedure, { ...options, watermark: 'BẢN NHÁP' }));
    for (const page of pages) expect(page).toContain('BẢN NHÁP');
  });

  it('never breaks on any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 280 }), async (text) => {
        const input = {
          ...sampleProcedure,
          title: text,
          code: text.slice(0, 250),
          purpose: [text.repeat(8)],
          steps: longSteps(2).map((step) => ({ ...step, title: text, outputs: [text] })),
          flow: {
            nodes: [{ id: 'a', kind: 'decision' as const, label: text }],
            edges: [{ from: 'a', to: text.slice(0, 90) }],
          },
        };
        const { sizesMm } = await readPdf(await renderProcedure(input, options));
        return sizesMm.every(([width, height]) => width === 210 && height === 297);
      }),
      { numRuns: 15 },
    );
  });

  it('refuses data of another shape', async () => {
    await expect(renderProcedure({ ...sampleProcedure, issueNumber: 0 }, options)).rejects.toThrow(z.ZodError);
  });
});
