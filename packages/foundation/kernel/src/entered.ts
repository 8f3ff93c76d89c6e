import { invalid } from './errors.ts';

/**
 * What is typed without being seen: direction marks that turn a name around, joiners and fillers that make two texts
 * look alike, control characters that no document may hold. Tabs and line ends stay.
 */
const unseen = /[\p{Cf}\u034f\u115f\u1160\u3164\uffa0\ufdd0-\ufdef\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu;

const plain = /^[\x20-\x7e\t\n\r]*$/;

/**
 * A text as it may be kept: composed letters (NFC), nothing unseen.
 *
 * @throws {AppError} `request.bad_input` for zero bytes and halves of letters, which no database keeps.
 */
export function enteredText(text: string): string {
  if (plain.test(text)) return text;
  if (text.includes('\0') || !text.isWellFormed()) throw invalid('request.bad_input');
  return text.replace(unseen, '').normalize('NFC');
}

/** Deeper than anything a form can hold; whatever walks a value after this walks it safely. */
const deepest = 40;

/**
 * A value from outside with every text in it as `enteredText` keeps it. What needs no change is handed back itself.
 *
 * @throws {AppError} `request.too_deep`, `request.bad_input`
 */
export function enteredValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return enteredText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) throw invalid('request.too_deep');
  if (Array.isArray(value)) return changed(value, (item) => enteredValue(item, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  // Dates, bytes and streams come from our own pages; JSON has none.
  if (prototype !== Object.prototype && prototype !== null) return value;
  const entries = Object.entries(value);
  const next = entries.map(([key, item]) => [enteredKey(key), enteredValue(item, depth + 1)] as const);
  const isSame = next.every(([key, item], at) => key === entries[at]![0] && Object.is(item, entries[at]![1]));
  return isSame ? value : Object.fromEntries(next);
}

function changed(items: readonly unknown[], change: (item: unknown) => unknown): readonly unknown[] {
  const next = items.map(change);
  return next.every((item, at) => Object.is(item, items[at])) ? items : next;
}

function enteredKey(key: string): string {
  if (key === '__proto__') throw invalid('request.bad_input');
  return enteredText(key);
}
