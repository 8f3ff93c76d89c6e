import { parseLayout } from '../layout.ts';

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export const receiptLayout = parseLayout({
  code: 'mau-01',
  validFrom: '2025-07-01',
  paper: 'A5',
  title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả {dossierCode}',
  sizePt: 12,
  leastSizePt: 10,
  continued: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả, mã hồ sơ {dossierCode} (tiếp theo)',
  blocks: [
    {
      kind: 'letterhead',
      superior: '{agency.superior|blank}',
      agency: '{agency.name}',
      number: 'Số: {number}/TNHS',
      placeDate: '{agency.place}, {madeOn|longDate}',
    },
    { kind: 'title', text: 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ' },
    {
      kind: 'qr',
      content: '{tracking.url}',
      caption: ['Mã tra cứu', '**{tracking.code}**'],
      beside: [
        { kind: 'text', text: 'Mã hồ sơ: **{dossierCode}**' },
        { kind: 'text', text: 'Tiếp nhận của: **{applicant.name}**' },
        { kind: 'text', text: 'Người nộp thay: {broughtBy}', when: 'broughtBy' },
        {
          kind: 'text',
          text: '{applicant.kind|map:person=Số định danh;organisation=Mã số thuế}: {applicant.identifier}',
          when: 'applicant.identifier',
        },
        { kind: 'text', text: 'Điện thoại: {applicant.phone}', when: 'applicant.phone' },
        { kind: 'text', text: 'Thư điện tử: {applicant.email}', when: 'applicant.email' },
        { kind: 'text', text: 'Địa chỉ: {applicant.address}', when: 'applicant.address' },
        { kind: 'text', text: 'Nội dung: {procedure.name} ({procedure.code})', when: 'procedure.code' },
        { kind: 'text', text: 'Nội dung: {procedure.name}', unless: 'procedure.code' },
      ],
    },
    { kind: 'text', text: 'Thành phần hồ sơ, số lượng: {setCount|two} bộ, gồm:', when: 'components' },
    {
      kind: 'table',
      of: 'components',
      when: 'components',
      columns: [
        { header: 'STT', text: '{ordinal}', fixedPt: 37, align: 'center' },
        { header: 'Tên giấy tờ', text: '{name}', share: 1 },
        { header: 'Bản chính', text: '{originalCount|dash}', fixedPt: 68, align: 'center' },
        { header: 'Bản sao', text: '{copyCount|dash}', fixedPt: 58, align: 'center' },
        {
          header: 'Điện tử',
          text: '{electronicCount|dash}',
          fixedPt: 56,
          align: 'center',
          onlyIfAny: 'electronicCount',
        },
      ],
    },
    { kind: 'text', text: 'Thời gian giải quyết theo quy định: {limitText}.' },
    { kind: 'text', text: 'Thời gian nhận hồ sơ: {receivedAt|instant}.' },
    { kind: 'text', text: '**Thời gian trả kết quả: {dueAt|instant}.**', spaceBeforePt: 3 },
    { kind: 'text', text: 'Nhận kết quả tại: {deliveryText}.' },
    {
      kind: 'text',
      text: 'Phí, lệ phí: {feeVnd|vnd} ({feeVnd|vndWords}), {feeNote}.',
      when: 'feeVnd',
    },
    { kind: 'text', text: 'Phí, lệ phí: không thu.', unless: 'feeVnd' },
    { kind: 'text', text: 'Lý do không thu: {feeWaiver}.', when: 'feeWaiver' },
    { kind: 'text', text: 'Vào Sổ theo dõi hồ sơ, quyển số {book.volume}, số thứ tự {book.ordinal}.' },
    {
      kind: 'signatures',
      spacePt: 16,
      columns: [
        { title: 'NGƯỜI NỘP HỒ SƠ', note: '(Ký, ghi rõ họ tên)' },
        {
          title: 'NGƯỜI TIẾP NHẬN',
          note: '({officer.signsDigitally|choose:Ký số:Ký, ghi rõ họ tên})',
          name: '{officer.name}',
        },
      ],
    },
    {
      kind: 'footnote',
      text: 'Cách tính: {explanation} Quét mã QR để biết ai đang giữ hồ sơ và đến khi nào.',
    },
  ],
});
