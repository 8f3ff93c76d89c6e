import { ui } from './vi-ui.ts';

export const vi = {
  ...ui,
  errors: {
    role: {
      not_found: 'Không tìm thấy vai trò này.',
      changed: 'Vai trò vừa được người khác thay đổi. Hãy so sánh với bản mới rồi lưu lại; các ô đã chọn vẫn giữ.',
      name_taken: 'Cơ quan đã có vai trò mang tên này.',
      last_manager:
        'Phải còn ít nhất một người đang hoạt động có quyền quản lý vai trò, nếu không cơ quan sẽ tự khóa mình.',
      not_ready_made: 'Chỉ khôi phục được vai trò có sẵn của hệ thống.',
      ready_made: 'Không xóa được vai trò có sẵn. Có thể bỏ hết quyền của vai trò này.',
      still_held: 'Còn {people} người giữ vai trò này. Hãy gỡ vai trò khỏi họ trước khi xóa.',
    },
  },
} as const;
