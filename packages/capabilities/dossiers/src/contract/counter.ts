import { TimeLimit } from '@chuan/calendar/schema';
import { CivilDate, Instant, Vnd } from '@chuan/kernel';
import { DataField } from '@chuan/library/contract';
import { z } from 'zod';
import { FeeTerms } from './fee.ts';

/** What the receipt says of the one-stop, whoever hands in: its head, and whose hand it comes from. */
export const ReceptionHead = z.strictObject({
  /** The body directly above; absent where none is named. */
  superior: z.string().optional(),
  name: z.string(),
  place: z.string(),
  oneStopName: z.string(),
  officerName: z.string(),
  /** The agency only shows how it would be; its papers say so. */
  isSample: z.boolean(),
});
export type ReceptionHead = z.infer<typeof ReceptionHead>;

/** A procedure that the agency receives dossiers for today, as the counter's picker lists it. */
export const OfferedProcedure = z.strictObject({
  id: z.uuid(),
  /** QT-XX and the number of its issue. */
  documentCode: z.string(),
  number: z.int(),
  /** National code. */
  procedureCode: z.string(),
  name: z.string(),
  shortName: z.string(),
  field: z.string(),
  /** Over the counter, the case that has no row of its own. */
  limit: TimeLimit,
  feeVnd: Vnd,
});
export type OfferedProcedure = z.infer<typeof OfferedProcedure>;

export const ReceptionInput = z.strictObject({
  procedureId: z.uuid(),
  caseKey: z.string().max(40).default(''),
  channel: z.enum(['direct', 'postal']).default('direct'),
});
export type ReceptionInput = z.infer<typeof ReceptionInput>;

/** A stretch of days on the way to the promise. */
export const PromiseDay = z.strictObject({
  on: CivilDate,
  until: CivilDate,
  kind: z.enum(['received', 'counted', 'rest', 'holiday', 'moved']),
  /** Working minutes, or civil days, counted up to its end. */
  sum: z.number(),
  name: z.string(),
  isReached: z.boolean(),
});
export type PromiseDay = z.infer<typeof PromiseDay>;

/** The promise as it would be made at an instant, and the days that lead to it. */
export const PromisePreview = z.strictObject({
  limit: TimeLimit,
  countedIn: z.enum(['minutes', 'days']),
  receivedAt: Instant,
  dueAt: Instant.nullable(),
  days: z.array(PromiseDay),
});
export type PromisePreview = z.infer<typeof PromisePreview>;

/** What the counter needs of one procedure and case, with the promise as it would be if it were received now. */
export const Reception = z.strictObject({
  procedureId: z.uuid(),
  caseKey: z.string(),
  documentCode: z.string(),
  number: z.int(),
  procedureCode: z.string(),
  name: z.string(),
  cases: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  sets: z.int(),
  components: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      originals: z.int(),
      copies: z.int(),
      isRequired: z.boolean(),
      isFromDatabase: z.boolean(),
      note: z.string(),
    }),
  ),
  /** Papers of other cases only. */
  otherComponentCount: z.int(),
  dataFields: z.array(DataField),
  ...PromisePreview.shape,
  ...FeeTerms.shape,
});
export type Reception = z.infer<typeof Reception>;

export const AcceptancePreviewInput = z.strictObject({ dossierId: z.uuid() });

export const ExtensionPreviewInput = z.strictObject({ dossierId: z.uuid(), workingDays: z.int().min(1).max(60) });
export const ExtensionPreview = z.strictObject({ dueAt: Instant.nullable() });

/** A procedure that dossiers are handled by, for the register's filter. */
export const HandledProcedure = z.strictObject({ id: z.uuid(), name: z.string() });
