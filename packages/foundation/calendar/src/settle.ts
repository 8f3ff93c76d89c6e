import { invalid } from '@chuan/kernel';
import { clockStartMinute, type WorkingCalendar } from './calendar.ts';
import {
  closingMinute,
  type Measure,
  minutesPerWorkingDay,
  nextWorkingMinute,
  openingMinute,
  workingDayFrom,
} from './day-table.ts';
import { addMonthsToDay, dayOfMinute, minuteOf, minutesPerDay } from './local-time.ts';
import type { Pause, Run } from './runs.ts';
import type { TimeLimit } from './schema.ts';

/** What a run comes to. While the clock stands, `dueMinute` is the due minute if it went on at once. */
export interface Settlement {
  readonly startMinute: number;
  readonly dueMinute: number;
  /** The open pause that keeps the due date unknown. */
  readonly stoppedBy: Pause | null;
  /** When the clock stopped, not before `startMinute`. */
  readonly stoppedMinute: number;
}

export const isWorkingLimit = (limit: TimeLimit): boolean =>
  limit.unit === 'working_hours' || limit.unit === 'working_days';

/** Working minutes of a limit in step arithmetic, 1 working day = 8 hours; null for calendar days and months. */
export function limitMinutesOf(limit: TimeLimit): number | null {
  if (!isWorkingLimit(limit)) return null;
  const minutes = Math.round(limit.value * (limit.unit === 'working_hours' ? 60 : minutesPerWorkingDay));
  return limit.value > 0 ? Math.max(1, minutes) : 0;
}

/**
 * The limit, then the limit with one extension, with two, …, each as the measure or the days to be used up since the
 * start: sums of working minutes, of units of working days, or of civil days after the day of receipt.
 */
export function budgetsOf(run: Run, limit: TimeLimit, calendar: WorkingCalendar): number[] {
  return isWorkingLimit(limit) ? workingBudgets(run, limit, calendar) : civilBudgets(run, limit, calendar);
}

export const measureOf = (limit: TimeLimit, calendar: WorkingCalendar): Measure =>
  limit.unit === 'working_hours' ? calendar.hours : calendar.days;

function workingBudgets(run: Run, limit: TimeLimit, calendar: WorkingCalendar): number[] {
  const inHours = limit.unit === 'working_hours';
  const unitsPerMinute = inHours ? 1 : calendar.table.unitsPerDay / minutesPerWorkingDay;
  let sum = limitMinutesOf(limit)! * unitsPerMinute;
  if (!inHours && limit.value === 0) {
    const startMinute = clockStartMinute(minuteOf(run.beganAt), calendar);
    const elapsed = calendar.days.at(startMinute) % calendar.table.unitsPerDay;
    sum = calendar.table.unitsPerDay - elapsed;
  }
  const budgets = [sum];
  for (const { extension } of run.grants) {
    const minutes = limitMinutesOf(extension);
    if (minutes === null) throw invalid('calendar.extension_unit', { unit: extension.unit });
    sum += minutes * unitsPerMinute;
    budgets.push(sum);
  }
  return budgets;
}

/**
 * The day a civil limit counts from, itself not counted: that of receipt. For the same day it is that of receipt too,
 * or the day after it if the working day is over or past its cut-off.
 */
export function civilBaseDay(run: Run, limit: TimeLimit, calendar: WorkingCalendar): number {
  const began = minuteOf(run.beganAt);
  const day = dayOfMinute(began);
  return limit.value > 0 || dayOfMinute(clockStartMinute(began, calendar)) === day ? day : day + 1;
}

function civilBudgets(run: Run, limit: TimeLimit, calendar: WorkingCalendar): number[] {
  const base = civilBaseDay(run, limit, calendar);
  let months = 0;
  let days = 0;
  return [limit, ...run.grants.map((grant) => grant.extension)].map(({ unit, value }) => {
    if (unit !== 'months' && unit !== 'calendar_days') throw invalid('calendar.extension_unit', { unit });
    if (!Number.isInteger(value)) throw invalid('calendar.limit_not_whole', { unit });
    if (unit === 'months') months += value;
    else days += value;
    return addMonthsToDay(base, months) + days - base;
  });
}

/** Where counting begins. */
function workingStart(run: Run, limit: TimeLimit, calendar: WorkingCalendar): number {
  const began = minuteOf(run.beganAt);
  if (limit.unit === 'working_hours' || limit.value < 1) return clockStartMinute(began, calendar);
  return openingMinute(calendar.table, workingDayFrom(calendar.table, dayOfMinute(began) + 1));
}

function settleWorking(run: Run, limit: TimeLimit, calendar: WorkingCalendar): Settlement {
  const measure = measureOf(limit, calendar);
  const startMinute = workingStart(run, limit, calendar);
  let left = workingBudgets(run, limit, calendar).at(-1)!;
  let minute = startMinute;
  const reach = () => (left > 0 ? measure.reach(measure.at(minute) + left) : nextWorkingMinute(calendar.table, minute));
  for (const pause of run.pauses) {
    if (pause.fromMinute > minute) {
      const ran = measure.at(pause.fromMinute) - measure.at(minute);
      // A limit of nought is due at once: a pause that comes before the next working minute still holds it up.
      if (ran >= left && (left > 0 || nextWorkingMinute(calendar.table, minute) <= pause.fromMinute)) break;
      left -= ran;
      minute = pause.fromMinute;
    }
    if (pause.toMinute === null) return { startMinute, dueMinute: reach(), stoppedBy: pause, stoppedMinute: minute };
    minute = Math.max(minute, pause.toMinute);
  }
  return { startMinute, dueMinute: reach(), stoppedBy: null, stoppedMinute: minute };
}

/**
 * The due minute of a civil limit: the closing of its last day or, that being a day off, of the next working day
 * (Civil Code 2015, art. 148.5); after a pause, a closing that comes later than the moment the clock ran again.
 */
function civilDueMinute(lastDay: number, resumedMinute: number, calendar: WorkingCalendar): number {
  const resumedDay = dayOfMinute(resumedMinute);
  const firstClosing = closingFrom(resumedDay, calendar);
  const afterPause = firstClosing > resumedMinute ? firstClosing : closingFrom(resumedDay + 1, calendar);
  return Math.max(closingFrom(lastDay, calendar), afterPause);
}

const closingFrom = (day: number, calendar: WorkingCalendar): number =>
  closingMinute(calendar.table, workingDayFrom(calendar.table, day));

/**
 * Where a pause takes the last day of a civil limit: on by the midnights it spans, counted from the last day or, when
 * that was a day off already behind, from the day of the pause.
 */
export const lastDayAfterPause = (lastDay: number, fromMinute: number, toMinute: number): number =>
  Math.max(lastDay, dayOfMinute(fromMinute)) + dayOfMinute(toMinute) - dayOfMinute(fromMinute);

/** A civil limit before its pauses: nothing before `countFromMinute` can be lost, as nothing of it would count. */
export function civilFrame(run: Run, limit: TimeLimit, calendar: WorkingCalendar) {
  const began = minuteOf(run.beganAt);
  const base = civilBaseDay(run, limit, calendar);
  const wantedDays = civilBudgets(run, limit, calendar).at(-1)!;
  const nextDayMinute = (base + 1) * minutesPerDay;
  const sameDayMinute = limit.value === 0 ? clockStartMinute(began, calendar) : nextDayMinute;
  return {
    startMinute: sameDayMinute,
    countFromMinute: wantedDays === 0 ? sameDayMinute : nextDayMinute,
    lastDay: base + wantedDays,
  };
}

function settleCivil(run: Run, limit: TimeLimit, calendar: WorkingCalendar): Settlement {
  const { startMinute, countFromMinute, ...frame } = civilFrame(run, limit, calendar);
  let lastDay = frame.lastDay;
  let resumedMinute = minuteOf(run.beganAt);
  for (const pause of run.pauses) {
    const fromMinute = Math.max(pause.fromMinute, countFromMinute);
    const dueMinute = civilDueMinute(lastDay, resumedMinute, calendar);
    if (dueMinute <= pause.fromMinute) break;
    if (pause.toMinute === null) {
      return { startMinute, dueMinute, stoppedBy: pause, stoppedMinute: Math.max(pause.fromMinute, startMinute) };
    }
    if (pause.toMinute > fromMinute) lastDay = lastDayAfterPause(lastDay, fromMinute, pause.toMinute);
    resumedMinute = Math.max(resumedMinute, pause.toMinute);
  }
  const dueMinute = civilDueMinute(lastDay, resumedMinute, calendar);
  return { startMinute, dueMinute, stoppedBy: null, stoppedMinute: startMinute };
}

/** One run against one limit: when it began to count and when it is, or would be, used up. */
export const settle = (run: Run, limit: TimeLimit, calendar: WorkingCalendar): Settlement =>
  isWorkingLimit(limit) ? settleWorking(run, limit, calendar) : settleCivil(run, limit, calendar);

/** Working minutes between two minutes in which none of the pauses held. */
export function runningMinutes(from: number, to: number, pauses: readonly Pause[], calendar: WorkingCalendar): number {
  const { at } = calendar.hours;
  let sum = at(to) - at(from);
  for (const pause of pauses) {
    const [pausedFrom, pausedTo] = [Math.max(from, pause.fromMinute), Math.min(to, pause.toMinute ?? to)];
    if (pausedTo > pausedFrom) sum -= at(pausedTo) - at(pausedFrom);
  }
  return sum;
}
