import { lanes } from '../lanes.ts';
import {
  calendarDays,
  copy,
  type DemoProcedure,
  daysInHours,
  deliver,
  fit,
  ifAny,
  law,
  original,
  question,
  receive,
  refusal,
  rework,
  signed,
  task,
  unfit,
  workingDays,
  write,
} from './writing.ts';

const certifiedCopy = write({
  code: '2.000815',
  templateCode: 'QTM-CT-01',
  documentCode: 'QT-TP-10',
  name: 'Chứng thực bản sao từ bản chính giấy tờ, văn bản',
  shortName: 'Chứng thực bản sao',
  field: 'Chứng thực',
  level: 'commune',
  limit: workingDays(1),
  fees: { direct: 2_000 },
  feeNote: '2.000 đồng một trang; từ trang thứ ba 1.000 đồng, tối đa 200.000 đồng một bản',
  laws: [
    law('23/2015/NĐ-CP', 'Nghị định về cấp bản sao từ sổ gốc, chứng thực bản sao, chữ ký, hợp đồng'),
    law('280/2025/NĐ-CP', 'Nghị định sửa đổi các nghị định trong lĩnh vực chứng thực'),
    law('226/2016/TT-BTC', 'Thông tư về phí chứng thực'),
    law('01/2020/TT-BTP', 'Thông tư hướng dẫn Nghị định 23/2015/NĐ-CP'),
  ],
  papers: [original('ban-chinh', 'Bản chính giấy tờ, văn bản và bản sao cần chứng thực')],
  results: ['Bản sao được chứng thực từ bản chính'],
  steps: [
    receive(1),
    task('B2', 'Đối chiếu bản sao với bản chính, ghi lời chứng', [lanes.civilStatus, 4], {
      output: 'Bản sao có lời chứng',
      checklist: ['Bản chính không bị tẩy xóa, sửa chữa'],
      outcomes: [fit, unfit],
    }),
    task('B3', 'Ký chứng thực', [lanes.viceChair, 1], { output: 'Bản sao đã ký', outcomes: [signed, rework('B2')] }),
    task('B4', 'Đóng dấu, ghi sổ chứng thực', [lanes.clerk, 1], { output: 'Bản sao chứng thực' }),
    deliver('B5', 1),
    ...refusal(lanes.civilStatus, lanes.viceChair, [1, 1]),
  ],
});

const poorHouseholds = write({
  code: '1.011607',
  templateCode: 'QTM-GN-01',
  documentCode: 'QT-VHXH-03',
  name: 'Công nhận hộ nghèo, hộ cận nghèo thường xuyên hằng năm',
  shortName: 'Công nhận hộ nghèo, cận nghèo',
  field: 'Giảm nghèo',
  level: 'commune',
  applicantTypes: ['Hộ gia đình'],
  limit: calendarDays(15),
  fees: { direct: 0, postal: 0 },
  laws: [
    law('24/2021/QĐ-TTg', 'Quyết định về quy trình rà soát hộ nghèo, hộ cận nghèo'),
    law('07/2021/TT-BLĐTBXH', 'Thông tư hướng dẫn rà soát, phân loại hộ nghèo, hộ cận nghèo'),
    law('02/2022/TT-BLĐTBXH', 'Thông tư sửa đổi Thông tư 07/2021/TT-BLĐTBXH'),
  ],
  forms: [{ code: 'Mẫu số 01', name: 'Giấy đề nghị rà soát, Phụ lục QĐ 24/2021/QĐ-TTg' }],
  papers: [original('de-nghi', 'Giấy đề nghị rà soát hộ nghèo, hộ cận nghèo', { formCode: 'Mẫu số 01' })],
  results: ['Quyết định công nhận hộ nghèo, hộ cận nghèo', 'Giấy chứng nhận hộ nghèo, hộ cận nghèo'],
  steps: [
    receive(4),
    task('B2', 'Lập danh sách hộ cần rà soát, nhận dạng nhanh (Phiếu A)', [lanes.social, 8], {
      output: 'Danh sách hộ',
    }),
    task('B3', 'Thu thập thông tin, chấm điểm hộ (Phiếu B)', [lanes.social, 16], { output: 'Phiếu B đã chấm điểm' }),
    task('B4', 'Tổ chức họp dân thống nhất kết quả', [lanes.social, 8], {
      output: 'Biên bản họp dân',
      guidance: 'Ghi tỷ lệ người dự họp đồng ý; dưới 50% thì rà soát lại.',
      outcomes: [
        { label: 'Từ 50% người dự họp đồng ý', to: 'next' },
        { label: 'Dưới 50% đồng ý, rà soát lại', to: { row: 'B3' } },
      ],
    }),
    task('B5', 'Niêm yết, tổng hợp kết quả, phúc tra nếu có khiếu nại', [lanes.social, 24], {
      output: 'Kết quả niêm yết',
      outcomes: [fit, unfit],
    }),
    task('B6', 'Xem xét hồ sơ trình ký', [lanes.socialHead, 4], { output: 'Tờ trình, dự thảo quyết định' }),
    task('B7', 'Ký quyết định công nhận', [lanes.chair, 8], {
      output: 'Quyết định công nhận',
      outcomes: [signed, { label: 'Yêu cầu hoàn thiện', to: { row: 'B6' } }],
    }),
    deliver('B8', 4),
    ...refusal(lanes.social, lanes.chair, [4, 4]),
  ],
});

const landDispute = write({
  code: '1.012812',
  templateCode: 'QTM-ĐĐ-01',
  documentCode: 'QT-KTHT-15',
  name: 'Hòa giải tranh chấp đất đai',
  shortName: 'Hòa giải tranh chấp đất đai',
  field: 'Đất đai',
  level: 'commune',
  applicantTypes: ['Công dân Việt Nam', 'Tổ chức'],
  limit: calendarDays(40),
  fees: { direct: 0, postal: 0 },
  laws: [
    law('43/2024/QH15', 'Luật Đất đai'),
    law('102/2024/NĐ-CP', 'Nghị định quy định chi tiết một số điều của Luật Đất đai'),
  ],
  papers: [
    original('don', 'Đơn yêu cầu hòa giải tranh chấp đất đai'),
    copy('giay-to', 'Giấy tờ có liên quan đến việc sử dụng đất', ifAny),
  ],
  results: ['Biên bản hòa giải tranh chấp đất đai'],
  rules: { supplement: 'suspend' },
  steps: [
    receive(4),
    task('B2', 'Thông báo thụ lý hoặc không thụ lý cho các bên', [lanes.urban, 20], {
      output: 'Thông báo thụ lý',
      outcomes: [
        { label: 'Thụ lý', to: 'next' },
        { label: 'Không thụ lý', to: { row: 'TC1' } },
      ],
    }),
    task('B3', 'Thẩm tra, xác minh nguyên nhân; thu thập giấy tờ của các bên', [lanes.urban, daysInHours(10)], {
      output: 'Hồ sơ xác minh',
      checklist: ['Làm việc với cả hai bên', 'Trích lục bản đồ thửa đất'],
    }),
    task('B4', 'Thành lập Hội đồng hòa giải', [lanes.chair, daysInHours(3)], {
      output: 'Quyết định thành lập Hội đồng',
    }),
    task('B5', 'Tổ chức cuộc họp hòa giải', [lanes.viceChair, daysInHours(7)], {
      output: 'Biên bản hòa giải',
      guidance: 'Một bên vắng mặt lần thứ nhất thì họp lại; vắng mặt lần thứ hai coi như hòa giải không thành.',
      outcomes: [
        { label: 'Hòa giải thành', to: 'next' },
        { label: 'Hòa giải không thành', to: 'next' },
        { label: 'Một bên vắng mặt, họp lại', to: { row: 'B5' } },
      ],
    }),
    task('B6', 'Gửi biên bản cho các bên, chờ ý kiến khác', [lanes.urban, daysInHours(4)], {
      output: 'Biên bản đã gửi',
    }),
    deliver('B7', 4),
    ...refusal(lanes.urban, lanes.chair, [8, 8]),
  ],
});

const mediator = write({
  code: '1.002211',
  templateCode: 'QTM-HG-01',
  documentCode: 'QT-TP-11',
  name: 'Thủ tục công nhận hòa giải viên',
  shortName: 'Công nhận hòa giải viên',
  field: 'Hòa giải ở cơ sở',
  level: 'commune',
  applicantTypes: ['Ban công tác Mặt trận'],
  limit: workingDays(5),
  fees: { direct: 0, online: 0, postal: 0 },
  laws: [law('35/2013/QH13', 'Luật Hòa giải ở cơ sở')],
  papers: [
    original('danh-sach', 'Danh sách người được đề nghị công nhận là hòa giải viên'),
    original('bien-ban', 'Biên bản kiểm phiếu hoặc biểu quyết bầu hòa giải viên'),
  ],
  results: ['Quyết định công nhận hòa giải viên'],
  steps: [
    receive(2),
    task('B2', 'Kiểm tra tiêu chuẩn, dự thảo quyết định', [lanes.civilStatus, 24], {
      output: 'Dự thảo quyết định',
      outcomes: [fit, unfit],
    }),
    task('B3', 'Ký quyết định công nhận', [lanes.chair, 10], {
      output: 'Quyết định công nhận',
      outcomes: [signed, rework('B2')],
    }),
    task('B4', 'Cấp số, đóng dấu', [lanes.clerk, 2], { output: 'Quyết định đã vào sổ' }),
    deliver('B5', 2),
    ...refusal(lanes.civilStatus, lanes.chair, [4, 4]),
  ],
});

const dwelling = write({
  code: '1.013314',
  templateCode: 'QTM-CT-02',
  documentCode: 'QT-KTHT-14',
  name: 'Xác nhận tình trạng chỗ ở hợp pháp, diện tích nhà ở tối thiểu để đăng ký cư trú',
  shortName: 'Xác nhận chỗ ở hợp pháp',
  field: 'Đăng ký, quản lý cư trú',
  level: 'commune',
  limit: workingDays(2),
  fees: { direct: 0, online: 0, postal: 0 },
  laws: [
    law('68/2020/QH14', 'Luật Cư trú'),
    law('154/2024/NĐ-CP', 'Nghị định quy định chi tiết Luật Cư trú'),
    law('53/2025/TT-BCA', 'Thông tư sửa đổi, bổ sung các thông tư hướng dẫn Luật Cư trú'),
  ],
  forms: [{ code: 'Mẫu số 02', name: 'Tờ khai xác nhận, NĐ 154/2024/NĐ-CP' }],
  papers: [original('to-khai', 'Tờ khai xác nhận tình trạng chỗ ở, diện tích nhà ở', { formCode: 'Mẫu số 02' })],
  results: ['Xác nhận tình trạng chỗ ở hợp pháp, diện tích nhà ở tối thiểu'],
  hasSampleTimes: true,
  steps: [
    receive(1),
    task('B2', 'Xác minh điều kiện diện tích, tình trạng chỗ ở', [lanes.urban, 11], {
      output: 'Dự thảo văn bản xác nhận',
      checklist: ['Kiểm tra tranh chấp nhà ở, đất ở'],
      outcomes: [fit, unfit],
    }),
    task('B3', 'Ký xác nhận', [lanes.urbanHead, 3], {
      output: 'Văn bản xác nhận',
      outcomes: [signed, rework('B2')],
    }),
    deliver('B4', 1),
    ...refusal(lanes.urban, lanes.urbanHead, [2, 2]),
  ],
});

export const community: readonly DemoProcedure[] = [certifiedCopy, poorHouseholds, landDispute, mediator, dwelling];
