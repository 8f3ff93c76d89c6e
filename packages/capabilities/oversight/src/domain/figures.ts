import type { CivilDate } from '@chuan/kernel';
import type { CauseCount } from '../contract.ts';

/** The middle value; between the two middle ones when there are two. Undefined of nothing. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined || sorted.length % 2 === 1) return upper;
  return (sorted[middle - 1]! + upper) / 2;
}

/**
 * How many results a day the agency brings forth: the median of the working days, not counting those before its first
 * result. A day without results counts as nought.
 */
export function capacityOf(
  days: readonly CivilDate[],
  results: ReadonlyMap<CivilDate, number>,
): { perDay: number; from: CivilDate; to: CivilDate; days: number; results: number } | null {
  const first = days.findIndex((day) => (results.get(day) ?? 0) > 0);
  if (first < 0) return null;
  const counted = days.slice(first);
  const counts = counted.map((day) => results.get(day) ?? 0);
  // Results on days off count with nobody's day, but the rows between first and last day hold them.
  const [from, to] = [counted[0]!, counted.at(-1)!];
  const all = [...results].filter(([day]) => day >= from && day <= to).reduce((sum, [, count]) => sum + count, 0);
  return { perDay: median(counts) ?? 0, from, to, days: counted.length, results: all };
}

export interface CauseRow {
  readonly cause: CauseCount['cause'];
  readonly status: string;
  readonly count: number;
}

/** Breaches by cause, the most frequent first; those that nobody has explained come last. */
export function causesOf(rows: readonly CauseRow[]): CauseCount[] {
  const causes = new Map<CauseCount['cause'], CauseCount>();
  for (const { cause, status, count } of rows) {
    const entry = causes.get(cause) ?? { cause, confirmed: 0, unconfirmed: 0 };
    if (status === 'confirmed') entry.confirmed += count;
    else entry.unconfirmed += count;
    causes.set(cause, entry);
  }
  const size = (entry: CauseCount) => (entry.cause === null ? -1 : entry.confirmed + entry.unconfirmed);
  return [...causes.values()].sort((a, b) => size(b) - size(a));
}
