import type { CivilDate } from '@chuan/kernel';
import { minutesPerWorkingDay } from '@chuan/calendar';
import type { RegulationKey, RegulationValue } from './contract.ts';

export type RegulationSeed = {
  [Key in RegulationKey]: {
    readonly key: Key;
    readonly validFrom: CivilDate;
    readonly value: RegulationValue<Key>;
    readonly legal: string;
  };
}[RegulationKey];

const decree61 = 'Nghị định 61/2018/NĐ-CP';
const decree118 = 'Nghị định 118/2025/NĐ-CP';
const byDefault = 'Mức đặt sẵn của hệ thống, cơ quan điều chỉnh theo quy chế';

/** In force since Decree 61/2018; what Decree 118/2025 kept is repeated under its name from its first day. */
export const regulationSeeds: readonly RegulationSeed[] = [
  {
    key: 'receipt.cut_off',
    validFrom: '2018-06-21',
    value: { minuteOfDay: 15 * 60 },
    legal: `${decree61}, Điều 18`,
  },
  {
    key: 'receipt.cut_off',
    validFrom: '2025-07-01',
    value: { minuteOfDay: 15 * 60 },
    legal: `${decree118}; Nghị định 309/2026/NĐ-CP`,
  },
  {
    key: 'intake.online_check',
    validFrom: '2018-06-21',
    value: { limit: { value: minutesPerWorkingDay / 60, unit: 'working_hours' } },
    legal: `${decree61}, Điều 17; ${byDefault}`,
  },
  {
    key: 'supplement.rule',
    validFrom: '2018-06-21',
    value: { clock: 'restart', maxRequests: 1, askWithin: { value: 3, unit: 'working_days' } },
    legal: `${decree61}, Điều 11.2.c và Điều 19.4`,
  },
  {
    key: 'extension.rule',
    validFrom: '2018-06-21',
    value: { maxTimes: 1, noticeBefore: { value: 1, unit: 'working_days' } },
    legal: `${decree61}, Điều 19.9`,
  },
  {
    key: 'deadline.warn_shares',
    validFrom: '2018-06-21',
    value: { shares: [0.5, 0.2] },
    legal: byDefault,
  },
  {
    key: 'dossier.code_format',
    validFrom: '2018-06-21',
    value: { pattern: '{agencyIdentifier}-{YYMMDD}-{seq4}' },
    legal: 'Thông tư 01/2018/TT-VPCP, Điều 19; Quyết định 20/2020/QĐ-TTg',
  },
  {
    key: 'complaint.answer_limit',
    validFrom: '2018-06-21',
    value: { limit: { value: 30, unit: 'calendar_days' } },
    legal: 'Luật Khiếu nại số 02/2011/QH13, Điều 28',
  },
  {
    key: 'feedback.answer_limit',
    validFrom: '2018-06-21',
    value: { limit: { value: 15, unit: 'working_days' } },
    legal: byDefault,
  },
];

/** English names of the national days, by the Vietnamese they begin with. */
const englishNames: readonly (readonly [string, string])[] = [
  ['Tết Dương lịch', 'New Year’s Day'],
  ['Nghỉ bù Tết Nguyên đán', 'Lunar New Year, day in lieu'],
  ['Tết Nguyên đán', 'Lunar New Year'],
  ['Nghỉ bù Giỗ Tổ Hùng Vương', 'Hùng Kings’ Commemoration, day in lieu'],
  ['Giỗ Tổ Hùng Vương', 'Hùng Kings’ Commemoration'],
  ['Ngày Chiến thắng', 'Victory Day'],
  ['Nghỉ bù Ngày Quốc tế lao động', 'Labour Day, day in lieu'],
  ['Ngày Quốc tế lao động', 'Labour Day'],
  ['Quốc khánh', 'National Day'],
  ['Ngày Văn hóa Việt Nam', 'Vietnamese Culture Day'],
  ['Nghỉ hoán đổi', 'Swapped day off'],
  ['Làm bù ngày ', 'Working day in exchange for '],
];

export function englishNameOf(name: string): string {
  const found = englishNames.find(([vietnamese]) => name.startsWith(vietnamese));
  return found ? found[1] + name.slice(found[0].length) : name;
}
