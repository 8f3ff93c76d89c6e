import { conflict, type Uuid } from '@chuan/kernel';
import { demand } from './actions.ts';
import { demandOfApplicant } from './applicant-actions.ts';
import { type DossierChange, Draft } from './change.ts';
import { type DossierState, type Frame, isDeliveryNode, openSteps, rowOf } from './state.ts';

export interface Delivery {
  readonly method: 'counter' | 'postal' | 'electronic';
  readonly receiverName: string;
  readonly isFeePaid: boolean;
  /** Whether the applicant will find a file of the result, given now or before. */
  readonly hasResultFile: boolean;
  readonly fileIds: readonly Uuid[];
  readonly formIds: readonly Uuid[];
}

/**
 * Hands the result over. Being late never bars it; a fee that is still due does, and so does an electronic result that
 * is not there.
 *
 * @throws {AppError} `dossier.fee_due`, `dossier.result_missing`
 */
export function decideDeliver(state: DossierState, frame: Frame, delivery: Delivery): DossierChange {
  demand('deliver', state, frame);
  if (state.feeStatus === 'due' && !delivery.isFeePaid) throw conflict('dossier.fee_due');
  if (delivery.method === 'electronic' && !delivery.hasResultFile) throw conflict('dossier.result_missing');
  const draft = new Draft(state, frame);
  for (const step of openSteps(state).filter((open) => isDeliveryNode(frame.procedure, open.nodeId))) {
    const row = rowOf(frame.procedure, step.nodeId);
    const only = row?.outcomes?.length === 1 ? { outcome: row.outcomes[0]!.label } : {};
    draft.touch(step.id, { personId: frame.actor.id, checks: row?.checklist.map((_, index) => index) ?? [] });
    draft.advance({ id: frame.newId(), kind: 'complete', nodeId: step.nodeId, ...only });
  }
  draft.set({
    status: 'delivered',
    deliveredAt: frame.now,
    deliveryMethod: delivery.method,
    feeStatus: delivery.isFeePaid && state.feeStatus === 'due' ? 'paid' : state.feeStatus,
  });
  draft.event('delivered', {
    params: { method: delivery.method, receiver: delivery.receiverName, timeliness: state.timeliness },
    fileIds: delivery.fileIds,
    formIds: delivery.formIds,
  });
  return draft.finish();
}

/** Ends a dossier before its result: withdrawn by the applicant, or stopped with Mẫu 05. */
export function decideEnd(
  state: DossierState,
  frame: Frame,
  end: {
    kind: 'withdrawn' | 'stopped';
    reason: string;
    document: string;
    formIds: readonly Uuid[];
    isByCitizen: boolean;
  },
): DossierChange {
  if (end.isByCitizen) demandOfApplicant('withdraw', state);
  else demand(end.kind === 'withdrawn' ? 'withdraw' : 'stop', state, frame);
  const draft = new Draft(state, frame);
  if (state.receivedAt !== null && state.marking?.ended == null)
    draft.advance({ id: frame.newId(), kind: 'stop', result: end.kind });
  draft.set({
    status: end.kind,
    outcome: end.kind,
    intakeDueAt: null,
    resolvedAt: state.resolvedAt ?? frame.now,
    timeliness: null,
  });
  draft.event(end.kind, { note: end.reason, params: { document: end.document }, formIds: end.formIds });
  return draft.finish();
}
