import type { Instant, Uuid } from '@chuan/kernel';
import { type Conformance, type Definition, replayOnDefinition } from '@chuan/workflow';
import type { TrialDossier, TrialStep } from '../contract.ts';
import { median } from './figures.ts';

/** A row of the draft's table as a trial needs it. */
export interface TrialRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly limitMinutes: number;
  readonly isTimed: boolean;
}

export interface TrialVisit {
  readonly stepId: string;
  readonly usedMinutes: number;
  /** It took longer than the limit that it had, if any. */
  readonly wasLate: boolean;
}

/** A dossier that is done, as it went. */
export interface TrialRun {
  readonly id: Uuid;
  readonly code: string;
  /** Its steps in the order in which they were finished. */
  readonly visits: readonly TrialVisit[];
  /** The flow it ran on, and the steps of it by name. */
  readonly own: { readonly definition: Definition; readonly names: ReadonlyMap<string, string> };
  readonly resolvedAt: Instant;
  /** When its result would have been due under the draft's legal limit. */
  readonly dueAt: Instant;
  readonly wasLate: boolean;
}

export interface TrialDraft {
  readonly definition: Definition;
  readonly rows: readonly TrialRow[];
}

type Finding = 'lacking' | 'repeated' | 'misplaced' | 'late';

class Sheet {
  readonly ids: Readonly<Record<Finding, Set<Uuid>>> = {
    lacking: new Set(),
    repeated: new Set(),
    misplaced: new Set(),
    late: new Set(),
  };
  readonly used: number[] = [];
  readonly done = new Set<Uuid>();
  readonly lateBefore = new Set<Uuid>();
}

/**
 * Holds dossiers that are done against a draft: which would have gone as it says, where the others differ, and which
 * steps, and which dossiers as a whole, would have been late under its limits with the time that was really used.
 */
export function tryDraft(draft: TrialDraft, runs: readonly TrialRun[]) {
  const replay = replayer();
  const sheets = new Map<string, Sheet>(draft.rows.map((row) => [row.id, new Sheet()]));
  const removed = new Map<string, string>();
  const ownSteps = new Set(runs.flatMap(({ own }) => [...own.names.keys()]));
  const sheetOf = (stepId: string) => {
    const sheet = sheets.get(stepId) ?? new Sheet();
    sheets.set(stepId, sheet);
    return sheet;
  };
  const limits = new Map(draft.rows.map((row) => [row.id, row]));
  let fittedBefore = 0;
  const rows = runs.map((run): TrialDossier => {
    const trace = run.visits.map((visit) => visit.stepId);
    if (replay(run.own.definition, trace).fits) fittedBefore += 1;
    const lateAt = noteTimes(run, limits, sheetOf);
    const found = replay(draft.definition, trace);
    for (const stepId of trace.filter((id) => !limits.has(id)))
      removed.set(stepId, run.own.names.get(stepId) ?? stepId);
    noteDifferences(run.id, found, sheetOf);
    return { id: run.id, code: run.code, verdict: verdictOf(run, found), differs: differencesOf(found), lateAt };
  });
  const late = runs.filter((run) => run.resolvedAt > run.dueAt).map((run) => run.id);
  const isLate = new Set(late);
  const of = (verdict: TrialDossier['verdict']) => rows.filter((row) => row.verdict === verdict).map((row) => row.id);
  const steps = draft.rows.map((row) =>
    stepOf(row, sheets.get(row.id)!, runs.length === 0 || ownSteps.has(row.id) ? 'kept' : 'added'),
  );
  const gone = [...removed].map(([id, name]) => {
    const row = { id, code: '', name, limitMinutes: 0, isTimed: false };
    return stepOf(row, sheets.get(id) ?? new Sheet(), 'removed');
  });
  return {
    fits: of('fits'),
    changed: of('changed'),
    atOdds: of('at_odds'),
    fittedBefore,
    late,
    lateBefore: runs.filter((run) => run.wasLate).length,
    lateAtStep: rows.filter((row) => row.lateAt.length > 0 && !isLate.has(row.id)).map((row) => row.id),
    steps: [...steps, ...gone],
    rows,
  };
}

/** Most dossiers go one of a few ways; each way is replayed once on each flow. */
function replayer() {
  const known = new Map<Definition, Map<string, Conformance>>();
  return (definition: Definition, trace: readonly string[]): Conformance => {
    const ways = known.get(definition) ?? new Map<string, Conformance>();
    known.set(definition, ways);
    const key = JSON.stringify(trace);
    const answer = ways.get(key) ?? replayOnDefinition(definition, trace);
    ways.set(key, answer);
    return answer;
  };
}

type SheetOf = (stepId: string) => Sheet;

/** @returns the steps at which a visit took longer than the draft gives. */
function noteTimes(run: TrialRun, limits: ReadonlyMap<string, TrialRow>, sheetOf: SheetOf): string[] {
  const lateAt = new Set<string>();
  for (const { stepId, usedMinutes, wasLate } of run.visits) {
    const row = limits.get(stepId);
    const sheet = sheetOf(stepId);
    sheet.done.add(run.id);
    sheet.used.push(usedMinutes);
    if (!row?.isTimed) continue;
    if (wasLate) sheet.lateBefore.add(run.id);
    if (usedMinutes <= row.limitMinutes) continue;
    sheet.ids.late.add(run.id);
    lateAt.add(stepId);
  }
  return [...lateAt];
}

function noteDifferences(id: Uuid, found: Conformance, sheetOf: SheetOf): void {
  for (const stepId of found.skipped) sheetOf(stepId).ids.lacking.add(id);
  for (const stepId of found.repeated) sheetOf(stepId).ids.repeated.add(id);
  for (const stepId of [...found.swapped.flat(), ...found.unexpected]) sheetOf(stepId).ids.misplaced.add(id);
}

const differencesOf = (found: Conformance): string[] => [
  ...new Set([...found.skipped, ...found.repeated, ...found.swapped.flat(), ...found.unexpected, ...found.unknown]),
];

/** Steps that the dossier's own version did not have, or that the draft left out, are no fault of its course. */
function verdictOf({ own }: TrialRun, found: Conformance): TrialDossier['verdict'] {
  if (found.fits) return 'fits';
  const isOwnWay = found.deviations !== null && found.repeated.length + found.swapped.length === 0;
  const isOnlyAdded = found.skipped.every((stepId) => !own.names.has(stepId));
  return isOwnWay && isOnlyAdded && found.unexpected.length === 0 ? 'changed' : 'at_odds';
}

function stepOf(row: TrialRow, sheet: Sheet, change: TrialStep['change']): TrialStep {
  const { lacking, repeated, misplaced, late } = sheet.ids;
  const { id: stepId, code, name, limitMinutes, isTimed } = row;
  return {
    ...{ stepId, code, name, limitMinutes, isTimed, change },
    done: sheet.done.size,
    medianMinutes: sheet.used.length === 0 ? null : Math.round(median(sheet.used)!),
    lacking: [...lacking],
    repeated: [...repeated],
    misplaced: [...misplaced],
    late: [...late],
    lateBefore: sheet.lateBefore.size,
  };
}
