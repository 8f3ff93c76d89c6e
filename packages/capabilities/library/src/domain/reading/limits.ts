import type { TimeLimit } from '@chuan/calendar';

type LimitUnit = TimeLimit['unit'];

const units: Readonly<Record<string, LimitUnit>> = {
  WORKING_DAY: 'working_days',
  DAY: 'calendar_days',
  HOUR: 'working_hours',
  MONTH: 'months',
  'working-days': 'working_days',
  'calendar-days': 'calendar_days',
  'working-hours': 'working_hours',
  months: 'months',
};

/** A quantity with its unit as the sources write them; the unit is null where they give none. */
export interface RawLimit {
  readonly value: number;
  readonly unit: LimitUnit | null;
}

export function rawLimit(value: number | null, unit: unknown): RawLimit | null {
  if (value === null || value < 0 || value > 5_000) return null;
  return { value, unit: typeof unit === 'string' ? (units[unit] ?? null) : null };
}

/** Days and months of the civil calendar are whole; a part of one is counted as the whole. */
export function limitOf(value: number, unit: LimitUnit): TimeLimit {
  return { value: unit === 'working_days' || unit === 'working_hours' ? value : Math.ceil(value), unit };
}

const spoken: readonly (readonly [RegExp, LimitUnit])[] = [
  [/^(giờ|tiếng)( làm việc)?/, 'working_hours'],
  [/^ngày làm việc/, 'working_days'],
  [/^ngày/, 'calendar_days'],
  [/^tháng/, 'months'],
];

const quantity = /(\d{1,3}(?:[.,]\d)?)\s*(?:\([^()]{1,30}\)\s*)?(?=giờ|tiếng|ngày|tháng)/g;

/** The limits that a text speaks of, without those that are dates ("ngày 30 tháng 6"). */
export function limitsIn(text: string): TimeLimit[] {
  const found: TimeLimit[] = [];
  for (const match of text.toLowerCase().matchAll(quantity)) {
    const rest = text.toLowerCase().slice(match.index + match[0].length);
    const before = text.toLowerCase().slice(0, match.index);
    if (/ngày\s*$/.test(before) && rest.startsWith('tháng')) continue;
    const unit = spoken.find(([shape]) => shape.test(rest))?.[1];
    if (unit) found.push(limitOf(Number(match[1]!.replace(',', '.')), unit));
  }
  return found;
}
