/** Lời của các mã lỗi. */
export const vi = {
  errors: {
    database: {
      already_there: 'Dữ liệu này đã có trong hệ thống.',
      still_used: 'Dữ liệu này đang được dùng ở nơi khác nên chưa xóa được.',
      lost_race: 'Có người vừa thay đổi cùng dữ liệu này. Hãy thử lại.',
      locked: 'Dữ liệu đang được người khác xử lý. Hãy thử lại sau giây lát.',
      too_slow: 'Yêu cầu mất quá nhiều thời gian nên đã dừng lại. Hãy thu hẹp phạm vi rồi thử lại.',
      disk_full: 'Máy chủ hết chỗ lưu trữ. Hãy báo quản trị hệ thống.',
      busy: 'Hệ thống đang quá tải. Hãy thử lại sau ít phút.',
      unreachable: 'Hệ thống tạm thời gián đoạn. Hãy thử lại sau ít phút.',
      newer_than_code:
        'Cơ sở dữ liệu mới hơn chương trình này (có bước cập nhật {migration}). Hãy chạy phiên bản chương trình đã cập nhật nó hoặc bản mới hơn.',
      role_can_bypass:
        'Tài khoản cơ sở dữ liệu này vượt được tường ngăn giữa các cơ quan nên hệ thống từ chối chạy. Hãy dùng đúng vai trò đã tạo sẵn.',
    },
    tenant: {
      bad_id: 'Mã cơ quan không hợp lệ.',
    },
  },
};
