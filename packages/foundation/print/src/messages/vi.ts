export const vi = {
  errors: {
    print: {
      no_layout: 'Chưa có mẫu in {form} có hiệu lực vào ngày này.',
      bad_layout: 'Mẫu in không đúng khuôn dạng, tại: {at}.',
      unknown_format: 'Mẫu in dùng cách trình bày không có: {format}.',
      bad_field: 'Mẫu in gọi một thông tin không phải là chữ hoặc số.',
    },
  },
};
