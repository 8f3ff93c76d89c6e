import { type DueDate, dueAt, type LedgerRow, workingMinutesBetween } from '@chuan/calendar';
import { civilDateOf, type Instant } from '@chuan/kernel';
import { usualWay } from '@chuan/procedures/contract';
import { allowedReturns } from '@chuan/workflow';
import type { ExplanationView, LedgerRowView, StepView } from '../contract.ts';
import { isWork, stepCodesOf } from '@chuan/library/contract';
import { allowedMinutes, clockOfStep, factsOfStep, limitOf } from './clock.ts';
import { isHolder } from './actions.ts';
import { type DossierState, type Frame, openSteps, rowOf, type StepState } from './state.ts';

export type PersonNames = ReadonlyMap<string, string>;

/** What steps are told with: people by their id, and the agency's own positions by the row they are given to. */
export interface Names {
  readonly people?: PersonNames;
  readonly positions?: ReadonlyMap<string, { readonly name: string }>;
}

interface Reading {
  readonly state: DossierState;
  readonly frame: Frame;
  readonly names: Names;
}

const positionOf = (row: { readonly id: string; readonly lane: string } | undefined, { positions }: Names): string =>
  row === undefined ? '' : (positions?.get(row.id)?.name ?? row.lane);

/**
 * Whom a move at an instant passed the dossier to, by the agency's own positions. The event keeps the procedure's words;
 * where they are not those of the steps that were open then, they stay.
 */
export function passedTo(words: string, at: Instant, { state, frame, names }: Reading): string {
  const rows = state.steps
    .filter((step) => step.openedAt <= at && (step.closedAt === null || step.closedAt > at))
    .map((step) => rowOf(frame.procedure, step.nodeId));
  const lanes = [...new Set(rows.map((row) => row?.lane ?? ''))];
  const areTheirs = lanes.join(', ').length === words.length && lanes.every((lane) => words.includes(lane));
  return areTheirs ? [...new Set(rows.map((row) => positionOf(row, names)))].join(', ') : words;
}

const rowsInOrder = (frame: Frame) => frame.procedure.content.steps.filter((row) => row.kind !== 'timer');

/** B1, B2 … by the table's order; a decision of the data has no number. */
export function labelOf(frame: Frame, nodeId: string): string {
  const rowId = rowOf(frame.procedure, nodeId)?.id;
  return rowId === undefined ? '' : (stepCodesOf(frame.procedure.content.steps).get(rowId) ?? '');
}

function viewOf(step: StepState, state: DossierState, frame: Frame, names: Names): StepView {
  const row = rowOf(frame.procedure, step.nodeId);
  const clock = { calendar: frame.calendar, content: frame.procedure.content, now: frame.now };
  const isOpen = step.status === 'open';
  const returns = isOpen && state.marking ? allowedReturns(frame.procedure.definition, state.marking, step.nodeId) : [];
  return {
    id: step.id,
    nodeId: step.nodeId,
    label: labelOf(frame, step.nodeId),
    name: step.name,
    lane: row?.lane ?? '',
    positionName: positionOf(row, names),
    personName: step.personId === null ? '' : (names.people?.get(step.personId) ?? ''),
    personId: step.personId,
    status: step.status,
    isParallel: (row?.parallelWithPrevious ?? false) || isFollowedByParallel(frame, row?.id),
    openedAt: step.openedAt,
    closedAt: step.closedAt,
    outcome: step.outcome,
    limitMinutes: allowedMinutes(step, state.facts, frame.calendar),
    usedMinutes: step.usedMinutes ?? usedSoFar(step, state, frame),
    clock: isOpen ? clockOfStep(step, state, clock) : null,
    checklist: (row?.checklist ?? []).map((text, index) => ({ text, isDone: step.checks.includes(index) })),
    outcomes: (row?.outcomes ?? []).filter((outcome) => !outcome.condition).map((outcome) => outcome.label),
    returnsTo: returns.map((nodeId) => ({
      nodeId,
      label: labelOf(frame, nodeId),
      name: rowOf(frame.procedure, nodeId)?.name ?? nodeId,
    })),
    output: row?.output ?? '',
    guidance: row?.guidance ?? '',
    note: step.note,
    isMine: isOpen && isHolder(step, frame.actor),
  };
}

const usedSoFar = (step: StepState, { facts }: DossierState, { calendar, now }: Frame): number =>
  workingMinutesBetween(step.openedAt, now, calendar, factsOfStep(facts, step.openedAt));

function isFollowedByParallel(frame: Frame, rowId: string | undefined): boolean {
  const rows = frame.procedure.content.steps;
  const index = rows.findIndex((row) => row.id === rowId);
  return index >= 0 && (rows[index + 1]?.parallelWithPrevious ?? false);
}

/** A step that lies ahead. */
function aheadOf(frame: Frame, row: ReturnType<typeof rowsInOrder>[number], names: Names): StepView {
  return {
    id: null,
    nodeId: row.id,
    label: labelOf(frame, row.id),
    name: row.name,
    lane: row.lane,
    positionName: positionOf(row, names),
    personName: '',
    personId: null,
    status: 'ahead',
    isParallel: (row.parallelWithPrevious ?? false) || isFollowedByParallel(frame, row.id),
    openedAt: null,
    closedAt: null,
    outcome: null,
    limitMinutes: row.limitMinutes,
    usedMinutes: null,
    clock: null,
    checklist: row.checklist.map((text) => ({ text, isDone: false })),
    outcomes: [],
    returnsTo: [],
    output: row.output,
    guidance: row.guidance,
    note: '',
    isMine: false,
  };
}

/**
 * The rows that lie ahead of where the dossier stands; what only a refusal would lead to is not work to come. Work that
 * was done, or begun, behind a step that was taken back or returned to is to come once more.
 */
function rowsAhead(state: DossierState, frame: Frame): ReadonlySet<string> {
  const order = new Map(frame.procedure.content.steps.map((row, index) => [row.id, index]));
  const placeOf = ({ nodeId }: StepState) => order.get(rowOf(frame.procedure, nodeId)?.id ?? '') ?? 0;
  const open = openSteps(state);
  const first = Math.min(...open.map(placeOf));
  const passed = state.steps.filter((step) => step.status === 'open' || placeOf(step) < first);
  return usualWay(frame.procedure, {
    from: open.map((step) => step.nodeId),
    passed: new Set(passed.map((step) => step.nodeId)),
  });
}

interface OnPath {
  readonly row: ReturnType<typeof rowsInOrder>[number];
  /** Its open or last run; undefined while it lies ahead. */
  readonly run: StepState | undefined;
}

/**
 * The way of a dossier: the procedure's rows with what became of each, in the table's order: a row done twice shows its last run, a row not
 * reached yet, or to be done again, lies ahead if the usual way leads there. Rows that can no longer be reached when the dossier has ended are left out.
 */
export function pathOf(state: DossierState, frame: Frame): OnPath[] {
  const usual = rowsAhead(state, frame);
  const isUnderWay = openSteps(state).length > 0;
  const isOver = state.marking?.ended != null || ['withdrawn', 'stopped', 'not_accepted'].includes(state.status);
  return rowsInOrder(frame).flatMap((row) => {
    const runs = state.steps.filter((step) => rowOf(frame.procedure, step.nodeId)?.id === row.id);
    const open = runs.findLast((step) => step.status === 'open');
    const isToCome = isUnderWay && usual.has(row.id);
    const last = open ?? (isToCome ? undefined : runs.findLast((step) => step.status === 'done'));
    const isLeftOut = last === undefined && (isOver || !isWork(row) || !usual.has(row.id));
    return isLeftOut ? [] : [{ row, run: last }];
  });
}

/** The way of a dossier, as its page shows it. */
export const stepViews = (state: DossierState, frame: Frame, names: Names = {}): StepView[] =>
  pathOf(state, frame).map(({ row, run }) =>
    run === undefined ? aheadOf(frame, row, names) : viewOf(run, state, frame, names),
  );

function ledgerRow(row: LedgerRow, state: DossierState, today: string): LedgerRowView {
  const fact = row.factIndex === undefined ? undefined : state.facts[row.factIndex];
  return {
    kind: row.kind,
    on: row.on,
    until: row.until,
    counted: row.counted,
    sum: row.sum,
    from: row.from ?? null,
    to: row.to ?? null,
    isWhole: row.whole ?? true,
    workedMinutes: row.workedMinutes ?? null,
    isReached: row.reached ?? false,
    because: row.because ?? null,
    name: row.name ?? '',
    limitBefore: row.limitBefore ?? null,
    limitAfter: row.limitAfter ?? null,
    reason: fact?.reason ?? '',
    document: fact?.document ?? '',
    actor: fact?.actor ?? '',
    isToday: row.on <= today && today <= row.until,
  };
}

/** Why the date is what it is: worked out now from the stored facts, and compared with what was stored. */
export function explain(state: DossierState, frame: Frame, calendarName: string): ExplanationView | null {
  if (state.receivedAt === null) return null;
  const limit = limitOf(frame.procedure.content, state.channel, state.caseKey);
  const due: DueDate = dueAt(state.receivedAt, limit, frame.calendar, state.facts);
  const today = civilDateOf(frame.now);
  return {
    limit,
    startsAt: due.startsAt,
    dueAt: due.dueAt,
    promises: due.promises.map((promise) => ({
      because: promise.because,
      at: promise.at ?? null,
      dueAt: promise.dueAt,
    })),
    countedIn: due.countedIn,
    ledger: due.trace.map((row) => ledgerRow(row, state, today)),
    calendarName,
    isReproduced: due.dueAt === state.dueAt && due.remainingMinutes === state.remainingMinutes,
  };
}
