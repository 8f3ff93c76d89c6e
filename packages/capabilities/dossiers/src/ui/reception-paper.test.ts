import { instantOf } from '@chuan/kernel';
import { printForm } from '@chuan/print';
import { LanguageProvider } from '@chuan/ui';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../../foundation/print/src/pdf-reading.ts';
import type { Reception } from '../contract.ts';
import { en } from '../messages/en.ts';
import { vi } from '../messages/vi.ts';
import { freshTurn, type Turn } from './counter-turn.ts';
import { ReceptionPaper } from './reception-paper.tsx';

const [receivedAt, dueAt] = [instantOf('2026-03-05', 581), instantOf('2026-03-12', 1050)];
const name = 'Trung tâm Phục vụ hành chính công phường Quy Nhơn Nam';
const head = {
  ...{ superior: 'UBND phường Quy Nhơn Nam', name, place: 'Quy Nhơn Nam' },
  ...{ oneStopName: name, officerName: 'Lê Thị Thử', isSample: false },
};
const paper = { key: 'don', name: 'Giấy đề nghị', originals: 1, copies: 0 };
const reception = {
  ...{ name: 'Đăng ký thành lập hộ kinh doanh', procedureCode: '1.001612', sets: 1, components: [paper] },
  ...{ limit: { value: 5, unit: 'working_days' }, receivedAt, dueAt, feeVnd: 50_000, isFeeOpen: true },
} as unknown as Reception;
const applicant = {
  ...{ kind: 'person' as const, name: 'Võ Thị Ví Dụ', idNumber: '000099000123', phone: '0900000123' },
  ...{ email: '', address: 'Tổ 0, khu phố Mẫu', submitterName: 'Trần Văn Thay' },
};
const turn = {
  ...freshTurn,
  applicant,
  isByOther: true,
  papers: { don: { key: 'don', isReceived: true, originals: 1, copies: 0, isElectronic: false, note: '' } },
} as Turn;

function preview(change: { turn?: Turn; head?: object; locale?: 'vi' | 'en' } = {}): string {
  const locale = change.locale ?? 'vi';
  const shown = { turn: change.turn ?? turn, reception, head: { ...head, ...change.head }, now: receivedAt };
  return renderToStaticMarkup(
    createElement(LanguageProvider, {
      locale,
      messages: { dossiers: locale === 'vi' ? vi : en },
      now: receivedAt,
      children: createElement(ReceptionPaper, shown),
    }),
  );
}

const printedOf = (fee: object) =>
  printForm(
    'mau-01',
    {
      ...{ agency: { superior: head.superior, name, place: head.place }, number: '7', madeOn: '2026-03-05' },
      ...{ dossierCode: 'H21.99.05-260305-0007', setCount: 1, limitText: '05 ngày làm việc', receivedAt, dueAt },
      applicant: {
        name: applicant.name,
        identifier: '000099000123',
        phone: applicant.phone,
        address: applicant.address,
      },
      broughtBy: applicant.submitterName,
      procedure: { name: reception.name, code: reception.procedureCode },
      components: [{ name: paper.name, originalCount: 1, copyCount: 0 }],
      deliveryText: name,
      ...(fee as { feeVnd: number }),
      book: { volume: '03/2026', ordinal: '7' },
      officer: { name: head.officerName },
      tracking: { url: 'https://mau.example.vn/t/7K4M', code: '7K4M' },
      explanation: 'Thời hạn 05 ngày làm việc, không tính ngày nhận, ngày nghỉ hằng tuần và ngày lễ.',
    },
    { on: '2026-03-05', createdAt: receivedAt },
  );

const packed = (text: string) => text.replaceAll(/\s/g, '');

/** The lines of the preview, apart from what only acceptance gives. */
const linesOf = (html: string) =>
  html
    .split(/<\/?(?:p|div|td|th|br|article|table|thead|tbody|tr|span)\b[^>]*>/)
    .map((line) => packed(line.replaceAll(/<[^>]+>/g, '').replaceAll('&#x27;', "'")).replace(/…\/TNHS$|…$/, ''))
    .filter((line) => line !== '' && !line.includes(packed('khi tiếp nhận')));

describe('the receipt shown beforehand', () => {
  test.each([
    ['a paid fee', turn, { feeVnd: 50_000, feeNote: 'đã thu' }],
    [
      'a fee that was worked out',
      { ...turn, isFeePaid: false, fee: '105.000', feeReason: '7 bản × 15.000 đồng' },
      { feeVnd: 105_000, feeNote: 'nộp khi nhận kết quả; cách tính: 7 bản × 15.000 đồng' },
    ],
    ['a fee let off', { ...turn, fee: '0', feeReason: 'hộ nghèo' }, { feeVnd: 0, feeWaiver: 'hộ nghèo' }],
  ])('says with %s what the printed one will say, in the same words', async (_, shown, fee) => {
    const printed = packed((await readPdf(await printedOf(fee))).text);
    const lines = linesOf(preview({ turn: shown }));
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(printed).toContain(line);
  });

  test('speaks Vietnamese whoever reads the screen', () => {
    expect(preview({ locale: 'en' })).toBe(preview());
  });

  test('names the body above in plain letters and the one that issues in bold', () => {
    expect(preview()).toContain('<div>UBND PHƯỜNG QUY NHƠN NAM</div><b class="by">TRUNG TÂM PHỤC VỤ');
    expect(preview({ head: { superior: undefined } })).toContain('<div class="hd2"><div><b class="by">');
  });

  test('bears the mark of sample data, apart from any name', () => {
    expect(preview({ head: { isSample: true } })).toContain('data-mark="DỮ LIỆU MẪU"');
    expect(preview()).not.toContain('data-mark');
  });
});
