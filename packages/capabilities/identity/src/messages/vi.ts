export const vi = {
  account: {
    title: 'Tài khoản của tôi',
    lead: 'Đăng nhập bằng {email}.',
    passwordTitle: 'Đổi mật khẩu',
    passwordText:
      'Đổi xong, mọi máy khác phải đăng nhập lại bằng mật khẩu mới; máy này dùng tiếp. Mật khẩu dài dễ nhớ an toàn hơn mật khẩu ngắn khó nhớ.',
    current: 'Mật khẩu hiện tại',
    next: 'Mật khẩu mới',
    nextHint: 'Ít nhất 10 ký tự',
    again: 'Nhập lại mật khẩu mới',
    show: 'Hiện hoặc ẩn mật khẩu',
    change: 'Đổi mật khẩu',
    changed: 'Đã đổi mật khẩu. Các máy khác đã đăng xuất.',
    sessionsTitle: 'Máy đang đăng nhập',
    sessions:
      'Tài khoản đang mở trên {count, number} máy hoặc trình duyệt. Phiên tự kết thúc sau 10 giờ không thao tác, lâu nhất là 7 ngày.',
    everywhere: 'Đăng xuất mọi nơi',
    everywhereText:
      'Dùng khi quên đăng xuất ở máy khác hoặc nghi có người dùng tài khoản của mình. Máy này cũng đăng xuất.',
  },
  errors: {
    session: {
      required: 'Phiên làm việc đã hết. Mời đăng nhập lại; nội dung đang nhập vẫn được giữ trên máy này.',
      wrong_pair:
        'Thư điện tử hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock rồi thử lại. Sai nhiều lần ở máy chưa từng đăng nhập thì mỗi lần thử phải đợi lâu hơn, nhiều nhất 5 phút.',
      no_agency: 'Tài khoản chưa thuộc cơ quan nào đang hoạt động. Liên hệ quản trị của cơ quan.',
    },
    password: {
      wrong: 'Mật khẩu hiện tại không đúng.',
      same: 'Mật khẩu mới trùng với mật khẩu hiện tại. Hãy chọn mật khẩu khác.',
      is_email: 'Mật khẩu mới chứa tên trong địa chỉ thư điện tử nên dễ đoán. Hãy chọn mật khẩu khác.',
      short: 'Mật khẩu mới phải có ít nhất 10 ký tự.',
      differs: 'Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại.',
      elsewhere:
        'Tài khoản này còn dùng ở cơ quan khác nên không cấp lại mật khẩu tại đây được. Người đó hãy liên hệ nhà cung cấp.',
    },
    account: {
      not_found: 'Không có tài khoản nào dùng thư điện tử này.',
      elsewhere:
        'Thư điện tử này đang là tài khoản của cơ quan khác. Hãy dùng thư khác, hoặc nhờ cơ quan kia cho người đó ngừng hoạt động trước.',
    },
    agency: { not_found: 'Không tìm thấy cơ quan này.' },
  },
} as const;
