import { parseLayout } from '../layout.ts';

/** Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết. */
export const apologyLayout = parseLayout({
  code: 'mau-04',
  validFrom: '2025-07-01',
  paper: 'A5',
  title: 'Văn bản xin lỗi và đề nghị gia hạn {dossierCode}',
  sizePt: 12,
  continued: 'Văn bản xin lỗi và đề nghị gia hạn, mã hồ sơ {dossierCode} (tiếp theo)',
  blocks: [
    {
      kind: 'letterhead',
      superior: '{agency.superior|blank}',
      agency: '{agency.name}',
      number: 'Số: {number}/PXL',
      placeDate: '{agency.place}, {madeOn|longDate}',
    },
    { kind: 'title', text: 'VĂN BẢN XIN LỖI\nVÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT HỒ SƠ' },
    {
      kind: 'qr',
      content: '{tracking.url}',
      sidePt: 70,
      caption: ['Mã tra cứu', '**{tracking.code}**'],
      beside: [
        { kind: 'text', text: 'Kính gửi: **{applicant.name}**' },
        { kind: 'text', text: 'Địa chỉ: {applicant.address}', when: 'applicant.address' },
        { kind: 'text', text: 'Mã hồ sơ: **{dossierCode}**' },
        { kind: 'text', text: 'Nội dung: {procedure.name}' },
        { kind: 'text', text: 'Tiếp nhận lúc: {receivedAt|instant}.' },
        { kind: 'text', text: 'Thời gian hẹn trả kết quả: {originalDueAt|instant}.' },
      ],
    },
    {
      kind: 'text',
      align: 'justify',
      spaceBeforePt: 6,
      text: 'Hồ sơ nêu trên của {applicant.kind|map:person=Ông/Bà;organisation=Quý tổ chức} không thể giải quyết xong đúng thời gian đã hẹn.',
    },
    { kind: 'text', align: 'justify', text: 'Lý do: {reason}' },
    {
      kind: 'text',
      align: 'justify',
      text: '{agency.name|firstLine} xin lỗi {applicant.kind|map:person=Ông/Bà;organisation=Quý tổ chức} vì sự chậm trễ này và đề nghị được gia hạn thời gian giải quyết.',
    },
    { kind: 'text', text: '**Thời gian trả kết quả mới: {newDueAt|instant}.**', spaceBeforePt: 4 },
    {
      kind: 'text',
      align: 'justify',
      text: 'Rất mong {applicant.kind|map:person=Ông/Bà;organisation=Quý tổ chức} thông cảm./.',
    },
    {
      kind: 'signatures',
      spacePt: 40,
      columns: [
        { recipients: ['**__Nơi nhận:__**', '- Như trên;', '- Bộ phận Một cửa;', '- Lưu: VT, hồ sơ.'] },
        {
          title: '{signer.title|upper}',
          note: '({signer.signsDigitally|choose:Ký số:Ký, đóng dấu, ghi rõ họ tên})',
          name: '{signer.name}',
        },
      ],
    },
  ],
});
