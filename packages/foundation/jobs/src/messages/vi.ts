/** Lời của các mã lỗi. */
export const vi = {
  errors: {
    event: {
      after_commit: 'Sự kiện được ghi sau khi giao dịch đã kết thúc.',
      bad_id: 'Mã sự kiện không hợp lệ.',
      bad_topic: 'Loại sự kiện không hợp lệ.',
      bad_payload: 'Nội dung sự kiện không hợp lệ.',
      not_failed: 'Sự kiện này không ở trạng thái lỗi nên không cần chạy lại.',
    },
    queue: {
      wrong_backend: 'Hàng đợi công việc không chạy trên PostgreSQL như cấu hình.',
    },
  },
};
