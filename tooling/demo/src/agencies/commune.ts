import { lanes } from '../lanes.ts';
import { communeProcedures } from '../procedures/catalogue.ts';
import { type AgencyPlan, position } from './plan.ts';

/** A ward with its one-stop centre; the agency of the story. */
export const commune: AgencyPlan = {
  slug: 'quy-nhon-nam',
  mailDomain: 'quynhonnam.example',
  place: 'phường Quy Nhơn Nam, tỉnh Gia Lai',
  adminName: 'Trịnh Văn Quản Mẫu',
  tenant: {
    name: 'UBND phường Quy Nhơn Nam (dữ liệu mẫu)',
    shortName: 'Phường Quy Nhơn Nam (mẫu)',
    kind: 'commune',
    provinceCode: '52',
    isSample: true,
    profile: {
      superiorName: '',
      oneStopName: 'Trung tâm Phục vụ hành chính công phường Quy Nhơn Nam',
      agencyIdentifier: 'H21.99.05',
      place: 'Quy Nhơn Nam',
      address: 'Số 0 đường Mẫu, phường Quy Nhơn Nam, tỉnh Gia Lai',
      phone: '0256 000 0000',
      email: 'mot-cua@quynhonnam.example',
    },
  },
  units: [
    {
      name: 'Lãnh đạo UBND phường',
      shortName: 'Lãnh đạo',
      positions: [
        position('ct', ['Chủ tịch UBND phường', 'agency_head'], ['Tạ Văn Hình'], { lanes: [lanes.chair] }),
        position('pct', ['Phó Chủ tịch UBND phường', 'agency_head'], ['Đặng Giả Định', 'Cao Thị Tượng'], {
          lanes: [lanes.viceChair],
        }),
      ],
    },
    {
      name: 'Trung tâm Phục vụ hành chính công',
      shortName: 'TTPVHCC',
      positions: [
        position(
          'mc',
          ['Công chức tiếp nhận và trả kết quả', 'one_stop'],
          ['Lê Thị Thử', 'Võ Văn Thí Điểm', 'Ngô Thị Mực'],
          { shortName: 'Công chức tiếp nhận', lanes: [lanes.oneStop] },
        ),
      ],
    },
    {
      name: 'Phòng Kinh tế, Hạ tầng và Đô thị',
      shortName: 'KT, HT và ĐT',
      positions: [
        position('tpkt', ['Trưởng phòng Kinh tế, Hạ tầng và Đô thị', 'unit_head'], ['Phạm Thí Dụ'], {
          shortName: 'Trưởng phòng KT, HT và ĐT',
          lanes: [lanes.urbanHead],
        }),
        position(
          'cvkt',
          ['Chuyên viên Phòng Kinh tế, Hạ tầng và Đô thị', 'specialist'],
          ['Trần Minh Họa', 'Bùi Văn Nháp', 'Kiều Thị Họa'],
          { shortName: 'Chuyên viên KT, HT và ĐT', lanes: [lanes.urban] },
        ),
      ],
    },
    {
      name: 'Phòng Văn hóa – Xã hội',
      shortName: 'VH – XH',
      positions: [
        position('tpvh', ['Trưởng phòng Văn hóa – Xã hội', 'unit_head'], ['Dương Thị Mô Phỏng'], {
          lanes: [lanes.socialHead],
        }),
        position('cvvh', ['Chuyên viên Văn hóa – Xã hội', 'specialist'], ['Lý Văn Phác', 'Đinh Thị Phỏng'], {
          lanes: [lanes.social],
        }),
      ],
    },
    {
      name: 'Văn phòng HĐND và UBND',
      shortName: 'Văn phòng',
      positions: [
        position('tphc', ['Công chức Tư pháp – Hộ tịch', 'specialist'], ['Phan Thị Nháp Thử', 'Hoàng Văn Giả Thử'], {
          lanes: [lanes.civilStatus],
        }),
        position('vt', ['Văn thư', 'clerical'], ['Lưu Thị Nháp'], { lanes: [lanes.clerk] }),
        position('iso', ['Thư ký ISO', 'other'], ['Mạc Văn Chuẩn'], { roles: ['quality_manager'] }),
      ],
    },
    {
      name: 'Cơ quan phối hợp (mẫu)',
      shortName: 'Phối hợp',
      positions: [
        position('db', ['Đơn vị quản lý đường bộ (mẫu)', 'other'], ['Hứa Văn Đường Mẫu'], {
          lanes: [lanes.roadAuthority],
        }),
        position('thue', ['Cơ quan thuế (mẫu)', 'other'], ['Tô Thị Thuế Mẫu'], { lanes: [lanes.taxOffice] }),
        position('htk', ['Nơi cư trú trước đây (mẫu)', 'other'], ['Chu Văn Xác Mẫu'], {
          lanes: [lanes.formerResidence],
        }),
      ],
    },
  ],
  procedures: communeProcedures,
  demand: [
    { procedureCode: '2.000815', weight: 10 },
    { procedureCode: '1.001193', weight: 8 },
    { procedureCode: '2.000635', weight: 8 },
    { procedureCode: '1.004873', weight: 8 },
    { procedureCode: '1.000894', weight: 4 },
    { procedureCode: '1.000656', weight: 3 },
    { procedureCode: '1.004859', weight: 4 },
    { procedureCode: '1.001022', weight: 1 },
    { procedureCode: '1.004837', weight: 1 },
    { procedureCode: '1.004884', weight: 3 },
    { procedureCode: '1.001612', weight: 9 },
    { procedureCode: '2.000720', weight: 5 },
    { procedureCode: '1.001266', weight: 5 },
    { procedureCode: '1.013225', weight: 16 },
    { procedureCode: '1.013274', weight: 3 },
    { procedureCode: '1.002693', weight: 5, isForFirms: true },
    { procedureCode: '1.014159', weight: 7 },
    { procedureCode: '1.013314', weight: 4 },
    { procedureCode: '1.011607', weight: 6 },
    { procedureCode: '1.012812', weight: 4 },
    { procedureCode: '1.002211', weight: 1 },
  ],
  revised: ['1.013225', '1.001612'],
  share: 0.7,
  procedureDesk: { author: 'iso', reviewer: 'tpkt', approver: 'ct' },
};
