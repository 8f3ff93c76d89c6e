export * from './schema.ts';
export {
  addWorkingDays,
  addWorkingMinutes,
  clockStart,
  compileCalendar,
  defaultCutOffMinute,
  defaultDefinition,
  defaultWeeklyHours,
  type Horizon,
  isWorkingDay,
  isWorkingTime,
  nextWorkingInstant,
  openingHoursOf,
  type WorkingCalendar,
  withSpecialDays,
  workingDayOf,
} from './calendar.ts';
export { minutesPerWorkingDay } from './day-table.ts';
export { type Deadline, deadlineOf, dueInstant, workingMinutesBetween } from './due.ts';
export { type DueDate, type DuePromise, dueAt } from './due-date.ts';
export type { LedgerRow } from './ledger.ts';
export { nationalDays } from './national-days.ts';
export {
  type Band,
  type Remaining,
  remaining,
  type Timeliness,
  timeliness,
  type WarnBands,
  type Warning,
  warnInstants,
} from './remaining.ts';
export { limitMinutesOf } from './settle.ts';
