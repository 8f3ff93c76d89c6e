/** What the operator's command says. `{name}` is filled in. */
/** What a file of procedures looks like. */
const shape = `Mỗi dòng là một thủ tục, theo một trong ba mẫu:
danh mục:
{catalog}
chi tiết:
{details}
thủ tục đã dựng:
{procedures}
`;

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
  'help.verify_log': 'Kiểm tra toàn bộ nhật ký sự kiện: từng dòng, chuỗi băm và các mốc xác nhận đã ký',
  'help.tenant_option': 'Chỉ một cơ quan, theo địa chỉ',
  'help.all': 'Mọi cơ quan và nhật ký của nền tảng (mặc định)',
  'help.checkpoints': 'Thư mục chứa các mốc xác nhận đã ký (mặc định CHECKPOINT_DIR hoặc DATA_DIR/checkpoints)',
  'help.key': 'Tệp khóa công khai của các mốc (mặc định DATA_DIR/keys/checkpoints.pub)',
  'help.bundle': 'Kiểm tra một tệp nhật ký đã xuất (của cả nhật ký hoặc của một hồ sơ); không cần cơ sở dữ liệu',
  'help.recompute': 'Tính lại mọi hạn từ dữ kiện đã lưu và so với hạn đang lưu; khác nhau thì báo lỗi',
  'help.tenant': 'Các cơ quan trên hệ thống',
  'help.tenant_list': 'Liệt kê các cơ quan',
  'help.tenant_create': 'Lập một cơ quan với quản trị viên đầu tiên; mật khẩu được in ra một lần',
  'help.slug': 'Địa chỉ riêng: chữ thường không dấu, số và gạch nối',
  'help.name': 'Tên đầy đủ',
  'help.short_name': 'Tên ngắn (mặc định là tên đầy đủ)',
  'help.kind': 'Loại cơ quan: commune (xã, phường), department (sở), province_office (văn phòng UBND tỉnh)',
  'help.province': 'Mã tỉnh, thành phố (2 chữ số)',
  'help.identifier': 'Mã định danh điện tử, ví dụ H21.99.05',
  'help.one_stop': 'Tên bộ phận tiếp nhận và trả kết quả',
  'help.admin_name': 'Họ tên quản trị viên đầu tiên',
  'help.admin_email': 'Thư điện tử của quản trị viên đầu tiên',
  'help.import': 'Nhập dữ liệu từ tệp',
  'help.import_procedures': 'Nhập thủ tục hành chính quốc gia (.jsonl, .json, nén .gz hoặc không)',
  'help.files': 'Các tệp cần nhập',
  'help.details': 'In từng dòng được sửa, cần xem lại hoặc bị từ chối',
  'help.outbox': 'Việc nền: hàng chờ và sự kiện lỗi',
  'help.outbox_state': 'Số việc đang chờ và việc chờ lâu nhất',
  'help.outbox_failed': 'Liệt kê sự kiện không xử lý được; có sự kiện lỗi thì mã thoát là 1',
  'help.outbox_retry': 'Đưa sự kiện lỗi trở lại hàng chờ',
  'help.db_url': 'In địa chỉ kết nối cơ sở dữ liệu đang chạy theo vai trò',
  'help.role': 'Vai trò của kết nối',
  'help.examples': 'Ví dụ:',
  'help.among': 'một trong: {choices}',
  'help.mandatory': 'bắt buộc',
  'help.account': 'Tài khoản đăng nhập',
  'help.reset_password':
    'Cấp mật khẩu mới cho một tài khoản, khi quản trị duy nhất của cơ quan quên mật khẩu; mật khẩu được in ra một lần, mọi phiên đăng nhập bị đóng',
  'help.email': 'Thư điện tử của tài khoản',
  'value.slug': 'địa-chỉ',
  'value.name': 'tên',
  'value.kind': 'loại',
  'value.code': 'mã',
  'value.email': 'thư-điện-tử',
  'value.number': 'số',
  'value.folder': 'thư-mục',
  'value.file': 'tệp',
  'value.files': 'tệp',
  'value.role': 'vai-trò',
  'example.migrate': 'pnpm chuan migrate',
  'example.seed': 'pnpm chuan seed --dossiers 200 --print-accounts',
  'example.tenant.list': 'pnpm chuan tenant list',
  'example.tenant.create':
    'pnpm chuan tenant create --slug thanh-mieu --name "UBND phường Thanh Miếu" \\\n  --kind commune --province 25 --identifier H44.99.01 \\\n  --one-stop "Trung tâm Phục vụ hành chính công" \\\n  --admin-name "Nguyễn Thị Hoa" --admin-email hoa@thanhmieu.gov.vn',
  'example.account.reset-password': 'pnpm chuan account reset-password hoa@thanhmieu.gov.vn',
  'example.import.procedures':
    'pnpm chuan import procedures danh-muc.jsonl.gz chi-tiet.jsonl.gz\npnpm chuan import procedures thu-tuc.json --details',
  'example.verify-log':
    'pnpm chuan verify-log --all\npnpm chuan verify-log --tenant thanh-mieu --checkpoints /mnt/khac/moc --key /mnt/khac/moc.pub',
  'example.recompute-deadlines': 'pnpm chuan recompute-deadlines --tenant thanh-mieu',
  'example.outbox.state': 'pnpm chuan outbox state',
  'example.outbox.failed': 'pnpm chuan outbox failed --tenant thanh-mieu',
  'example.outbox.retry': 'pnpm chuan outbox retry',
  'example.db-url': 'psql "$(pnpm --silent chuan db-url --role app)"',

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

  'verify.platform': 'Nhật ký nền tảng',
  'verify.whole': '✓ {name}: {rows} dòng, nguyên vẹn{witnessed}.',
  'verify.witnessed': ', khớp {heads} mốc đã ký',
  'verify.unwitnessed': ' (chưa có mốc đã ký để đối chiếu)',
  'verify.checkpoints_gone':
    'Không còn mốc đã ký nào trong {folder} dù hệ thống đã từng ký. Hãy lấy lại các tệp mốc từ bản sao; thiếu chúng thì không biết được nhật ký có bị viết lại hay không.',
  'verify.key_gone': 'Có mốc đã ký nhưng không còn khóa {file} để đối chiếu. Hãy lấy lại khóa từ bản sao.',
  'verify.pending': '  {rows} dòng mới, chưa có mốc nào xác nhận.',
  'verify.broken': '{name}: {rows} dòng, có {findings} điểm sai.',

  'recompute.same': '✓ {name}: {dossiers} hồ sơ, {steps} bước, tính lại đều khớp.',
  'recompute.differs': '{name}: {dossiers} hồ sơ, {steps} bước, có {count} hạn không khớp.',
  'recompute.dossier': '{code}: đang lưu {stored}, tính lại {computed}',
  'recompute.step': '{code}, bước “{step}”: đang lưu {stored}, tính lại {computed}',
  'recompute.none': 'không có hạn',

  'tenant.none': 'Chưa có cơ quan nào.',
  'tenant.there': 'Cơ quan có địa chỉ {slug} đã có; không thay đổi gì.',
  'tenant.created': 'Đã lập {name}, địa chỉ {slug}.',
  'tenant.admin': 'Quản trị viên: {email}, mật khẩu: {password} (chỉ in một lần; tài khoản đã có thì giữ mật khẩu cũ)',

  'account.reset': 'Mật khẩu mới của {email}: {password} (chỉ in một lần)',

  'import.file': '{file} ({kind}):',
  'import.figures': 'Đọc {read} dòng: {taken} mới, {updated} cập nhật, {unchanged} không đổi, {refused} từ chối',
  'import.notes': 'Đã sửa {repaired} chỗ, cần người xem lại {flagged} chỗ',
  'import.shape': shape,
  'import.empty': `{file} không có dòng nào. ${shape}`,
  'import.unreadable': `Không đọc được {file}: tệp phải là JSON hoặc JSONL viết bằng UTF-8, nén .gz hay không. ${shape}`,
  'import.unknown_format': `Không nhận ra định dạng của {file}. ${shape}`,
  'import.refused': 'Từ chối dòng {line} ({code}): {why}',
  'import.repaired': 'Đã sửa: {note}',
  'import.flagged': 'Cần xem lại: {note}',

  'outbox.state': 'Đang chờ {depth} việc, lâu nhất {seconds} giây.',
  'outbox.none_failed': 'Không có sự kiện lỗi.',
  'outbox.retried': 'Đã đưa {count} sự kiện trở lại hàng chờ.',

  'env.invalid': 'Biến môi trường đặt sai: {names}. Xem bảng cấu hình trong README.',
  'database.unreachable_at':
    'Không kết nối được cơ sở dữ liệu tại {host} ({reason}). Hãy kiểm tra DATABASE_URL và máy chủ PostgreSQL.',
  'database.login_refused': 'Cơ sở dữ liệu tại {host} từ chối tên đăng nhập hoặc mật khẩu trong DATABASE_URL.',
  'database.absent': 'Máy chủ {host} không có cơ sở dữ liệu tên “{database}” ghi trong DATABASE_URL.',
  'database.too_old': 'PostgreSQL tại {host} là phiên bản {found}; cần phiên bản {needed} trở lên.',
  'database.not_admin':
    'Tài khoản trong DATABASE_URL không có quyền tạo vai trò. Hãy dùng tài khoản quản trị, hoặc đặt đủ DATABASE_MIGRATOR_URL, DATABASE_APP_URL, DATABASE_RELAY_URL và DATABASE_PLATFORM_URL.',
  'cli.no_tenant': 'Không có cơ quan nào ở địa chỉ “{slug}”.',
  'cli.no_checkpoints': 'Không có thư mục {folder}.',
  'cli.no_key': 'Không có tệp khóa {file}.',
  'cli.no_file': 'Không có tệp {file}.',
  'cli.bad_value': 'Giá trị của {what} không hợp lệ.',
  'cli.bad_value_hint': 'Giá trị của {what} không hợp lệ. {hint}.',
  'cli.is_folder': '{file} là thư mục, không phải tệp. Hãy ghi đường dẫn tới từng tệp.',
  'cli.no_database':
    'Không có cơ sở dữ liệu nào đang chạy trong {folder}. Hãy bật hệ thống bằng `pnpm start` hoặc đặt DATABASE_URL.',
  'cli.unexpected': 'Lỗi ngoài dự kiến: {reason}',
};

export type CliMessage = keyof typeof vi;
