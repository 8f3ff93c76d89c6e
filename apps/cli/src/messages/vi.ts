/** What the operator's command says. `{name}` is filled in. */
export const vi = {
  'help.program': 'Lệnh vận hành hệ thống Chuẩn. Chạy được khi hệ thống đang bật hoặc đã đặt DATABASE_URL.',
  'help.usage_program': '<lệnh> [tùy chọn]',
  'help.some_options': '[tùy chọn]',
  'help.some_command': '<lệnh>',
  'help.usage': 'Cách dùng:',
  'help.arguments': 'Tham số:',
  'help.options': 'Tùy chọn:',
  'help.commands': 'Các lệnh:',
  'help.help': 'Xem hướng dẫn của lệnh',
  'help.english': 'Hiển thị bằng tiếng Anh',
  'help.after_error': '(thêm --help để xem cách dùng)',
  'help.migrate':
    'Tạo vai trò, cập nhật cấu trúc cơ sở dữ liệu, hàng đợi và dữ liệu tham chiếu; chạy lại nhiều lần vẫn an toàn',
  'help.seed': 'Nạp dữ liệu mẫu: ba cơ quan với ba tháng hồ sơ; chỉ nạp một lần, bị ngắt thì chạy lại là tiếp tục',
  'help.dossiers': 'Số hồ sơ mẫu (mặc định theo biến DEMO: full 1.000, small 60)',
  'help.print_accounts': 'In các tài khoản dùng thử',
  'help.db_url': 'In địa chỉ kết nối cơ sở dữ liệu đang chạy theo vai trò',
  'help.role': 'Vai trò của kết nối',

  'use.unknown_option': 'Không có tùy chọn “{name}”.',
  'use.unknown_command': 'Không có lệnh “{name}”.',
  'use.missing_argument': 'Thiếu tham số “{name}”.',
  'use.missing_value': 'Tùy chọn “{name}” thiếu giá trị.',
  'use.missing_option': 'Thiếu tùy chọn bắt buộc “{name}”.',
  'use.too_many': 'Thừa tham số.',
  'use.not_among': 'Giá trị của “{name}” không hợp lệ; chỉ nhận: {choices}.',

  'migrate.done': 'Đã cập nhật {count} bước, mới nhất là {last}.',
  'migrate.nothing': 'Cơ sở dữ liệu đã là bản mới nhất.',

  'seed.already_there': 'Dữ liệu mẫu đã có, không nạp lại.',
  'seed.templates': 'Đã ban hành {count} quy trình mẫu.',
  'seed.agency': '{name}: đã lập tổ chức, ban hành và niêm yết {procedures} quy trình.',
  'seed.dossiers': 'Đã tạo {count}/{of} hồ sơ…',
  'seed.done': 'Đã nạp {dossiers} hồ sơ với {moves} lượt xử lý.',

  'cli.no_database':
    'Không có cơ sở dữ liệu nào đang chạy trong {folder}. Hãy bật hệ thống bằng `pnpm start` hoặc đặt DATABASE_URL.',
  'cli.unexpected': 'Lỗi ngoài dự kiến: {reason}',
};

export type CliMessage = keyof typeof vi;
