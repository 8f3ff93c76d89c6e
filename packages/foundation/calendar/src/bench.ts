import { instantOf } from '@chuan/kernel';
import { compileCalendar, defaultDefinition } from './calendar.ts';
import { dueInstant } from './due.ts';
import { dueAt } from './due-date.ts';
import { nationalDays } from './national-days.ts';
import type { ClockFact, TimeLimit } from './schema.ts';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio: number;
  readonly of: string;
}

/** Microseconds per due date that are allowed. */
const allowedUs = 20;

const at = (date: string, minutes: number) => instantOf(date, minutes);
const facts: readonly ClockFact[] = [
  { at: at('2026-02-10', 630), kind: 'awaiting_applicant' },
  { at: at('2026-02-24', 570), kind: 'running' },
  { at: at('2026-06-03', 910), kind: 'extended', extension: { value: 2, unit: 'working_days' } },
];
/** Each ends about a year after its start. */
const yearLong: readonly TimeLimit[] = [
  { value: 1_960, unit: 'working_hours' },
  { value: 245, unit: 'working_days' },
];

/** Mean of the fastest of some rounds, so that a busy neighbour does not decide. */
function microseconds(calls: number, run: (index: number) => number | null): number {
  let kept = 0;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 7; round++) {
    const startedMs = performance.now();
    for (let index = 0; index < calls; index++) kept += run(index) ?? 0;
    best = Math.min(best, ((performance.now() - startedMs) * 1_000) / calls);
  }
  // The results must be used, or the work might be left out.
  return kept === Number.POSITIVE_INFINITY ? kept : best;
}

const figure = (name: string, us: number, of: readonly [us: number, name: string]): Figure => ({
  name,
  value: Number(us.toFixed(3)),
  unit: 'µs',
  ratio: Number((us / of[0]).toFixed(4)),
  of: of[1],
});

/** What counting costs: due dates over a horizon of a year, with and without a pause and the ledger, and a calendar. */
export function benchCalendar(): Figure[] {
  const definition = defaultDefinition(nationalDays);
  const calendar = compileCalendar(definition);
  const start = at('2026-01-12', 540);
  const spread = (index: number) => start + (index % 480) * 60_000;
  const limit = (index: number) => yearLong[index & 1]!;
  const short: TimeLimit = { value: 20, unit: 'working_days' };
  const plainUs = microseconds(20_000, (index) => dueInstant(spread(index), limit(index), calendar));
  const pausedUs = microseconds(20_000, (index) => dueInstant(spread(index), limit(index), calendar, facts));
  const ledgerUs = microseconds(1_000, (index) => dueAt(spread(index), short, calendar).trace.length);
  const compileUs = microseconds(5, () => compileCalendar(definition).table.unitsPerDay);
  const allowed = [allowedUs, `${allowedUs} µs allowed`] as const;
  const plain = [plainUs, 'calendar.due_instant_year'] as const;
  return [
    figure('calendar.due_instant_year', plainUs, allowed),
    figure('calendar.due_instant_year_paused_extended', pausedUs, allowed),
    figure('calendar.due_date_with_ledger_20_days', ledgerUs, plain),
    figure('calendar.compile_21_years', compileUs, plain),
  ];
}
