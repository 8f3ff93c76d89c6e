import { lanes } from '../lanes.ts';
import {
  consult,
  copy,
  type DemoProcedure,
  deliver,
  fit,
  fromDatabase,
  ifAny,
  law,
  original,
  type ProcedureFacts,
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

const civilStatusLaw = [
  law('60/2014/QH13', 'Luật Hộ tịch'),
  law('123/2015/NĐ-CP', 'Nghị định quy định chi tiết một số điều và biện pháp thi hành Luật Hộ tịch'),
  law('87/2020/NĐ-CP', 'Nghị định về Cơ sở dữ liệu hộ tịch điện tử, đăng ký hộ tịch trực tuyến'),
  law('07/2025/NĐ-CP', 'Nghị định sửa đổi các nghị định trong lĩnh vực hộ tịch, quốc tịch, chứng thực'),
  law('120/2025/NĐ-CP', 'Nghị định về phân định thẩm quyền của chính quyền địa phương 02 cấp, lĩnh vực tư pháp'),
  law('04/2020/TT-BTP', 'Thông tư hướng dẫn Luật Hộ tịch và Nghị định 123/2015/NĐ-CP'),
];

const identity = fromDatabase(
  'can-cuoc',
  'Thông tin căn cước của người yêu cầu (khai thác từ CSDL quốc gia về dân cư)',
);
const proxy = original('uy-quyen', 'Văn bản ủy quyền, nếu nộp thay', ifAny);
const application = (name: string) => original('to-khai', name, { formCode: 'TK-HT' });

interface CivilFacts
  extends Pick<ProcedureFacts, 'code' | 'name' | 'shortName' | 'templateCode' | 'documentCode' | 'papers' | 'results'> {
  readonly days: number;
  readonly register: string;
  /** Working hours of receiving, appraising, registering, signing and handing over. */
  readonly times: readonly [number, number, number, number, number];
  readonly fee?: number;
  readonly feeNote?: string;
  readonly more?: Partial<ProcedureFacts>;
}

/** Civil-status procedures run alike: received, appraised, registered, signed, handed over. */
function civil({ days, register, times, fee = 0, feeNote, more, ...facts }: CivilFacts): DemoProcedure {
  const [receiveHours, appraiseHours, registerHours, signHours, deliverHours] = times;
  return write({
    ...facts,
    field: 'Hộ tịch',
    level: 'commune',
    limit: workingDays(days),
    fees: { direct: fee, online: fee, postal: fee },
    feeNote: feeNote ?? 'Mức do HĐND tỉnh quyết định; mức mẫu. Miễn cho người có công, hộ nghèo, người khuyết tật',
    laws: civilStatusLaw,
    forms: [{ code: 'TK-HT', name: 'Tờ khai theo mẫu của Bộ Tư pháp' }],
    steps: [
      receive(receiveHours),
      task('B2', 'Thẩm tra hồ sơ, đối chiếu dữ liệu hộ tịch và dân cư', [lanes.civilStatus, appraiseHours], {
        output: 'Kết quả thẩm tra',
        checklist: ['Đối chiếu thông tin với CSDL quốc gia về dân cư', 'Kiểm tra điều kiện đăng ký'],
        outcomes: [fit, unfit],
      }),
      task('B3', `Ghi ${register}, in kết quả trình ký`, [lanes.civilStatus, registerHours], {
        output: `Dự thảo ${facts.results[0]}`,
      }),
      task('B4', `Ký ${facts.results[0]}`, [lanes.viceChair, signHours], {
        output: facts.results[0] ?? '',
        outcomes: [signed, rework('B3')],
      }),
      deliver('B5', deliverHours),
      ...refusal(lanes.civilStatus, lanes.viceChair, [registerHours, signHours]),
    ],
    ...more,
  });
}

const sameDay = [1, 3, 2, 1, 1] as const;
const threeDays = [2, 10, 6, 4, 2] as const;
const fiveDays = [2, 20, 10, 6, 2] as const;

const maritalStatus = civil({
  code: '1.004873',
  templateCode: 'QTM-HT-04',
  documentCode: 'QT-TP-04',
  name: 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân',
  shortName: 'Xác nhận tình trạng hôn nhân',
  days: 3,
  fee: 15_000,
  register: 'Sổ cấp Giấy xác nhận tình trạng hôn nhân',
  times: threeDays,
  papers: [
    application('Tờ khai cấp Giấy xác nhận tình trạng hôn nhân'),
    identity,
    copy('ly-hon', 'Bản án, quyết định ly hôn hoặc giấy chứng tử của vợ, chồng, nếu đã từng kết hôn', ifAny),
    original('giay-cu', 'Giấy xác nhận đã cấp, nếu xin cấp lại', ifAny),
    proxy,
  ],
  results: ['Giấy xác nhận tình trạng hôn nhân'],
  more: {
    dataFields: [
      { key: 'cu-tru-noi-khac', label: 'Đã cư trú nơi khác sau tuổi kết hôn', kind: 'boolean', isRequired: false },
      { key: 'muc-dich', label: 'Mục đích sử dụng', kind: 'text', isRequired: false },
    ],
    steps: [
      receive(2),
      task('B2', 'Thẩm tra hồ sơ, đối chiếu dữ liệu hộ tịch và dân cư', [lanes.civilStatus, 4], {
        output: 'Kết quả thẩm tra',
        checklist: ['Tra cứu CSDL hộ tịch điện tử', 'Xác định các nơi đã cư trú'],
        outcomes: [fit, unfit],
      }),
      question('D1', 'Đã cư trú nơi khác?', lanes.civilStatus, [
        {
          label: 'Có, cần xác minh',
          to: { row: 'B3' },
          condition: { field: 'cu-tru-noi-khac', operator: 'eq', value: true },
        },
        { label: 'Không', to: { row: 'B4' } },
      ]),
      consult('B3', 'Đề nghị nơi cư trú trước đây xác minh tình trạng hôn nhân', [lanes.formerResidence, 8], {
        output: 'Văn bản trả lời xác minh',
      }),
      task('B4', 'Ghi Sổ cấp giấy xác nhận, in kết quả trình ký', [lanes.civilStatus, 4], {
        output: 'Dự thảo Giấy xác nhận tình trạng hôn nhân',
      }),
      task('B5', 'Ký Giấy xác nhận tình trạng hôn nhân', [lanes.viceChair, 4], {
        output: 'Giấy xác nhận tình trạng hôn nhân',
        outcomes: [signed, rework('B4')],
      }),
      deliver('B6', 2),
      ...refusal(lanes.civilStatus, lanes.viceChair, [4, 4]),
    ],
  },
});

export const civilStatus: readonly DemoProcedure[] = [
  civil({
    code: '1.001193',
    templateCode: 'QTM-HT-01',
    documentCode: 'QT-TP-01',
    name: 'Thủ tục đăng ký khai sinh',
    shortName: 'Đăng ký khai sinh',
    days: 1,
    register: 'Sổ đăng ký khai sinh, lấy số định danh cá nhân',
    times: sameDay,
    papers: [
      application('Tờ khai đăng ký khai sinh'),
      original('chung-sinh', 'Giấy chứng sinh hoặc giấy tờ thay thế; không nộp nếu đã có bản điện tử ký số'),
      identity,
      original('bi-bo-roi', 'Biên bản về việc trẻ bị bỏ rơi, nếu có', ifAny),
      original('mang-thai-ho', 'Văn bản xác nhận của cơ sở y tế, nếu sinh do mang thai hộ', ifAny),
      proxy,
    ],
    results: ['Giấy khai sinh'],
  }),
  civil({
    code: '1.000894',
    templateCode: 'QTM-HT-02',
    documentCode: 'QT-TP-02',
    name: 'Thủ tục đăng ký kết hôn',
    shortName: 'Đăng ký kết hôn',
    days: 1,
    register: 'Sổ đăng ký kết hôn',
    times: sameDay,
    feeNote: 'Miễn lệ phí',
    papers: [
      application('Tờ khai đăng ký kết hôn, hai bên cùng ký'),
      identity,
      original('hon-nhan', 'Giấy xác nhận tình trạng hôn nhân, nếu chưa có trong CSDL hộ tịch', ifAny),
    ],
    results: ['Giấy chứng nhận kết hôn'],
  }),
  civil({
    code: '1.000656',
    templateCode: 'QTM-HT-03',
    documentCode: 'QT-TP-03',
    name: 'Thủ tục đăng ký khai tử',
    shortName: 'Đăng ký khai tử',
    days: 1,
    register: 'Sổ đăng ký khai tử',
    times: sameDay,
    papers: [
      application('Tờ khai đăng ký khai tử'),
      original('bao-tu', 'Giấy báo tử hoặc giấy tờ thay Giấy báo tử'),
      identity,
      proxy,
    ],
    results: ['Trích lục khai tử'],
  }),
  maritalStatus,
  civil({
    code: '1.004859',
    templateCode: 'QTM-HT-05',
    documentCode: 'QT-TP-05',
    name: 'Thủ tục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc',
    shortName: 'Thay đổi, cải chính hộ tịch',
    days: 3,
    fee: 25_000,
    register: 'Sổ đăng ký thay đổi, cải chính, bổ sung hộ tịch',
    times: threeDays,
    papers: [
      application('Tờ khai đăng ký thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc'),
      original('chung-minh', 'Giấy tờ làm căn cứ thay đổi, cải chính'),
      identity,
      proxy,
    ],
    results: ['Trích lục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc'],
  }),
  civil({
    code: '1.001022',
    templateCode: 'QTM-HT-06',
    documentCode: 'QT-TP-06',
    name: 'Thủ tục đăng ký nhận cha, mẹ, con',
    shortName: 'Nhận cha, mẹ, con',
    days: 3,
    fee: 15_000,
    register: 'Sổ đăng ký nhận cha, mẹ, con',
    times: threeDays,
    papers: [
      application('Tờ khai đăng ký nhận cha, mẹ, con'),
      original('quan-he', 'Văn bản xác nhận quan hệ cha, mẹ, con của cơ quan y tế, giám định, hoặc văn bản cam đoan'),
      identity,
    ],
    results: ['Trích lục đăng ký nhận cha, mẹ, con'],
  }),
  civil({
    code: '1.004837',
    templateCode: 'QTM-HT-07',
    documentCode: 'QT-TP-07',
    name: 'Thủ tục đăng ký giám hộ',
    shortName: 'Đăng ký giám hộ',
    days: 5,
    register: 'Sổ đăng ký giám hộ',
    times: fiveDays,
    feeNote: 'Miễn lệ phí',
    papers: [
      application('Tờ khai đăng ký giám hộ'),
      original('cu-giam-ho', 'Văn bản cử người giám hộ hoặc giấy tờ chứng minh điều kiện giám hộ đương nhiên'),
      identity,
      proxy,
    ],
    results: ['Trích lục đăng ký giám hộ'],
  }),
  civil({
    code: '1.004884',
    templateCode: 'QTM-HT-08',
    documentCode: 'QT-TP-08',
    name: 'Thủ tục đăng ký lại khai sinh',
    shortName: 'Đăng ký lại khai sinh',
    days: 5,
    fee: 8_000,
    register: 'Sổ đăng ký khai sinh',
    times: fiveDays,
    papers: [
      application('Tờ khai đăng ký lại khai sinh, có cam đoan đã đăng ký nhưng không còn lưu'),
      copy('ban-cu', 'Bản sao Giấy khai sinh hoặc giấy tờ có thông tin về nội dung khai sinh'),
      identity,
      original('thu-truong', 'Văn bản xác nhận của thủ trưởng cơ quan, nếu là cán bộ, lực lượng vũ trang', ifAny),
      proxy,
    ],
    results: ['Giấy khai sinh'],
  }),
  write({
    code: '2.000635',
    templateCode: 'QTM-HT-09',
    documentCode: 'QT-TP-09',
    name: 'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh',
    shortName: 'Bản sao trích lục hộ tịch',
    field: 'Hộ tịch',
    level: 'commune',
    limit: workingDays(1),
    fees: { direct: 8_000, online: 8_000, postal: 8_000 },
    feeNote: '8.000 đồng một bản sao trích lục',
    laws: [...civilStatusLaw, law('281/2016/TT-BTC', 'Thông tư về phí khai thác và sử dụng thông tin hộ tịch')],
    forms: [{ code: 'TK-HT', name: 'Tờ khai theo mẫu của Bộ Tư pháp' }],
    papers: [application('Tờ khai cấp bản sao trích lục hộ tịch'), identity, proxy],
    results: ['Bản sao Trích lục hộ tịch', 'Bản sao Giấy khai sinh'],
    steps: [
      receive(1),
      task('B2', 'Tra cứu sổ và CSDL hộ tịch, in bản sao trích lục', [lanes.civilStatus, 4], {
        output: 'Dự thảo bản sao trích lục',
        outcomes: [
          { label: 'Có dữ liệu', to: 'next' },
          { label: 'Không có dữ liệu', to: { row: 'TC1' } },
        ],
      }),
      task('B3', 'Ký bản sao trích lục', [lanes.viceChair, 2], {
        output: 'Bản sao Trích lục hộ tịch',
        outcomes: [signed, rework('B2')],
      }),
      deliver('B4', 1),
      ...refusal(lanes.civilStatus, lanes.viceChair, [1, 1]),
    ],
  }),
];
