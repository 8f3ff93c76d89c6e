import { TimeLimit } from '@chuan/calendar/schema';
import { Instant, Uuid, Vnd } from '@chuan/kernel';
import {
  DataField,
  DossierComponent,
  FormReference,
  LegalBasis,
  ProcedureCase,
  SubmissionChannel,
  SubmissionMethod,
} from '@chuan/library/contract';
import { z } from 'zod';

/** A posted procedure in the list of an agency's public address. */
export const PostedRow = z.strictObject({
  id: Uuid,
  procedureCode: z.string(),
  name: z.string(),
  shortName: z.string(),
  field: z.string(),
  limit: TimeLimit,
  /** Each fee that some way of handing in costs, once, with the words that explain it. */
  fees: z.array(z.strictObject({ feeVnd: Vnd, feeNote: z.string() })),
  channels: z.array(SubmissionChannel),
});
export type PostedRow = z.infer<typeof PostedRow>;

export const ListPostedInput = z.strictObject({
  search: z.string().trim().max(200).default(''),
  field: z.string().max(120).optional(),
});
export type ListPostedInput = z.input<typeof ListPostedInput>;

export const PostedList = z.strictObject({
  /** By name, or those that have all the words of a search, the best first. */
  rows: z.array(PostedRow),
  /** The few that have most of the words; where no row has all of them, those that have some. */
  nearest: z.array(PostedRow),
  /** All fields, whatever is searched. */
  fields: z.array(z.strictObject({ field: z.string(), count: z.int() })),
});
export type PostedList = z.infer<typeof PostedList>;

/** A step as the public sees it: what, which position, how long. Never who. */
export const PostedStep = z.strictObject({
  id: z.string(),
  /** B1, or empty for a question. */
  code: z.string(),
  kind: z.enum(['task', 'consult', 'decision', 'timer']),
  name: z.string(),
  /** The agency's own position; the table's word where it has given the step to none. */
  positionName: z.string(),
  /** Working minutes. */
  limitMinutes: z.int(),
  isParallel: z.boolean(),
  /** On the way that most dossiers take; else only some choice, such as a refusal, leads there. */
  isUsual: z.boolean(),
  output: z.string(),
  outcomes: z.array(z.string()),
});
export type PostedStep = z.infer<typeof PostedStep>;

/** What / how long / how much / which papers / which law / which steps: everything the posted text says. */
export const PostedProcedure = z.strictObject({
  id: Uuid,
  versionId: Uuid,
  documentCode: z.string(),
  number: z.int(),
  effectiveAt: Instant,
  procedureCode: z.string(),
  name: z.string(),
  shortName: z.string(),
  field: z.string(),
  applicantTypes: z.array(z.string()),
  requirements: z.string(),
  sets: z.int(),
  cases: z.array(ProcedureCase),
  methods: z.array(SubmissionMethod),
  legalLimit: TimeLimit,
  components: z.array(DossierComponent),
  legalBases: z.array(LegalBasis),
  results: z.array(z.string()),
  /** Those that applicants fill in; the agency's own papers are not posted. */
  forms: z.array(FormReference),
  dataFields: z.array(DataField),
  steps: z.array(PostedStep),
  /** Some choice ends in a refusal. */
  mayBeRefused: z.boolean(),
  hasSampleTimes: z.boolean(),
  source: z.string(),
  reception: z.strictObject({ name: z.string(), address: z.string(), phone: z.string() }),
});
export type PostedProcedure = z.infer<typeof PostedProcedure>;
