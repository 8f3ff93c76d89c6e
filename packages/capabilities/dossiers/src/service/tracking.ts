import { networkOf, type TenantContext } from '@chuan/api';
import { missing } from '@chuan/kernel';
import { getStepPositions, type StepPosition } from '@chuan/procedures/server';
import type { z } from 'zod';
import {
  deliveriesOf,
  type EventView,
  type NewDelivery,
  type PublicStatus,
  type StepView,
  type SupplementInput,
  type TrackInput,
  type TrackView,
  type WithdrawInput,
} from '../contract.ts';
import { listApplicantActions } from '../domain/applicant-actions.ts';
import { clockOfDossier } from '../domain/clock.ts';
import { decideChangeDelivery } from '../domain/decide-delivery.ts';
import { feeTermsOf } from '../domain/fee.ts';
import { type DossierState, type Frame, rowOf } from '../domain/state.ts';
import { explain, stepViews } from '../domain/views.ts';
import { findDossierIdByCode } from '../repository/load.ts';
import { codesMeant, isRightSecret } from './codes.ts';
import { getFile } from './files.ts';
import { printIssuedForm } from './forms.ts';
import { loadForChange, loadForReading } from './frame.ts';
import { eventViews, papersOf } from './page.ts';
import { supplementDossier } from './pauses.ts';
import { withdrawDossier } from './finish.ts';
import { type Moved, movedOf } from './steps.ts';
import { store } from './store.ts';

type Track = z.infer<typeof TrackInput>;

/** What the code alone tells, however it is typed: how far, and until when. Nothing of anybody. */
export async function getPublicStatus(ctx: TenantContext, code: string): Promise<z.infer<typeof PublicStatus>> {
  const id = await findDossierIdByCode(ctx.tx, await codesMeant(ctx, code));
  if (id === undefined) throw missing('dossier.not_found');
  const { state, frame } = await loadForReading(ctx, id);
  return publicStatusOf(state, frame);
}

function publicStatusOf(state: DossierState, frame: Frame): z.infer<typeof PublicStatus> {
  const steps = stepViews(state, frame);
  return {
    code: state.code,
    status: state.status,
    stepsDone: steps.filter((step) => step.status === 'done').length,
    stepsTotal: steps.length,
    dueAt: state.dueAt,
  };
}

/**
 * The dossier that a code and its receipt's secret open. Wrong guesses are counted by address and by code; whoever
 * has the right secret is let in all the same, or anybody who knows a code, which is no secret, could keep its
 * applicant out. Guessing 65 bits is hopeless at any pace; the counts only keep guessers from being served.
 *
 * @throws {AppError} `dossier.not_found`: unknown code and wrong secret are one answer after the same work;
 *   `request.too_many` for guessers.
 */
async function openWithSecret(ctx: TenantContext, { code, secret }: Track) {
  const codes = await codesMeant(ctx, code);
  const id = await findDossierIdByCode(ctx.tx, codes);
  const loaded = id === undefined ? undefined : await loadForReading(ctx, id);
  if (isRightSecret(loaded?.state.secretHash, secret) && loaded) return loaded;
  const from = networkOf(ctx.address);
  for (const key of [`track:${ctx.tenantId}:${from}`, `track-code:${ctx.tenantId}:${codes[1]}`])
    await ctx.limits.guesses.take(key);
  throw missing('dossier.not_found');
}

const maskPhone = (phone: string): string => {
  const digits = phone.replace(/\D/g, '');
  return digits.length < 4 ? '' : `••• ••• ${digits.slice(-3)}`;
};

function supplementOf(state: DossierState, events: readonly EventView[]) {
  if (state.status !== 'awaiting_supplement') return null;
  const asked = events.findLast((event) => event.kind === 'supplement_requested');
  if (!asked) return null;
  return {
    items: String(asked.params.items ?? '')
      .split('; ')
      .filter(Boolean),
    reason: asked.note,
    requestedAt: asked.at,
    formId: asked.forms[0]?.id ?? null,
  };
}

/** Lines that are the agency's own business: who ticked what, who was handed what. */
const internal = new Set(['reassigned', 'recalled', 'returned', 'files_attached']);

/** A step with the position it is given to and, while it is open, that position's unit: where it lies, never with whom. */
function trackStepOf(step: StepView, position: StepPosition | undefined): TrackView['steps'][number] {
  const { nodeId, label, name, positionName, status, isParallel, openedAt, closedAt } = step;
  const { limitMinutes, usedMinutes, clock } = step;
  const unit = status === 'open' ? (position?.unitName ?? '') : '';
  const times = { openedAt, closedAt, limitMinutes, usedMinutes, clock };
  return { nodeId, label, name, positionName, unit, status, isParallel, ...times };
}

/** What the applicant sees: steps, the holder's position and never a name, the clock and why the date is what it is. */
export async function trackDossier(ctx: TenantContext, input: Track): Promise<TrackView> {
  const { state, frame } = await openWithSecret(ctx, input);
  const { content } = frame.procedure;
  const papers = await papersOf(ctx, state, frame);
  const positions = await getStepPositions(ctx.tx, content.steps);
  const all = await eventViews(ctx, { state, frame, papers, positions });
  const events = all
    .filter((event) => !internal.has(event.kind))
    .map(({ actorName: _name, note: _note, files: _files, ...event }) => event);
  const steps = stepViews(state, frame, { positions });
  ctx.noteRead({
    action: 'dossier.tracked',
    subjectKind: 'dossier',
    subjectId: state.id,
    label: state.code,
    purpose: 'applicant',
  });
  return {
    ...publicStatusOf(state, frame),
    dossierId: state.id,
    version: state.version,
    procedureId: state.procedureId,
    procedureName: content.name,
    applicantName: state.applicant.name,
    maskedPhone: maskPhone(state.applicant.phone),
    submittedAt: state.submittedAt,
    receivedAt: state.receivedAt,
    intakeDueAt: state.intakeDueAt,
    resolvedAt: state.resolvedAt,
    deliveredAt: state.deliveredAt,
    outcome: state.outcome,
    deliveryMethod: state.deliveryMethod,
    deliveryAddress: state.deliveryAddress,
    deliveriesOffered: deliveriesOf(content.methods),
    feeVnd: state.feeVnd,
    feeNote: state.receivedAt === null ? feeTermsOf(content, state.channel, state.caseKey).feeNote : '',
    feeStatus: state.feeStatus,
    clock: clockOfDossier(state, { calendar: frame.calendar, content, now: frame.now }),
    steps: steps.map((step) => trackStepOf(step, positions.get(rowOf(frame.procedure, step.nodeId)?.id ?? ''))),
    supplement: supplementOf(state, all),
    explanation: withoutActors(explain(state, frame, '')),
    events,
    forms: papers.forms.filter((form) => form.code !== 'mau-06'),
    files: papers.files.filter((file) => file.isPublic).map(({ isPublic: _, uploadedBy: _by, ...file }) => file),
    components: papers.components,
    actions: listApplicantActions(state),
    rateable: steps.filter((step) => step.status === 'done').map((step) => ({ nodeId: step.nodeId, name: step.name })),
  };
}

const withoutActors = (explanation: TrackView['explanation']) =>
  explanation && { ...explanation, ledger: explanation.ledger.map((row) => ({ ...row, actor: '' })) };

export async function supplementByCitizen(
  ctx: TenantContext,
  input: Track & Pick<z.infer<typeof SupplementInput>, 'files' | 'note'>,
): Promise<Moved> {
  const { state } = await openWithSecret(ctx, input);
  return supplementDossier(ctx, { dossierId: state.id, components: [], files: input.files, note: input.note });
}

export async function withdrawByCitizen(
  ctx: TenantContext,
  input: Track & Pick<z.infer<typeof WithdrawInput>, 'reason'>,
): Promise<Moved> {
  const { state } = await openWithSecret(ctx, input);
  return withdrawDossier(ctx, { dossierId: state.id, reason: input.reason });
}

/** The result in another way than was said when handing in, while it is not handed over. */
export async function changeDelivery(
  ctx: TenantContext,
  { code, secret, ...wanted }: Track & NewDelivery,
): Promise<Moved> {
  const { state: seen } = await openWithSecret(ctx, { code, secret });
  const { state, frame } = await loadForChange(ctx, seen.id);
  return movedOf(await store(ctx, decideChangeDelivery(state, frame, wanted), frame));
}

export async function printFormForCitizen(ctx: TenantContext, input: Track & { formId: string }) {
  const { state } = await openWithSecret(ctx, input);
  return printIssuedForm(ctx, input.formId, { dossierId: state.id });
}

export async function getFileForCitizen(ctx: TenantContext, input: Track & { fileId: string }) {
  const { state } = await openWithSecret(ctx, input);
  return getFile(ctx, input.fileId, { dossierId: state.id, isForApplicant: true });
}

/** For capabilities that act for the applicant of a dossier: ratings, complaints. */
export async function identifyApplicant(ctx: TenantContext, input: Track) {
  const { state, frame } = await openWithSecret(ctx, input);
  return { state, frame, steps: stepViews(state, frame) };
}
