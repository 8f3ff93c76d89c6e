import type { Instant, Uuid } from '@chuan/kernel';
import { demand, isHolder } from './actions.ts';
import { type DossierChange, Draft, type EventParams } from './change.ts';
import { type Charge, decideFee, feeTermsOf } from './fee.ts';
import { type DossierState, type Frame, openSteps, rowOf } from './state.ts';

interface Issued {
  readonly formIds?: readonly Uuid[];
  readonly fileIds?: readonly Uuid[];
}

const termsOf = ({ channel, caseKey }: DossierState, frame: Frame) =>
  feeTermsOf(frame.procedure.content, channel, caseKey);

const feeParams = (state: DossierState, frame: Frame, { fee }: Charge): EventParams =>
  !fee?.reason ? {} : { feeVnd: state.feeVnd, feeListedVnd: termsOf(state, frame).feeVnd, feeReason: fee.reason };

/** Charges, and starts the clock and the flow of a complete dossier. The one-stop's own first step is done by receiving. */
function begin(draft: Draft, frame: Frame, issued: Issued & Charge): void {
  const { calendarVersionId, now, newId } = frame;
  const fee = decideFee(termsOf(draft.state, frame), issued);
  draft.set({ status: 'in_progress', receivedAt: now, calendarVersionId, ...fee });
  draft.reckon('limit');
  draft.event('received', {
    params: { dueAt: draft.state.dueAt, channel: draft.state.channel, ...feeParams(draft.state, frame, issued) },
    formIds: issued.formIds ?? [],
    fileIds: issued.fileIds ?? [],
  });
  draft.advance({ id: newId(), kind: 'start', data: { ...draft.state.data, case: draft.state.caseKey } });
  passOn(draft, frame);
}

/** The first step, when it is the receiving officer's and asks nothing of them, is complete: the dossier moves on. */
function passOn(draft: Draft, frame: Frame): void {
  const [first, ...others] = openSteps(draft.state);
  if (!first || others.length > 0 || draft.state.status !== 'in_progress') return;
  const row = rowOf(frame.procedure, first.nodeId);
  const isOwn = row?.positionKind === 'one_stop' && isHolder(first, frame.actor);
  if (!isOwn || (row.outcomes?.length ?? 0) > 0 || row.kind !== 'task') return;
  draft.touch(first.id, { checks: row.checklist.map((_, index) => index) });
  const flowId = draft.event('step_completed', {
    stepId: first.id,
    nodeId: first.nodeId,
  });
  draft.advance({ id: flowId, kind: 'complete', nodeId: first.nodeId });
  const lanes = openSteps(draft.state).map((step) => rowOf(frame.procedure, step.nodeId)?.lane ?? '');
  draft.tell(flowId, { to: [...new Set(lanes)].join(', ') });
}

/** A dossier that an officer takes over the counter: received as it is made. */
export function decideReceive(made: DossierState, frame: Frame, issued: Issued & Charge): DossierChange {
  const draft = new Draft(made, frame);
  begin(draft, frame, issued);
  return draft.finish();
}

/** What a citizen hands in online waits for the one-stop, on the intake's own clock. */
export function decideSubmit(made: DossierState, frame: Frame, intakeDueAt: Instant, issued: Issued): DossierChange {
  const draft = new Draft(made, frame);
  draft.set({ status: 'submitted', intakeDueAt });
  draft.event('submitted', { params: { dueAt: intakeDueAt }, fileIds: issued.fileIds ?? [] });
  return draft.finish();
}

/** An officer takes what was handed in online, and charges for it as at the counter. */
export function decideAccept(state: DossierState, frame: Frame, issued: Issued & Charge): DossierChange {
  demand('accept', state, frame);
  const draft = new Draft(state, frame);
  begin(draft, frame, issued);
  return draft.finish();
}

/** Mẫu 03: not this agency's, or no condition met. */
export function decideRefuseIntake(state: DossierState, frame: Frame, why: Issued & { reason: string }): DossierChange {
  demand('refuse_intake', state, frame);
  return refuseIntake(state, frame, why);
}

/** Refused over the counter: the dossier is recorded all the same, with the slip that says why. */
export function refuseIntake(state: DossierState, frame: Frame, why: Issued & { reason: string }): DossierChange {
  const draft = new Draft(state, frame);
  draft.set({ status: 'not_accepted', intakeDueAt: null });
  draft.event('intake_refused', { note: why.reason, formIds: why.formIds ?? [] });
  return draft.finish();
}
