import { ui } from './vi-ui.ts';

export const vi = {
  ui,
  errors: {
    rating: {
      not_done: 'Bước này chưa xong nên chưa đánh giá được.',
      given: 'Ông/bà đã đánh giá bước này. Xin cảm ơn.',
    },
    complaint: {
      not_found: 'Không tìm thấy phản ánh, kiến nghị này.',
      answered: 'Phản ánh này đã được trả lời.',
      changed: 'Người khác vừa xử lý phản ánh này. Hãy xem nội dung mới.',
    },
  },
} as const;
