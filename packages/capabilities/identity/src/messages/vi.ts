export const vi = {
  errors: {
    session: {
      required: 'Phiên làm việc đã hết. Mời đăng nhập lại; nội dung đang nhập vẫn được giữ trên máy này.',
      wrong_pair:
        'Thư điện tử hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock rồi thử lại. Sau 8 lần nhập sai, tài khoản tạm khóa 15 phút; liên hệ quản trị của cơ quan nếu cần gấp.',
      no_agency: 'Tài khoản chưa thuộc cơ quan nào đang hoạt động. Liên hệ quản trị của cơ quan.',
    },
    password: {
      wrong: 'Mật khẩu hiện tại không đúng.',
      differ: 'Hai lần nhập mật khẩu mới không giống nhau.',
      short: 'Mật khẩu mới cần ít nhất 10 ký tự.',
      elsewhere:
        'Tài khoản này còn dùng ở cơ quan khác nên không cấp lại mật khẩu tại đây được. Người đó hãy liên hệ nhà cung cấp.',
    },
    account: { not_found: 'Không có tài khoản nào dùng thư điện tử này.' },
    agency: { not_found: 'Không tìm thấy cơ quan này.' },
  },
} as const;
