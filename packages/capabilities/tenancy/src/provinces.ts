import type { CivilDate } from '@chuan/kernel';

export interface ProvinceSeed {
  /** The statistics office's code. */
  readonly code: string;
  readonly name: string;
  readonly kind: 'city' | 'province';
  readonly validFrom: CivilDate;
  /** The last day. */
  readonly validTo: CivilDate | null;
}

const since2025 = (code: string, name: string): ProvinceSeed => ({
  code,
  name,
  kind: name.startsWith('Thành phố') ? 'city' : 'province',
  validFrom: '2025-07-01',
  validTo: null,
});

/** The 34 provinces and cities since 1 July 2025 (Resolution 202/2025/QH15; Đồng Nai: Resolution 30/2026/QH16). */
export const provinces: readonly ProvinceSeed[] = [
  since2025('01', 'Thành phố Hà Nội'),
  since2025('04', 'Tỉnh Cao Bằng'),
  since2025('08', 'Tỉnh Tuyên Quang'),
  since2025('11', 'Tỉnh Điện Biên'),
  since2025('12', 'Tỉnh Lai Châu'),
  since2025('14', 'Tỉnh Sơn La'),
  since2025('15', 'Tỉnh Lào Cai'),
  since2025('19', 'Tỉnh Thái Nguyên'),
  since2025('20', 'Tỉnh Lạng Sơn'),
  since2025('22', 'Tỉnh Quảng Ninh'),
  since2025('24', 'Tỉnh Bắc Ninh'),
  since2025('25', 'Tỉnh Phú Thọ'),
  since2025('31', 'Thành phố Hải Phòng'),
  since2025('33', 'Tỉnh Hưng Yên'),
  since2025('37', 'Tỉnh Ninh Bình'),
  since2025('38', 'Tỉnh Thanh Hoá'),
  since2025('40', 'Tỉnh Nghệ An'),
  since2025('42', 'Tỉnh Hà Tĩnh'),
  since2025('44', 'Tỉnh Quảng Trị'),
  since2025('46', 'Thành phố Huế'),
  since2025('48', 'Thành phố Đà Nẵng'),
  since2025('51', 'Tỉnh Quảng Ngãi'),
  since2025('52', 'Tỉnh Gia Lai'),
  since2025('56', 'Tỉnh Khánh Hoà'),
  since2025('66', 'Tỉnh Đắk Lắk'),
  since2025('68', 'Tỉnh Lâm Đồng'),
  { code: '75', name: 'Tỉnh Đồng Nai', kind: 'province', validFrom: '2025-07-01', validTo: '2026-04-29' },
  { code: '75', name: 'Thành phố Đồng Nai', kind: 'city', validFrom: '2026-04-30', validTo: null },
  since2025('79', 'Thành phố Hồ Chí Minh'),
  since2025('80', 'Tỉnh Tây Ninh'),
  since2025('82', 'Tỉnh Đồng Tháp'),
  since2025('86', 'Tỉnh Vĩnh Long'),
  since2025('91', 'Tỉnh An Giang'),
  since2025('92', 'Thành phố Cần Thơ'),
  since2025('96', 'Tỉnh Cà Mau'),
];
