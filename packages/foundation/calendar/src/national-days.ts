import type { SpecialDay } from './schema.ts';

export type NationalDay = SpecialDay & { readonly legal: string };

const newYear = 'Bộ luật Lao động 2019, Điều 112.1.a';
const tet = 'Bộ luật Lao động 2019, Điều 112.1.b';
const victoryDay = 'Bộ luật Lao động 2019, Điều 112.1.c';
const labourDay = 'Bộ luật Lao động 2019, Điều 112.1.d';
const nationalDay = 'Bộ luật Lao động 2019, Điều 112.1.đ';
const hungKings = 'Bộ luật Lao động 2019, Điều 112.1.e';
const inLieu = 'Bộ luật Lao động 2019, Điều 111.3';
const cultureDay = 'Nghị quyết 28/2026/QH16, Điều 2';
const notice2024 = 'Thông báo 5015/TB-LĐTBXH';
const swap2024 = 'Thông báo 1570/TB-LĐTBXH';
const notice2025 = 'Thông báo 6150/TB-BLĐTBXH';
const swapNewYear2026 = 'Công văn 12729/VPCP-KGVX';
const notice2026 = 'Thông báo 9441/TB-BNV';

const off = (on: string, name: string, ...legal: string[]): NationalDay => ({
  on,
  kind: 'off',
  name,
  legal: legal.join('; '),
});

/** A Saturday worked, with the hours of the weekday that is off in its place. */
const worked = (on: string, hoursOfWeekday: number, name: string, legal: string): NationalDay => ({
  on,
  kind: 'working',
  name,
  hoursOfWeekday,
  legal,
});

/**
 * Public holidays and swapped working days of public servants, as ordered. 2024–2026 are complete. Of 2027 only the
 * days that the law itself fixes are here: the remaining days of Tết and the day beside 2 September await their notice, and the
 * vendor's staff enter them in the running product (decision 0022).
 */
export const nationalDays: readonly NationalDay[] = [
  off('2024-01-01', 'Tết Dương lịch', newYear),
  off('2024-02-08', 'Tết Nguyên đán', tet, notice2024),
  off('2024-02-09', 'Tết Nguyên đán', tet, notice2024),
  off('2024-02-10', 'Tết Nguyên đán', tet, notice2024),
  off('2024-02-11', 'Tết Nguyên đán', tet, notice2024),
  off('2024-02-12', 'Tết Nguyên đán', tet, notice2024),
  off('2024-02-13', 'Nghỉ bù Tết Nguyên đán', inLieu, notice2024),
  off('2024-02-14', 'Nghỉ bù Tết Nguyên đán', inLieu, notice2024),
  off('2024-04-18', 'Giỗ Tổ Hùng Vương', hungKings),
  off('2024-04-29', 'Nghỉ hoán đổi', swap2024),
  off('2024-04-30', 'Ngày Chiến thắng', victoryDay),
  off('2024-05-01', 'Ngày Quốc tế lao động', labourDay),
  worked('2024-05-04', 1, 'Làm bù ngày 29/4/2024', swap2024),
  off('2024-09-02', 'Quốc khánh', nationalDay, notice2024),
  off('2024-09-03', 'Quốc khánh', nationalDay, notice2024),

  off('2025-01-01', 'Tết Dương lịch', newYear),
  off('2025-01-27', 'Tết Nguyên đán', tet, notice2025),
  off('2025-01-28', 'Tết Nguyên đán', tet, notice2025),
  off('2025-01-29', 'Tết Nguyên đán', tet, notice2025),
  off('2025-01-30', 'Tết Nguyên đán', tet, notice2025),
  off('2025-01-31', 'Tết Nguyên đán', tet, notice2025),
  off('2025-04-07', 'Giỗ Tổ Hùng Vương', hungKings),
  worked('2025-04-26', 5, 'Làm bù ngày 02/5/2025', notice2025),
  off('2025-04-30', 'Ngày Chiến thắng', victoryDay),
  off('2025-05-01', 'Ngày Quốc tế lao động', labourDay),
  off('2025-05-02', 'Nghỉ hoán đổi', notice2025),
  off('2025-09-01', 'Quốc khánh', nationalDay, notice2025),
  off('2025-09-02', 'Quốc khánh', nationalDay, notice2025),

  off('2026-01-01', 'Tết Dương lịch', newYear),
  off('2026-01-02', 'Nghỉ hoán đổi', swapNewYear2026),
  worked('2026-01-10', 5, 'Làm bù ngày 02/01/2026', swapNewYear2026),
  off('2026-02-16', 'Tết Nguyên đán', tet, notice2026),
  off('2026-02-17', 'Tết Nguyên đán', tet, notice2026),
  off('2026-02-18', 'Tết Nguyên đán', tet, notice2026),
  off('2026-02-19', 'Tết Nguyên đán', tet, notice2026),
  off('2026-02-20', 'Tết Nguyên đán', tet, notice2026),
  off('2026-04-26', 'Giỗ Tổ Hùng Vương', hungKings),
  off('2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương', inLieu),
  off('2026-04-30', 'Ngày Chiến thắng', victoryDay),
  off('2026-05-01', 'Ngày Quốc tế lao động', labourDay),
  worked('2026-08-22', 1, 'Làm bù ngày 31/8/2026', notice2026),
  off('2026-08-31', 'Nghỉ hoán đổi', notice2026),
  off('2026-09-01', 'Quốc khánh', nationalDay, notice2026),
  off('2026-09-02', 'Quốc khánh', nationalDay, notice2026),
  off('2026-11-24', 'Ngày Văn hóa Việt Nam', cultureDay),

  off('2027-01-01', 'Tết Dương lịch', newYear),
  off('2027-02-06', 'Tết Nguyên đán', tet),
  off('2027-02-07', 'Tết Nguyên đán', tet),
  off('2027-04-16', 'Giỗ Tổ Hùng Vương', hungKings),
  off('2027-04-30', 'Ngày Chiến thắng', victoryDay),
  off('2027-05-01', 'Ngày Quốc tế lao động', labourDay),
  off('2027-05-03', 'Nghỉ bù Ngày Quốc tế lao động', inLieu),
  off('2027-09-02', 'Quốc khánh', nationalDay),
  off('2027-11-24', 'Ngày Văn hóa Việt Nam', cultureDay),
];
