import { gunzipSync } from 'node:zlib';
import { invalid } from '@chuan/kernel';
import type { ImportKind } from '../contract.ts';

/** A row of a file and the line it stands on; `value` is undefined where the line is no JSON. */
export interface FileRow {
  readonly line: number;
  readonly value: unknown;
}

export interface ImportFile {
  readonly kind: ImportKind;
  readonly rows: readonly FileRow[];
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;
/** What a compressed file may grow to. */
const maxUnpackedBytes = 200_000_000;

/**
 * Takes a file apart: the catalogue or the details, one JSON object a line, plain or gzipped, or the worked-out
 * procedures, one JSON object with a list. The kind is told by what the rows hold, never by the file's name.
 *
 * @throws {AppError} `import.empty`, `import.unreadable`, `import.unknown_format`
 */
export function readImportFile(bytes: Uint8Array): ImportFile {
  const text = unpacked(bytes).replace(/^\ufeff/, '');
  const whole = parsed(text);
  const list = Array.isArray(whole) ? whole : listIn(whole);
  const rows = list
    ? list.map((value, at) => ({ line: at + 1, value }))
    : text
        .split('\n')
        .map((line, at) => ({ line: at + 1, text: line.trim() }))
        .filter((line) => line.text !== '')
        .map(({ line, text: one }) => ({ line, value: parsed(one) }));
  if (rows.length === 0) throw invalid('import.empty');
  return { kind: kindOf(rows), rows };
}

function unpacked(bytes: Uint8Array): string {
  try {
    const plain = isGzip(bytes) ? gunzipSync(bytes, { maxOutputLength: maxUnpackedBytes }) : bytes;
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    throw invalid('import.unreadable');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function listIn(whole: unknown): unknown[] | undefined {
  if (typeof whole !== 'object' || whole === null) return undefined;
  const list = (whole as Record<string, unknown>)['procedures'];
  return Array.isArray(list) ? list : undefined;
}

const marks: readonly (readonly [ImportKind, string])[] = [
  ['procedures', 'nameVi'],
  ['details', 'checklist_raw'],
  ['details', 'channels'],
  ['catalog', 'categories'],
  ['catalog', 'departments'],
];

function kindOf(rows: readonly FileRow[]): ImportKind {
  for (const { value } of rows.slice(0, 50)) {
    if (typeof value !== 'object' || value === null) continue;
    const kind = marks.find(([, key]) => key in value)?.[0];
    if (kind) return kind;
  }
  throw invalid('import.unknown_format');
}
