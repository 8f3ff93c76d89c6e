/** What `start` says. `{name}` is filled in. */
export const vi = {
  'run.preparing': 'Kiểm tra cấu hình và thư mục dữ liệu {folder}',
  'run.database': 'Khởi động cơ sở dữ liệu',
  'run.database_moved':
    'Đang chạy bằng tài khoản root. PostgreSQL không chạy bằng root và tài khoản của nó không vào được thư mục này, nên dữ liệu và chương trình của cơ sở dữ liệu được đặt ở {folder}',
  'run.migrate': 'Cập nhật cấu trúc cơ sở dữ liệu',
  'run.seed': 'Nạp dữ liệu mẫu (chỉ lần đầu)',
  'run.build': 'Dựng giao diện',
  'run.build_kept': 'Giao diện không đổi, dùng bản đã dựng',
  'run.processes': 'Khởi động máy chủ web và tiến trình nền',
  'run.done': 'xong sau {seconds} giây',
  'run.ready': 'Hệ thống đã sẵn sàng. Nhấn Ctrl-C để dừng.',
  'run.portal': 'Cổng công dân',
  'run.workspace': 'Nơi làm việc của cán bộ',
  'run.console': 'Quản trị nền tảng',
  'run.accounts': 'Tài khoản dùng thử (dữ liệu mẫu):',
  'run.more_accounts': 'Còn {count} tài khoản khác trong {path}',
  'run.logs': 'Nhật ký: {folder}',
  'run.mail': 'Thư chưa có máy chủ thư để gửi: {folder}',
  'run.stopping': 'Đang dừng… (nhấn Ctrl-C lần nữa để dừng ngay)',
  'run.stopped': 'Đã dừng.',
  'run.child_died': 'Tiến trình {child} dừng đột ngột ({reason}). Khởi động lại sau {seconds} giây.',
  'run.database_died': 'Cơ sở dữ liệu dừng đột ngột. Khởi động lại sau {seconds} giây.',
  'run.child_web': 'web',
  'run.child_worker': 'nền',

  'env.invalid': 'Biến môi trường đặt sai: {names}. Xem bảng cấu hình trong README.',
  'run.port_taken':
    'Cổng {port} đang có chương trình khác dùng. Hãy tắt chương trình đó hoặc chọn cổng khác, ví dụ PORT={other}.',
  'run.port_forbidden': 'Tài khoản này không được phép mở cổng {port}. Hãy chọn cổng từ 1024 trở lên bằng biến PORT.',
  'run.host_unknown': 'Máy này không có địa chỉ {host}. Hãy sửa biến HOST.',
  'run.already_running':
    'Hệ thống đang chạy với thư mục dữ liệu {folder} (tiến trình {pid}). Hãy dừng nó trước hoặc đặt DATA_DIR khác.',
  'run.folder_forbidden': 'Tài khoản này không đọc, ghi được {folder}. Hãy cấp quyền hoặc đặt DATA_DIR khác.',
  'run.folder_unusable':
    'Không dùng được thư mục dữ liệu {folder} ({reason}): ở đó có một tệp, hoặc không ghi được vào đó. Hãy đặt DATA_DIR là một thư mục ghi được.',
  'run.disk_full':
    'Ổ đĩa chứa {folder} đã đầy (còn {freeMb} MB, cần ít nhất {neededMb} MB). Hãy giải phóng chỗ trống rồi chạy lại.',
  'database.unreachable_at':
    'Không kết nối được cơ sở dữ liệu tại {host} ({reason}). Hãy kiểm tra DATABASE_URL và máy chủ PostgreSQL.',
  'database.login_refused': 'Cơ sở dữ liệu tại {host} từ chối tên đăng nhập hoặc mật khẩu trong DATABASE_URL.',
  'database.absent': 'Máy chủ {host} không có cơ sở dữ liệu tên “{database}” ghi trong DATABASE_URL.',
  'database.too_old': 'PostgreSQL tại {host} là phiên bản {found}; cần phiên bản {needed} trở lên.',
  'database.not_admin':
    'Tài khoản trong DATABASE_URL không có quyền tạo vai trò. Hãy dùng tài khoản quản trị, hoặc đặt đủ DATABASE_MIGRATOR_URL, DATABASE_APP_URL, DATABASE_RELAY_URL và DATABASE_PLATFORM_URL.',
  'run.step_said': '{sentence}',
  'run.step_failed': 'Bước “{step}” không hoàn tất: {reason} (nhật ký: {log})',
  'run.child_failed': 'Tiến trình {child} không khởi động được: {reason} (nhật ký: {log})',
  'run.not_ready': 'Hệ thống không sẵn sàng sau {seconds} giây: {reason} (nhật ký: {log})',
  'run.unexpected': 'Lỗi ngoài dự kiến: {reason}',
  'embedded.no_binaries':
    'Không có PostgreSQL dựng sẵn cho máy này ({platform}). Hãy đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên.',
  'embedded.no_account':
    'PostgreSQL không chạy bằng root và máy này không có tài khoản postgres hay nobody. Hãy chạy bằng tài khoản thường.',
  'embedded.unreachable':
    'PostgreSQL không chạy bằng root và tài khoản của nó không vào được {folder}. Hãy chạy bằng tài khoản thường hoặc đặt DATA_DIR khác.',
  'embedded.not_yours':
    'Dữ liệu trong {folder} thuộc tài khoản khác. Hãy chạy bằng tài khoản đã tạo ra nó hoặc đặt DATA_DIR khác.',
  'embedded.other_version':
    'Dữ liệu trong {folder} là của PostgreSQL {found}, chương trình này dùng PostgreSQL {needed}. Hãy chuyển đổi dữ liệu hoặc đặt DATA_DIR khác.',
  'embedded.port_taken': 'Cổng {port} của cơ sở dữ liệu đang có chương trình khác dùng.',
  'embedded.disk_full':
    'Ổ đĩa chứa {folder} đã đầy nên cơ sở dữ liệu không chạy được. Hãy giải phóng chỗ trống rồi chạy lại.',
  'embedded.failed': 'Cơ sở dữ liệu không khởi động được: {reason} (xem postgres.log trong {folder})',
};

export type RunMessage = keyof typeof vi;
