import type { PositionKind } from '@chuan/library/contract';

export interface Lane {
  readonly name: string;
  readonly kind: PositionKind;
}

const lane = (name: string, kind: PositionKind): Lane => ({ name, kind });

/** Who does what, as the sample procedures name them; each sample agency says which of its positions each one is. */
export const lanes = {
  oneStop: lane('Công chức tiếp nhận và trả kết quả', 'one_stop'),
  civilStatus: lane('Công chức Tư pháp – Hộ tịch', 'specialist'),
  urban: lane('Chuyên viên Kinh tế, Hạ tầng và Đô thị', 'specialist'),
  social: lane('Chuyên viên Văn hóa – Xã hội', 'specialist'),
  urbanHead: lane('Trưởng phòng Kinh tế, Hạ tầng và Đô thị', 'unit_head'),
  socialHead: lane('Trưởng phòng Văn hóa – Xã hội', 'unit_head'),
  viceChair: lane('Phó Chủ tịch UBND cấp xã', 'agency_head'),
  chair: lane('Chủ tịch UBND cấp xã', 'agency_head'),
  clerk: lane('Văn thư', 'clerical'),
  roadAuthority: lane('Đơn vị quản lý đường bộ', 'other'),
  taxOffice: lane('Cơ quan thuế', 'other'),
  formerResidence: lane('Cơ quan đăng ký hộ tịch nơi cư trú trước đây', 'other'),
  appraiser: lane('Chuyên viên thẩm định', 'specialist'),
  divisionHead: lane('Trưởng phòng chuyên môn', 'unit_head'),
  viceDirector: lane('Phó Giám đốc Sở', 'agency_head'),
  firePolice: lane('Cơ quan Cảnh sát phòng cháy, chữa cháy', 'other'),
  officeSpecialist: lane('Chuyên viên Văn phòng UBND tỉnh', 'specialist'),
  officeHead: lane('Trưởng phòng, Văn phòng UBND tỉnh', 'unit_head'),
  officeChief: lane('Phó Chánh Văn phòng UBND tỉnh', 'agency_head'),
  provinceViceChair: lane('Phó Chủ tịch UBND tỉnh', 'agency_head'),
  department: lane('Sở chuyên ngành', 'other'),
} as const;
