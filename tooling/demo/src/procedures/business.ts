import { lanes } from '../lanes.ts';
import {
  consult,
  copy,
  type DemoProcedure,
  deliver,
  fit,
  ifAny,
  law,
  original,
  type ProcedureFacts,
  receive,
  refusal,
  rework,
  signed,
  task,
  unfit,
  workingDays,
  write,
} from './writing.ts';

const businessLaw = [
  law('59/2020/QH14', 'Luật Doanh nghiệp'),
  law('168/2025/NĐ-CP', 'Nghị định về đăng ký doanh nghiệp'),
  law('68/2025/TT-BTC', 'Thông tư ban hành biểu mẫu đăng ký doanh nghiệp, đăng ký hộ kinh doanh'),
  law('85/2019/TT-BTC', 'Thông tư về phí và lệ phí thuộc thẩm quyền của HĐND tỉnh'),
];

const shared = {
  field: 'Thành lập và hoạt động của hộ kinh doanh',
  level: 'commune',
  applicantTypes: ['Công dân Việt Nam', 'Hộ kinh doanh'],
  feeNote: 'Mức do HĐND tỉnh quyết định; mức mẫu',
  laws: businessLaw,
} as const satisfies Partial<ProcedureFacts>;

const proxyPapers = [
  copy('can-cuoc', 'Bản sao giấy tờ pháp lý của chủ hộ, nếu chưa có tài khoản định danh điện tử', ifAny),
  original('uy-quyen', 'Văn bản ủy quyền thực hiện thủ tục, nếu nộp thay', ifAny),
];

const certificateSteps = (document: string) => [
  receive(2),
  task('B2', 'Kiểm tra tính hợp lệ của hồ sơ, tra trùng tên và ngành nghề', [lanes.urban, 10], {
    output: 'Kết quả kiểm tra',
    checklist: ['Tra cứu tên và chủ hộ trên CSDL đăng ký hộ kinh doanh', 'Đối chiếu ngành nghề có điều kiện'],
    outcomes: [fit, unfit],
  }),
  task('B3', 'Dự thảo giấy chứng nhận, trao đổi thông tin với cơ quan thuế', [lanes.urban, 4], {
    output: `Dự thảo ${document}`,
  }),
  task('B4', `Ký ${document}`, [lanes.urbanHead, 6], { output: document, outcomes: [signed, rework('B3')] }),
  deliver('B5', 2),
  ...refusal(lanes.urban, lanes.urbanHead, [4, 4]),
];

const applicationForm = { code: 'ĐN-HKD', name: 'Giấy đề nghị theo mẫu Thông tư 68/2025/TT-BTC' };

export const business: readonly DemoProcedure[] = [
  write({
    ...shared,
    code: '1.001612',
    templateCode: 'QTM-KD-01',
    documentCode: 'QT-KTHT-11',
    name: 'Đăng ký thành lập hộ kinh doanh',
    shortName: 'Thành lập hộ kinh doanh',
    limit: workingDays(3),
    fees: { direct: 50_000, online: 50_000, postal: 50_000 },
    forms: [applicationForm],
    papers: [
      original('de-nghi', 'Giấy đề nghị đăng ký hộ kinh doanh', { formCode: 'ĐN-HKD' }),
      copy('thanh-vien', 'Văn bản của các thành viên hộ gia đình ủy quyền cho chủ hộ', ifAny),
      ...proxyPapers,
    ],
    results: ['Giấy chứng nhận đăng ký hộ kinh doanh'],
    steps: certificateSteps('Giấy chứng nhận đăng ký hộ kinh doanh'),
  }),
  write({
    ...shared,
    code: '2.000720',
    templateCode: 'QTM-KD-02',
    documentCode: 'QT-KTHT-12',
    name: 'Đăng ký thay đổi nội dung đăng ký hộ kinh doanh',
    shortName: 'Thay đổi đăng ký hộ kinh doanh',
    limit: workingDays(3),
    fees: { direct: 50_000, online: 50_000, postal: 50_000 },
    forms: [applicationForm],
    papers: [
      original('de-nghi', 'Giấy đề nghị đăng ký thay đổi nội dung đăng ký hộ kinh doanh', { formCode: 'ĐN-HKD' }),
      copy('thanh-vien', 'Văn bản ủy quyền của thành viên mới, nếu có', ifAny),
      ...proxyPapers,
    ],
    results: ['Giấy chứng nhận đăng ký hộ kinh doanh đã thay đổi'],
    steps: certificateSteps('Giấy chứng nhận đăng ký hộ kinh doanh'),
  }),
  write({
    ...shared,
    code: '1.001266',
    templateCode: 'QTM-KD-03',
    documentCode: 'QT-KTHT-13',
    name: 'Chấm dứt hoạt động hộ kinh doanh',
    shortName: 'Chấm dứt hộ kinh doanh',
    limit: workingDays(5),
    fees: { direct: 0, online: 0, postal: 0 },
    feeNote: '',
    forms: [applicationForm],
    papers: [
      original('thong-bao', 'Thông báo chấm dứt hoạt động hộ kinh doanh', { formCode: 'ĐN-HKD' }),
      original('bien-ban', 'Biên bản họp về việc chấm dứt hoạt động, nếu hộ do nhóm thành viên lập', ifAny),
      ...proxyPapers,
    ],
    results: ['Thông báo về việc chấm dứt hoạt động hộ kinh doanh'],
    steps: [
      receive(4),
      task('B2', 'Kiểm tra hồ sơ, chuẩn bị cập nhật tình trạng pháp lý', [lanes.urban, 12], {
        output: 'Kết quả kiểm tra',
        checklist: ['Đối chiếu nghĩa vụ còn lại của hộ kinh doanh'],
      }),
      consult('B3', 'Lấy ý kiến cơ quan thuế về nghĩa vụ thuế', [lanes.taxOffice, 16], {
        parallelWithPrevious: true,
        output: 'Ý kiến của cơ quan thuế',
      }),
      task('B4', 'Tổng hợp, dự thảo thông báo kết quả', [lanes.urban, 8], {
        output: 'Dự thảo thông báo',
        outcomes: [
          { label: 'Đã hoàn thành nghĩa vụ', to: 'next' },
          { label: 'Còn nghĩa vụ', to: { row: 'TC1' } },
        ],
      }),
      task('B5', 'Ký thông báo, chuyển tình trạng pháp lý', [lanes.urbanHead, 6], {
        output: 'Thông báo chấm dứt hoạt động',
        outcomes: [signed, rework('B4')],
      }),
      deliver('B6', 4),
      ...refusal(lanes.urban, lanes.urbanHead, [4, 4]),
    ],
  }),
];
