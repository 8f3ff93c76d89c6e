import { isWorkingDay, type WorkingCalendar } from '@chuan/calendar';
import { type CivilDate, civilDateOf, type Instant, instantOf } from '@chuan/kernel';

const dayMs = 86_400_000;
const weeks = 13;

/** Monday, three months before the week of `now`. */
export function firstDayOf(now: Instant): CivilDate {
  const today = instantOf(civilDateOf(now));
  const daysSinceMonday = (new Date(today + 7 * 3_600_000).getUTCDay() + 6) % 7;
  return civilDateOf(today - (daysSinceMonday + (weeks - 1) * 7) * dayMs);
}

export const daysBefore = (date: CivilDate, days: number): CivilDate => civilDateOf(instantOf(date) - days * dayMs);

/** Working days from `from` to the day of `until`, both counted. */
export function workingDays(from: CivilDate, until: Instant, calendar: WorkingCalendar): CivilDate[] {
  const days: CivilDate[] = [];
  const last = civilDateOf(until);
  for (let day = from; day <= last; day = civilDateOf(instantOf(day) + dayMs)) {
    if (isWorkingDay(day, calendar)) days.push(day);
  }
  return days;
}
