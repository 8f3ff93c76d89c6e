import { type CivilDate, conflict, instantOf, invalid } from '@chuan/kernel';
import type { NationalDayFields } from './contract.ts';

const dayMs = 86_400_000;

/** Saturdays and Sundays are worked in the place of one of these. */
const friday = 5;

/** Saturday or Sunday; 5 January 1970 was a Monday. */
const isWeekend = (on: CivilDate): boolean => {
  const days = (instantOf(on) - instantOf('1970-01-05')) / dayMs;
  return ((days % 7) + 7) % 7 >= 5;
};

/**
 * Dates were promised by the days up to today as they stood.
 *
 * @throws {AppError} `national_day.in_the_past`
 */
export function refusePastDay(on: CivilDate, today: CivilDate): void {
  if (on <= today) throw conflict('national_day.in_the_past');
}

/**
 * A day off has no hours; a working day has those of one from Monday to Friday, and lies on a day that is otherwise off.
 *
 * @throws {AppError} `national_day.hours_on_day_off`, `national_day.hours_missing`, `national_day.not_a_weekend`
 */
export function checkNationalDay(on: CivilDate, { kind, hoursOfWeekday }: NationalDayFields): void {
  if (kind === 'off' && hoursOfWeekday !== null) throw invalid('national_day.hours_on_day_off');
  if (kind === 'off') return;
  if (hoursOfWeekday === null || hoursOfWeekday > friday) throw invalid('national_day.hours_missing');
  if (!isWeekend(on)) throw invalid('national_day.not_a_weekend');
}
