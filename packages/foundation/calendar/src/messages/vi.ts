export const vi = {
  errors: {
    calendar: {
      out_of_horizon: 'Ngày tính hạn nằm ngoài lịch làm việc ({fromYear}–{toYear}). Kiểm tra lại ngày hoặc thời hạn.',
      bad_horizon: 'Khoảng năm của lịch làm việc ({fromYear}–{toYear}) không hợp lệ.',
      bad_periods: 'Giờ làm việc bị trùng nhau, hoặc giờ kết thúc không sau giờ bắt đầu.',
      uneven_hours: 'Số giờ làm việc của các ngày lẻ đến mức không quy đổi được. Hãy làm tròn giờ mở, giờ đóng cửa.',
      no_working_time: 'Năm {year} không có ngày làm việc nào trong lịch.',
      day_off: '{date} là ngày nghỉ.',
      facts_out_of_order: 'Các mốc thời gian của hồ sơ không theo thứ tự.',
      extension_missing: 'Việc gia hạn chưa ghi thời gian được gia hạn.',
      extension_unit: 'Thời gian gia hạn phải cùng loại với thời hạn: giờ, ngày làm việc; hoặc ngày, tháng theo lịch.',
      limit_not_whole: 'Thời hạn theo ngày hoặc tháng lịch phải là số nguyên.',
    },
  },
} as const;
