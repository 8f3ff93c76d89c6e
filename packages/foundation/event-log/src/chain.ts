import { columnsText, type LogColumns, parseBody } from './entry.ts';
import { type Sha256, writeHex } from './sha256.ts';

/** A row as it was read: hashes as lower-case hex, `at` in milliseconds. A damaged row may hold anything. */
export interface LogRow extends LogColumns {
  seq: number;
  body: Uint8Array;
  prevHash: string;
  hash: string;
}

/** The end of a chain at some moment. */
export interface Head {
  seq: number;
  hash: string;
}

/** The previous hash of the first entry of every log, and the head of an empty one. */
export const zeroHash = '0'.repeat(64);
export const emptyHead: Head = { seq: 0, hash: zeroHash };

/**
 * Computes `sha256(0x00 ‖ prevHash ‖ int8send(seq) ‖ body)` as hex, in one scratch buffer that only grows.
 * An input that is no hash or no sequence number gives undefined.
 */
export function createEntryHasher(sha256: Sha256) {
  let scratch = new Uint8Array(4_096);
  let view = new DataView(scratch.buffer);
  return (prevHash: string, seq: number, body: Uint8Array): string | undefined => {
    const length = 41 + body.length;
    if (length > scratch.length) {
      scratch = new Uint8Array(length * 2);
      view = new DataView(scratch.buffer);
    }
    if (!Number.isSafeInteger(seq) || !writeHex(prevHash, scratch, 1, 32)) return undefined;
    view.setInt32(33, Math.floor(seq / 4_294_967_296));
    view.setUint32(37, seq >>> 0);
    scratch.set(body, 41);
    return sha256.hex(scratch.subarray(0, length));
  };
}

/** True if the body begins with exactly what the columns say. */
export function columnsAgree(row: LogRow): boolean {
  if (hasQuote(row)) return false;
  const text = columnsText(row);
  if (text.length > row.body.length) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== row.body[i]) return false;
  return true;
}

/** A quotation mark in a column could make another row's text out of this one's. */
function hasQuote(row: LogRow): boolean {
  return (
    row.action.includes('"') ||
    row.logId.includes('"') ||
    (row.actorId !== null && row.actorId.includes('"')) ||
    (row.requestId !== null && row.requestId.includes('"')) ||
    (row.subjectId !== null && row.subjectId.includes('"')) ||
    (row.subjectKind !== null && row.subjectKind.includes('"'))
  );
}

const columnNames = {
  action: 'action',
  actor_id: 'actorId',
  at: 'at',
  log_id: 'logId',
  request_id: 'requestId',
  subject_id: 'subjectId',
  subject_kind: 'subjectKind',
} as const satisfies Record<string, keyof LogColumns>;

/** Which columns do not say what the body says; undefined if the body cannot be read at all. */
export function disagreeingColumns(row: LogRow): string[] | undefined {
  const said = parseBody(row.body)?.columns;
  if (!said) return undefined;
  const names = Object.entries(columnNames).filter(([name, key]) => said[name] !== row[key]);
  return names.map(([name]) => name);
}

/** The columns that hold nothing usable: NULL where there must be a value, or a value of another kind. */
export function unusableColumns(row: LogRow): string[] {
  const text = (value: unknown) => typeof value === 'string';
  const textOrNull = (value: unknown) => value === null || typeof value === 'string';
  const names: string[] = [];
  if (!Number.isSafeInteger(row.seq)) names.push('seq');
  if (!text(row.logId)) names.push('log_id');
  if (typeof row.at !== 'number') names.push('at');
  if (!text(row.action)) names.push('action');
  if (!textOrNull(row.actorId)) names.push('actor_id');
  if (!textOrNull(row.subjectKind)) names.push('subject_kind');
  if (!textOrNull(row.subjectId)) names.push('subject_id');
  if (!textOrNull(row.requestId)) names.push('request_id');
  if (!(row.body instanceof Uint8Array)) names.push('body');
  if (!text(row.prevHash) || row.prevHash.length !== 64) names.push('prev_hash');
  if (!text(row.hash) || row.hash.length !== 64) names.push('hash');
  return names;
}
