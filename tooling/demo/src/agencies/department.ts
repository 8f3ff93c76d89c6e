import { defaultWeeklyHours } from '@chuan/calendar';
import { lanes } from '../lanes.ts';
import { constructionDepartment } from '../procedures/catalogue.ts';
import { type AgencyPlan, position } from './plan.ts';

/** A provincial department that also works on Saturday mornings. */
export const department: AgencyPlan = {
  slug: 'so-xay-dung',
  mailDomain: 'soxaydung.example',
  place: 'tỉnh Gia Lai',
  adminName: 'Quách Văn Trị Mẫu',
  tenant: {
    name: 'Sở Xây dựng tỉnh Gia Lai (dữ liệu mẫu)',
    shortName: 'Sở Xây dựng (mẫu)',
    kind: 'department',
    provinceCode: '52',
    isSample: true,
    profile: {
      superiorName: 'UBND tỉnh Gia Lai',
      oneStopName: 'Bộ phận tiếp nhận và trả kết quả Sở Xây dựng',
      agencyIdentifier: 'H21.98.12',
      place: 'Gia Lai',
      address: 'Số 0 đường Mẫu, tỉnh Gia Lai',
      phone: '0256 000 0012',
      email: 'mot-cua@soxaydung.example',
    },
    calendar: {
      name: 'Lịch làm việc có sáng thứ Bảy',
      weekly: { ...defaultWeeklyHours, '6': [{ fromMinute: 450, toMinute: 690 }] },
      days: [],
      cutOffMinute: 900,
    },
  },
  units: [
    {
      name: 'Lãnh đạo Sở',
      shortName: 'Lãnh đạo',
      positions: [
        position('gd', ['Giám đốc Sở', 'agency_head'], ['Vương Minh Chứng']),
        position('pgd', ['Phó Giám đốc Sở', 'agency_head'], ['Tôn Thất Ví Dụ', 'Thái Thị Giả Sử'], {
          lanes: [lanes.viceDirector],
        }),
      ],
    },
    {
      name: 'Văn phòng Sở',
      shortName: 'Văn phòng',
      positions: [
        position('mc', ['Công chức tiếp nhận và trả kết quả', 'one_stop'], ['Lương Thị Mẫu Đơn', 'Âu Văn Nhận Thử'], {
          shortName: 'Công chức tiếp nhận',
          lanes: [lanes.oneStop],
        }),
        position('vt', ['Văn thư', 'clerical'], ['Tăng Thị Dấu Mẫu'], { lanes: [lanes.clerk] }),
        position('iso', ['Thư ký ISO', 'other'], ['Đoàn Văn Quy Mẫu'], { roles: ['quality_manager'] }),
      ],
    },
    {
      name: 'Phòng Quản lý hoạt động xây dựng',
      shortName: 'QLHĐXD',
      positions: [
        position('tp', ['Trưởng phòng Quản lý hoạt động xây dựng', 'unit_head'], ['Hà Thí Nghiệm'], {
          shortName: 'Trưởng phòng QLHĐXD',
          lanes: [lanes.divisionHead],
        }),
        position(
          'cv',
          ['Chuyên viên Phòng Quản lý hoạt động xây dựng', 'specialist'],
          ['La Văn Phỏng Dựng', 'Triệu Thị Nháp', 'Khúc Văn Thử'],
          { shortName: 'Chuyên viên QLHĐXD', lanes: [lanes.appraiser] },
        ),
      ],
    },
    {
      name: 'Cơ quan phối hợp (mẫu)',
      shortName: 'Phối hợp',
      positions: [
        position('pccc', ['Cảnh sát phòng cháy, chữa cháy (mẫu)', 'other'], ['Từ Văn Chữa Mẫu'], {
          lanes: [lanes.firePolice],
        }),
        position('db', ['Đơn vị quản lý đường bộ (mẫu)', 'other'], ['Nhan Thị Lộ Mẫu'], {
          lanes: [lanes.roadAuthority],
        }),
      ],
    },
  ],
  procedures: constructionDepartment,
  demand: [
    { procedureCode: '1.008891', weight: 5 },
    { procedureCode: '1.000703', weight: 8, isForFirms: true },
    { procedureCode: '1.013236', weight: 4, isForFirms: true },
    { procedureCode: '1.013239', weight: 2, isForFirms: true },
  ],
  revised: ['1.000703', '1.013236'],
  share: 0.18,
  procedureDesk: { author: 'iso', reviewer: 'tp', approver: 'gd' },
};
