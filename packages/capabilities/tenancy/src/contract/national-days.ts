import { CivilDate, Uuid } from '@chuan/kernel';
import { z } from 'zod';

/** A national day as calendar versions hold it. */
export const NationalDayView = z.strictObject({
  on: CivilDate,
  kind: z.enum(['off', 'working']),
  hoursOfWeekday: z.int().min(1).max(7).nullable(),
  nameVi: z.string(),
  nameEn: z.string(),
  legal: z.string(),
});
export type NationalDayView = z.infer<typeof NationalDayView>;

/** The same as the vendor's staff edit it. */
export const NationalDayRow = NationalDayView.extend({ id: Uuid, version: z.int() });
export type NationalDayRow = z.infer<typeof NationalDayRow>;

export const NationalDayPage = z.strictObject({ today: CivilDate, days: z.array(NationalDayRow) });
export type NationalDayPage = z.infer<typeof NationalDayPage>;

const name = z.string().trim().min(1).max(200);

export const NationalDayFields = z.strictObject({
  kind: z.enum(['off', 'working']),
  /** ISO weekday whose hours are worked on a working day; none on a day off. */
  hoursOfWeekday: z.int().min(1).max(7).nullable(),
  nameVi: name,
  nameEn: name,
  legal: z.string().trim().min(1).max(300),
});
export type NationalDayFields = z.infer<typeof NationalDayFields>;

export const AddNationalDayInput = NationalDayFields.extend({ on: CivilDate });
export type AddNationalDayInput = z.infer<typeof AddNationalDayInput>;

/** One row as its reader saw it. */
export const NationalDayRef = z.strictObject({ id: Uuid, version: z.int() });
export type NationalDayRef = z.infer<typeof NationalDayRef>;

export const CorrectNationalDayInput = NationalDayFields.extend(NationalDayRef.shape);
export type CorrectNationalDayInput = z.infer<typeof CorrectNationalDayInput>;
