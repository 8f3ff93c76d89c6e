import { workingDayOf, workingMinutesBetween, addWorkingDays } from '@chuan/calendar';
import { type AppError, conflict, denied, type ErrorParams, type Uuid } from '@chuan/kernel';
import { allowedReturns } from '@chuan/workflow';
import type { Action, ActionKey } from '../contract.ts';
import { type DossierState, type Frame, isDeliveryNode, isPaused, openSteps, type StepState } from './state.ts';

type Verdict = { reason: string; params?: ErrorParams } | null;

const refused = (reason: string, params?: ErrorParams): Verdict => (params ? { reason, params } : { reason });
const firstOf = (...verdicts: (() => Verdict)[]): Verdict => {
  for (const verdict of verdicts) {
    const found = verdict();
    if (found) return found;
  }
  return null;
};

const needs = (frame: Frame, permission: string) => (): Verdict =>
  frame.actor.can(permission) ? null : refused('permission.missing', { permission });

const running = (state: DossierState) => (): Verdict => {
  if (state.receivedAt === null) return refused('dossier.not_received');
  if (isPaused(state)) return refused('dossier.paused');
  return state.status === 'in_progress' || state.status === 'resolved' ? null : refused('dossier.already_ended');
};

const notResolved = (state: DossierState) => (): Verdict =>
  state.status === 'resolved' ? refused('dossier.already_resolved') : null;

/** A step is somebody's when it is assigned to them, or lies with a position they hold and nobody took it. */
export function isHolder(step: StepState, actor: Frame['actor']): boolean {
  if (step.personId !== null) return step.personId === actor.id;
  return step.positionId !== null && actor.positionIds.includes(step.positionId);
}

const held = (step: StepState | undefined, frame: Frame) => (): Verdict => {
  if (!step || step.status !== 'open') return refused('dossier.step_closed');
  return isHolder(step, frame.actor) ? null : refused('dossier.not_yours');
};

/** The right that doing a step's work needs: the last one is done by handing the result over. */
export const rightOfStep = (frame: Pick<Frame, 'procedure'>, step: StepState): 'dossier.handle' | 'dossier.deliver' =>
  isDeliveryNode(frame.procedure, step.nodeId) ? 'dossier.deliver' : 'dossier.handle';

function supplementTime(state: DossierState, frame: Frame): Verdict {
  const { rules } = frame.procedure.content;
  if (state.receivedAt === null) return null;
  if (state.supplementCount >= rules.maxSupplements)
    return refused('dossier.supplement_used', { max: rules.maxSupplements });
  const receivedDay = workingDayOf(state.receivedAt, frame.calendar);
  const lastDay = addWorkingDays(receivedDay, rules.supplementWithinWorkingDays, frame.calendar);
  if (workingDayOf(frame.now, frame.calendar) > lastDay)
    return refused('dossier.supplement_too_late', { days: rules.supplementWithinWorkingDays });
  return null;
}

function extensionTime(state: DossierState, frame: Frame): Verdict {
  const { rules } = frame.procedure.content;
  if (state.extensionCount >= rules.maxExtensions)
    return refused('dossier.extension_used', { max: rules.maxExtensions });
  if (state.dueAt === null) return refused('dossier.paused');
  const left = workingMinutesBetween(frame.now, state.dueAt, frame.calendar);
  return left >= rules.extensionNoticeWorkingDays * 480
    ? null
    : refused('dossier.extension_too_late', { days: rules.extensionNoticeWorkingDays });
}

function recallTime(state: DossierState, step: StepState, frame: Frame): Verdict {
  if (step.status !== 'done' || step.personId !== frame.actor.id) return refused('dossier.not_yours');
  const after = openSteps(state).filter((open) => open.openedAt === step.closedAt);
  const untouched = after.length === 1 && after[0]!.checks.length === 0 && after[0]!.note === '';
  const reachable = untouched && allowedReturns(frame.procedure.definition, state.marking!, after[0]!.nodeId);
  return reachable && reachable.includes(step.nodeId) ? null : refused('dossier.recall_too_late');
}

const intakeOpen = (state: DossierState) => (): Verdict =>
  state.status === 'submitted'
    ? null
    : refused(state.receivedAt === null ? 'dossier.not_submitted' : 'dossier.already_received');

function stepVerdict(key: ActionKey, state: DossierState, step: StepState | undefined, frame: Frame): Verdict {
  const works = [running(state), held(step, frame), needs(frame, 'dossier.handle')];
  switch (key) {
    case 'complete':
      return firstOf(...works, () =>
        isDeliveryNode(frame.procedure, step!.nodeId) ? refused('dossier.use_deliver') : null,
      );
    case 'supplement':
      return firstOf(...works, notResolved(state), () => supplementTime(state, frame));
    case 'return':
      return firstOf(...works, () =>
        allowedReturns(frame.procedure.definition, state.marking!, step!.nodeId).length > 0
          ? null
          : refused('dossier.no_return'),
      );
    case 'reassign':
      return firstOf(running(state), needs(frame, 'dossier.assign'), () =>
        step?.status === 'open' ? null : refused('dossier.step_closed'),
      );
    case 'recall':
      return firstOf(running(state), () =>
        step ? recallTime(state, step, frame) : refused('dossier.recall_too_late'),
      );
    default:
      return refused('dossier.step_closed');
  }
}

function dossierVerdict(key: ActionKey, state: DossierState, frame: Frame): Verdict {
  switch (key) {
    case 'accept':
    case 'refuse_intake':
      return firstOf(needs(frame, 'dossier.receive'), intakeOpen(state));
    case 'supplement':
      return firstOf(needs(frame, 'dossier.receive'), intakeOpen(state));
    case 'receive_supplement':
      return firstOf(needs(frame, 'dossier.receive'), () =>
        state.status === 'awaiting_supplement' ? null : refused('dossier.no_supplement_asked'),
      );
    case 'extend':
      return firstOf(running(state), notResolved(state), needs(frame, 'dossier.extend'), () =>
        extensionTime(state, frame),
      );
    case 'suspend':
      return firstOf(running(state), notResolved(state), needs(frame, 'dossier.extend'));
    case 'resume':
      return firstOf(needs(frame, 'dossier.extend'), () =>
        state.status === 'suspended' ? null : refused('dossier.not_suspended'),
      );
    case 'deliver':
      return firstOf(needs(frame, 'dossier.deliver'), () =>
        state.status === 'resolved' ? null : refused('dossier.not_resolved'),
      );
    case 'stop':
      return firstOf(needs(frame, 'dossier.extend'), unfinished(state), notResolved(state));
    case 'withdraw':
      return firstOf(needs(frame, 'dossier.receive'), unfinished(state), notResolved(state));
    case 'attach':
      return firstOf(needs(frame, 'dossier.handle'), unfinished(state));
    default:
      return refused('dossier.step_closed');
  }
}

const unfinished = (state: DossierState) => (): Verdict =>
  ['delivered', 'withdrawn', 'stopped', 'not_accepted'].includes(state.status)
    ? refused('dossier.already_ended')
    : null;

const ofStep: readonly ActionKey[] = ['complete', 'supplement', 'return', 'reassign'];
const ofDossier: readonly ActionKey[] = [
  'receive_supplement',
  'extend',
  'suspend',
  'resume',
  'deliver',
  'withdraw',
  'stop',
  'attach',
];
const ofIntake: readonly ActionKey[] = ['accept', 'supplement', 'refuse_intake'];

const asAction = (key: ActionKey, stepId: Uuid | null, verdict: Verdict): Action => ({
  key,
  stepId,
  isAllowed: verdict === null,
  reason: verdict?.reason ?? null,
  params: { ...verdict?.params },
});

/**
 * The one table of what this person can do with this dossier now, and why not what they cannot. The screen shows it;
 * every use case demands its entry of it.
 */
export function listActions(state: DossierState, frame: Frame): Action[] {
  const intake = state.receivedAt === null ? ofIntake : [];
  const steps = openSteps(state).flatMap((step) =>
    ofStep.map((key) => asAction(key, step.id, stepVerdict(key, state, step, frame))),
  );
  const recalls = state.steps
    .filter((step) => step.status === 'done' && step.personId === frame.actor.id)
    .map((step) => asAction('recall', step.id, stepVerdict('recall', state, step, frame)))
    .filter((action) => action.isAllowed);
  return [
    ...intake.map((key) => asAction(key, null, dossierVerdict(key, state, frame))),
    ...steps,
    ...recalls,
    ...ofDossier.map((key) => asAction(key, null, dossierVerdict(key, state, frame))),
  ];
}

/**
 * Demands that an action stands open, by the same table that the screen shows.
 *
 * @returns the step, where the action is a step's.
 * @throws {AppError} the table's reason; `denied` where it is a matter of who, else `conflict`.
 */
export function demand(key: ActionKey, state: DossierState, frame: Frame, stepId?: Uuid): StepState | undefined {
  const step = stepId === undefined ? undefined : state.steps.find((one) => one.id === stepId);
  const verdict = stepId === undefined ? dossierVerdict(key, state, frame) : stepVerdict(key, state, step, frame);
  if (verdict) throw failure(verdict.reason, verdict.params);
  return step;
}

const failure = (reason: string, params?: ErrorParams): AppError =>
  reason === 'permission.missing' || reason === 'dossier.not_yours' ? denied(reason, params) : conflict(reason, params);
