import type { Uuid } from '@chuan/kernel';
import { demand } from './actions.ts';
import { demandOfApplicant } from './applicant-actions.ts';
import { type DossierChange, Draft } from './change.ts';
import type { DossierState, Frame } from './state.ts';

/**
 * Asks once for what is missing (Mẫu 02). Before receipt there is no clock to stop; afterwards it stands until the
 * papers are there.
 */
export function decideRequestSupplement(
  state: DossierState,
  frame: Frame,
  ask: { stepId?: Uuid | undefined; items: readonly string[]; reason: string; form: { id: Uuid; number: string } },
): DossierChange {
  const step = demand('supplement', state, frame, ask.stepId);
  const draft = new Draft(state, frame);
  draft.set({ status: 'awaiting_supplement', supplementCount: state.supplementCount + 1 });
  if (step) draft.touch(step.id, { personId: frame.actor.id });
  if (state.receivedAt !== null) {
    draft.fact('awaiting_applicant', { reason: ask.reason, document: ask.form.number });
    draft.reckon('pause');
  }
  draft.event('supplement_requested', {
    stepId: step?.id ?? null,
    nodeId: step?.nodeId ?? null,
    params: { items: ask.items.join('; '), rule: frame.procedure.content.rules.supplement },
    note: ask.reason,
    formIds: [ask.form.id],
  });
  return draft.finish();
}

/** The papers are there: the clock goes on, or begins again from zero, as the procedure's rule says. */
export function decideSupplement(
  state: DossierState,
  frame: Frame,
  given: { note: string; fileIds: readonly Uuid[]; isByCitizen: boolean },
): DossierChange {
  if (given.isByCitizen) demandOfApplicant('supplement', state);
  else demand('receive_supplement', state, frame);
  const draft = new Draft(state, frame);
  if (state.receivedAt === null) {
    draft.set({ status: 'submitted' });
  } else {
    const isRestart = frame.procedure.content.rules.supplement === 'restart';
    draft.set({ status: 'in_progress' });
    draft.fact(isRestart ? 'restarted' : 'running');
    draft.reckon(isRestart ? 'restart' : 'pause');
  }
  draft.event('supplement_received', {
    params: { dueAt: draft.state.dueAt },
    note: given.note,
    fileIds: given.fileIds,
  });
  return draft.finish();
}

/** Mẫu 04: once, announced in time, with the apology. */
export function decideExtend(
  state: DossierState,
  frame: Frame,
  extension: { workingDays: number; reason: string; form: { id: Uuid; number: string } },
): DossierChange {
  demand('extend', state, frame);
  const draft = new Draft(state, frame);
  const inCivilTime = ['calendar_days', 'months'].includes(draft.limit().unit);
  draft.set({ extensionCount: state.extensionCount + 1 });
  draft.fact('extended', {
    reason: extension.reason,
    document: extension.form.number,
    extension: { value: extension.workingDays, unit: inCivilTime ? 'calendar_days' : 'working_days' },
  });
  draft.reckon('extension');
  draft.event('extended', {
    params: { days: extension.workingDays, dueAt: draft.state.dueAt, before: state.dueAt },
    note: extension.reason,
    formIds: [extension.form.id],
  });
  return draft.finish();
}

/** The promised instant an extension would lead to, for the notice that must name it. */
export function dueAfterExtension(state: DossierState, frame: Frame, workingDays: number): number | null {
  const change = decideExtend(state, frame, { workingDays, reason: '', form: { id: frame.newId(), number: '' } });
  return change.after.dueAt;
}

/** Stops the clock on a legal basis and a document: a tax to be paid, another agency to answer. */
export function decideSuspend(
  state: DossierState,
  frame: Frame,
  stop: { kind: 'suspended' | 'with_other_agency'; reason: string; document: string },
): DossierChange {
  demand('suspend', state, frame);
  const draft = new Draft(state, frame);
  draft.set({ status: 'suspended' });
  draft.fact(stop.kind, { reason: stop.reason, document: stop.document });
  draft.reckon('pause');
  draft.event('suspended', { params: { kind: stop.kind, document: stop.document }, note: stop.reason });
  return draft.finish();
}

export function decideResume(state: DossierState, frame: Frame, note: string): DossierChange {
  demand('resume', state, frame);
  const draft = new Draft(state, frame);
  draft.set({ status: 'in_progress' });
  draft.fact('running', { reason: note });
  draft.reckon('pause');
  draft.event('resumed', { params: { dueAt: draft.state.dueAt }, note });
  return draft.finish();
}
