import { canonicalJson, Instant, invalid, type Json, Uuid } from '@chuan/kernel';
import { z } from 'zod';

/** `noun.word`, in plain letters: an action is searched for and shown by its catalogue text, never by itself. */
const Action = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)+$/);
const Kind = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9_-]*$/);
const RequestId = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9_.:-]+$/);
const Id = Uuid.transform((id) => id.toLowerCase());
const Text = z.string().max(2_000);
const Data = z.custom<Json>((value) => value !== undefined && isJson(value));

/** Who did it: names and positions as they were at that moment, since both change later. */
export const LogActor = z.strictObject({
  kind: z.enum(['person', 'staff', 'citizen', 'system']),
  id: Id.optional(),
  name: Text.optional(),
  positionId: Id.optional(),
  positionName: Text.optional(),
  /** Whom the actor stood for: a delegation, or vendor staff let in by the agency. */
  onBehalfOf: z.strictObject({ id: Id.optional(), name: Text.optional(), positionName: Text.optional() }).optional(),
});
export type LogActor = z.infer<typeof LogActor>;

/**
 * One thing that was done, read or refused. `before` and `after` hold what changed, as JSON; leave out what did not.
 * `purpose` says what personal data was read for, `reason` what the actor wrote, `address` where the call came from.
 */
export const LogEntry = z.strictObject({
  at: Instant,
  actor: LogActor,
  action: Action,
  subject: z.strictObject({ kind: Kind, id: Id, label: Text.optional() }).optional(),
  purpose: Text.optional(),
  before: Data.optional(),
  after: Data.optional(),
  reason: Text.optional(),
  /** What whom the entry concerns may be shown of it, beyond action, moment and position: nothing of anybody else. */
  shown: Data.optional(),
  requestId: RequestId.optional(),
  address: z.string().max(100).optional(),
});
export type LogEntry = z.infer<typeof LogEntry>;

/** The columns of a row that repeat what its body says, so that it can be searched. `at` is in milliseconds. */
export interface LogColumns {
  logId: Uuid;
  at: number;
  actorId: Uuid | null;
  action: string;
  subjectKind: string | null;
  subjectId: Uuid | null;
  requestId: string | null;
}

/** An entry ready to be chained. */
export interface SealedEntry {
  columns: LogColumns;
  body: Uint8Array;
}

/** A body is evidence, not storage: files and long texts are named by their hash. Bytes. */
const maxBodyBytes = 1_048_576;

/** The log of the vendor's own platform; tenants are named by their tenant id. */
export const platformLogId: Uuid = '00000000-0000-0000-0000-000000000000';

/**
 * The canonical bytes of an entry and the columns that repeat them.
 *
 * The body is canonical JSON in UTF-8, `{"columns":…,"detail":…,"version":1}`: the columns come first and in full,
 * so that a verifier compares them byte for byte without parsing. `seq` is bound by the hash, not by the body.
 * Room is left for erasure by crypto-shredding: any value in `detail` may one day be `{"sealed":{"key":…,"text":…}}`,
 * readable only while its key exists; the chain over the bytes stays whole after the key is gone.
 *
 * @throws {AppError} `event_log.bad_entry` for an entry out of shape, `event_log.entry_too_large` above 1 MiB.
 */
export function sealEntry(logId: Uuid, entry: LogEntry): SealedEntry {
  const parsed = LogEntry.safeParse(entry);
  if (!parsed.success) throw invalid('event_log.bad_entry', { path: parsed.error.issues[0]?.path.join('.') ?? '' });
  const { at, action, actor, subject, requestId, before, after, purpose, reason, shown, address } = parsed.data;
  const columns: LogColumns = {
    logId: logId.toLowerCase(),
    at,
    actorId: actor.id ?? null,
    action,
    subjectKind: subject?.kind ?? null,
    subjectId: subject?.id ?? null,
    requestId: requestId ?? null,
  };
  const { id: _, ...person } = actor;
  const detail = { actor: person, address, after, before, purpose, reason, shown, subjectLabel: subject?.label };
  const text = `${columnsText(columns)}"detail":${canonicalJson(detail as Json)},"version":1}`;
  const body = new TextEncoder().encode(text);
  if (body.length > maxBodyBytes) throw invalid('event_log.entry_too_large', { bytes: body.length });
  return { columns, body };
}

const quoted = (value: string | null) => (value === null ? 'null' : `"${value}"`);

/**
 * How the body of a row with these columns must begin. No value that is allowed needs escaping, which is what makes
 * this the same text as canonical JSON; a verifier refuses columns that hold a quotation mark.
 */
export function columnsText(columns: LogColumns): string {
  const { action, actorId, at, logId, requestId, subjectId, subjectKind } = columns;
  return (
    `{"columns":{"action":"${action}","actor_id":${quoted(actorId)},"at":${at},"log_id":"${logId}",` +
    `"request_id":${quoted(requestId)},"subject_id":${quoted(subjectId)},"subject_kind":${quoted(subjectKind)}},`
  );
}

/** True for what JSON carries without loss; a Date, a bigint or a class instance would vanish in silence. */
function isJson(value: unknown, depth = 0): boolean {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth > 40) return false;
  if (Array.isArray(value)) return value.every((item) => item !== undefined && isJson(item, depth + 1));
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every((member) => isJson(member, depth + 1));
}

/** What a body says, for the screens. */
export interface EntryDetail {
  actor: { kind: string } & Omit<LogActor, 'kind' | 'id'>;
  subjectLabel?: string;
  purpose?: string;
  before?: Json;
  after?: Json;
  reason?: string;
  shown?: Json;
  address?: string;
}

interface Body {
  columns: Record<string, string | number | null>;
  detail: EntryDetail;
}

/** The parsed body, or undefined if the bytes are not one. */
export function parseBody(bytes: Uint8Array): Body | undefined {
  try {
    const body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Body;
    return body && typeof body.columns === 'object' && typeof body.detail?.actor === 'object' ? body : undefined;
  } catch {
    return undefined;
  }
}
