import { type Instant, instantOf } from '@chuan/kernel';
import { describe, expect, it } from 'vitest';
import { goldenCases } from './test/golden-cases.ts';
import {
  type CalendarDefinition,
  type ClockFact,
  compileCalendar,
  defaultDefinition,
  dueAt,
  dueInstant,
} from './index.ts';
import { deadlineOf, nationalDays, type TimeLimit } from './index.ts';

const office: CalendarDefinition = defaultDefinition(nationalDays);
const saturday = { ...office, weekly: { ...office.weekly, 6: [{ fromMinute: 450, toMinute: 690 }] } };
const open = { ...office, cutOffMinute: 1_440 };
const calendars = {
  office: compileCalendar(office),
  saturday: compileCalendar(saturday),
  open: compileCalendar(open),
};

const units: Record<string, TimeLimit['unit']> = {
  h: 'working_hours',
  d: 'working_days',
  c: 'calendar_days',
  m: 'months',
};
const kinds: Record<string, ClockFact['kind']> = {
  wait: 'awaiting_applicant',
  stop: 'suspended',
  other: 'with_other_agency',
  run: 'running',
  again: 'restarted',
};

function readInstant(date: string, time: string): Instant {
  const [hours, minutes, seconds = 0] = time.split(':').map(Number);
  return instantOf(date, hours! * 60 + minutes!) + seconds * 1_000;
}
const readLimit = (text: string): TimeLimit => ({ value: Number(text.slice(0, -1)), unit: units[text.at(-1)!]! });

function readFact(text: string): ClockFact {
  const [word, date, time] = text.trim().split(' ') as [string, string, string];
  const at = readInstant(date, time);
  if (word.startsWith('+')) return { at, kind: 'extended', extension: readLimit(word.slice(1)) };
  return { at, kind: kinds[word]! };
}

const show = (instant: Instant | null) =>
  instant === null ? 'never' : new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const rows = goldenCases
  .trim()
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split('|').map((cell) => cell.trim()) as [keyof typeof calendars, ...string[]])
  .map(([calendar, received, limit, facts, due, why]) => ({
    calendar: calendars[calendar],
    start: readInstant(...(received!.split(' ') as [string, string])),
    limit: readLimit(limit!),
    facts: facts === '' ? [] : facts!.split(',').map(readFact),
    due: due!,
    name: `${calendar}: ${limit} from ${received}${facts ? ` (${facts})` : ''} → ${due}: ${why}`,
  }));

describe('due dates worked out by hand', () => {
  it('are many', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rows.map((row) => row.name)).size).toBe(rows.length);
  });

  it.each(rows)('$name', ({ start, limit, calendar, facts, due }) => {
    expect(show(dueInstant(start, limit, calendar, facts))).toBe(due);
    expect(show(deadlineOf(start, limit, calendar, facts).dueAt)).toBe(due);
    const explained = dueAt(start, limit, calendar, facts);
    expect(show(explained.dueAt)).toBe(due);
    if (due !== 'never') expect(show(explained.promises.at(-1)!.dueAt)).toBe(due);
  });
});
