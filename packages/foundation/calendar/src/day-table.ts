import { invalid } from '@chuan/kernel';
import { minutesPerDay } from './local-time.ts';
import type { WorkingPeriod } from './schema.ts';

/** The working periods of one kind of day, in order, and their sum. */
export interface DayShape {
  readonly periods: readonly WorkingPeriod[];
  readonly minutes: number;
}

/**
 * Sums over the days of a horizon, made once. Index 0 is `firstDay`; `minutesBefore[i]` and `workingDaysBefore[i]`
 * count the days before index i; `workingDayAt[n]` is the index of the n-th working day.
 *
 * `unitsPerDay` makes shares of days exact: it is divided by 480 and by the minutes of every working day, so that one
 * working day, long or short, is always that many whole units.
 */
export interface DayTable {
  readonly firstDay: number;
  readonly shapes: readonly DayShape[];
  readonly minutesBefore: Int32Array;
  readonly workingDaysBefore: Int32Array;
  readonly workingDayAt: Int32Array;
  readonly unitsPerDay: number;
  readonly years: { readonly fromYear: number; readonly toYear: number };
}

/** One working day in step arithmetic: 8 hours. */
export const minutesPerWorkingDay = 480;

/** Periods in order and without overlap. @throws {AppError} `calendar.bad_periods` */
export function shapeOf(periods: readonly WorkingPeriod[]): DayShape {
  const sorted = [...periods].sort((a, b) => a.fromMinute - b.fromMinute);
  let minutes = 0;
  let openUntil = 0;
  for (const { fromMinute, toMinute } of sorted) {
    if (toMinute <= fromMinute || fromMinute < openUntil)
      throw invalid('calendar.bad_periods', { fromMinute, toMinute });
    minutes += toMinute - fromMinute;
    openUntil = toMinute;
  }
  return { periods: sorted, minutes };
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

function unitsFor(shapes: readonly DayShape[]): number {
  let units = minutesPerWorkingDay;
  for (const minutes of new Set(shapes.map((shape) => shape.minutes))) {
    if (minutes > 0) units = (units / greatestCommonDivisor(units, minutes)) * minutes;
  }
  // Beyond this a sum over the horizon would leave the whole numbers that a double holds.
  if (units > 1e11) throw invalid('calendar.uneven_hours');
  return units;
}

export function buildDayTable(firstDay: number, shapes: readonly DayShape[], years: DayTable['years']): DayTable {
  const minutesBefore = new Int32Array(shapes.length + 1);
  const workingDaysBefore = new Int32Array(shapes.length + 1);
  const workingDays: number[] = [];
  shapes.forEach((shape, index) => {
    minutesBefore[index + 1] = minutesBefore[index]! + shape.minutes;
    workingDaysBefore[index + 1] = workingDaysBefore[index]! + (shape.minutes > 0 ? 1 : 0);
    if (shape.minutes > 0) workingDays.push(index);
  });
  const unitsPerDay = unitsFor(shapes);
  const workingDayAt = Int32Array.from(workingDays);
  return { firstDay, shapes, minutesBefore, workingDaysBefore, workingDayAt, unitsPerDay, years };
}

const outOfHorizon = (table: DayTable) => invalid('calendar.out_of_horizon', table.years);

/** Index of a local day. @throws {AppError} `calendar.out_of_horizon` */
function indexOfDay(table: DayTable, day: number): number {
  const index = day - table.firstDay;
  if (!(index >= 0 && index < table.shapes.length)) throw outOfHorizon(table);
  return index;
}

/** The working periods of a local day. */
export const shapeOfDay = (table: DayTable, day: number): DayShape => table.shapes[indexOfDay(table, day)]!;

function minutesWithin(shape: DayShape, minuteOfDay: number): number {
  let sum = 0;
  for (const { fromMinute, toMinute } of shape.periods) {
    if (minuteOfDay >= toMinute) sum += toMinute - fromMinute;
    else return minuteOfDay > fromMinute ? sum + minuteOfDay - fromMinute : sum;
  }
  return sum;
}

/** The first minute of the day before which `minutes` (at least 1) of its working time lie. */
function minuteOfDayAfter(shape: DayShape, minutes: number): number {
  let left = minutes;
  for (const { fromMinute, toMinute } of shape.periods) {
    if (left <= toMinute - fromMinute) return fromMinute + left;
    left -= toMinute - fromMinute;
  }
  return minutesPerDay;
}

/** The first working day on or after a local day. @throws {AppError} `calendar.out_of_horizon` */
export function workingDayFrom(table: DayTable, day: number): number {
  const index = table.workingDayAt[table.workingDaysBefore[indexOfDay(table, day)]!];
  if (index === undefined) throw outOfHorizon(table);
  return table.firstDay + index;
}

export const openingMinute = (table: DayTable, workingDay: number): number =>
  workingDay * minutesPerDay + shapeOfDay(table, workingDay).periods[0]!.fromMinute;

export const closingMinute = (table: DayTable, workingDay: number): number =>
  workingDay * minutesPerDay + shapeOfDay(table, workingDay).periods.at(-1)!.toMinute;

/** The first minute at or after `minute` that lies inside a working period. */
export function nextWorkingMinute(table: DayTable, minute: number): number {
  const day = Math.floor(minute / minutesPerDay);
  const minuteOfDay = minute - day * minutesPerDay;
  for (const { fromMinute, toMinute } of shapeOfDay(table, day).periods) {
    if (minuteOfDay < toMinute) return day * minutesPerDay + Math.max(minuteOfDay, fromMinute);
  }
  return openingMinute(table, workingDayFrom(table, day + 1));
}

/**
 * A way to measure running time: `at` never falls, `reach(target)` is the first minute at which it is `target`.
 * A due date is `reach(at(start) + limit)`, so all the laws of due dates follow from those of the measure.
 */
export interface Measure {
  at(minute: number): number;
  reach(target: number): number;
}

/** Working minutes since the beginning of the horizon. */
export function minuteMeasure(table: DayTable): Measure {
  const { firstDay, minutesBefore, shapes } = table;
  return {
    at(minute) {
      const day = Math.floor(minute / minutesPerDay);
      const index = indexOfDay(table, day);
      return minutesBefore[index]! + minutesWithin(shapes[index]!, minute - day * minutesPerDay);
    },
    reach(target) {
      let low = 0;
      let high = shapes.length;
      if (!(target >= 1 && target <= minutesBefore[high]!)) throw outOfHorizon(table);
      while (high - low > 1) {
        const middle = (low + high) >>> 1;
        if (minutesBefore[middle]! < target) low = middle;
        else high = middle;
      }
      return (firstDay + low) * minutesPerDay + minuteOfDayAfter(shapes[low]!, target - minutesBefore[low]!);
    },
  };
}

/** Working days since the beginning of the horizon, in `unitsPerDay`: a half day is one working day, run twice as fast. */
export function dayMeasure(table: DayTable): Measure {
  const { firstDay, workingDaysBefore, workingDayAt, shapes, unitsPerDay } = table;
  return {
    at(minute) {
      const day = Math.floor(minute / minutesPerDay);
      const index = indexOfDay(table, day);
      const shape = shapes[index]!;
      const whole = workingDaysBefore[index]! * unitsPerDay;
      if (shape.minutes === 0) return whole;
      return whole + minutesWithin(shape, minute - day * minutesPerDay) * (unitsPerDay / shape.minutes);
    },
    reach(target) {
      const wholeDays = Math.ceil(target / unitsPerDay) - 1;
      const index = workingDayAt[wholeDays];
      if (index === undefined) throw outOfHorizon(table);
      const shape = shapes[index]!;
      const minutes = Math.ceil((target - wholeDays * unitsPerDay) / (unitsPerDay / shape.minutes));
      return (firstDay + index) * minutesPerDay + minuteOfDayAfter(shape, minutes);
    },
  };
}
