import { CivilDate, Instant } from '@chuan/kernel';
import { z } from 'zod';

/** What can be asked of a log. Pages go back in time: `before` is the last number shown. */
export const LogInput = z.strictObject({
  actorId: z.uuid().optional(),
  action: z.string().max(80).optional(),
  subjectId: z.uuid().optional(),
  /** Receipt code of a dossier; instead of its id. */
  code: z.string().trim().max(60).optional(),
  from: CivilDate.optional(),
  to: CivilDate.optional(),
  before: z.int().min(1).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type LogInput = z.infer<typeof LogInput>;

const Part = z.strictObject({
  key: z.string(),
  /** What of the subject changed, a step of a procedure say, where that is told apart. */
  of: z.string().optional(),
  /** What was done to it, where no values say so. */
  kind: z.enum(['added', 'removed', 'changed', 'moved']).optional(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** One line of a log, with what changed laid out key by key. Values are text as stored; screens put them in words. */
export const LogLine = z.strictObject({
  seq: z.int(),
  at: Instant,
  actorKind: z.string(),
  actorName: z.string(),
  actorPosition: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subjectLabel: z.string(),
  purpose: z.string(),
  reason: z.string(),
  address: z.string(),
  requestId: z.string(),
  hash: z.string(),
  changes: z.array(Part),
});
export type LogLine = z.infer<typeof LogLine>;

export const LogPage = z.strictObject({
  lines: z.array(LogLine),
  /** For the next page; null on the last. */
  before: z.int().nullable(),
  /** Names behind the ids of the lines and of the filters. */
  people: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  /** The code asked for belongs to no dossier. */
  isCodeUnknown: z.boolean(),
});
export type LogPage = z.infer<typeof LogPage>;

const Finding = z.strictObject({
  seq: z.int(),
  what: z.string(),
  upTo: z.int().optional(),
  columns: z.array(z.string()).optional(),
});

/** What the server found: every row, the stored head, and the signed checkpoints outside the database. */
export const LogVerdict = z.strictObject({
  ok: z.boolean(),
  rows: z.int(),
  head: z.strictObject({ seq: z.int(), hash: z.string() }),
  findings: z.array(Finding),
  more: z.int(),
  checkpoints: z
    .strictObject({
      ok: z.boolean(),
      count: z.int(),
      /** How many of them witness a head of this log. */
      heads: z.int(),
      latestAt: Instant.nullable(),
      findings: z.array(z.strictObject({ number: z.int(), upTo: z.int(), what: z.string() })),
    })
    .nullable(),
  at: Instant,
});
export type LogVerdict = z.infer<typeof LogVerdict>;

export const BundleInput = z.strictObject({ fromSeq: z.int().min(1).default(1) });

/** What the log says of one dossier, as text that verifies elsewhere. */
export const LogExtract = z.strictObject({
  name: z.string(),
  json: z.string(),
  entries: z.int(),
  /** Entries that no checkpoint has witnessed yet. */
  pending: z.int(),
  publicKey: z.string().nullable(),
});
export type LogExtract = z.infer<typeof LogExtract>;

/** A part of the log as text that verifies elsewhere, and the public key of the checkpoints. */
export const LogBundle = z.strictObject({
  json: z.string(),
  publicKey: z.string().nullable(),
  nextSeq: z.int().nullable(),
});
export type LogBundle = z.infer<typeof LogBundle>;
