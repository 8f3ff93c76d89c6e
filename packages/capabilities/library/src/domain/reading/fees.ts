import { formatVnd } from '@chuan/kernel';
import type { RowNotes } from './notes.ts';
import { listAt, numberAt, type Raw, rawsAt, textAt } from './raw.ts';
import { manyLines, oneLine } from './text.ts';

export interface ReadFee {
  readonly feeVnd: number | null;
  readonly feeNote: string;
}

/** No fee below this exists in đồng; a smaller figure is written in thousands, or in another currency. */
const smallestFeeVnd = 1_000;

/** Of a row that is also dealt with at missions abroad. */
export const isUsedAbroad = (text: string): boolean => /cơ quan đại diện|bộ ngoại giao/i.test(text);

/**
 * A fee of the sources in đồng. Figures below 1,000 đồng are in thousands; at missions abroad they are dollars, which
 * nothing turns into đồng.
 */
function readFee(value: number, field: string, notes: RowNotes, isAbroad: boolean): number | null {
  const fee = Math.round(value);
  if (fee < 0) return null;
  if (fee === 0 || fee >= smallestFeeVnd) return fee;
  if (isAbroad) {
    notes.flag(field, 'fee_foreign', fee);
    return null;
  }
  notes.repair(field, 'fee_in_thousands', fee, fee * 1_000);
  return fee * 1_000;
}

/** The fees of one channel of a crawled row; several become one figure and a note that names them all. */
export function readChannelFees(
  channel: Raw,
  { field, isAbroad }: { readonly field: string; readonly isAbroad: boolean },
  notes: RowNotes,
): ReadFee {
  const fees = rawsAt(channel, 'fees');
  const read = fees.map((fee) => {
    const value = numberAt(fee, 'value_vnd');
    const text = oneLine(textAt(fee, 'text'));
    return { feeVnd: value === null ? null : readFee(value, field, notes, isAbroad), text };
  });
  const known = read.flatMap(({ feeVnd }) => (feeVnd === null ? [] : [feeVnd]));
  const distinct = [...new Set(known)];
  if (fees.length > 0 && known.length === 0) notes.flag(field, 'fee_unknown', read[0]?.text ?? '');
  if (distinct.length > 1) notes.flag(field, 'fee_several', distinct.map(formatVnd).join('; '));
  return { feeVnd: known[0] ?? (fees.length === 0 ? 0 : null), feeNote: feeNoteOf(read, distinct.length > 1) };
}

function feeNoteOf(fees: readonly { feeVnd: number | null; text: string }[], isList: boolean): string {
  const lines = fees.flatMap(({ feeVnd, text }) => {
    if (!isList || feeVnd === null) return text === '' ? [] : [text];
    return [text === '' ? formatVnd(feeVnd) : `${formatVnd(feeVnd)}: ${text}`];
  });
  return manyLines([...new Set(lines)].join('\n'));
}

const writtenOut = /(\d{1,3}(?:[.,]\d{3})+)\s*(?:đồng|đ|vnđ)/i;

/** The fees of one channel of a worked-out row; its text may tell the figure that the number misses. */
export function readListedFees(channel: Raw, field: string, notes: RowNotes): ReadFee {
  const text = oneLine(`${textAt(channel, 'feeText')} ${textAt(channel, 'feeNote')}`);
  const values = listAt(channel, 'feeVnd').flatMap((value) => (typeof value === 'number' ? [value] : []));
  const read = values.flatMap((value) => readFee(value, field, notes, false) ?? []);
  const distinct = [...new Set(read)];
  if (distinct.length > 1) notes.flag(field, 'fee_several', distinct.map(formatVnd).join('; '));
  const fromText = writtenOut.exec(text)?.[1];
  const told = fromText === undefined ? null : Number(fromText.replace(/[.,]/g, ''));
  return { feeVnd: read[0] ?? told, feeNote: text };
}
