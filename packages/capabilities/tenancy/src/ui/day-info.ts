import type { CalendarFields, NationalDayView } from '../contract.ts';

export interface DayInfo {
  readonly on: string;
  readonly minutes: number;
  /** What made the day what it is: the week, a national day, or the agency itself. */
  readonly source: 'week' | 'national' | 'local';
  readonly name: string;
  readonly legal: string;
}

type Week = CalendarFields['weekly'];
type Weekday = keyof Week;

export const weekdays: readonly Weekday[] = ['1', '2', '3', '4', '5', '6', '7'];

const weekdayOf = (date: string): Weekday => weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] as Weekday;

export const minutesOf = (periods: Week[Weekday]): number =>
  (periods ?? []).reduce((sum, period) => sum + Math.max(0, period.toMinute - period.fromMinute), 0);

const usualMinutes = (week: Week): number =>
  weekdays.map((day) => minutesOf(week[day])).find((minutes) => minutes > 0) ?? 0;

export interface DaySource {
  readonly calendar: Pick<CalendarFields, 'weekly' | 'days'>;
  readonly nationalDays: readonly NationalDayView[];
  readonly locale: 'vi' | 'en';
}

/** One day as a calendar has it: the agency's own word first, then the nation's, then the week's. */
export function dayInfo(on: string, { calendar, nationalDays, locale }: DaySource): DayInfo {
  const { weekly, days } = calendar;
  const local = days.findLast((day) => day.on === on);
  const national = nationalDays.find((day) => day.on === on);
  const special = local ?? national;
  if (!special) return { on, minutes: minutesOf(weekly[weekdayOf(on)]), source: 'week', name: '', legal: '' };
  const hours = special.hoursOfWeekday
    ? minutesOf(weekly[`${special.hoursOfWeekday}` as Weekday])
    : usualMinutes(weekly);
  return {
    on,
    minutes: special.kind === 'off' ? 0 : hours,
    source: local ? 'local' : 'national',
    name: local ? local.name : ((locale === 'en' ? national?.nameEn : national?.nameVi) ?? ''),
    legal: special.legal ?? '',
  };
}

/** The days of a month (`2026-11`), and the empty places before its first in a week that begins on Monday. */
export function monthDays(month: string): { readonly before: number; readonly days: string[] } {
  const first = new Date(`${month}-01T00:00:00Z`);
  const count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return {
    before: (first.getUTCDay() + 6) % 7,
    days: Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`),
  };
}

/** `2026-11` and a number of months later. */
export function addMonths(month: string, count: number): string {
  const [year = 0, index = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, index - 1 + count, 1)).toISOString().slice(0, 7);
}

/** `07:30`; minutes from midnight. */
export const formatMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Minutes from midnight of `7:30`, `0730`, `7h30` or `7`. */
export function parseMinute(text: string): number | undefined {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?:[:h.]?(\d{2}))?$/.exec(text.trim().replace(/h$/, '')) ?? [];
  if (hours === undefined) return undefined;
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= 1_440 ? minute : undefined;
}
