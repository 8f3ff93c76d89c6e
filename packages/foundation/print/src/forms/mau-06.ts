import { parseLayout } from '../layout.ts';

/** Phiếu kiểm soát quá trình giải quyết hồ sơ: the record of one run, hand-over by hand-over. */
export const controlSlipLayout = parseLayout({
  code: 'mau-06',
  validFrom: '2025-07-01',
  paper: 'A4',
  title: 'Phiếu kiểm soát quá trình giải quyết hồ sơ {dossierCode}',
  sizePt: 13,
  continued: 'Phiếu kiểm soát quá trình giải quyết hồ sơ, mã hồ sơ {dossierCode} (tiếp theo)',
  blocks: [
    {
      kind: 'letterhead',
      superior: '{agency.superior|blank}',
      agency: '{agency.name}',
      number: 'Số: {number}/PKS',
      placeDate: '{agency.place}, {madeOn|longDate}',
    },
    { kind: 'title', text: 'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ' },
    { kind: 'text', text: 'Mã hồ sơ: **{dossierCode}**' },
    { kind: 'text', text: 'Hồ sơ của: **{applicant.name}**' },
    { kind: 'text', text: 'Nội dung: {procedure.name}' },
    { kind: 'text', text: 'Cơ quan, đơn vị giải quyết: {leadUnit}' },
    { kind: 'text', text: 'Cơ quan, đơn vị phối hợp: {cooperatingUnits}', when: 'cooperatingUnits' },
    { kind: 'text', text: 'Thời gian nhận hồ sơ: {receivedAt|instant}.' },
    { kind: 'text', text: 'Thời gian hẹn trả kết quả: {dueAt|instant}.' },
    { kind: 'text', text: 'Thời gian trả kết quả: {deliveredAt|instant}.', when: 'deliveredAt' },
    {
      kind: 'table',
      of: 'handovers',
      sizePt: 11,
      columns: [
        { header: 'TT', text: '{ordinal}', fixedPt: 26, align: 'center' },
        { header: 'Bên giao', text: '{from}\n__{fromPerson}__', share: 1 },
        { header: 'Bên nhận', text: '{to}\n__{toPerson}__', share: 1 },
        { header: 'Giờ, phút, ngày giao nhận', text: '{at|shortInstant}', fixedPt: 66, align: 'center' },
        { header: 'Trước hạn', text: '{outcome|tick:early}', fixedPt: 38, align: 'center', group: 'Kết quả' },
        { header: 'Đúng hạn', text: '{outcome|tick:on_time}', fixedPt: 38, align: 'center', group: 'Kết quả' },
        { header: 'Quá hạn', text: '{outcome|tick:overdue}', fixedPt: 38, align: 'center', group: 'Kết quả' },
        { header: 'Ghi chú', text: '{note|blank}', share: 0.75 },
      ],
      emptyText: 'Chưa có lần giao nhận nào.',
    },
    {
      kind: 'text',
      spaceBeforePt: 4,
      text: 'Kết quả giải quyết hồ sơ:\u00a0\u00a0 {outcome|is:early} Trước hạn\u00a0\u00a0\u00a0 {outcome|is:on_time} Đúng hạn\u00a0\u00a0\u00a0 {outcome|is:overdue} Quá hạn',
    },
    {
      kind: 'signatures',
      spacePt: 40,
      columns: [
        { recipients: ['__Bên giao, bên nhận xác nhận từng lần__', '__giao nhận bằng tài khoản của mình.__'] },
        {
          title: 'NGƯỜI LẬP PHIẾU',
          note: '({officer.signsDigitally|choose:Ký số:Ký, ghi rõ họ tên})',
          name: '{officer.name}',
        },
      ],
    },
  ],
});
