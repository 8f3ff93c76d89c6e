import { parseLayout } from '../layout.ts';

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export const supplementLayout = parseLayout({
  code: 'mau-02',
  validFrom: '2025-07-01',
  paper: 'A5',
  title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ {dossierCode}',
  sizePt: 12,
  continued: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, mã hồ sơ {dossierCode} (tiếp theo)',
  blocks: [
    {
      kind: 'letterhead',
      superior: '{agency.superior|blank}',
      agency: '{agency.name}',
      number: 'Số: {number}/HDHS',
      placeDate: '{agency.place}, {madeOn|longDate}',
    },
    { kind: 'title', text: 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ' },
    {
      kind: 'qr',
      content: '{tracking.url}',
      sidePt: 76,
      caption: ['Mã tra cứu', '**{tracking.code}**'],
      beside: [
        { kind: 'text', text: 'Hồ sơ của: **{applicant.name}**' },
        { kind: 'text', text: 'Mã hồ sơ: **{dossierCode}**' },
        { kind: 'text', text: 'Nội dung yêu cầu giải quyết: {procedure.name}' },
        { kind: 'text', text: 'Địa chỉ: {applicant.address}', when: 'applicant.address' },
        { kind: 'text', text: 'Điện thoại: {applicant.phone}', when: 'applicant.phone' },
        { kind: 'text', text: 'Thư điện tử: {applicant.email}', when: 'applicant.email' },
      ],
    },
    {
      kind: 'text',
      text: 'Đề nghị {applicant.kind|map:person=Ông/Bà;organisation=Quý tổ chức} bổ sung, hoàn thiện hồ sơ gồm những nội dung sau:',
    },
    {
      kind: 'table',
      of: 'items',
      columns: [
        { header: 'STT', text: '{ordinal}', fixedPt: 37, align: 'center' },
        { header: 'Giấy tờ, nội dung cần bổ sung', text: '{name}', share: 3 },
        { header: 'Yêu cầu cụ thể', text: '{reason|blank}', share: 2.4, onlyIfAny: 'reason' },
      ],
      emptyText: 'Theo lý do dưới đây.',
    },
    { kind: 'text', text: 'Lý do: {reason}' },
    { kind: 'text', text: 'Căn cứ: {legalBasis}', when: 'legalBasis' },
    { kind: 'text', text: '**Đề nghị bổ sung trước {supplementDueAt|instant}.**', when: 'supplementDueAt' },
    { kind: 'text', text: '{dueRule}' },
    {
      kind: 'text',
      text: 'Trong khi hoàn thiện hồ sơ, nếu có vướng mắc, xin liên hệ {contact.name}, điện thoại {contact.phone}, để được hướng dẫn.',
    },
    {
      kind: 'signatures',
      spacePt: 26,
      columns: [
        { title: 'NGƯỜI NHẬN PHIẾU', note: '(Ký, ghi rõ họ tên)' },
        {
          title: 'NGƯỜI HƯỚNG DẪN',
          note: '({officer.signsDigitally|choose:Ký số:Ký, ghi rõ họ tên})',
          name: '{officer.name}',
        },
      ],
    },
  ],
});
