/** Lời của các mã lỗi. */
export const vi = {
  errors: {
    request: {
      bad_input: 'Có mục chưa điền đúng. Hãy xem lại các mục được đánh dấu rồi gửi lại.',
      too_deep: 'Nội dung gửi lên lồng nhau quá sâu nên không đọc được. Hãy kiểm tra lại chương trình gửi.',
      key_missing: 'Yêu cầu thiếu mã chống gửi trùng. Hãy tải lại trang rồi làm lại.',
      key_reused: 'Yêu cầu này đã được gửi trước đó với nội dung khác. Hãy tải lại trang rồi làm lại.',
      too_many: 'Bạn thao tác quá nhiều lần trong thời gian ngắn. Hãy đợi một lát rồi thử lại.',
    },
    permission: {
      missing: 'Bạn chưa được phân quyền làm việc này. Nếu cần, hãy đề nghị quản trị của cơ quan.',
      undeclared: 'Chức năng này chưa khai báo quyền sử dụng nên bị khóa. Hãy báo nhà cung cấp.',
    },
  },
};
