import { describe, expect, test } from 'vitest';
import { ledgerLines, reasonsOf } from './reasons.ts';
import { at, trackView } from './tracking.fixture.ts';
import { factsOf, pathOf, type Reader, titleOf } from './tracking.ts';
import { portalT } from './words-in.ts';

const reader: Reader = { t: portalT('vi'), locale: 'vi', now: at(25, 9, 40) };
const later: Reader = { ...reader, now: at(25, 17) };
const factTexts = (view = trackView(), as = reader) =>
  factsOf(view, as).map(({ value, note, more }) => [value, note, ...(more === undefined ? [] : [more])]);

describe('the page of a dossier', () => {
  test('is headed by the step it is at, and by its state where that would be too long', () => {
    expect(titleOf(trackView(), reader)).toBe('Hồ sơ của Nguyễn\u00a0Văn\u00a0Mẫu đang ở bước Thẩm định');
    expect(titleOf(trackView({ status: 'resolved' }), reader)).toBe('Hồ sơ của Nguyễn\u00a0Văn\u00a0Mẫu đã có kết quả');
  });

  test('keeps a short name in one piece, and lets a long one break between its words', () => {
    const applicantName = 'Công Tằng Tôn Nữ Thị Huyền Trang Anh Thư';
    expect(titleOf(trackView({ applicantName, status: 'resolved' }), reader)).toBe(
      `Hồ sơ của ${applicantName} đã có kết quả`,
    );
  });

  test('says which position of which unit holds it, until when, and when the result comes', () => {
    expect(factTexts()).toEqual([
      ['Chuyên viên thụ lý', 'Phòng Kinh tế', 'Đang làm: Thẩm định'],
      ['15:45 hôm nay, thứ Tư 25/11/2026', 'Sau đó Công chức trả kết quả làm bước Trả kết quả'],
      ['16:30, thứ Hai 30/11/2026', 'Đã hẹn lại 1 lần.'],
    ]);
  });

  test('owns up to a step that is late', () => {
    expect(factTexts(trackView(), later)[1]?.[1]).toMatch(/^Đã quá hạn/);
  });

  test('says that it is the applicant who holds it while papers are missing', () => {
    const facts = factTexts(trackView({ status: 'awaiting_supplement', dueAt: null }));
    expect(facts.map(([value]) => value)).toEqual([
      'Ông/bà đang giữ',
      'Khi ông/bà gửi đủ giấy tờ',
      'Tính lại khi nhận đủ bổ sung',
    ]);
    const unreceived = trackView({ status: 'awaiting_supplement', receivedAt: null, dueAt: null, explanation: null });
    expect(factTexts(unreceived).at(-1)?.[0]).toBe('Chưa có');
  });

  test('promises an answer to what was handed in online, and no day yet', () => {
    const view = trackView({
      status: 'submitted',
      receivedAt: null,
      dueAt: null,
      intakeDueAt: at(26, 9, 40),
      explanation: null,
    });
    expect(factTexts(view)[1]?.[0]).toBe('09:40 ngày mai, thứ Năm 26/11/2026');
    expect(factTexts(view)[2]?.[0]).toBe('Chưa có');
  });

  test('names positions and what was asked along the way', () => {
    expect(pathOf(trackView(), reader).map(({ state, lines, time }) => [state, ...lines, time])).toEqual([
      ['done', 'Trưởng phòng. Sớm hơn quy định 2 giờ 45 phút làm việc.', '08:45, 12/11'],
      [
        'now',
        'Chuyên viên thụ lý',
        '10:30, 16/11: yêu cầu bổ sung bản vẽ móng.',
        '09:30, 19/11: đã nhận bổ sung.',
        'Đang làm, đến 15:45',
      ],
      ['next', 'Công chức trả kết quả', 'Chậm nhất 16:30, 30/11'],
    ]);
  });
});

describe('why that date', () => {
  const { explanation } = trackView();

  test('is told by what happened and the date that followed', () => {
    const reasons = reasonsOf(explanation!, at(11, 14, 20), reader);
    expect(reasons.map(({ text, note, document, when }) => [text, note, document, when])).toEqual([
      [
        'Pháp luật cho 07 ngày làm việc, tính từ thứ Năm 12/11/2026',
        'Tiếp nhận lúc 14:20, 11/11. Ngày tiếp nhận và ngày nghỉ không tính.',
        '',
        '17:30, 20/11',
      ],
      [
        'Tạm dừng 23 giờ làm việc: Bản vẽ thiếu mặt cắt móng',
        '10:30 16/11 đến 09:30 19/11',
        '0001/HDHS',
        '16:30, 26/11',
      ],
      ['Gia hạn 02 ngày làm việc: Mưa lớn', '', '0005/PXL', '16:30, 30/11'],
    ]);
  });

  test('ends with the pause that still lasts', () => {
    const ledger = explanation!.ledger.map((row) => (row.kind === 'pause' ? { ...row, to: null } : row));
    const last = reasonsOf({ ...explanation!, ledger, promises: [] }, at(11, 14, 20), reader).at(-1);
    expect(last).toMatchObject({ text: 'Tạm dừng: Bản vẽ thiếu mặt cắt móng', when: '…' });
  });

  test('shows every day, those that count nothing too', () => {
    const lines = ledgerLines(explanation!, reader).map(({ days, text, counted, tone }) => [days, text, counted, tone]);
    expect(lines).toEqual([
      ['T4 11/11', 'Ngày nhận hồ sơ, không tính', '0:00', 'zero'],
      ['T5 12/11', 'Ngày làm việc', '+8:00', ''],
      ['T2 16/11', 'Tạm dừng: Bản vẽ thiếu mặt cắt móng', '0:00', 'hold'],
      ['T3 24/11', 'Nghỉ: Ngày Văn hóa Việt Nam', '0:00', 'zero'],
      ['T2 23/11', 'Gia hạn: Mưa lớn', '0:00', 'ext'],
    ]);
  });
});
