import type { Instant } from '@chuan/kernel';
import type { WorkingCalendar } from './calendar.ts';
import { type Deadline, deadlineOfRun, dueInstant } from './due.ts';
import { type LedgerRow, LedgerWriter } from './ledger.ts';
import { runsOf } from './runs.ts';
import type { ClockFact, TimeLimit } from './schema.ts';
import { isWorkingLimit } from './settle.ts';
import { traceCivil } from './trace-civil.ts';
import { traceWorking } from './trace-working.ts';

/** A due instant as it stood after a fact; `at` and `factIndex` are those of the fact, none for the first. */
export interface DuePromise {
  readonly dueAt: Instant;
  readonly because: 'limit' | 'pause' | 'restart' | 'extension';
  readonly at?: Instant;
  readonly factIndex?: number;
}

export interface DueDate extends Deadline {
  /** The unit of the ledger: working minutes, or civil days. */
  readonly countedIn: 'minutes' | 'days';
  readonly trace: readonly LedgerRow[];
  /** Every due instant there was, in order, the last one in force unless the clock stands still. */
  readonly promises: readonly DuePromise[];
}

const becauseOf = { running: 'pause', restarted: 'restart', extended: 'extension' } as const;

function promisesOf(start: Instant, limit: TimeLimit, calendar: WorkingCalendar, facts: readonly ClockFact[]) {
  const promises: DuePromise[] = [];
  for (let known = 0; known <= facts.length; known++) {
    const dueAt = dueInstant(start, limit, calendar, facts.slice(0, known));
    if (dueAt === null || dueAt === promises.at(-1)?.dueAt) continue;
    const fact = facts[known - 1];
    if (!fact) promises.push({ dueAt, because: 'limit' });
    else promises.push({ dueAt, because: causeOf(fact), at: fact.at, factIndex: known - 1 });
  }
  return promises;
}

function causeOf({ kind }: ClockFact): DuePromise['because'] {
  return kind === 'running' || kind === 'restarted' || kind === 'extended' ? becauseOf[kind] : 'pause';
}

/**
 * The due instant of a limit and the ledger that explains it. Everything counts in whole local minutes: the seconds of
 * a start or of a fact are dropped, as on the printed receipt.
 *
 * - *Working hours* run from the start instant inside working periods. What is received after the cut-off starts at the
 *   opening of the next working day; what is received outside working time, at the next opening.
 * - *Working days*: the day of receipt is not counted, whatever the hour, so the cut-off changes nothing; due at the
 *   closing of the N-th working day after it. A half day is one working day. Pauses take away the share of each day
 *   in which the clock stood; the ledger shows a day as 480 minutes. A part of a day below one is counted from the
 *   instant itself like hours. 0 means the same day: the closing of the day on which hours would start.
 * - *Calendar days, months*: the day of receipt is not counted; due at the closing of the last day, or of the next
 *   working day if it is off; a month ends on the same date or on the last of a shorter month. A day counts if the
 *   clock runs at its end, so a pause moves the last day on by the midnights it spans, and the due instant never falls
 *   into a pause.
 * - A *pause* that begins at or after the due instant changes nothing. A *restart* counts the limit from nought, as if
 *   received then, without extensions granted before. An *extension* adds to the limit: hours and days (1 working day
 *   = 8 hours) to limits in working time, calendar days and months to the others.
 *
 * @param start  first instant of the limit: receipt of the complete dossier by the competent agency.
 * @param limit  value and unit.
 * @param calendar  the agency's calendar version.
 * @param facts  clock facts in time order; without one the clock runs.
 * @throws {AppError} `calendar.out_of_horizon`, `calendar.facts_out_of_order`, `calendar.extension_missing`,
 *   `calendar.extension_unit` (working time added to civil time or the reverse), `calendar.limit_not_whole` (a part of
 *   a calendar day or month).
 * @see Civil Code 2015, art. 147–148; Decree 61/2018/NĐ-CP, art. 18–19; a working day = 8 hours.
 */
export function dueAt(
  start: Instant,
  limit: TimeLimit,
  calendar: WorkingCalendar,
  facts: readonly ClockFact[] = [],
): DueDate {
  const runs = runsOf(start, facts);
  const writer = new LedgerWriter(calendar, facts);
  const working = isWorkingLimit(limit);
  for (const run of runs) {
    if (run.restartIndex !== null) writer.addRestart(run);
    if (working) traceWorking(writer, run, limit, calendar);
    else traceCivil(writer, run, limit, calendar);
  }
  return {
    ...deadlineOfRun(runs.at(-1)!, limit, calendar),
    countedIn: working ? 'minutes' : 'days',
    trace: writer.rows,
    promises: promisesOf(start, limit, calendar, facts),
  };
}
