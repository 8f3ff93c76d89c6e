import { lanes } from '../lanes.ts';
import {
  calendarDays,
  consult,
  copy,
  type DemoProcedure,
  deliver,
  fit,
  ifAny,
  law,
  original,
  receive,
  refusal,
  rework,
  signed,
  task,
  unfit,
  workingDays,
  write,
} from './writing.ts';

const housePermit = write({
  code: '1.013225',
  templateCode: 'QTM-XD-03',
  documentCode: 'QT-KTHT-07',
  name: 'Cấp giấy phép xây dựng nhà ở riêng lẻ',
  shortName: 'Giấy phép xây dựng nhà ở',
  field: 'Hoạt động xây dựng',
  level: 'commune',
  applicantTypes: ['Công dân Việt Nam', 'Tổ chức'],
  requirements:
    'Thiết kế phù hợp quy hoạch, mục đích sử dụng đất, bảo đảm an toàn công trình lân cận, phòng cháy và hành lang bảo vệ.',
  limit: workingDays(7),
  fees: { direct: 75_000, online: 75_000, postal: 75_000 },
  feeNote: 'Mức do HĐND tỉnh quyết định; mức mẫu',
  laws: [
    law('50/2014/QH13', 'Luật Xây dựng'),
    law('62/2020/QH14', 'Luật sửa đổi, bổ sung một số điều của Luật Xây dựng'),
    law('175/2024/NĐ-CP', 'Nghị định quy định chi tiết Luật Xây dựng về quản lý hoạt động xây dựng'),
    law('140/2025/NĐ-CP', 'Nghị định về phân định thẩm quyền của chính quyền địa phương 02 cấp, lĩnh vực xây dựng'),
    law('105/2025/NĐ-CP', 'Nghị định quy định chi tiết Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ'),
    law('66.18/2026/NQ-CP', 'Nghị quyết về phân quyền, cắt giảm, đơn giản hóa thủ tục hành chính'),
  ],
  forms: [
    { code: 'ĐĐN-XD', name: 'Đơn đề nghị cấp giấy phép xây dựng, Mẫu số 1 Phụ lục II NĐ 175/2024/NĐ-CP' },
    { code: 'BM-QT07-03', name: 'Bảng đối chiếu thiết kế với quy hoạch' },
    { code: 'BM-QT07-04', name: 'Biên bản kiểm tra thực địa' },
  ],
  papers: [
    original('don', 'Đơn đề nghị cấp giấy phép xây dựng', { formCode: 'ĐĐN-XD' }),
    copy('dat', 'Giấy tờ chứng minh quyền sử dụng đất phù hợp mục đích xây dựng'),
    original('ban-ve', 'Bản vẽ thiết kế xây dựng, 02 bộ', { originals: 2 }),
    copy('tham-tra', 'Báo cáo kết quả thẩm tra thiết kế, nếu pháp luật yêu cầu', ifAny),
    original('cam-ket', 'Cam kết bảo đảm an toàn công trình liền kề, nếu có công trình liền kề', ifAny),
  ],
  results: ['Giấy phép xây dựng kèm hồ sơ thiết kế đóng dấu'],
  rules: { supplement: 'suspend' },
  steps: [
    receive(2),
    task('B2', 'Phân công thụ lý', [lanes.urbanHead, 4], { output: 'Phiếu kiểm soát', formCodes: ['Mẫu 06'] }),
    task('B3', 'Thẩm định hồ sơ, kiểm tra thực địa', [lanes.urban, 30], {
      output: 'Biên bản kiểm tra thực địa',
      formCodes: ['BM-QT07-03', 'BM-QT07-04'],
      checklist: [
        'Đối chiếu thiết kế với quy hoạch (BM-QT07-03)',
        'Có ý kiến của đơn vị quản lý đường bộ',
        'Biên bản kiểm tra thực địa có đủ chữ ký',
      ],
    }),
    consult('B4', 'Lấy ý kiến; quá hạn không trả lời coi như đồng ý', [lanes.roadAuthority, 24], {
      parallelWithPrevious: true,
    }),
    task('D1', 'Hồ sơ đủ điều kiện?', [lanes.urban, 0], { kind: 'decision', outcomes: [fit, unfit] }),
    task('B5', 'Xem xét, ký nháy dự thảo giấy phép', [lanes.urbanHead, 8], {
      output: 'Tờ trình, dự thảo giấy phép',
      outcomes: [{ label: 'Trình ký', to: 'next' }, rework('B3')],
    }),
    task('B6', 'Ký giấy phép', [lanes.viceChair, 8], {
      output: 'Giấy phép xây dựng',
      outcomes: [signed, { label: 'Yêu cầu hoàn thiện', to: { row: 'B5' } }],
    }),
    task('B7', 'Cấp số, đóng dấu', [lanes.clerk, 2], { output: 'Giấy phép đã vào sổ' }),
    deliver('B8', 2),
    ...refusal(lanes.urban, lanes.viceChair, [8, 8]),
  ],
});

const pavement = write({
  code: '1.013274',
  templateCode: 'QTM-GT-01',
  documentCode: 'QT-KTHT-08',
  name: 'Cấp phép sử dụng tạm thời lòng đường, vỉa hè vào mục đích khác',
  shortName: 'Sử dụng tạm lòng đường, vỉa hè',
  field: 'Đường bộ',
  level: 'commune',
  applicantTypes: ['Công dân Việt Nam', 'Tổ chức'],
  limit: workingDays(5),
  cases: [
    { key: 'dam-tang', name: 'Tổ chức đám tang' },
    { key: 'khac', name: 'Mục đích khác' },
  ],
  caseLimits: { 'dam-tang': workingDays(1) },
  fees: { direct: 0, online: 0, postal: 0 },
  laws: [
    law('165/2024/NĐ-CP', 'Nghị định quy định chi tiết Luật Đường bộ'),
    law('140/2025/NĐ-CP', 'Nghị định về phân định thẩm quyền của chính quyền địa phương 02 cấp, lĩnh vực xây dựng'),
  ],
  papers: [
    original('de-nghi', 'Văn bản đề nghị cấp phép sử dụng tạm thời lòng đường, vỉa hè'),
    original('phuong-an', 'Phương án sử dụng tạm thời và phương án tổ chức giao thông', { caseKey: 'khac' }),
  ],
  results: ['Giấy phép sử dụng tạm thời lòng đường, vỉa hè'],
  steps: [
    receive(1),
    question('D1', 'Tổ chức đám tang?'),
    task('B2', 'Thẩm định vị trí, kiểm tra trên bản đồ vỉa hè và tại chỗ', [lanes.urban, 23], {
      output: 'Biên bản kiểm tra',
      checklist: ['Chiều rộng vỉa hè còn lại cho người đi bộ', 'Không trùng vị trí đã cấp phép'],
      outcomes: [fit, unfit],
    }),
    task('B3', 'Dự thảo giấy phép', [lanes.urban, 2], { output: 'Dự thảo giấy phép' }),
    task('B4', 'Ký giấy phép', [lanes.viceChair, 3], { output: 'Giấy phép', outcomes: [signed, rework('B3')] }),
    deliver('B5', 1),
    ...refusal(lanes.urban, lanes.viceChair, [4, 4]),
  ],
});

/** A funeral's place is looked at on the map only and goes straight to the draft. */
function question(id: string, name: string) {
  return task(id, name, [lanes.urban, 0], {
    kind: 'decision',
    outcomes: [
      { label: 'Đám tang', to: { row: 'B3' }, condition: { field: 'case', operator: 'eq', value: 'dam-tang' } },
      { label: 'Mục đích khác', to: { row: 'B2' } },
    ],
  });
}

const trees = write({
  code: '1.002693',
  templateCode: 'QTM-HTKT-01',
  documentCode: 'QT-KTHT-09',
  name: 'Cấp giấy phép chặt hạ, dịch chuyển cây xanh',
  shortName: 'Chặt hạ, dịch chuyển cây xanh',
  field: 'Hạ tầng kỹ thuật',
  level: 'commune',
  applicantTypes: ['Công dân Việt Nam', 'Tổ chức'],
  limit: workingDays(10),
  fees: { direct: 0, online: 0, postal: 0 },
  laws: [
    law('258/2025/NĐ-CP', 'Nghị định về quản lý công viên, cây xanh, mặt nước'),
    law('47/2024/QH15', 'Luật Quy hoạch đô thị và nông thôn'),
  ],
  forms: [{ code: 'ĐĐN-CX', name: 'Đơn đề nghị, Mẫu số 01 Phụ lục I NĐ 258/2025/NĐ-CP' }],
  papers: [
    original('don', 'Đơn đề nghị cấp giấy phép chặt hạ, dịch chuyển cây xanh', { formCode: 'ĐĐN-CX' }),
    copy('anh', 'Ảnh chụp hiện trạng cây xanh cần chặt hạ, dịch chuyển'),
  ],
  results: ['Giấy phép chặt hạ, dịch chuyển cây xanh'],
  rules: { supplement: 'suspend' },
  steps: [
    receive(8),
    task('B2', 'Thẩm định, khảo sát hiện trường', [lanes.urban, 40], {
      output: 'Biên bản khảo sát',
      checklist: ['Chụp ảnh, đo đường kính gốc', 'Đối chiếu danh mục cây cần bảo tồn'],
      outcomes: [fit, unfit],
    }),
    task('B3', 'Xem xét hồ sơ, ký nháy', [lanes.urbanHead, 8], {
      output: 'Tờ trình, dự thảo',
      outcomes: [{ label: 'Trình ký', to: 'next' }, rework('B2')],
    }),
    task('B4', 'Ký giấy phép', [lanes.viceChair, 14], {
      output: 'Giấy phép',
      outcomes: [signed, { label: 'Yêu cầu hoàn thiện', to: { row: 'B3' } }],
    }),
    task('B5', 'Cấp số, đóng dấu', [lanes.clerk, 2], { output: 'Giấy phép đã vào sổ' }),
    deliver('B6', 8),
    ...refusal(lanes.urban, lanes.viceChair, [8, 8]),
  ],
});

const planning = write({
  code: '1.014159',
  templateCode: 'QTM-QH-01',
  documentCode: 'QT-KTHT-10',
  name: 'Cung cấp thông tin quy hoạch đô thị và nông thôn',
  shortName: 'Cung cấp thông tin quy hoạch',
  field: 'Quy hoạch đô thị và nông thôn',
  level: 'commune',
  applicantTypes: ['Công dân Việt Nam', 'Tổ chức'],
  limit: calendarDays(10),
  fees: { direct: 0, online: 0, postal: 0 },
  laws: [
    law('47/2024/QH15', 'Luật Quy hoạch đô thị và nông thôn'),
    law('178/2025/NĐ-CP', 'Nghị định quy định chi tiết Luật Quy hoạch đô thị và nông thôn'),
    law('104/2016/QH13', 'Luật Tiếp cận thông tin'),
  ],
  papers: [original('de-nghi', 'Văn bản đề nghị cung cấp thông tin, ghi rõ vị trí và mục đích')],
  results: ['Văn bản cung cấp thông tin quy hoạch'],
  steps: [
    receive(4),
    task('B2', 'Tra cứu hồ sơ quy hoạch, cắm mốc; dự thảo trả lời', [lanes.urban, 36], {
      output: 'Dự thảo văn bản',
      checklist: ['Đối chiếu bản đồ quy hoạch còn hiệu lực'],
      outcomes: [
        { label: 'Có thông tin', to: 'next' },
        { label: 'Không thuộc thẩm quyền', to: { row: 'TC1' } },
      ],
    }),
    task('B3', 'Ký văn bản cung cấp thông tin', [lanes.urbanHead, 12], {
      output: 'Văn bản cung cấp thông tin',
      outcomes: [signed, rework('B2')],
    }),
    deliver('B4', 4),
    ...refusal(lanes.urban, lanes.urbanHead, [4, 4]),
  ],
});

export const urban: readonly DemoProcedure[] = [housePermit, pavement, trees, planning];
