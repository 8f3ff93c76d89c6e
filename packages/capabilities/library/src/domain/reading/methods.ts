import type { NationalCase, NationalMethod, SubmissionChannel } from '../../contract.ts';
import { readChannelFees, readListedFees } from './fees.ts';
import { limitOf, limitsIn, type RawLimit, rawLimit } from './limits.ts';
import type { RowNotes } from './notes.ts';
import { numberAt, type Raw, rawAt, rawsAt, textAt } from './raw.ts';
import { manyLines, oneLine } from './text.ts';

const channels: Readonly<Record<string, SubmissionChannel>> = {
  DIRECT: 'direct',
  ONLINE: 'online',
  POSTAL: 'postal',
  direct: 'direct',
  online: 'online',
  postal: 'postal',
};

type Limit = NationalMethod['limit'];

/** The cases of a crawled row with their limits; the sources give codes without names. */
export function readCases(row: Raw, key: string, notes: RowNotes): NationalCase[] {
  const seen = new Map<string, NationalCase>();
  for (const one of rawsAt(row, key)) {
    const code = oneLine(textAt(one, 'case_code') || textAt(one, 'case'));
    const limit = rawLimit(numberAt(one, 'qty') ?? numberAt(one, 'value'), one['unit']);
    if (limit && limit.unit === null) notes.flag('cases', 'unit_missing', `${code}: ${limit.value}`);
    if (seen.has(code)) notes.repair('cases', 'duplicate', code, '');
    else seen.set(code, { code, limit: limit?.unit ? limitOf(limit.value, limit.unit) : null });
  }
  const cases = [...seen.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const limits = new Set(cases.map((one) => (one.limit ? `${one.limit.value} ${one.limit.unit}` : '')));
  if (limits.size > 1) notes.flag('cases', 'limits_of_cases', [...limits].filter(Boolean).join('; '));
  return cases;
}

interface Surroundings {
  readonly cases: readonly NationalCase[];
  /** All that the row says in words. */
  readonly text: string;
  readonly isAbroad: boolean;
}

/** Ways of handing in of a crawled row, in its order; a channel that comes back stands for another case. */
export function readChannels(row: Raw, around: Surroundings, notes: RowNotes): NationalMethod[] {
  const turns = new Map<SubmissionChannel, number>();
  const rows = rawsAt(row, 'channels');
  const known = rows.map((one) =>
    rawLimit(numberAt(rawAt(one, 'processing'), 'qty'), rawAt(one, 'processing')['unit']),
  );
  return rows.flatMap((one, at) => {
    const channel = channels[textAt(one, 'method')];
    if (!channel) return [];
    const turn = (turns.get(channel) ?? 0) + 1;
    turns.set(channel, turn);
    const note = manyLines(textAt(one, 'note'));
    const others = known.filter((_, index) => index !== at);
    const fee = { field: `fee.${channel}`, isAbroad: around.isAbroad };
    const limit = settleLimit(known[at] ?? null, { note, others, ...around }, notes);
    return [{ channel, turn, limit, ...readChannelFees(one, fee, notes), note }];
  });
}

/** Ways of handing in of a worked-out row; where a channel gives no limit the row's own holds. */
export function readListedChannels(row: Raw, whole: Limit, notes: RowNotes): NationalMethod[] {
  const turns = new Map<SubmissionChannel, number>();
  return rawsAt(row, 'channels').flatMap((one) => {
    const channel = channels[textAt(one, 'method')];
    if (!channel) return [];
    const turn = (turns.get(channel) ?? 0) + 1;
    turns.set(channel, turn);
    const given = rawLimit(numberAt(rawAt(one, 'timeLimit'), 'value'), rawAt(one, 'timeLimit')['unit']);
    const limit = given?.unit ? limitOf(given.value, given.unit) : whole;
    return [{ channel, turn, limit, ...readListedFees(one, `fee.${channel}`, notes), note: '' }];
  });
}

interface Evidence extends Surroundings {
  readonly note: string;
  readonly others: readonly (RawLimit | null)[];
}

function settleLimit(raw: RawLimit | null, evidence: Evidence, notes: RowNotes): Limit {
  if (!raw) {
    notes.flag('limit', 'limit_missing', evidence.note);
    return null;
  }
  if (raw.unit === null) return settleUnit(raw, evidence, notes);
  const limit = limitOf(raw.value, raw.unit);
  const told = limitsIn(evidence.note);
  if (told.length > 0 && !told.some((one) => one.value === limit.value && one.unit === limit.unit)) {
    notes.flag('limit', 'limit_unlike_text', `${limit.value} ${limit.unit}: ${evidence.note}`);
  }
  return limit;
}

/** A quantity without a unit takes the one that the same quantity has elsewhere in the row, if all agree. */
function settleUnit({ value }: RawLimit, { note, others, cases, text }: Evidence, notes: RowNotes): Limit {
  const said = unitFor(value, limitsIn(note)) ?? unitFor(value, limitsIn(text));
  const elsewhere = [
    ...cases.flatMap((one) => (one.limit ? [one.limit] : [])),
    ...others.flatMap((one) => (one?.unit ? [limitOf(one.value, one.unit)] : [])),
  ];
  const unit = said ?? unitFor(value, elsewhere);
  if (!unit) {
    notes.flag('limit', 'unit_missing', value);
    return null;
  }
  notes.repair('limit', said ? 'unit_from_text' : 'unit_from_case', value, `${value} ${unit}`);
  return limitOf(value, unit);
}

function unitFor(value: number, limits: readonly { value: number; unit: RawLimit['unit'] }[]) {
  const units = new Set(limits.filter((one) => one.value === value).map((one) => one.unit));
  return units.size === 1 ? [...units][0] : undefined;
}
