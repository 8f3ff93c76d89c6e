import { CivilDate, Instant, Uuid } from '@chuan/kernel';
import { ContentChange, ContentProblem, FieldLock, PositionKind, ProcedureContent } from '@chuan/library/contract';
import { z } from 'zod';

/** Where a version of a procedure stands. `approved` waits for its moment; then it is `effective`. */
export const VersionStatus = z.enum([
  'draft',
  'in_review',
  'in_approval',
  'approved',
  'effective',
  'superseded',
  'discarded',
]);
export type VersionStatus = z.infer<typeof VersionStatus>;

/** QT-XX: what the document is called; stays with the procedure for ever. */
export const DocumentCode = z
  .string()
  .trim()
  .regex(/^[A-ZĐ0-9][A-ZĐ0-9 ./-]{1,38}$/);

const VersionMark = z.strictObject({
  versionId: Uuid,
  number: z.int(),
  status: VersionStatus,
  effectiveAt: Instant.nullable(),
  updatedAt: Instant,
});
export type VersionMark = z.infer<typeof VersionMark>;

export const ProcedureRow = z.strictObject({
  id: Uuid,
  code: z.string(),
  procedureCode: z.string(),
  name: z.string(),
  shortName: z.string(),
  field: z.string(),
  templateId: Uuid.nullable(),
  isPosted: z.boolean(),
  /** The version in force. */
  current: VersionMark.nullable(),
  /** The version that is being written, reviewed, approved, or waits for its moment. */
  pending: VersionMark.nullable(),
});
export type ProcedureRow = z.infer<typeof ProcedureRow>;

export const ListProceduresInput = z.strictObject({
  search: z.string().trim().max(200).default(''),
  field: z.string().max(120).optional(),
  state: z.enum(['effective', 'pending', 'posted']).optional(),
});
export type ListProceduresInput = z.input<typeof ListProceduresInput>;

/** One line of the revision table. `sections` are the numbers of the printed document. */
export const Revision = z.strictObject({
  versionId: Uuid,
  number: z.int(),
  status: VersionStatus,
  changedOn: CivilDate,
  sections: z.string(),
  changeNote: z.string(),
  effectiveAt: Instant.nullable(),
  approvedByName: z.string(),
});
export type Revision = z.infer<typeof Revision>;

export const ProcedureView = ProcedureRow.extend({
  version: z.int(),
  /** Every version that was not discarded, the newest first. */
  revisions: z.array(Revision),
});
export type ProcedureView = z.infer<typeof ProcedureView>;

/** A position as the editor offers it. */
export const PositionOption = z.strictObject({
  id: Uuid,
  name: z.string(),
  unitName: z.string(),
  kind: PositionKind,
  /** How many active people hold it today. */
  holders: z.int(),
  /** The first day on which nobody will hold it any more. */
  emptyFrom: CivilDate.nullable(),
});
export type PositionOption = z.infer<typeof PositionOption>;

const Signed = z.strictObject({ personId: Uuid, name: z.string(), at: Instant }).nullable();

export const VersionAction = z.enum([
  'save',
  'send',
  'review',
  'approve',
  'return',
  'discard',
  'draft_next',
  'post',
  'withdraw',
]);
export type VersionAction = z.infer<typeof VersionAction>;

export const BarredAction = z.strictObject({
  action: VersionAction,
  /** Why not: an error code of the catalogue. */
  code: z.string(),
  params: z.record(z.string(), z.string()),
});
export type BarredAction = z.infer<typeof BarredAction>;

/** A version as its page and its editor need it. */
export const VersionView = z.strictObject({
  versionId: Uuid,
  procedureId: Uuid,
  documentCode: z.string(),
  number: z.int(),
  status: VersionStatus,
  isPosted: z.boolean(),
  template: z.strictObject({ id: Uuid, code: z.string(), number: z.int() }).nullable(),
  content: ProcedureContent,
  locks: z.array(FieldLock),
  changeNote: z.string(),
  returnedNote: z.string(),
  /** Everybody who wrote a part of it, the first one first: none of them may review or approve it. */
  contributors: z.array(z.strictObject({ personId: Uuid, name: z.string(), firstAt: Instant, lastAt: Instant })),
  /** When the reader wrote last; null when nothing of it is theirs. */
  ownPartAt: Instant.nullable(),
  drafted: Signed,
  reviewed: Signed,
  approved: Signed,
  effectiveAt: Instant.nullable(),
  updatedAt: Instant,
  version: z.int(),
  positions: z.array(PositionOption),
  problems: z.array(ContentProblem),
  /** What the reader may do with it now. */
  actions: z.array(VersionAction),
  /** What would be the reader's to do, had they not written a part of it. */
  barred: z.array(BarredAction),
  /** Who may give the review or approval that it waits for; nobody's names while it waits for neither. */
  judges: z.array(z.string()),
  /** The version before it, to compare with. */
  previousId: Uuid.nullable(),
  previousNumber: z.int().nullable(),
  /** How many things differ from the version before it. */
  changeCount: z.int(),
});
export type VersionView = z.infer<typeof VersionView>;

export const CompareVersionsInput = z.strictObject({ before: Uuid, after: Uuid });

const Side = z.strictObject({ versionId: Uuid, number: z.int(), status: VersionStatus });

export const VersionComparison = z.strictObject({
  procedureId: Uuid,
  documentCode: z.string(),
  name: z.string(),
  before: Side,
  after: Side,
  changes: z.array(ContentChange),
});
export type VersionComparison = z.infer<typeof VersionComparison>;

export const PrintedProcedure = z.strictObject({ fileName: z.string(), dataBase64: z.base64() });
export type PrintedProcedure = z.infer<typeof PrintedProcedure>;

/** A published template that the agency may adopt, with the procedure that came from it before. */
export const AdoptableTemplate = z.strictObject({
  templateId: Uuid,
  code: z.string(),
  number: z.int(),
  procedureCode: z.string(),
  name: z.string(),
  field: z.string(),
  level: z.enum(['commune', 'province']),
  /** Whether it is for agencies of the reader's level. */
  isOfOwnLevel: z.boolean(),
  publishedAt: Instant,
  adoptedAs: z.strictObject({ procedureId: Uuid, code: z.string() }).nullable(),
});
export type AdoptableTemplate = z.infer<typeof AdoptableTemplate>;

/** What adopting would make, before anything is made: which position would do each lane's steps. */
export const AdoptionPreview = z.strictObject({
  templateId: Uuid,
  number: z.int(),
  name: z.string(),
  suggestedCode: z.string(),
  level: z.enum(['commune', 'province']),
  isOfOwnLevel: z.boolean(),
  lanes: z.array(
    z.strictObject({
      lane: z.string(),
      kind: PositionKind,
      stepCodes: z.array(z.string()),
      positionId: Uuid.nullable(),
    }),
  ),
  positions: z.array(PositionOption),
});
export type AdoptionPreview = z.infer<typeof AdoptionPreview>;
