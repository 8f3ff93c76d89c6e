import { CivilDate, Instant } from '@chuan/kernel';
import { z } from 'zod';

const Text = (max: number) => z.string().trim().max(max);
const reason = Text(1_000).min(3);

export const LateCauseClass = z.enum(['own_unit', 'applicant', 'other_agency', 'system', 'force_majeure']);
export type LateCauseClass = z.infer<typeof LateCauseClass>;

export const LateCauseStatus = z.enum(['open', 'recorded', 'confirmed', 'returned']);
export type LateCauseStatus = z.infer<typeof LateCauseStatus>;

export const RecordLateCauseInput = z.strictObject({
  lateCauseId: z.uuid(),
  version: z.int(),
  cause: LateCauseClass,
  note: reason,
  evidence: Text(600).default(''),
});
export const ConfirmLateCauseInput = z.strictObject({
  lateCauseId: z.uuid(),
  version: z.int(),
  isConfirmed: z.boolean(),
  note: Text(600).default(''),
});

export const LateCauseView = z.strictObject({
  id: z.uuid(),
  dossierId: z.uuid(),
  dossierCode: z.string(),
  procedureName: z.string(),
  stepName: z.string(),
  breachedAt: Instant,
  status: LateCauseStatus,
  cause: LateCauseClass.nullable(),
  note: z.string(),
  evidence: z.string(),
  recordedBy: z.string(),
  /** What the leader said when confirming it or giving it back. */
  answer: z.string(),
  isMine: z.boolean(),
  version: z.int(),
});
export type LateCauseView = z.infer<typeof LateCauseView>;

/** The docket: breaches of a step or of the whole promise, by day of the breach. */
export const LateCauseListInput = z.strictObject({
  status: z.array(LateCauseStatus).default([]),
  /** `none`: nobody has said why yet. */
  cause: z.enum([...LateCauseClass.options, 'none']).optional(),
  /** Only what this person may record. */
  mine: z.boolean().default(false),
  from: CivilDate.optional(),
  to: CivilDate.optional(),
  dossierIds: z.array(z.uuid()).max(200).optional(),
  page: z.int().min(1).max(1_000).default(1),
  pageSize: z.int().min(1).max(500).default(40),
});
export type LateCauseListInput = z.infer<typeof LateCauseListInput>;

export const LateCauseRow = z.strictObject({
  ...LateCauseView.shape,
  holder: z.string(),
  positionName: z.string(),
  recordedAt: Instant.nullable(),
  confirmedBy: z.string(),
  /** The caller may confirm it or give it back: a leader, and not one's own. */
  canConfirm: z.boolean(),
});
export type LateCauseRow = z.infer<typeof LateCauseRow>;

export const LateCauseList = z.strictObject({
  rows: z.array(LateCauseRow),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});
export type LateCauseList = z.infer<typeof LateCauseList>;
