import type { TenantContext } from '@chuan/api';
import type { Uuid } from '@chuan/kernel';
import type { z } from 'zod';
import type { DeliverInput, StopInput, WithdrawInput } from '../contract.ts';
import { demand } from '../domain/actions.ts';
import { decideDeliver, decideEnd } from '../domain/decide-finish.ts';
import { type DossierState, type Frame, openSteps, rowOf } from '../domain/state.ts';
import { listFiles } from '../repository/papers.ts';
import { takeFormNumber } from './codes.ts';
import { issueControlSlip } from './control-slip.ts';
import { attachFiles, filesOf } from './files.ts';
import { issueForm, subjectOf } from './forms.ts';
import { letterHead } from './letterhead.ts';
import { idsAt, loadForChange } from './frame.ts';
import { type Moved, type MovedWithForm, movedOf } from './steps.ts';
import { store } from './store.ts';

/** A result that was attached before, and that its applicant can or will be able to open. */
const hasResultFile = async (ctx: TenantContext, dossierId: Uuid): Promise<boolean> =>
  (await listFiles(ctx.tx, dossierId)).some(
    (file) => file.purpose === 'result' && file.is_public_to_applicant && file.scan !== 'infected',
  );

/** Hands the result over and closes the dossier with its control slip (Mẫu 06), made from what was recorded. */
export async function deliverDossier(ctx: TenantContext, input: z.infer<typeof DeliverInput>): Promise<MovedWithForm> {
  const { state, frame } = await loadForChange(ctx, input.dossierId, input.version);
  const files = filesOf(ctx, input.files, { purpose: 'result', isPublicToApplicant: true });
  const formId = idsAt(ctx.now)();
  const change = decideDeliver(state, frame, {
    method: input.method,
    receiverName: input.receiverName,
    isFeePaid: input.isFeePaid,
    hasResultFile: files.length > 0 || (await hasResultFile(ctx, state.id)),
    fileIds: files.map((file) => file.id),
    formIds: [formId],
  });
  const saved = store(ctx, change, frame);
  await attachFiles(ctx, saved.id, files);
  await issueControlSlip(ctx, saved, frame, formId);
  return { ...movedOf(saved), formId };
}

async function issueTermination(
  ctx: TenantContext,
  state: DossierState,
  frame: Frame,
  why: { id: string; reason: string; document: string },
) {
  const head = await letterHead(ctx);
  const number = await takeFormNumber(ctx, 'TB');
  const at = openSteps(state)[0];
  await issueForm(ctx, state.id, 'mau-05', {
    id: why.id,
    number,
    data: {
      ...head,
      number,
      ...subjectOf(state, frame),
      receivedAt: state.receivedAt ?? state.submittedAt,
      stoppedAt: ctx.now,
      stage: at ? (rowOf(frame.procedure, at.nodeId)?.name ?? at.name) : '',
      requestedBy: ctx.actor.name,
      basis: why.document,
      reason: why.reason,
      feeVnd: state.feeVnd,
    },
  });
}

/** Stops a dossier before its result, with Mẫu 05. */
export async function stopDossier(ctx: TenantContext, input: z.infer<typeof StopInput>): Promise<MovedWithForm> {
  const { state, frame } = await loadForChange(ctx, input.dossierId, input.version);
  demand('stop', state, frame);
  const formId = idsAt(ctx.now)();
  const end = {
    kind: 'stopped' as const,
    reason: input.reason,
    document: input.document,
    formIds: [formId],
    isByCitizen: false,
  };
  const saved = store(ctx, decideEnd(state, frame, end), frame);
  await issueTermination(ctx, state, frame, { id: formId, reason: input.reason, document: input.document });
  return { ...movedOf(saved), formId };
}

/** The applicant takes the dossier back; an officer notes it, or they do it themselves online. */
export async function withdrawDossier(
  ctx: TenantContext,
  input: Omit<z.infer<typeof WithdrawInput>, 'version'> & { version?: number | undefined },
): Promise<Moved> {
  const { state, frame } = await loadForChange(ctx, input.dossierId, input.version);
  const isByCitizen = ctx.actor.kind === 'citizen';
  const end = { kind: 'withdrawn' as const, reason: input.reason, document: '', formIds: [], isByCitizen };
  return movedOf(store(ctx, decideEnd(state, frame, end), frame));
}
