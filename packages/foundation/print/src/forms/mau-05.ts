import { parseLayout } from '../layout.ts';

/** Thông báo dừng giải quyết hồ sơ. */
export const terminationLayout = parseLayout({
  code: 'mau-05',
  validFrom: '2025-07-01',
  paper: 'A5',
  title: 'Thông báo dừng giải quyết hồ sơ {dossierCode}',
  sizePt: 12,
  continued: 'Thông báo dừng giải quyết hồ sơ, mã hồ sơ {dossierCode} (tiếp theo)',
  blocks: [
    {
      kind: 'letterhead',
      superior: '{agency.superior|blank}',
      agency: '{agency.name}',
      number: 'Số: {number}/TB',
      placeDate: '{agency.place}, {madeOn|longDate}',
    },
    { kind: 'title', text: 'THÔNG BÁO', subtitle: '**Dừng giải quyết hồ sơ**' },
    { kind: 'text', text: 'Kính gửi: **{applicant.name}**' },
    { kind: 'text', text: 'Địa chỉ: {applicant.address}', when: 'applicant.address' },
    { kind: 'text', text: 'Mã hồ sơ: **{dossierCode}**' },
    { kind: 'text', text: 'Nội dung: {procedure.name}' },
    { kind: 'text', text: 'Tiếp nhận lúc: {receivedAt|instant}.' },
    { kind: 'text', text: 'Hồ sơ đang ở bước: {stage}.' },
    { kind: 'text', text: 'Người đề nghị dừng: {requestedBy}.' },
    { kind: 'text', text: 'Căn cứ: {basis}' },
    { kind: 'text', text: 'Lý do: {reason}', align: 'justify' },
    {
      kind: 'text',
      align: 'justify',
      spaceBeforePt: 5,
      text: '{agency.name|firstLine} thông báo **dừng giải quyết hồ sơ nêu trên kể từ {stoppedAt|instant}.**',
    },
    {
      kind: 'text',
      text: 'Phí, lệ phí đã nộp: {feeVnd|vnd} ({feeVnd|vndWords}). Xử lý: {feeHandling}',
      when: 'feeVnd',
      spaceBeforePt: 4,
    },
    { kind: 'text', text: 'Phí, lệ phí đã nộp: không có.', unless: 'feeVnd', spaceBeforePt: 4 },
    { kind: 'text', text: 'Giấy tờ trả lại: {papersReturned}', when: 'papersReturned' },
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
