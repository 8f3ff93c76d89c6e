import { type CivilDate, type Instant, invalid } from '@chuan/kernel';
import type { DayShape, DayTable, Measure } from './day-table.ts';
import {
  buildDayTable,
  closingMinute,
  dayMeasure,
  minuteMeasure,
  nextWorkingMinute,
  openingMinute,
  shapeOf,
  shapeOfDay,
  workingDayFrom,
} from './day-table.ts';
import {
  dateOfDay,
  dayOfDate,
  dayOfMinute,
  instantOfMinute,
  minuteOf,
  minutesPerDay,
  weekdayOfDay,
} from './local-time.ts';
import type { CalendarDefinition, SpecialDay, WeeklyHours, WorkingPeriod } from './schema.ts';

/**
 * A calendar version made ready for counting. It never changes and depends on the definition and the horizon alone, so
 * it may be kept for as long as the version is in use.
 */
export interface WorkingCalendar {
  readonly definition: CalendarDefinition;
  readonly horizon: Horizon;
  readonly table: DayTable;
  readonly hours: Measure;
  readonly days: Measure;
  /** The special day that holds on a local day number, if any. */
  readonly specialDays: ReadonlyMap<number, SpecialDay>;
}

/** First and last year in which a calendar can count, both included. */
export interface Horizon {
  readonly fromYear: number;
  readonly toYear: number;
}

const defaultHorizon: Horizon = { fromYear: 2020, toYear: 2040 };

const morning: WorkingPeriod = { fromMinute: 450, toMinute: 690 };
const afternoon: WorkingPeriod = { fromMinute: 810, toMinute: 1_050 };
const officeDay = [morning, afternoon];

/** Monday to Friday, 07:30–11:30 and 13:30–17:30. */
export const defaultWeeklyHours: WeeklyHours = {
  1: officeDay,
  2: officeDay,
  3: officeDay,
  4: officeDay,
  5: officeDay,
  6: [],
  7: [],
};

/** 15:00: what comes later is passed on at the opening of the next working day. */
export const defaultCutOffMinute = 900;

/** The usual week, the usual cut-off, and the given special days. */
export const defaultDefinition = (days: readonly SpecialDay[] = []): CalendarDefinition => ({
  weekly: defaultWeeklyHours,
  days: [...days],
  cutOffMinute: defaultCutOffMinute,
});

/** A definition with further special days; a later row replaces an earlier one of the same date. */
export const withSpecialDays = (definition: CalendarDefinition, days: readonly SpecialDay[]): CalendarDefinition => ({
  ...definition,
  days: [...new Map([...definition.days, ...days].map((day) => [day.on, day])).values()],
});

function shapesByWeekday(weekly: WeeklyHours): readonly DayShape[] {
  return ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => shapeOf(weekly[weekday]));
}

/**
 * Prepares a calendar version for counting: sums over every day of the horizon, made once.
 *
 * @param definition  weekly hours, special days (of two rows for one date the later holds), cut-off.
 * @param horizon  years in which it may count; asking beyond throws `calendar.out_of_horizon`.
 * @throws {AppError} `calendar.bad_horizon`, `calendar.bad_periods` if periods overlap or are empty,
 *   `calendar.no_working_time` if a year has no working day, `calendar.uneven_hours` if the lengths of days share no
 *   usable measure.
 */
export function compileCalendar(definition: CalendarDefinition, horizon: Horizon = defaultHorizon): WorkingCalendar {
  const { fromYear, toYear } = horizon;
  if (!(fromYear >= 1970 && toYear >= fromYear && toYear - fromYear < 200)) {
    throw invalid('calendar.bad_horizon', { fromYear, toYear });
  }
  const weekdays = shapesByWeekday(definition.weekly);
  const usual = weekdays.find((shape) => shape.minutes > 0) ?? shapeOf([]);
  const closed = shapeOf([]);
  const specialDays = new Map(definition.days.map((special) => [dayOfDate(special.on), special]));
  const shapeOn = (day: number): DayShape => {
    const special = specialDays.get(day);
    if (!special) return weekdays[weekdayOfDay(day) - 1]!;
    if (special.kind === 'off') return closed;
    return special.hoursOfWeekday ? weekdays[special.hoursOfWeekday - 1]! : usual;
  };
  const firstDay = dayOfDate(`${fromYear}-01-01`);
  const lastDay = dayOfDate(`${toYear}-12-31`);
  const shapes = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => shapeOn(firstDay + index));
  const table = buildDayTable(firstDay, shapes, { fromYear, toYear });
  for (let year = fromYear; year <= toYear; year++) requireWorkingTime(table, year);
  return Object.freeze({
    definition,
    horizon: Object.freeze({ fromYear, toYear }),
    table,
    hours: minuteMeasure(table),
    days: dayMeasure(table),
    specialDays,
  });
}

function requireWorkingTime(table: DayTable, year: number) {
  const first = dayOfDate(`${year}-01-01`) - table.firstDay;
  const last = dayOfDate(`${year}-12-31`) - table.firstDay;
  if (table.workingDaysBefore[first] === table.workingDaysBefore[last + 1]) {
    throw invalid('calendar.no_working_time', { year });
  }
}

/** Whether an instant lies inside a working period; its closing instant does not. */
export function isWorkingTime(instant: Instant, calendar: WorkingCalendar): boolean {
  const minute = minuteOf(instant);
  return nextWorkingMinute(calendar.table, minute) === minute;
}

/** The instant itself if it is working time, else the next opening. */
export function nextWorkingInstant(instant: Instant, calendar: WorkingCalendar): Instant {
  const minute = minuteOf(instant);
  const next = nextWorkingMinute(calendar.table, minute);
  return next === minute ? instant : instantOfMinute(next);
}

export const isWorkingDay = (date: CivilDate, calendar: WorkingCalendar): boolean =>
  shapeOfDay(calendar.table, dayOfDate(date)).minutes > 0;

/** The working day an instant belongs to: its own day, or on a day off the next working day. */
export const workingDayOf = (instant: Instant, calendar: WorkingCalendar): CivilDate =>
  dateOfDay(workingDayFrom(calendar.table, dayOfMinute(minuteOf(instant))));

/** First and last instant of the working time of a working day. @throws {AppError} `calendar.day_off` */
export function openingHoursOf(date: CivilDate, calendar: WorkingCalendar): { opensAt: Instant; closesAt: Instant } {
  const day = dayOfDate(date);
  if (shapeOfDay(calendar.table, day).minutes === 0) throw invalid('calendar.day_off', { date });
  return {
    opensAt: instantOfMinute(openingMinute(calendar.table, day)),
    closesAt: instantOfMinute(closingMinute(calendar.table, day)),
  };
}

/** The n-th working day after a date, which is not counted itself. */
export function addWorkingDays(date: CivilDate, count: number, calendar: WorkingCalendar): CivilDate {
  let day = dayOfDate(date);
  for (let left = count; left > 0; left--) day = workingDayFrom(calendar.table, day + 1);
  return dateOfDay(day);
}

/**
 * The instant by which `minutes` of working time have passed since `start`: on the closing instant of a period rather
 * than at the next opening. Nought gives the next working instant. A negative number counts back, to the last instant
 * from which that much working time leads to `start` ("at least one working day before due").
 */
export function addWorkingMinutes(start: Instant, minutes: number, calendar: WorkingCalendar): Instant {
  const from = minuteOf(start);
  if (minutes === 0) return nextWorkingInstant(start, calendar);
  const reached = calendar.hours.reach(calendar.hours.at(from) + minutes);
  return instantOfMinute(minutes > 0 ? reached : nextWorkingMinute(calendar.table, reached));
}

/**
 * Where a clock in hours begins for something received at `minute`: there, or at the next working minute; received
 * after the cut-off of a working day, at the opening of the next working day.
 */
export function clockStartMinute(minute: number, calendar: WorkingCalendar): number {
  const day = dayOfMinute(minute);
  if (minute - day * minutesPerDay <= calendar.definition.cutOffMinute)
    return nextWorkingMinute(calendar.table, minute);
  return openingMinute(calendar.table, workingDayFrom(calendar.table, day + 1));
}

/** As `clockStartMinute`, for instants: when a transfer received at `received` starts. */
export const clockStart = (received: Instant, calendar: WorkingCalendar): Instant =>
  instantOfMinute(clockStartMinute(minuteOf(received), calendar));
