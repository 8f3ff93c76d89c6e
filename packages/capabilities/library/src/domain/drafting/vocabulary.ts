import type { PositionKind, ProcedureContent } from '../../contract.ts';

/** Words of the law that a first draft is written in; its author changes them as any other text of the content. */
export const lanes: Readonly<Record<PositionKind, string>> = {
  one_stop: 'Công chức tiếp nhận và trả kết quả',
  specialist: 'Chuyên viên thụ lý',
  unit_head: 'Lãnh đạo phòng chuyên môn',
  agency_head: 'Lãnh đạo cơ quan',
  clerical: 'Văn thư',
  finance: 'Kế toán',
  other: 'Cơ quan phối hợp',
};

export interface UsualStep {
  readonly kind: PositionKind;
  readonly name: string;
  readonly output: string;
  /** Its share of the limit. */
  readonly share: number;
}

/** The steps that most procedures of one agency have, where no source tells them. */
export const usualSteps: readonly UsualStep[] = [
  {
    kind: 'one_stop',
    name: 'Tiếp nhận, kiểm tra hồ sơ',
    output: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    share: 0.05,
  },
  { kind: 'unit_head', name: 'Phân công thụ lý', output: 'Phiếu kiểm soát quá trình', share: 0.05 },
  { kind: 'specialist', name: 'Thẩm định hồ sơ, dự thảo kết quả', output: 'Dự thảo kết quả giải quyết', share: 0.6 },
  { kind: 'unit_head', name: 'Xem xét, ký nháy', output: 'Dự thảo đã ký nháy', share: 0.1 },
  { kind: 'agency_head', name: 'Ký duyệt kết quả', output: 'Kết quả giải quyết', share: 0.1 },
  { kind: 'clerical', name: 'Cấp số, đóng dấu', output: 'Sổ đăng ký văn bản đi', share: 0.05 },
  { kind: 'one_stop', name: 'Trả kết quả', output: 'Kết quả đã trả; sổ theo dõi', share: 0.05 },
];

export const returnStep = { name: 'Trả kết quả', output: 'Kết quả đã trả' } as const;

export const caseName = (number: number): string => `Trường hợp ${number}`;
export const purposeOf = (name: string): string =>
  `Quy định trình tự, trách nhiệm và thời gian giải quyết thủ tục “${name}”, bảo đảm đúng pháp luật, công khai và đúng hạn.`;
export const scopeOf = (name: string): string =>
  `Áp dụng đối với tổ chức, cá nhân có yêu cầu thực hiện thủ tục “${name}” và các vị trí tham gia giải quyết.`;

export const usualDefinitions: ProcedureContent['definitions'] = [
  { term: 'UBND', meaning: 'Ủy ban nhân dân' },
  { term: 'TTHC', meaning: 'Thủ tục hành chính' },
  { term: 'BPTN&TKQ', meaning: 'Bộ phận Tiếp nhận và Trả kết quả (Bộ phận Một cửa)' },
];

export const usualRecords: ProcedureContent['records'] = [
  { name: 'Hồ sơ của tổ chức, cá nhân theo mục 5.3', keeper: 'Bộ phận chuyên môn', years: 10 },
  { name: 'Kết quả giải quyết thủ tục hành chính', keeper: 'Bộ phận chuyên môn', years: 10 },
  { name: 'Phiếu kiểm soát quá trình giải quyết hồ sơ', keeper: 'Bộ phận Một cửa', years: 5 },
];
