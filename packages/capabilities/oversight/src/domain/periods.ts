import { addWorkingDays, isWorkingDay, type WorkingCalendar, workingDayOf } from '@chuan/calendar';
import { type CivilDate, civilDateOf, type Instant, instantOf } from '@chuan/kernel';
import type { Period, PeriodDays, TrialWindow } from '../contract.ts';

const dayMs = 86_400_000;
const shift = (date: CivilDate, days: number): CivilDate => civilDateOf(instantOf(date) + days * dayMs);
const firstOfMonth = (year: number, month: number): CivilDate =>
  new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);

/** The week, month or quarter that `today` lies in, up to today, and the whole one before. Weeks begin on Monday. */
export function periodDays(period: Period, today: CivilDate): PeriodDays {
  if (period === 'week') {
    const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
    const from = shift(today, -weekday);
    return { from, to: today, previousFrom: shift(from, -7), previousTo: shift(from, -1) };
  }
  const [year = 0, month = 1] = today.split('-').map(Number);
  const length = period === 'month' ? 1 : 3;
  const first = month - 1 - ((month - 1) % length);
  const from = firstOfMonth(year, first);
  return { from, to: today, previousFrom: firstOfMonth(year, first - length), previousTo: shift(from, -1) };
}

/** The last quarter that is over, and the 90 days up to today. */
export function trialWindows(today: CivilDate): { readonly quarter: TrialWindow; readonly days: TrialWindow } {
  const { previousFrom: from, previousTo: to } = periodDays('quarter', today);
  return {
    quarter: { kind: 'quarter', ...quarterOf(to), from, to },
    days: { kind: 'days', ...quarterOf(today), from: shift(today, -89), to: today },
  };
}

function quarterOf(date: CivilDate) {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return { quarter: Math.ceil(month / 3), year };
}

/** Today, or the next working day, and the working days after it. */
export function comingDays(now: Instant, count: number, calendar: WorkingCalendar): CivilDate[] {
  const first = workingDayOf(now, calendar);
  return Array.from({ length: count }, (_, index) => addWorkingDays(first, index, calendar));
}

/** The last working days before a day, oldest first. */
export function pastDays(today: CivilDate, count: number, calendar: WorkingCalendar): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = shift(today, -1); days.length < count; day = shift(day, -1))
    if (isWorkingDay(day, calendar)) days.unshift(day);
  return days;
}
