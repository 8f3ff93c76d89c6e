import { parseLayout } from '../layout.ts';

/** Sổ theo dõi hồ sơ. */
export const registerLayout = parseLayout({
  code: 'mau-07',
  validFrom: '2025-07-01',
  paper: 'A4',
  orientation: 'landscape',
  title: 'Sổ theo dõi hồ sơ, quyển số {volume}',
  sizePt: 13,
  continued: 'Sổ theo dõi hồ sơ, quyển số {volume} (tiếp theo)',
  blocks: [
    {
      kind: 'letterhead',
      superior: '{agency.superior|blank}',
      agency: '{agency.name}',
      placeDate: '{agency.place}, {madeOn|longDate}',
    },
    {
      kind: 'title',
      text: 'SỔ THEO DÕI HỒ SƠ',
      subtitle: 'Quyển số {volume}, từ ngày {from|date} đến ngày {to|date}',
    },
    {
      kind: 'table',
      of: 'entries',
      sizePt: 9.5,
      numbered: true,
      columns: [
        { header: 'STT', text: '{ordinal}', fixedPt: 32, align: 'center' },
        { header: 'Mã hồ sơ', text: '{dossierCode}', fixedPt: 76 },
        { header: 'Tên thủ tục hành chính', text: '{procedureName}', share: 1.9 },
        { header: 'Số bộ', text: '{setCount}', fixedPt: 28, align: 'center' },
        { header: 'Tên cá nhân, tổ chức', text: '{applicantName}', share: 1.2 },
        { header: 'Địa chỉ, số điện thoại', text: '{addressAndPhone|blank}', share: 1.5 },
        { header: 'Cơ quan chủ trì giải quyết', text: '{leadUnit|blank}', share: 1.2 },
        { header: 'Nhận hồ sơ', text: '{receivedAt|shortInstant}', fixedPt: 57, align: 'center', group: 'Giờ, ngày' },
        { header: 'Hẹn trả', text: '{dueAt|shortInstant}', fixedPt: 57, align: 'center', group: 'Giờ, ngày' },
        {
          header: 'Trả kết quả',
          text: '{deliveredAt|shortInstant|blank}',
          fixedPt: 57,
          align: 'center',
          group: 'Giờ, ngày',
        },
        { header: 'Phương thức nhận kết quả', text: '{deliveryMethod|blank}', fixedPt: 54 },
        { header: 'Ký nhận', text: '{signedBy|blank}', fixedPt: 50 },
        { header: 'Ghi chú', text: '{note|blank}', fixedPt: 46 },
      ],
      emptyText: 'Không có hồ sơ trong thời gian này.',
    },
    {
      kind: 'signatures',
      spacePt: 46,
      columns: [
        { title: 'NGƯỜI GIỮ SỔ', note: '(Ký, ghi rõ họ tên)', name: '{keeper.name}' },
        {
          title: '{head.title|upper}',
          note: '({head.signsDigitally|choose:Ký số:Ký, đóng dấu, ghi rõ họ tên})',
          name: '{head.name}',
        },
      ],
    },
  ],
});
