import { CalendarDefinition, SpecialDay, WeeklyHours } from '@chuan/calendar/schema';
import { CivilDate, Instant, Uuid } from '@chuan/kernel';
import { z } from 'zod';
import { NationalDayView } from './national-days.ts';

/** What an agency decides of its working time; national days come on top of it from the reference data. */
export const CalendarFields = z.strictObject({
  name: z.string().trim().min(1).max(120),
  weekly: WeeklyHours,
  /** Local closures and local working days; they win over a national day of the same date. */
  days: z.array(SpecialDay).max(500),
  cutOffMinute: CalendarDefinition.shape.cutOffMinute,
});
export type CalendarFields = z.infer<typeof CalendarFields>;

export const CalendarVersionView = CalendarFields.extend({
  id: Uuid,
  number: z.int(),
  effectiveFrom: CivilDate,
  createdBy: Uuid.nullable(),
  createdByName: z.string(),
  /** Made by the system, because the national days had changed. */
  isRenewal: z.boolean(),
  createdAt: Instant,
  /** Dossiers under way whose time is counted on it; null when nobody can tell. */
  openDossiers: z.int().nullable(),
});
export type CalendarVersionView = z.infer<typeof CalendarVersionView>;

export const SaveCalendarInput = z.strictObject({
  effectiveFrom: CivilDate,
  calendar: CalendarFields,
  /** Number of the newest version that the author saw; another one since then is a conflict. */
  afterNumber: z.int().min(0),
});
export type SaveCalendarInput = z.infer<typeof SaveCalendarInput>;

export const CalendarOverview = z.strictObject({
  today: CivilDate,
  versions: z.array(CalendarVersionView),
  nationalDays: z.array(NationalDayView),
});
export type CalendarOverview = z.infer<typeof CalendarOverview>;

/** What a new version would change. */
export const CalendarEffect = z.strictObject({
  /** Days of the year after its first day whose working time differs from the version now in force. */
  changedDays: z.array(z.strictObject({ on: CivilDate, beforeMinutes: z.int(), afterMinutes: z.int() })).max(400),
  /** Dossiers under way, which keep the calendar they started on; null when nobody can tell. */
  openDossiers: z.int().nullable(),
});
export type CalendarEffect = z.infer<typeof CalendarEffect>;
