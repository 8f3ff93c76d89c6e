import { parseLayout } from '../layout.ts';

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ. */
export const refusalLayout = parseLayout({
  code: 'mau-03',
  validFrom: '2025-07-01',
  paper: 'A5',
  title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
  sizePt: 12,
  continued: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ {dossierCode|blank} (tiếp theo)',
  blocks: [
    {
      kind: 'letterhead',
      superior: '{agency.superior|blank}',
      agency: '{agency.name}',
      number: 'Số: {number}/TCHS',
      placeDate: '{agency.place}, {madeOn|longDate}',
    },
    { kind: 'title', text: 'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ' },
    { kind: 'text', text: '{agency.name|lastLine} đã xem xét hồ sơ của: **{applicant.name}**' },
    { kind: 'text', text: 'Mã hồ sơ: **{dossierCode}**', when: 'dossierCode' },
    { kind: 'text', text: 'Địa chỉ: {applicant.address}', when: 'applicant.address' },
    { kind: 'text', text: 'Điện thoại: {applicant.phone}', when: 'applicant.phone' },
    { kind: 'text', text: 'Thư điện tử: {applicant.email}', when: 'applicant.email' },
    { kind: 'text', text: 'Nội dung yêu cầu giải quyết: {procedure.name}' },
    {
      kind: 'text',
      text: 'Nay thông báo không tiếp nhận, giải quyết hồ sơ này vì:',
      spaceBeforePt: 6,
    },
    { kind: 'text', text: '{ground|is:not_competent} Không thuộc thẩm quyền giải quyết;', indentPt: 14 },
    { kind: 'text', text: '{ground|is:not_eligible} Không đủ điều kiện theo quy định;', indentPt: 14 },
    { kind: 'text', text: '{ground|is:against_law} Pháp luật không cho phép giải quyết.', indentPt: 14 },
    { kind: 'text', text: 'Lý do cụ thể: {reason}', spaceBeforePt: 4 },
    { kind: 'text', text: 'Căn cứ: {legalBasis}', when: 'legalBasis' },
    { kind: 'text', text: 'Hướng dẫn: {guidance}', when: 'guidance' },
    {
      kind: 'text',
      text: 'Xin thông báo để {applicant.kind|map:person=Ông/Bà;organisation=Quý tổ chức} được biết và thực hiện./.',
      spaceBeforePt: 6,
    },
    {
      kind: 'signatures',
      spacePt: 34,
      columns: [
        { title: 'NGƯỜI NỘP HỒ SƠ', note: '(Ký, ghi rõ họ tên)' },
        {
          title: 'NGƯỜI TIẾP NHẬN',
          note: '({officer.signsDigitally|choose:Ký số:Ký, ghi rõ họ tên})',
          name: '{officer.name}',
        },
      ],
    },
  ],
});
