import { lanes } from '../lanes.ts';
import { provinceOffice } from '../procedures/catalogue.ts';
import { type AgencyPlan, position } from './plan.ts';

/** The office of a provincial people's committee. */
export const office: AgencyPlan = {
  slug: 'van-phong-ubnd-tinh',
  mailDomain: 'vanphong.example',
  place: 'tỉnh Gia Lai',
  adminName: 'Mã Thị Điều Mẫu',
  tenant: {
    name: 'Văn phòng UBND tỉnh Gia Lai (dữ liệu mẫu)',
    shortName: 'Văn phòng UBND tỉnh (mẫu)',
    kind: 'province_office',
    provinceCode: '52',
    isSample: true,
    profile: {
      superiorName: 'UBND tỉnh Gia Lai',
      oneStopName: 'Trung tâm Phục vụ hành chính công tỉnh Gia Lai',
      agencyIdentifier: 'H21.98.01',
      place: 'Gia Lai',
      address: 'Số 0 đường Mẫu, tỉnh Gia Lai',
      phone: '0256 000 0001',
      email: 'mot-cua@vanphong.example',
    },
  },
  units: [
    {
      name: 'Lãnh đạo UBND tỉnh và Văn phòng',
      shortName: 'Lãnh đạo',
      positions: [
        position('pctt', ['Phó Chủ tịch UBND tỉnh', 'agency_head'], ['Nghiêm Văn Minh Họa'], {
          lanes: [lanes.provinceViceChair],
        }),
        position('cvp', ['Chánh Văn phòng UBND tỉnh', 'agency_head'], ['Ninh Thị Tượng Trưng']),
        position('pcvp', ['Phó Chánh Văn phòng UBND tỉnh', 'agency_head'], ['Doãn Văn Giả Thiết'], {
          lanes: [lanes.officeChief],
        }),
      ],
    },
    {
      name: 'Trung tâm Phục vụ hành chính công tỉnh',
      shortName: 'TTPVHCC',
      positions: [
        position('mc', ['Công chức tiếp nhận và trả kết quả', 'one_stop'], ['Bạch Thị Đón Mẫu', 'Tiêu Văn Trao Thử'], {
          shortName: 'Công chức tiếp nhận',
          lanes: [lanes.oneStop],
        }),
      ],
    },
    {
      name: 'Phòng Kiểm soát thủ tục hành chính',
      shortName: 'KSTTHC',
      positions: [
        position('tp', ['Trưởng phòng Kiểm soát thủ tục hành chính', 'unit_head'], ['Ông Văn Thí Dụ'], {
          shortName: 'Trưởng phòng KSTTHC',
          lanes: [lanes.officeHead],
        }),
        position('cv', ['Chuyên viên Văn phòng UBND tỉnh', 'specialist'], ['Giang Thị Thảo Mẫu', 'Đào Văn Trình Thử'], {
          lanes: [lanes.officeSpecialist],
        }),
        position('vt', ['Văn thư', 'clerical'], ['Viên Thị Ấn Mẫu'], { lanes: [lanes.clerk] }),
        position('iso', ['Thư ký ISO', 'other'], ['Cung Văn Chuẩn Mẫu'], { roles: ['quality_manager'] }),
      ],
    },
    {
      name: 'Cơ quan phối hợp (mẫu)',
      shortName: 'Phối hợp',
      positions: [
        position('so', ['Sở chuyên ngành (mẫu)', 'other'], ['Kim Thị Chuyên Mẫu', 'Sầm Văn Ngành Mẫu'], {
          lanes: [lanes.department],
        }),
      ],
    },
  ],
  procedures: provinceOffice,
  demand: [
    { procedureCode: '1.001122', weight: 3 },
    { procedureCode: '1.010727', weight: 4, isForFirms: true },
    { procedureCode: '1.004223', weight: 4, isForFirms: true },
  ],
  revised: ['1.001122', '1.010727'],
  share: 0.12,
  procedureDesk: { author: 'iso', reviewer: 'tp', approver: 'cvp' },
};
