import type { PositionKind } from '../../contract.ts';

const applicant =
  /^(người (nộp|đề nghị|yêu cầu|nhận con nuôi|làm dịch vụ)|tổ chức|hộ gia đình|chủ (hộ|dự án|đầu tư)|cá nhân|doanh nghiệp)/i;
const aSystem = /^cổng dịch vụ công/i;

/** Who does a step, by the words of the text: the citizen's own part is no work of the agency. */
export const isApplicant = (role: string): boolean =>
  (applicant.test(role) && !/thực hiện chương trình|chứng thực \(|được giao/i.test(role)) || aSystem.test(role);

const kinds: readonly (readonly [RegExp, PositionKind])[] = [
  [/một cửa|tiếp nhận|phục vụ hành chính công/i, 'one_stop'],
  [
    /chủ tịch|lãnh đạo ubnd|lãnh đạo cơ quan|giám đốc|lãnh đạo sở|lãnh đạo công an|thủ trưởng|hội đồng.*quyết/i,
    'agency_head',
  ],
  [/trưởng phòng|lãnh đạo phòng|phó trưởng phòng/i, 'unit_head'],
  [/văn thư|đóng dấu/i, 'clerical'],
  [/kế toán|tài chính kế|thu phí/i, 'finance'],
];

export const positionKindOf = (role: string): PositionKind =>
  kinds.find(([shape]) => shape.test(role))?.[1] ?? 'specialist';
