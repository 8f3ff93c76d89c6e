export const vi = {
  errors: {
    file: {
      empty: 'Tệp không có nội dung.',
      too_large: 'Tệp vượt quá dung lượng cho phép. Hãy giảm dung lượng hoặc tách thành nhiều tệp.',
      type_not_allowed: 'Loại tệp này không được nhận. Các loại được nhận: {allowed}.',
      type_mismatch: 'Nội dung tệp không phải là loại .{extension} như tên tệp. Hãy lưu lại đúng loại rồi nộp.',
      damaged: 'Tệp bị hỏng, không đọc được. Hãy lưu lại hoặc chụp, quét lại rồi nộp.',
      hidden_content: 'Tệp có nội dung lạ kèm theo nên không được nhận. Hãy lưu lại thành tệp mới rồi nộp.',
      picture_too_large: 'Ảnh có kích thước quá lớn. Hãy giảm kích thước ảnh rồi nộp.',
      encrypted: 'Tệp đang được đặt mật khẩu. Hãy bỏ mật khẩu rồi nộp.',
      archive_too_large: 'Tệp có quá nhiều nội dung bên trong nên không được nhận.',
      has_macros: 'Tệp có chứa macro nên không được nhận. Hãy lưu lại thành .docx hoặc .xlsx không có macro.',
      unsafe_content: 'Tệp có nội dung không an toàn nên không được nhận. Hãy xuất ra PDF rồi nộp.',
      no_space: 'Hệ thống tạm thời hết chỗ lưu tệp nên chưa nhận được. Mời thử lại sau.',
      bad_tenant: 'Mã cơ quan không hợp lệ.',
      bad_key: 'Mã tệp không hợp lệ.',
      bad_scanner_address: 'Địa chỉ của chương trình quét vi-rút không hợp lệ.',
    },
    sheet: {
      wrong_kind:
        'Chỉ đọc được tệp .xlsx hoặc .csv. Trong Excel chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx).',
      wrong_encoding:
        'Tệp .csv không ở bảng mã Unicode nên chữ Việt sẽ sai. Trong Excel hãy lưu lại thành .xlsx, hoặc “CSV UTF-8”.',
      broken: 'Không đọc được bảng trong tệp này. Hãy mở bằng Excel, lưu lại thành .xlsx rồi chọn lại.',
      empty: 'Tệp không có dòng nào.',
      too_long: 'Tệp có hơn {most} dòng. Hãy tách thành nhiều tệp.',
    },
  },
  states: {
    clean: 'Đã quét, an toàn',
    infected: 'Có mã độc, đã chặn',
    pending: 'Đang chờ quét',
  },
};
