/** What the sample's people write. */
export const words = {
  refusals: [
    { ground: 'not_competent' as const, reason: 'Hồ sơ không thuộc thẩm quyền giải quyết của cơ quan.' },
    {
      ground: 'not_competent' as const,
      reason: 'Thửa đất thuộc địa bàn xã khác; đề nghị nộp tại cơ quan có thẩm quyền.',
    },
    { ground: 'not_eligible' as const, reason: 'Thủ tục đã nộp trùng với hồ sơ đang giải quyết.' },
  ],
  supplements: [
    { items: ['Bản chính giấy tờ chứng minh'], reason: 'Bản nộp là bản chụp chưa có chứng thực.' },
    { items: ['Văn bản ủy quyền có chứng thực'], reason: 'Người nộp không phải là người đứng tên trong hồ sơ.' },
    { items: ['Bản vẽ có chữ ký của đơn vị thiết kế'], reason: 'Bản vẽ thiếu chữ ký và dấu của đơn vị thiết kế.' },
    { items: ['Tờ khai điền đủ mục 3 và mục 5'], reason: 'Tờ khai còn thiếu thông tin bắt buộc.' },
  ],
  answers: [
    'Người nộp đã bổ sung đủ giấy tờ.',
    'Nhận bổ sung tại quầy, đã đối chiếu bản chính.',
    'Đã nộp đủ theo phiếu.',
  ],
  extensions: [
    'Mưa lớn kéo dài, chưa kiểm tra được thực địa.',
    'Hồ sơ phức tạp, cần thêm thời gian đối chiếu bản đồ quy hoạch.',
    'Cán bộ thụ lý ốm, đã phân công người thay.',
  ],
  suspensions: [
    { kind: 'suspended' as const, reason: 'Chờ người nộp thực hiện nghĩa vụ tài chính theo thông báo.' },
    { kind: 'with_other_agency' as const, reason: 'Chờ cơ quan có thẩm quyền trả lời xác minh.' },
  ],
  resumptions: ['Đã có văn bản trả lời.', 'Người nộp đã hoàn thành nghĩa vụ tài chính.'],
  withdrawals: ['Người nộp đề nghị rút hồ sơ để chuẩn bị lại.', 'Người nộp không còn nhu cầu giải quyết.'],
  stops: [
    'Hai bên đã khởi kiện, vụ việc thuộc thẩm quyền của Tòa án.',
    'Người đứng tên hồ sơ đã chết, không có người thừa kế.',
  ],
  reassignments: ['Điều phối lại khối lượng việc trong phòng.', 'Người thụ lý đi công tác.'],
  praise: [
    'Hướng dẫn rõ ràng, trả đúng hẹn.',
    'Cán bộ nhiệt tình, chỉ đi một lần.',
    'Theo dõi được từng bước, rất yên tâm.',
  ],
  blame: ['Chờ lâu ở khâu ký.', 'Trễ hẹn nhưng không được báo sớm.', 'Phải đi lại nhiều lần.'],
  complaints: [
    'Hồ sơ của tôi trả chậm so với giấy hẹn mà không được thông báo trước.',
    'Cán bộ hướng dẫn không thống nhất, tôi phải đi lại ba lần để bổ sung giấy tờ.',
    'Đề nghị bố trí thêm người tiếp nhận vào sáng thứ Hai, chờ đợi quá lâu.',
  ],
  replies: [
    'Cơ quan xin lỗi vì sự chậm trễ, đã nhắc nhở bộ phận liên quan và rút kinh nghiệm trong giao ban.',
    'Cơ quan đã kiểm tra, thống nhất lại nội dung hướng dẫn và niêm yết tại quầy.',
    'Cơ quan đã bố trí thêm một quầy tiếp nhận vào sáng thứ Hai hằng tuần.',
  ],
  causes: [
    { cause: 'own_unit' as const, note: 'Khối lượng hồ sơ tăng, người thụ lý chưa xử lý kịp.' },
    { cause: 'own_unit' as const, note: 'Hồ sơ chờ ký do lãnh đạo đi công tác.' },
    { cause: 'other_agency' as const, note: 'Chờ ý kiến của đơn vị phối hợp quá thời hạn đề nghị.' },
    { cause: 'system' as const, note: 'Mất kết nối cơ sở dữ liệu quốc gia trong buổi sáng.' },
    { cause: 'applicant' as const, note: 'Người nộp không có mặt khi kiểm tra thực địa.' },
    { cause: 'force_majeure' as const, note: 'Mưa bão, cơ quan ngừng tiếp dân theo công điện.' },
  ],
  evidence: [
    'Nhật ký hệ thống (mẫu)',
    'Giấy mời làm việc (mẫu)',
    'Công văn đề nghị (mẫu)',
    'Bảng theo dõi công việc (mẫu)',
  ],
};
