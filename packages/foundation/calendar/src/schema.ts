import { CivilDate, Instant } from '@chuan/kernel';
import { z } from 'zod';

/** Minutes from local midnight. */
const MinuteOfDay = z.int().min(0).max(1_440);
export const WorkingPeriod = z.strictObject({ fromMinute: MinuteOfDay, toMinute: MinuteOfDay });
export type WorkingPeriod = z.infer<typeof WorkingPeriod>;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const WeeklyHours = z.record(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(WorkingPeriod).max(4));
export type WeeklyHours = z.infer<typeof WeeklyHours>;

/**
 * A day that differs from its weekday: off, or worked with the hours of `hoursOfWeekday` (a swapped Saturday); without
 * it, with the hours of the first weekday that has any. `legal` names the text that orders the day.
 */
export const SpecialDay = z.strictObject({
  on: CivilDate,
  kind: z.enum(['off', 'working']),
  name: z.string().max(200),
  hoursOfWeekday: z.int().min(1).max(7).optional(),
  legal: z.string().max(300).optional(),
});
export type SpecialDay = z.infer<typeof SpecialDay>;

export const CalendarDefinition = z.strictObject({
  weekly: WeeklyHours,
  days: z.array(SpecialDay).max(2_000),
  /** Received after this minute of the day, a dossier starts at the opening of the next working day; 1440: no cut-off. */
  cutOffMinute: MinuteOfDay,
});
export type CalendarDefinition = z.infer<typeof CalendarDefinition>;

export const LimitUnit = z.enum(['working_hours', 'working_days', 'calendar_days', 'months']);
export type LimitUnit = z.infer<typeof LimitUnit>;
/**
 * A limit as the law writes it. Working hours may have parts; working days may, and a part of a day below one day is
 * counted from the moment itself; calendar days and months are whole. The value 0 in days or months is "the same day".
 */
export const TimeLimit = z.strictObject({ value: z.number().min(0).max(5_000), unit: LimitUnit });
export type TimeLimit = z.infer<typeof TimeLimit>;

/**
 * What happened to a clock. `running`, `suspended`, `with_other_agency`, `awaiting_applicant` hold from `at` until the
 * next fact; `restarted` begins the limit again from zero at `at`; `extended` adds `extension` to the limit. Every
 * kind but `running` stops the clock it is written for: a consultation that does not stop the clock is no clock fact.
 */
export const ClockFact = z.strictObject({
  at: Instant,
  kind: z.enum(['running', 'suspended', 'with_other_agency', 'awaiting_applicant', 'restarted', 'extended']),
  reason: z.string().max(500).optional(),
  document: z.string().max(120).optional(),
  actor: z.string().max(200).optional(),
  extension: TimeLimit.optional(),
});
export type ClockFact = z.infer<typeof ClockFact>;
