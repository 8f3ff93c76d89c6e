import { type CivilDate, civilDateOf, type Instant, instantOf } from '@chuan/kernel';

/** Inside the package time is counted in local minutes and local days since 1970-01-01 00:00 in Việt Nam. */
const offsetMs = -instantOf('1970-01-01');
const minuteMs = 60_000;
const dayMs = 86_400_000;
export const minutesPerDay = 1_440;

/** The local minute that is running at an instant: seconds are dropped, as on the printed receipt. */
export const minuteOf = (instant: Instant): number => Math.floor((instant + offsetMs) / minuteMs);
export const instantOfMinute = (minute: number): Instant => minute * minuteMs - offsetMs;
export const dayOfMinute = (minute: number): number => Math.floor(minute / minutesPerDay);

export const dayOfDate = (date: CivilDate): number => dayOfMinute(minuteOf(instantOf(date)));
export const dateOfDay = (day: number): CivilDate => civilDateOf(instantOfMinute(day * minutesPerDay));

/** ISO weekday of a local day: 1 is Monday. 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The same day of the month `months` later, or the last day of a shorter month (Civil Code 2015, art. 148.3). */
export function addMonthsToDay(day: number, months: number): number {
  const from = new Date(day * dayMs);
  const monthIndex = from.getUTCFullYear() * 12 + from.getUTCMonth() + months;
  const [year, month] = [Math.floor(monthIndex / 12), monthIndex % 12];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Math.round(Date.UTC(year, month, Math.min(from.getUTCDate(), lastOfMonth)) / dayMs);
}
