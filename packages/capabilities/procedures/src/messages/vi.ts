import { screens } from './vi-screens.ts';

export const vi = {
  ...screens,
  errors: {
    procedure: {
      not_found: 'Không tìm thấy quy trình.',
      not_in_force: 'Quy trình chưa có bản nào đang hiệu lực.',
      changed: 'Người khác vừa lưu quy trình này. Nội dung đang nhập vẫn còn; hãy xem thay đổi rồi lưu lại.',
      wrong_state: 'Bản này không còn ở bước phù hợp với thao tác. Hãy tải lại trang.',
      locked: 'Phần này do quy trình mẫu khóa, cơ quan không sửa được. {reason}',
      has_errors: 'Còn {count} lỗi phải sửa trước khi trình.',
      own_review:
        'Bạn đã tham gia soạn bản này (lần cuối ngày {on}) nên không được xem xét. Việc xem xét do một người khác có quyền xem xét quy trình và không tham gia soạn thực hiện.',
      own_approval:
        'Bạn đã tham gia soạn bản này (lần cuối ngày {on}) nên không được phê duyệt. Người phê duyệt phải là người không tham gia soạn.',
      in_the_past: 'Thời điểm hiệu lực phải từ bây giờ trở đi.',
      code_taken: 'Mã hiệu {code} đã dùng cho quy trình khác.',
      draft_exists: 'Đã có một bản đang soạn hoặc đang trình.',
    },
  },
  paper: {
    draft: 'BẢN NHÁP',
    superseded: 'HẾT HIỆU LỰC',
    signed: 'Đã ký trên hệ thống',
    wholeDocument: 'Toàn bộ',
    noChangeNote: 'Sửa đổi, bổ sung.',
    standard: 'Tiêu chuẩn quốc gia TCVN ISO 9001:2015.',
    lawsBelow: 'Các văn bản pháp luật nêu tại mục 5.1.',
    onlinePlace: 'Cổng dịch vụ công, đối với hồ sơ nộp trực tuyến.',
    fromDatabase: 'Cơ quan khai thác từ cơ sở dữ liệu',
    noFee: 'Không thu',
    forever: 'Vĩnh viễn',
    years: '{years} năm',
    parallel: '(song song)',
    start: 'Nộp hồ sơ',
    outcomeNext: '• {label}: sang bước sau.',
    outcomeRow: '• {label}: chuyển {step}.',
    outcomeEnd: '• {label}: {end}.',
    end: { granted: 'Kết thúc', refused: 'Từ chối giải quyết', withdrawn: 'Rút hồ sơ', stopped: 'Dừng giải quyết' },
    channel: { direct: 'Trực tiếp', online: 'Trực tuyến', postal: 'Bưu chính công ích' },
    limit: {
      working_hours: '{value} giờ làm việc',
      working_days: '{value} ngày làm việc',
      calendar_days: '{value} ngày',
      months: '{value} tháng',
    },
  },
} as const;
