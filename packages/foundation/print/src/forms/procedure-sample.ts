import type { ProcedurePrintInput } from '../procedure-data.ts';

const position = { counter: 'Công chức tiếp nhận và trả kết quả', expert: 'Chuyên viên thụ lý' };

/** A commune's procedure, shortened, with made-up people. */
export const sampleProcedure: ProcedurePrintInput = {
  agency: { superior: 'Ủy ban nhân dân phường Quy Nhơn Nam', name: 'Phòng Kinh tế, Hạ tầng và Đô thị' },
  title: 'Đăng ký thành lập hộ kinh doanh',
  code: 'QT-KTHT-11',
  issueNumber: 2,
  effectiveOn: '2026-11-01',
  prepared: { name: 'Phạm Minh Họa', title: 'Chuyên viên', signature: 'Đã ký số', signedOn: '2026-10-12' },
  reviewed: { name: 'Ngô Thị Thí', title: 'Thư ký Ban Chỉ đạo ISO', signature: 'Đã ký số', signedOn: '2026-10-20' },
  approved: { name: 'Trần Văn Mẫu', title: 'Chủ tịch', signature: 'Đã ký số', signedOn: '2026-10-28' },
  distribution: [
    { holder: 'Chủ tịch, các Phó Chủ tịch', copyCount: 3 },
    { holder: 'Trung tâm Phục vụ hành chính công' },
    { holder: 'Phòng Kinh tế, Hạ tầng và Đô thị' },
    { holder: 'Thư ký Ban Chỉ đạo ISO' },
  ],
  revisions: [
    { changedOn: '2025-07-15', section: 'Toàn bộ', content: 'Ban hành lần đầu.', issueNumber: 1 },
    {
      changedOn: '2026-10-12',
      section: '5.3, 5.8',
      content: 'Bỏ yêu cầu nộp bản sao giấy tờ đã có trong cơ sở dữ liệu; rút thời gian thẩm định còn 08 giờ làm việc.',
      issueNumber: 2,
    },
  ],
  purpose: [
    'Quy định trình tự, trách nhiệm và thời gian giải quyết thủ tục đăng ký thành lập hộ kinh doanh, bảo đảm đúng pháp luật, công khai và đúng hạn.',
  ],
  scope: ['Áp dụng đối với cá nhân, thành viên hộ gia đình đăng ký thành lập hộ kinh doanh trên địa bàn phường.'],
  references: ['Tiêu chuẩn quốc gia TCVN ISO 9001:2015.', 'Các văn bản pháp luật nêu tại mục 5.1.'],
  definitions: [
    { term: 'UBND', meaning: 'Ủy ban nhân dân' },
    { term: 'TTHC', meaning: 'thủ tục hành chính' },
    { term: 'BPTN&TKQ', meaning: 'Bộ phận Tiếp nhận và Trả kết quả' },
  ],
  legalBases: [
    {
      notation: '118/2025/NĐ-CP',
      subject: 'Thực hiện TTHC theo cơ chế một cửa, một cửa liên thông',
      issuedOn: '2025-06-09',
      issuer: 'Chính phủ',
    },
    { notation: '168/2025/NĐ-CP', subject: 'Đăng ký doanh nghiệp', issuedOn: '2025-06-30', issuer: 'Chính phủ' },
  ],
  conditions: [
    'Ngành, nghề đăng ký kinh doanh không bị cấm đầu tư kinh doanh.',
    'Tên hộ kinh doanh được đặt đúng quy định.',
  ],
  componentGroups: [
    {
      caseName: 'Cá nhân đăng ký',
      components: [
        { name: 'Giấy đề nghị đăng ký hộ kinh doanh', originalCount: 1, copyCount: 0 },
        {
          name: 'Thẻ căn cước của chủ hộ',
          originalCount: 0,
          copyCount: 1,
          note: 'Không nộp nếu khai thác được từ CSDL quốc gia về dân cư',
        },
      ],
    },
    {
      caseName: 'Các thành viên hộ gia đình cùng đăng ký',
      components: [
        { name: 'Giấy đề nghị đăng ký hộ kinh doanh', originalCount: 1, copyCount: 0 },
        { name: 'Biên bản họp thành viên hộ gia đình', originalCount: 1, copyCount: 0 },
        { name: 'Văn bản ủy quyền cho một thành viên làm chủ hộ', originalCount: 0, copyCount: 1 },
      ],
    },
  ],
  setCount: 1,
  channels: [
    { name: 'Trực tiếp', limitText: '03 ngày làm việc', feeText: '50.000 đồng' },
    { name: 'Trực tuyến', limitText: '03 ngày làm việc', feeText: '0 đồng' },
    { name: 'Bưu chính', limitText: '03 ngày làm việc', feeText: '50.000 đồng' },
  ],
  limitNotes: ['Thời gian tính từ khi nhận đủ hồ sơ hợp lệ.'],
  receptionPlaces: ['Trung tâm Phục vụ hành chính công phường Quy Nhơn Nam.'],
  fees: ['Lệ phí theo nghị quyết của Hội đồng nhân dân tỉnh: 50.000 đồng/lần (mẫu).'],
  steps: [
    {
      code: 'B1',
      title: 'Tiếp nhận hồ sơ',
      detail:
        'Kiểm tra thành phần hồ sơ; đủ thì lập giấy tiếp nhận và hẹn trả kết quả, thiếu thì lập phiếu yêu cầu bổ sung.',
      position: position.counter,
      limitText: '02 giờ',
      outputs: ['Mẫu 01', 'Mẫu 02', 'Mẫu 03'],
    },
    { code: 'B2', title: 'Phân công thụ lý', position: 'Lãnh đạo phòng', limitText: '02 giờ', outputs: ['Mẫu 06'] },
    {
      code: 'B3',
      title: 'Thẩm định hồ sơ',
      detail:
        'Đối chiếu tên, ngành nghề, địa điểm; hồ sơ chưa đủ điều kiện được trả lại một lần kèm nội dung cần bổ sung.',
      position: position.expert,
      limitText: '08 giờ',
      outputs: ['Phiếu thẩm định', 'Dự thảo giấy chứng nhận'],
    },
    { code: 'B4', title: 'Xem xét', position: 'Lãnh đạo phòng', limitText: '04 giờ', outputs: ['Ý kiến trên hồ sơ'] },
    {
      code: 'B5',
      title: 'Ký giấy chứng nhận',
      position: 'Lãnh đạo UBND phường',
      limitText: '04 giờ',
      outputs: ['Giấy chứng nhận đăng ký hộ kinh doanh'],
    },
    { code: 'B6', title: 'Vào số, đóng dấu', position: 'Văn thư', limitText: '02 giờ', outputs: ['Sổ văn bản đi'] },
    {
      code: 'B7',
      title: 'Trả kết quả, thu lệ phí',
      position: position.counter,
      limitText: '02 giờ',
      outputs: ['Mẫu 07'],
    },
  ],
  totalLimitText: '24 giờ làm việc (03 ngày làm việc)',
  flow: {
    nodes: [
      { id: 's', kind: 'start', label: 'Bắt đầu' },
      { id: '1', kind: 'task', code: 'B1', label: 'Tiếp nhận hồ sơ', position: position.counter },
      { id: '2', kind: 'task', code: 'B2', label: 'Phân công thụ lý', position: 'Lãnh đạo phòng' },
      { id: '3', kind: 'task', code: 'B3', label: 'Thẩm định hồ sơ', position: position.expert },
      { id: 'd', kind: 'decision', label: 'Đủ điều kiện?' },
      { id: '4', kind: 'task', code: 'B4', label: 'Xem xét', position: 'Lãnh đạo phòng' },
      { id: 'r', kind: 'task', label: 'Thông báo từ chối', position: position.expert },
      { id: '5', kind: 'task', code: 'B5', label: 'Ký giấy chứng nhận', position: 'Lãnh đạo UBND phường' },
      { id: '6', kind: 'task', code: 'B6', label: 'Vào số, đóng dấu', position: 'Văn thư' },
      { id: '7', kind: 'task', code: 'B7', label: 'Trả kết quả, thu lệ phí', position: position.counter },
      { id: 'e', kind: 'end', label: 'Kết thúc' },
    ],
    edges: [
      { from: 's', to: '1' },
      { from: '1', to: '2' },
      { from: '2', to: '3' },
      { from: '3', to: 'd' },
      { from: 'd', to: '4', label: 'Đủ' },
      { from: 'd', to: 'r', label: 'Không đủ' },
      { from: 'd', to: '3', label: 'Bổ sung' },
      { from: '4', to: '5' },
      { from: '5', to: '6' },
      { from: 'r', to: '6' },
      { from: '6', to: '7' },
      { from: '7', to: 'e' },
    ],
  },
  forms: [
    { code: 'Mẫu 01', name: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' },
    { code: 'Mẫu 06', name: 'Phiếu kiểm soát quá trình giải quyết hồ sơ' },
    { code: 'BM-QTKTHT11-01', name: 'Phiếu thẩm định hồ sơ đăng ký hộ kinh doanh' },
  ],
  records: [
    { name: 'Thành phần hồ sơ theo mục 5.3', keeper: 'Phòng Kinh tế, Hạ tầng và Đô thị', retention: '10 năm' },
    { name: 'Phiếu kiểm soát quá trình', keeper: 'Trung tâm Phục vụ hành chính công', retention: '05 năm' },
  ],
};
