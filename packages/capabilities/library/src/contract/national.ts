import { TimeLimit } from '@chuan/calendar/schema';
import { Instant, Uuid, Vnd } from '@chuan/kernel';
import { z } from 'zod';
import { ProcedureContent, ProcedureLevel, SubmissionChannel } from './content.ts';

/** A national procedure's code, with the province's or the agency's own ending: `1.001193`, `1.012753.H19`. */
export const NationalCode = z.string().regex(/^\d\.\d{6}(\.[A-Z0-9]{1,12})*$/);

export const NationalKind = z.enum(['standard', 'specific', 'internal']);
export type NationalKind = z.infer<typeof NationalKind>;

/** Why something of a row was repaired, only marked, or why the row was refused; keys of the catalogue. */
export const ImportReason = z.enum([
  'spacing',
  'bullet',
  'duplicate',
  'fee_in_thousands',
  'unit_from_text',
  'unit_from_case',
  'code_prefix',
  'code_stop',
  'count_negative',
  'fee_unknown',
  'fee_foreign',
  'fee_several',
  'unit_missing',
  'limit_missing',
  'limit_unlike_text',
  'limits_of_cases',
  'cut_off',
  'code_without_year',
  'category_missing',
  'components_missing',
  'legal_missing',
  'assumed_times',
  'note_as_component',
  'source_note',
  'name_long',
  'not_json',
  'no_code',
  'bad_code',
  'no_name',
  'repeated_row',
  'unknown_shape',
]);
export type ImportReason = z.infer<typeof ImportReason>;

/** `what` shows the value as it came and, for a repair, as it was taken. */
export const ImportNote = z.strictObject({ code: z.string(), field: z.string(), what: z.string(), why: ImportReason });
export type ImportNote = z.infer<typeof ImportNote>;

export const ImportRefusal = z.strictObject({ line: z.int(), code: z.string(), why: ImportReason });
export type ImportRefusal = z.infer<typeof ImportRefusal>;

export const ImportKind = z.enum(['catalog', 'details', 'procedures']);
export type ImportKind = z.infer<typeof ImportKind>;

/** What became of a file: `read = taken + updated + unchanged + refused.length`. */
export const ImportReport = z.strictObject({
  kind: ImportKind,
  read: z.int(),
  taken: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  repaired: z.array(ImportNote),
  /** Looks wrong and was left as it is, for a person to decide. */
  flagged: z.array(ImportNote),
  refused: z.array(ImportRefusal),
});
export type ImportReport = z.infer<typeof ImportReport>;

const Counts = z.partialRecord(ImportReason, z.int());

/** A run as the list shows it: figures, and how many notes of each kind. */
export const ImportRunView = z.strictObject({
  id: Uuid,
  kind: z.string(),
  fileName: z.string(),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  status: z.enum(['running', 'done', 'failed']),
  total: z.int().nullable(),
  read: z.int(),
  taken: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  repairedBy: Counts,
  flaggedBy: Counts,
  refusedBy: Counts,
});
export type ImportRunView = z.infer<typeof ImportRunView>;

export const ImportRunPage = z.strictObject({
  run: ImportRunView,
  notes: z.array(ImportNote.extend({ kind: z.enum(['repaired', 'flagged', 'refused']), line: z.int().nullable() })),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});
export type ImportRunPage = z.infer<typeof ImportRunPage>;

export const ReadImportRunInput = z.strictObject({
  id: Uuid,
  kind: z.enum(['repaired', 'flagged', 'refused']).optional(),
  why: ImportReason.optional(),
  page: z.int().min(1).max(10_000).default(1),
});

/** `dataBase64` is the file as it was chosen, `.gz` or plain; 30 MB at most. */
export const ImportFileInput = z.strictObject({
  fileName: z.string().trim().min(1).max(200),
  dataBase64: z.base64().max(42_000_000),
});

export const NationalMethod = z.strictObject({
  channel: SubmissionChannel,
  /** Which of several ways on this channel, from 1; they differ by case. */
  turn: z.int(),
  limit: TimeLimit.nullable(),
  feeVnd: Vnd.nullable(),
  feeNote: z.string(),
  note: z.string(),
});
export type NationalMethod = z.infer<typeof NationalMethod>;

export const NationalCase = z.strictObject({ code: z.string(), limit: TimeLimit.nullable() });
export type NationalCase = z.infer<typeof NationalCase>;

export const NationalComponent = z.strictObject({
  group: z.string(),
  name: z.string(),
  originals: z.int(),
  copies: z.int(),
  formFile: z.string(),
  /** Not a paper but a remark that the source lists among the papers. */
  isNote: z.boolean(),
});
export type NationalComponent = z.infer<typeof NationalComponent>;

/** A step of a worked-out procedure. `minutes` are working minutes; null where no time is given. */
export const NationalStep = z.strictObject({
  name: z.string(),
  role: z.string(),
  minutes: z.int().nullable(),
  isStated: z.boolean(),
  isTimed: z.boolean(),
  isOptional: z.boolean(),
  isParallel: z.boolean(),
  form: z.string(),
  output: z.string(),
});
export type NationalStep = z.infer<typeof NationalStep>;

export const NationalDetail = z.strictObject({
  level: ProcedureLevel.nullable(),
  applicantTypes: z.array(z.string()),
  results: z.array(z.string()),
  requirements: z.string(),
  decisionNumber: z.string(),
  executingAgency: z.string(),
  limit: TimeLimit.nullable(),
  methods: z.array(NationalMethod),
  cases: z.array(NationalCase),
  components: z.array(NationalComponent),
  legalBases: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  narrative: z.array(z.strictObject({ name: z.string(), text: z.string() })),
  steps: z.array(NationalStep),
  source: z.string(),
});
export type NationalDetail = z.infer<typeof NationalDetail>;

export const NationalListing = z.strictObject({
  departments: z.array(z.string()),
  applicantTypes: z.array(z.string()),
  isChanged: z.boolean(),
});
export type NationalListing = z.infer<typeof NationalListing>;

/** What each source says, kept apart so that sources may be imported in any order; `worked` speaks before `detail`. */
export const NationalContent = z.strictObject({
  listing: NationalListing.nullable(),
  detail: NationalDetail.nullable(),
  worked: NationalDetail.nullable(),
  /** Doubts about the row, by source. */
  doubts: z.array(ImportNote.extend({ source: ImportKind })),
});
export type NationalContent = z.infer<typeof NationalContent>;

export const NationalRow = z.strictObject({
  code: z.string(),
  name: z.string(),
  field: z.string(),
  level: ProcedureLevel.nullable(),
  kind: NationalKind,
  promulgatedBy: z.string(),
  hasDetail: z.boolean(),
  importedAt: Instant,
});
export type NationalRow = z.infer<typeof NationalRow>;

export const NationalView = NationalRow.extend({
  listing: NationalListing.nullable(),
  /** The best of what is known, worked out before crawled. */
  detail: NationalDetail.nullable(),
  doubts: z.array(ImportNote.extend({ source: ImportKind })),
  /** The template made from it, if there is one. */
  templateId: Uuid.nullable(),
});
export type NationalView = z.infer<typeof NationalView>;

export const SearchNationalInput = z.strictObject({
  search: z.string().trim().max(200).default(''),
  field: z.string().max(200).optional(),
  level: ProcedureLevel.optional(),
  detailOnly: z.boolean().default(false),
  page: z.int().min(1).max(10_000).default(1),
});
export type SearchNationalInput = z.input<typeof SearchNationalInput>;

export const NationalPage = z.strictObject({
  rows: z.array(NationalRow),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
  fields: z.array(z.strictObject({ field: z.string(), count: z.int() })),
});
export type NationalPage = z.infer<typeof NationalPage>;

export const NationalDraft = z.strictObject({ content: ProcedureContent, doubts: z.array(ImportNote) });
export type NationalDraft = z.infer<typeof NationalDraft>;
