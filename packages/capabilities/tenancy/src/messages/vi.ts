import { peopleImport } from './vi-import.ts';
import { ui } from './vi-ui.ts';

export const vi = {
  ...ui,
  ...peopleImport,
  errors: {
    tenant: {
      slug_taken: 'Địa chỉ này đã thuộc về cơ quan khác. Hãy chọn địa chỉ khác.',
      not_found: 'Không tìm thấy cơ quan này.',
      changed: 'Thông tin cơ quan vừa được người khác thay đổi. Hãy xem lại trước khi lưu.',
      not_ready: 'Cơ quan đang được khởi tạo. Hãy hoàn tất việc khởi tạo trước.',
    },
    profile: {
      not_found: 'Chưa có thông tin cơ quan cho ngày này.',
      in_the_past: 'Không thêm được thông tin cho ngày đã qua, vì giấy tờ của ngày đó đã phát hành.',
      changed:
        'Thông tin cơ quan vừa được người khác thay đổi. Hãy tải lại để xem bản mới; nội dung đang nhập vẫn giữ.',
    },
    regulation: { not_found: 'Chưa có quy định “{key}” cho ngày {on}.' },
    calendar: {
      not_found: 'Chưa có lịch làm việc cho ngày này.',
      in_the_past: 'Lịch mới phải áp dụng từ ngày mai trở đi: hạn đã hẹn theo lịch cũ được giữ nguyên.',
      changed: 'Vừa có phiên bản lịch khác được lưu. Hãy tải lại để so sánh; nội dung đang nhập vẫn giữ.',
    },
    national_day: {
      not_found: 'Ngày này không còn trong danh sách. Hãy xem lại danh sách mới.',
      taken: 'Ngày này đã có trong danh sách. Hãy sửa dòng đã có thay vì thêm dòng mới.',
      changed: 'Ngày này vừa được người khác sửa. Hãy xem lại trước khi lưu.',
      in_the_past:
        'Chỉ thêm, sửa hoặc bỏ được ngày sau hôm nay: hạn đã hẹn đến hôm nay dựa trên danh sách như đang có.',
      hours_on_day_off: 'Ngày nghỉ không có giờ làm việc. Hãy bỏ phần giờ của thứ.',
      hours_missing: 'Hãy chọn làm bù theo giờ của thứ nào.',
      not_a_weekend: 'Ngày làm bù phải rơi vào thứ Bảy hoặc Chủ nhật, là ngày vốn được nghỉ.',
    },
    period: { ends_before_start: 'Ngày kết thúc không được trước ngày bắt đầu.' },
    unit: {
      not_found: 'Không tìm thấy đơn vị này.',
      changed: 'Đơn vị vừa được người khác thay đổi. Hãy xem lại trước khi lưu.',
      name_taken: 'Trong cùng đơn vị cấp trên đã có đơn vị mang tên này.',
      is_root: 'Không thực hiện được với chính cơ quan. Đổi tên cơ quan ở mục Thông tin cơ quan.',
      closed: 'Đơn vị đã kết thúc hoạt động vào ngày được chọn.',
      inside_itself: 'Không chuyển được một đơn vị vào bên trong chính nó.',
      still_used:
        'Chưa kết thúc được: còn {units} đơn vị và {positions} vị trí bên trong hoạt động sau ngày này. Hãy kết thúc hoặc chuyển chúng trước.',
    },
    position: {
      not_found: 'Không tìm thấy vị trí này.',
      changed: 'Vị trí vừa được người khác thay đổi. Hãy xem lại trước khi lưu.',
      name_taken: 'Đơn vị đã có vị trí mang tên này.',
      still_held: 'Chưa kết thúc được: còn {people} người giữ vị trí sau ngày này. Hãy kết thúc phân công trước.',
    },
    person: {
      not_found: 'Không tìm thấy người này.',
      changed: 'Thông tin người này vừa được người khác thay đổi. Hãy xem lại trước khi lưu.',
      email_taken: 'Thư điện tử này đã thuộc về một người của cơ quan. Nếu người đó đã ngừng, hãy cho hoạt động lại.',
      inactive: 'Người này đã ngừng hoạt động. Hãy cho hoạt động lại trước khi phân công.',
      yourself: 'Không thể tự cho chính mình ngừng hoạt động. Hãy nhờ một quản trị khác.',
      yourself_password: 'Mật khẩu của chính mình đổi ở trình đơn Tài khoản, mục Đổi mật khẩu.',
    },
    people_file: {
      no_head:
        'Không tìm thấy dòng tiêu đề có cột “Họ và tên” trong 15 dòng đầu. Hãy dùng tệp mẫu, hoặc đặt tên cột theo mẫu.',
      no_email_column: 'Thiếu cột “Thư điện tử” (hoặc “Email”). Mỗi người đăng nhập bằng thư điện tử của mình.',
      no_rows: 'Dưới dòng tiêu đề không có người nào.',
    },
    holding: {
      overlaps: 'Một vị trí bị phân công hai lần trong cùng thời gian.',
      outside_position: 'Thời gian giữ vị trí nằm ngoài thời gian vị trí đó tồn tại.',
      past_changed: 'Không sửa được thời gian đã qua. Chỉ có thể kết thúc từ hôm qua hoặc muộn hơn.',
    },
  },
} as const;
