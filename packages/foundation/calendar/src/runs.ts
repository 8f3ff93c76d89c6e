import { type Instant, invalid } from '@chuan/kernel';
import { minuteOf } from './local-time.ts';
import type { ClockFact, TimeLimit } from './schema.ts';

export type PauseKind = 'suspended' | 'with_other_agency' | 'awaiting_applicant';

/** A stretch in which the clock stood still; `toMinute` is null while it still does. */
export interface Pause {
  readonly kind: PauseKind;
  readonly factIndex: number;
  readonly fromMinute: number;
  toMinute: number | null;
}

export interface Grant {
  readonly factIndex: number;
  readonly extension: TimeLimit;
}

/** The limit counted once from its beginning: from receipt, or from a restart until the next one. */
export interface Run {
  readonly beganAt: Instant;
  readonly restartIndex: number | null;
  readonly pauses: Pause[];
  readonly grants: Grant[];
  /** Minute of the restart that ended this run. */
  endedMinute: number | null;
}

const newRun = (beganAt: Instant, restartIndex: number | null): Run => ({
  beganAt,
  restartIndex,
  pauses: [],
  grants: [],
  endedMinute: null,
});

function endPause(run: Run, minute: number) {
  const last = run.pauses.at(-1);
  if (last && last.toMinute === null) last.toMinute = minute;
}

/**
 * Reads clock facts into runs; at least one. A restart ends an open pause, and an extension granted before it belongs
 * to the run it was granted in.
 *
 * @throws {AppError} `calendar.facts_out_of_order`, `calendar.extension_missing`
 */
export function runsOf(start: Instant, facts: readonly ClockFact[]): [Run, ...Run[]] {
  let run = newRun(start, null);
  const runs: [Run, ...Run[]] = [run];
  let previousAt = Number.NEGATIVE_INFINITY;
  facts.forEach((fact, factIndex) => {
    if (fact.at < previousAt) throw invalid('calendar.facts_out_of_order', { index: factIndex });
    previousAt = fact.at;
    const minute = minuteOf(fact.at);
    if (fact.kind === 'extended') {
      if (!fact.extension) throw invalid('calendar.extension_missing', { index: factIndex });
      run.grants.push({ factIndex, extension: fact.extension });
      return;
    }
    endPause(run, minute);
    if (fact.kind === 'running') return;
    if (fact.kind === 'restarted') {
      run.endedMinute = minute;
      run = newRun(fact.at, factIndex);
      runs.push(run);
      return;
    }
    run.pauses.push({ kind: fact.kind, factIndex, fromMinute: minute, toMinute: null });
  });
  return runs;
}

/** All pauses of all runs, in order. */
export const pausesOf = (facts: readonly ClockFact[]): Pause[] =>
  facts.length === 0 ? [] : runsOf(facts[0]!.at, facts).flatMap((run) => run.pauses);

/** The run that counts now. */
export const lastRun = (start: Instant, facts: readonly ClockFact[]): Run => runsOf(start, facts).at(-1)!;
