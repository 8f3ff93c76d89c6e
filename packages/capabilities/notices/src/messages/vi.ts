export const vi = {
  notice: {
    assigned: {
      subject: 'Việc mới: {procedure} ({code})',
      body: 'Hồ sơ {code}, thủ tục {procedure}, đã chuyển tới bước "{step}" do ông/bà xử lý. Hạn của bước: {stepDueAt}.',
    },
    step_due_soon: {
      subject: 'Bước sắp đến hạn: {procedure} ({code})',
      body: 'Bước "{step}" của hồ sơ {code} sắp đến hạn lúc {stepDueAt}.',
    },
    step_overdue: {
      subject: 'Bước quá hạn: {procedure} ({code})',
      body: 'Bước "{step}" của hồ sơ {code} đã quá hạn lúc {stepDueAt}. Đề nghị xử lý ngay và ghi nguyên nhân trễ.',
    },
    dossier_overdue: {
      subject: 'Hồ sơ quá hạn trả: {procedure} ({code})',
      body: 'Hồ sơ {code}, thủ tục {procedure}, đã quá hạn trả kết quả lúc {dueAt}.',
    },
    intake_arrived: {
      subject: 'Hồ sơ trực tuyến mới chờ tiếp nhận: {procedure} ({code})',
      body: 'Có hồ sơ nộp trực tuyến {code}, thủ tục {procedure}. Đề nghị kiểm tra và tiếp nhận, hoặc trả lời người nộp, chậm nhất {intakeDueAt}.',
    },
    intake_waiting: {
      subject: 'Hồ sơ trực tuyến chờ tiếp nhận quá thời hạn ({code})',
      body: 'Hồ sơ trực tuyến {code}, thủ tục {procedure}, chưa được tiếp nhận trong thời hạn kiểm tra.',
    },
    supplemented: {
      subject: 'Người nộp đã bổ sung hồ sơ {code}',
      body: 'Hồ sơ {code}, thủ tục {procedure}, đã được bổ sung. {stage, select, intake {Hồ sơ đang chờ kiểm tra và tiếp nhận.} other {Đồng hồ đã chạy lại; hạn trả: {dueAt}.}}',
    },
    file_infected: {
      subject: 'Tệp có mã độc đã bị chặn trong hồ sơ {code}',
      body: 'Hồ sơ {code}, thủ tục {procedure}: {paperIs, select, listed {tệp của giấy tờ "{paper}"} other {một tệp kèm theo}} có mã độc và đã bị chặn, không mở được. {cleanCopy, select, needed {Đề nghị yêu cầu người nộp gửi lại bản sạch, hoặc thay tệp nếu do cơ quan tải lên; không dùng} other {Không dùng}} bản còn lưu trên máy khác.',
    },
    procedure_to_review: {
      subject: 'Quy trình chờ xem xét: {procedure} ({code})',
      body: 'Quy trình {code}, lần ban hành {number, number}, đã được trình và chờ ông/bà hoặc người khác có quyền xem xét.',
    },
    procedure_to_approve: {
      subject: 'Quy trình chờ phê duyệt: {procedure} ({code})',
      body: 'Quy trình {code}, lần ban hành {number, number}, đã được xem xét và chờ ông/bà hoặc người khác có quyền phê duyệt.',
    },
    procedure_returned: {
      subject: 'Quy trình bị trả lại: {procedure} ({code})',
      body: 'Quy trình {code}, lần ban hành {number, number}, mà ông/bà tham gia soạn đã bị trả lại để sửa: {reason}',
    },
    procedure_approved: {
      subject: 'Quy trình đã được phê duyệt: {procedure} ({code})',
      body: 'Quy trình {code}, lần ban hành {number, number}, mà ông/bà tham gia soạn đã được phê duyệt; có hiệu lực từ {effectiveAt}.',
    },
    submitted: {
      subject: 'Đã nhận hồ sơ nộp trực tuyến {code}, đang chờ kiểm tra',
      body: 'Hồ sơ {code}, thủ tục {procedure}, nộp trực tuyến đã tới cơ quan và đang chờ kiểm tra trong {intakeHours, number} giờ làm việc. Chậm nhất {intakeDueAt}, cơ quan sẽ tiếp nhận hồ sơ và hẹn ngày trả kết quả, hoặc trả lời vì sao chưa tiếp nhận.',
    },
    received: {
      subject: 'Đã tiếp nhận hồ sơ {code}',
      body: 'Hồ sơ {code}, thủ tục {procedure}, đã được tiếp nhận và đang được giải quyết. Ngày hẹn trả kết quả: {dueAt}. Nếu cần bổ sung giấy tờ hoặc khi có kết quả, cơ quan sẽ báo ông/bà ngay.',
    },
    supplement_requested: {
      subject: 'Hồ sơ {code} cần bổ sung',
      body: 'Hồ sơ {code}, thủ tục {procedure}, còn thiếu giấy tờ. {stage, select, intake {Cơ quan tiếp nhận và hẹn ngày trả kết quả khi ông/bà bổ sung đủ.} other {Thời hạn giải quyết tạm dừng cho tới khi ông/bà bổ sung đủ.}} Mời ông/bà mở trang theo dõi hồ sơ để xem nội dung và bổ sung, hoặc mang giấy tờ tới nơi đã nộp.',
    },
    extended: {
      subject: 'Xin lỗi và hẹn lại ngày trả kết quả hồ sơ {code}',
      body: 'Chúng tôi xin lỗi vì chưa trả kết quả đúng ngày đã hẹn. Hồ sơ {code} được hẹn lại: {dueAt}. Văn bản xin lỗi có trên trang theo dõi hồ sơ.',
    },
    result_ready: {
      subject: 'Hồ sơ {code} đã có kết quả',
      body: 'Hồ sơ {code}, thủ tục {procedure}, đã có kết quả. Kết quả được trả theo hình thức ông/bà đã chọn khi nộp; khi tới nhận, xin mang theo giấy hẹn.',
    },
    paper_infected: {
      subject: 'Hồ sơ {code}: cần nộp lại một tệp có mã độc',
      body: '{paperIs, select, listed {Tệp của giấy tờ "{paper}"} other {Một tệp}} trong hồ sơ {code}, thủ tục {procedure}, có mã độc nên đã bị chặn; cơ quan không mở được. Mời ông/bà chụp hoặc quét lại giấy tờ trên một máy an toàn (đã diệt vi-rút) rồi nộp lại bản sạch: tải lên ở trang theo dõi hồ sơ khi cơ quan yêu cầu bổ sung, hoặc mang tới nơi đã nộp.',
    },
    refused: {
      subject: 'Hồ sơ {code} không được tiếp nhận',
      body: 'Hồ sơ {code}, thủ tục {procedure}, không được tiếp nhận. Lý do có trong phiếu từ chối trên trang theo dõi hồ sơ. Ông/bà có thể hoàn thiện và nộp lại, hoặc gửi phản ánh, kiến nghị trên trang đó.',
    },
    stopped: {
      subject: 'Hồ sơ {code} dừng giải quyết',
      body: 'Hồ sơ {code}, thủ tục {procedure}, đã dừng giải quyết. Thông báo nêu lý do có trên trang theo dõi hồ sơ. Nếu chưa rõ hoặc không đồng ý, ông/bà có thể gửi phản ánh, kiến nghị trên trang đó.',
    },
  },
  mail: {
    subject: '{subject} – {agency}',
    toPerson:
      '{body}\n\n{opens, select, procedure {Mở quy trình} other {Mở hồ sơ}}: {link}\n\n{agency}\nThư tự động, đề nghị không trả lời thư này.',
    toApplicant:
      'Kính gửi ông/bà,\n\n{body}\n\nTheo dõi hồ sơ: {link}\nĐể xem đầy đủ, ông/bà nhập mã tra cứu đã nhận khi nộp hồ sơ; cơ quan không gửi mã này qua thư điện tử.\n\n{agency}\nThư tự động, xin ông/bà không trả lời thư này.',
  },
  inbox: {
    title: 'Thông báo',
    empty:
      'Chưa có thông báo nào. Việc mới giao, bước sắp đến hạn, hồ sơ vừa bổ sung và quy trình chờ xem xét, phê duyệt sẽ hiện ở đây.',
    markAll: 'Đánh dấu đã đọc tất cả',
    open: 'Mở hồ sơ',
    unread: 'Chưa đọc',
    mailed: {
      waiting: 'Thư điện tử đang chờ gửi',
      sent: 'Đã gửi cả vào thư điện tử',
      filed: 'Thư điện tử đã ghi vào thư mục, chưa tới hộp thư',
      failed: 'Thư điện tử không gửi được',
    },
  },
  mails: {
    title: 'Thư điện tử gửi đi',
    lead: 'Thư hệ thống gửi cho người nộp hồ sơ và cán bộ của cơ quan. Địa chỉ được che bớt; việc mở danh sách và mở từng thư được ghi vào nhật ký.',
    failed: '{count, number} thư không gửi được',
    none: 'Mọi thư đều đã gửi',
    filter: 'Lọc thư',
    all: 'Mọi thư',
    state: { waiting: 'Chờ gửi', sent: 'Đã gửi', filed: 'Ghi vào thư mục', failed: 'Không gửi được' },
    audience: { person: 'Cán bộ', applicant: 'Người nộp hồ sơ' },
    code: 'Mã hồ sơ',
    subject: 'Tiêu đề',
    to: 'Người nhận',
    at: 'Lúc',
    stateOf: 'Tình trạng',
    dossier: 'Hồ sơ',
    made: 'Lập lúc',
    sentAt: 'Gửi lúc',
    older: 'Trang cũ hơn',
    newest: 'Về trang mới nhất',
    openDossier: 'Mở hồ sơ',
    emptyTitle: 'Không có thư nào',
    emptyText:
      'Thư báo việc cho cán bộ và thư báo cho người nộp hồ sơ sẽ hiện ở đây. Nếu đang lọc, hãy bỏ bớt điều kiện.',
    folder:
      'Máy chủ này chưa nối với hệ thống thư: thư được ghi thành tệp và chưa tới người nhận. Đề nghị đơn vị vận hành khai báo máy chủ thư.',
    failure: 'Máy chủ thư trả lời: {text}',
  },
  errors: { mail: { not_found: 'Không tìm thấy thư này.' } },
} as const;
