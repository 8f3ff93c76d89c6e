import { TimeLimit } from '@chuan/calendar/schema';
import { CivilDate, Vnd } from '@chuan/kernel';
import { TableRow } from '@chuan/workflow/schema';
import { z } from 'zod';

const Text = (max: number) => z.string().trim().max(max);
const Key = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/);

export const SubmissionChannel = z.enum(['direct', 'online', 'postal']);
export type SubmissionChannel = z.infer<typeof SubmissionChannel>;

export const ProcedureLevel = z.enum(['commune', 'province']);
export type ProcedureLevel = z.infer<typeof ProcedureLevel>;

/** A case (trường hợp) of a procedure, with its own components, limit or fee. */
export const ProcedureCase = z.strictObject({ key: Key, name: Text(400) });
export type ProcedureCase = z.infer<typeof ProcedureCase>;

/** Channel × case → legal limit and fee. Without `caseKey` it holds for every case that has no row of its own. */
export const SubmissionMethod = z.strictObject({
  channel: SubmissionChannel,
  caseKey: Key.optional(),
  limit: TimeLimit,
  feeVnd: Vnd,
  feeNote: Text(1_000).default(''),
});
export type SubmissionMethod = z.infer<typeof SubmissionMethod>;

/** Thành phần hồ sơ. Without `caseKey` it belongs to every case. */
export const DossierComponent = z.strictObject({
  key: Key,
  caseKey: Key.optional(),
  name: Text(1_200),
  originals: z.int().min(0).max(20),
  copies: z.int().min(0).max(20),
  isRequired: z.boolean(),
  /** The agency takes it from a database; the citizen hands in nothing (NĐ 309/2026, Đ4.2a). */
  isFromDatabase: z.boolean().default(false),
  formCode: Text(60).default(''),
  note: Text(600).default(''),
});
export type DossierComponent = z.infer<typeof DossierComponent>;

export const LegalBasis = z.strictObject({
  code: Text(80),
  name: Text(600),
  issuedOn: CivilDate.optional(),
  inForceTo: CivilDate.optional(),
});
export type LegalBasis = z.infer<typeof LegalBasis>;

export const FormReference = z.strictObject({ code: Text(60), name: Text(300) });
export type FormReference = z.infer<typeof FormReference>;

export const RecordKept = z.strictObject({ name: Text(300), keeper: Text(200), years: z.int().min(0).max(100) });

/** A field that the applicant or the officer fills in and that decisions may look at. */
export const DataField = z.strictObject({
  key: Key,
  label: Text(200),
  kind: z.enum(['text', 'number', 'boolean', 'choice']),
  choices: z.array(Text(120)).max(30).default([]),
  isRequired: z.boolean().default(false),
});
export type DataField = z.infer<typeof DataField>;

export const PositionKind = z.enum([
  'one_stop',
  'specialist',
  'unit_head',
  'agency_head',
  'clerical',
  'finance',
  'other',
]);
export type PositionKind = z.infer<typeof PositionKind>;

/**
 * A row of section 5.8: the flow's row with who is responsible, the agency's own norm, what is ticked off and what
 * comes out. `limitMinutes` (of the flow row) is the legal or agreed limit in working minutes.
 */
export const ProcedureStep = TableRow.extend({
  /** Who is responsible, as printed: "Công chức tiếp nhận". One lane of the diagram for each. */
  lane: Text(120),
  positionKind: PositionKind,
  /** The position of the agency that does it; set when the procedure is adopted. */
  positionId: z.uuid().optional(),
  /** Internal norm in working minutes, at most the limit. */
  normMinutes: z.int().min(0).optional(),
  checklist: z.array(Text(300)).max(20).default([]),
  output: Text(300).default(''),
  formCodes: z.array(Text(60)).max(10).default([]),
  guidance: Text(2_000).default(''),
});
export type ProcedureStep = z.infer<typeof ProcedureStep>;

/** Rules of the clock that law moves; defaults come from the regulations in force when the content is made. */
export const ClockRules = z.strictObject({
  supplement: z.enum(['restart', 'suspend']),
  maxSupplements: z.int().min(0).max(10),
  supplementWithinWorkingDays: z.int().min(0).max(60),
  maxExtensions: z.int().min(0).max(5),
  extensionNoticeWorkingDays: z.int().min(0).max(10),
  warnShares: z.array(z.number().min(0).max(1)).max(4),
});
export type ClockRules = z.infer<typeof ClockRules>;

/**
 * The one document that is posted text, executable flow, checklist, form list and evidence plan at once.
 * A draft may still have gaps: texts may be empty and lists too; `checkContent` says what is missing, and nothing with
 * an error is approved.
 */
export const ProcedureContent = z.strictObject({
  procedureCode: Text(40),
  name: Text(1_000),
  shortName: Text(60),
  field: Text(120),
  level: ProcedureLevel,
  purpose: Text(2_000).default(''),
  scope: Text(2_000).default(''),
  definitions: z
    .array(z.strictObject({ term: Text(80), meaning: Text(400) }))
    .max(60)
    .default([]),
  applicantTypes: z.array(Text(120)).max(20).default([]),
  requirements: Text(8_000).default(''),
  /** How many sets of papers are handed in. */
  sets: z.int().min(1).max(10).default(1),
  cases: z.array(ProcedureCase).max(60).default([]),
  methods: z.array(SubmissionMethod).max(200),
  /** The limit that the flow must fit in: the longest that law gives any case. */
  legalLimit: TimeLimit,
  components: z.array(DossierComponent).max(200).default([]),
  legalBases: z.array(LegalBasis).max(80).default([]),
  results: z.array(Text(400)).max(20).default([]),
  forms: z.array(FormReference).max(60).default([]),
  records: z.array(RecordKept).max(40).default([]),
  dataFields: z.array(DataField).max(30).default([]),
  steps: z.array(ProcedureStep).max(60).default([]),
  rules: ClockRules,
  /** Times that no state text gives; shown as sample figures. */
  hasSampleTimes: z.boolean().default(false),
  /** No source told the legal limit: what stands there is assumed, and nothing may run on it. */
  hasAssumedLimit: z.boolean().default(false),
  source: Text(400).default(''),
});
export type ProcedureContent = z.infer<typeof ProcedureContent>;

/**
 * What a template's librarian locks: a JSON-pointer-like path into the content (`legalLimit`, `components`,
 * `methods.*.feeVnd`, `steps.B1.limitMinutes`) with the reason. An adopter may not change a locked part.
 */
export const FieldLock = z.strictObject({ path: Text(120).min(1), reason: Text(300) });
export type FieldLock = z.infer<typeof FieldLock>;

/** A finding of the checks that run while typing. Errors bar approval; warnings do not. */
export const ContentProblem = z.strictObject({
  severity: z.enum(['error', 'warning']),
  /** A key of the catalogue, `flow.…`, `time.…`, `holder.…`, `content.…`. */
  code: z.string(),
  stepId: z.string().optional(),
  /** Other steps that take part, in the order of the counter-example or of the critical path. */
  stepIds: z.array(z.string()).optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type ContentProblem = z.infer<typeof ContentProblem>;
