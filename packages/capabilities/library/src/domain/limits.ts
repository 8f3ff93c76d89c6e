import { minutesPerWorkingDay, type TimeLimit } from '@chuan/calendar';

const workingDaysIn = (calendarDays: number) => Math.floor((calendarDays * 5) / 7);

/**
 * A limit in working minutes, to weigh steps against. Working time is exact (a working day is 8 hours); calendar days
 * and months count their share of five-day weeks, rounded down to whole days, at least one. The value 0 is the same
 * day, one working day.
 */
export function workingMinutesOf({ value, unit }: TimeLimit): number {
  if (unit === 'working_hours') return Math.round(value * 60);
  if (value === 0) return minutesPerWorkingDay;
  if (unit === 'working_days') return Math.round(value * minutesPerWorkingDay);
  const days = workingDaysIn(unit === 'months' ? value * 30 : value);
  return Math.max(1, days) * minutesPerWorkingDay;
}

/** Whether a limit is longer than another, by working minutes. */
export const isLonger = (limit: TimeLimit, than: TimeLimit): boolean =>
  workingMinutesOf(limit) > workingMinutesOf(than);
