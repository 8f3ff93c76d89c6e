import { conflict, type Uuid } from '@chuan/kernel';
import { demand, rightOfStep } from './actions.ts';
import { type DossierChange, Draft } from './change.ts';
import { type DossierState, type Frame, openSteps, rowOf } from './state.ts';

export interface Completion {
  readonly stepId: Uuid;
  readonly outcome?: string | undefined;
  readonly checks: readonly number[];
  readonly note: string;
  readonly data: Readonly<Record<string, string | number | boolean>>;
  readonly fileIds: readonly Uuid[];
}

/** Names of the positions that hold the dossier after a move, for the history's sentence. */
const lanesOf = (draft: Draft, frame: Frame): string =>
  [...new Set(openSteps(draft.state).map((step) => rowOf(frame.procedure, step.nodeId)?.lane ?? ''))]
    .filter(Boolean)
    .join(', ');

/** Lines of the checklist that are ticked, each once; what is no line of it counts for nothing. */
const ticksOf = (given: readonly number[], lines: number): number[] =>
  [...new Set(given)].filter((index) => index < lines).sort((a, b) => a - b);

/**
 * Completes a step with its outcome.
 *
 * @throws {AppError} `dossier.not_yours`, `dossier.step_closed`, `dossier.paused`, `dossier.checks_missing`,
 *   `dossier.outcome_missing`, `flow.unknown_outcome`
 */
export function decideComplete(state: DossierState, frame: Frame, done: Completion): DossierChange {
  const step = demand('complete', state, frame, done.stepId)!;
  const row = rowOf(frame.procedure, step.nodeId);
  const most = row?.checklist.length ?? 0;
  const checks = ticksOf([...step.checks, ...done.checks], most);
  const missing = most - checks.length;
  if (missing > 0) throw conflict('dossier.checks_missing', { count: missing });
  if ((row?.outcomes?.length ?? 0) > 0 && row?.kind !== 'consult' && !done.outcome)
    throw conflict('dossier.outcome_missing');
  const draft = new Draft(state, frame);
  draft.touch(step.id, { checks, note: done.note, personId: frame.actor.id });
  draft.set({ data: { ...state.data, ...done.data } });
  const isConsult = row?.kind === 'consult';
  const outcome = done.outcome ? { outcome: done.outcome } : {};
  const eventId = draft.event(isConsult ? 'opinion_given' : 'step_completed', {
    stepId: step.id,
    nodeId: step.nodeId,
    params: { outcome: done.outcome ?? null },
    note: done.note,
    fileIds: done.fileIds,
  });
  const data = { ...draft.state.data, case: state.caseKey };
  draft.advance({ id: eventId, kind: isConsult ? 'answer' : 'complete', nodeId: step.nodeId, data, ...outcome });
  draft.tell(eventId, { to: lanesOf(draft, frame) });
  return draft.finish();
}

/** Ticks that are kept while the step goes on. */
export function decideChecks(
  state: DossierState,
  frame: Frame,
  saved: { stepId: Uuid; checks: readonly number[]; note?: string | undefined },
): DossierChange {
  const step = demand('complete', state, frame, saved.stepId)!;
  const draft = new Draft(state, frame);
  const most = rowOf(frame.procedure, step.nodeId)?.checklist.length ?? 0;
  const checks = ticksOf(saved.checks, most);
  draft.touch(step.id, { checks, note: saved.note ?? step.note, personId: frame.actor.id });
  return draft.finish();
}

/** Sends a step's work back to an earlier step, with the reason. */
export function decideReturn(
  state: DossierState,
  frame: Frame,
  back: { stepId: Uuid; toNodeId: string; reason: string },
): DossierChange {
  const step = demand('return', state, frame, back.stepId)!;
  const draft = new Draft(state, frame);
  draft.touch(step.id, { personId: frame.actor.id });
  draft.advance({ id: frame.newId(), kind: 'return', nodeId: step.nodeId, toNodeId: back.toNodeId });
  draft.event('returned', {
    stepId: step.id,
    nodeId: step.nodeId,
    params: { to: rowOf(frame.procedure, back.toNodeId)?.name ?? back.toNodeId },
    note: back.reason,
  });
  return draft.finish();
}

/** Takes back what one has just passed on, while nobody has touched it: the step goes on, with its time and its ticks. */
export function decideRecall(state: DossierState, frame: Frame, back: { stepId: Uuid; reason: string }): DossierChange {
  const step = demand('recall', state, frame, back.stepId)!;
  const next = openSteps(state).find((open) => open.openedAt === step.closedAt)!;
  const draft = new Draft(state, frame);
  draft.advance({ id: frame.newId(), kind: 'return', nodeId: next.nodeId, toNodeId: step.nodeId }, step);
  draft.event('recalled', { stepId: step.id, nodeId: step.nodeId, params: { from: next.name }, note: back.reason });
  return draft.finish();
}

export interface Handover {
  readonly stepId: Uuid;
  readonly person: { readonly id: Uuid; readonly name: string };
  /** What the receiver may do. */
  can(permission: string): boolean;
  readonly reason: string;
}

/**
 * Hands an open step to another person of its position, or to any person the leader names, who may do its work: in
 * other hands it would lie until somebody noticed.
 *
 * @throws {AppError} `dossier.already_theirs`, `dossier.person_without_right`
 */
export function decideReassign(state: DossierState, frame: Frame, handover: Handover): DossierChange {
  const step = demand('reassign', state, frame, handover.stepId)!;
  const { name } = handover.person;
  if (step.personId === handover.person.id) throw conflict('dossier.already_theirs', { name });
  if (!handover.can(rightOfStep(frame, step))) throw conflict('dossier.person_without_right', { name });
  const draft = new Draft(state, frame);
  draft.touch(step.id, { personId: handover.person.id });
  draft.event('reassigned', {
    stepId: step.id,
    nodeId: step.nodeId,
    params: { to: name },
    note: handover.reason,
  });
  return draft.finish();
}
