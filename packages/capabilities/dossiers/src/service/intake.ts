import type { TenantContext } from '@chuan/api';
import { addWorkingMinutes, clockStart } from '@chuan/calendar';
import { civilDateOf, conflict, invalid, searchTokens, type Uuid } from '@chuan/kernel';
import type { ProcedureContent } from '@chuan/library/contract';
import { getCurrentVersion } from '@chuan/procedures/server';
import { getRegulation } from '@chuan/tenancy/server';
import type { z } from 'zod';
import {
  type AcceptInput,
  isPostalAddress,
  type Receipt,
  type ReceivedComponent,
  type ReceiveInput,
  type RefusalGround,
  type RefuseIntakeInput,
  type SubmitInput,
  type UnreceivedInput,
} from '../contract.ts';
import {
  decideAccept,
  decideReceive,
  decideRefuseIntake,
  decideSubmit,
  refuseIntake,
} from '../domain/decide-intake.ts';
import { feeTermsOf, listedFee } from '../domain/fee.ts';
import type { DossierState, Frame } from '../domain/state.ts';
import { insertSearchTokens, saveComponents } from '../repository/papers.ts';
import { hashSecret, secretOf, takeDossierCode, takeFormNumber } from './codes.ts';
import { attachFiles, filesOf } from './files.ts';
import { issueForm, signerOf, subjectOf } from './forms.ts';
import { paperHead } from './letterhead.ts';
import { frameOf, idsAt, loadForChange } from './frame.ts';
import { issueReceipt } from './receipt.ts';
import { movedOf } from './steps.ts';
import { store, storeNew } from './store.ts';

type Brought = SubmitInput & { channel: 'direct' | 'online' | 'postal' };

/** Papers of the case at hand. */
export const componentsOf = (content: ProcedureContent, caseKey: string) =>
  content.components.filter((component) => component.caseKey === undefined || component.caseKey === caseKey);

/** @throws {AppError} `dossier.components_missing` naming how many required papers are not there. */
function demandComplete(content: ProcedureContent, draft: Brought): void {
  const there = new Set(draft.components.filter((component) => component.isReceived).map((component) => component.key));
  for (const file of draft.files) there.add(file.componentKey);
  const missing = componentsOf(content, draft.caseKey).filter(
    (component) => component.isRequired && !component.isFromDatabase && !there.has(component.key),
  );
  if (missing.length > 0)
    throw invalid('dossier.components_missing', { count: missing.length, first: missing[0]!.name });
}

/** @throws {AppError} `dossier.address_missing` where the result is to be posted to nowhere. */
function demandAddress({ deliveryMethod, applicant }: Brought): void {
  if (deliveryMethod === 'postal' && !isPostalAddress(applicant.address)) throw invalid('dossier.address_missing');
}

/** @throws {AppError} `dossier.unknown_case`, `dossier.field_missing` */
function demandData(content: ProcedureContent, draft: Brought): void {
  if (draft.caseKey !== '' && !content.cases.some((one) => one.key === draft.caseKey))
    throw invalid('dossier.unknown_case');
  const empty = content.dataFields.find((field) => field.isRequired && (draft.data[field.key] ?? '') === '');
  if (empty) throw invalid('dossier.field_missing', { field: empty.label });
}

async function makeDossier(ctx: TenantContext, draft: Brought) {
  const procedure = await getCurrentVersion(ctx.tx, draft.procedureId, ctx.now);
  if (draft.channel === 'online' && !procedure.content.methods.some((method) => method.channel === 'online'))
    throw conflict('dossier.not_online');
  demandData(procedure.content, draft);
  const frame = await frameOf(ctx, procedure, null);
  const id = idsAt(ctx.now)();
  const state: DossierState = {
    ...blank,
    id,
    code: await takeDossierCode(ctx),
    procedureId: procedure.procedureId,
    procedureVersionId: procedure.versionId,
    channel: draft.channel,
    caseKey: draft.caseKey,
    applicant: draft.applicant,
    data: draft.data,
    deliveryMethod: draft.deliveryMethod,
    deliveryAddress: '',
    ...listedFee(feeTermsOf(procedure.content, draft.channel, draft.caseKey)),
    secretHash: hashSecret(secretOf(ctx, id)),
    submittedAt: ctx.now,
  };
  return { state, frame };
}

const blank = {
  version: 0,
  status: 'submitted' as const,
  calendarVersionId: null,
  intakeDueAt: null,
  receivedAt: null,
  marking: null,
  originalDueAt: null,
  dueAt: null,
  remainingMinutes: null,
  supplementCount: 0,
  extensionCount: 0,
  outcome: null,
  resolvedAt: null,
  deliveredAt: null,
  timeliness: null,
  lastEventSeq: 0,
  steps: [],
  facts: [],
};

/** The rows of the checklist: every paper of the case, with what was handed in. */
function checklist(content: ProcedureContent, caseKey: string, given: readonly z.infer<typeof ReceivedComponent>[]) {
  const byKey = new Map(given.map((one) => [one.key, one]));
  return componentsOf(content, caseKey).map((component) => {
    const one = byKey.get(component.key);
    return {
      key: component.key,
      name: component.name,
      originals: one?.originals ?? 0,
      copies: one?.copies ?? 0,
      isElectronic: one?.isElectronic ?? false,
      isReceived: one?.isReceived ?? component.isFromDatabase,
    };
  });
}

async function storePapers(ctx: TenantContext, state: DossierState, frame: Frame, draft: Brought): Promise<void> {
  const uploaded = new Set(draft.files.map((file) => file.componentKey).filter(Boolean));
  const given = draft.components.map((one) =>
    uploaded.has(one.key) ? { ...one, isReceived: true, isElectronic: true } : one,
  );
  const extra = [...uploaded]
    .filter((key) => !given.some((one) => one.key === key))
    .map((key) => ({ key, isReceived: true, originals: 0, copies: 0, isElectronic: true }));
  await saveComponents(ctx.tx, state.id, checklist(frame.procedure.content, state.caseKey, [...given, ...extra]));
  const words = [
    state.code,
    state.applicant.name,
    state.applicant.idNumber,
    state.applicant.phone,
    state.applicant.submitterName,
  ];
  await insertSearchTokens(ctx.tx, state.id, searchTokens(words.join(' ')));
}

const receiptOf = (ctx: TenantContext, state: DossierState, formId: Uuid | null): Receipt => ({
  dossierId: state.id,
  code: state.code,
  secret: secretOf(ctx, state.id),
  dueAt: state.dueAt,
  intakeDueAt: state.intakeDueAt,
  formId,
});

/** Takes a complete dossier over the counter and issues its receipt (Mẫu 01). */
export async function receiveDossier(ctx: TenantContext, input: ReceiveInput): Promise<Receipt> {
  const { state: made, frame } = await makeDossier(ctx, input);
  demandComplete(frame.procedure.content, input);
  demandAddress(input);
  const formId = idsAt(ctx.now)();
  const files = filesOf(ctx, input.files, { purpose: 'component', isPublicToApplicant: true });
  const issued = {
    formIds: [formId],
    fileIds: files.map((file) => file.id),
    fee: input.fee,
    isFeePaid: input.isFeePaid,
  };
  const state = await storeNew(ctx, decideReceive(made, frame, issued), frame);
  await storePapers(ctx, state, frame, input);
  await attachFiles(ctx, state.id, files);
  await issueReceipt(ctx, state, frame, { id: formId, feeReason: input.fee?.reason ?? '' });
  return receiptOf(ctx, state, formId);
}

/** Takes what a citizen hands in online; the one-stop has its own limit to accept or answer. */
export async function submitDossier(ctx: TenantContext, input: SubmitInput): Promise<Receipt> {
  const draft: Brought = { ...input, channel: 'online' };
  const { state: made, frame } = await makeDossier(ctx, draft);
  demandComplete(frame.procedure.content, draft);
  demandAddress(draft);
  const files = filesOf(ctx, input.files, { purpose: 'component', isPublicToApplicant: true });
  const { value } = await getRegulation(ctx.tx, 'intake.online_check', civilDateOf(ctx.now));
  const intakeDueAt = addWorkingMinutes(clockStart(ctx.now, frame.calendar), value.limit.value * 60, frame.calendar);
  const change = decideSubmit(made, frame, intakeDueAt, { fileIds: files.map((file) => file.id) });
  const state = await storeNew(ctx, change, frame);
  await storePapers(ctx, state, frame, draft);
  await attachFiles(ctx, state.id, files);
  return receiptOf(ctx, state, null);
}

/** Accepts an online dossier: its clock starts now. */
export async function acceptDossier(ctx: TenantContext, input: z.infer<typeof AcceptInput>): Promise<Receipt> {
  const { state, frame } = await loadForChange(ctx, input.dossierId, input.version);
  const formId = idsAt(ctx.now)();
  const change = decideAccept(state, frame, { formIds: [formId], fee: input.fee, isFeePaid: input.isFeePaid });
  const saved = store(ctx, change, frame);
  if (input.components.length > 0)
    await saveComponents(ctx.tx, saved.id, checklist(frame.procedure.content, saved.caseKey, input.components));
  await issueReceipt(ctx, saved, frame, { id: formId, feeReason: input.fee?.reason ?? '' });
  return receiptOf(ctx, saved, formId);
}

async function issueRefusal(
  ctx: TenantContext,
  state: DossierState,
  frame: Frame,
  paper: { id: Uuid; ground: RefusalGround; reason: string },
) {
  const { agency, madeOn } = await paperHead(ctx);
  const number = await takeFormNumber(ctx, 'TCHS');
  await issueForm(ctx, state.id, 'mau-03', {
    id: paper.id,
    number,
    data: {
      agency,
      madeOn,
      number,
      ...subjectOf(state, frame),
      ground: paper.ground,
      reason: paper.reason,
      officer: signerOf(ctx),
    },
  });
}

/** Refuses an online dossier at intake with Mẫu 03. */
export async function refuseDossier(ctx: TenantContext, input: z.infer<typeof RefuseIntakeInput>) {
  const { state, frame } = await loadForChange(ctx, input.dossierId, input.version);
  const formId = idsAt(ctx.now)();
  const saved = store(ctx, decideRefuseIntake(state, frame, { reason: input.reason, formIds: [formId] }), frame);
  await issueRefusal(ctx, saved, frame, { id: formId, ground: input.ground, reason: input.reason });
  return { ...movedOf(saved), formId };
}

/** Refuses over the counter: recorded with its slip, so that the refusal can be looked at and complained of. */
export async function refuseAtCounter(
  ctx: TenantContext,
  input: UnreceivedInput & { ground: RefusalGround; reason: string },
): Promise<Receipt> {
  const { state: made, frame } = await makeDossier(ctx, input);
  const formId = idsAt(ctx.now)();
  const state = await storeNew(ctx, refuseIntake(made, frame, { reason: input.reason, formIds: [formId] }), frame);
  await storePapers(ctx, state, frame, input);
  await issueRefusal(ctx, state, frame, { id: formId, ground: input.ground, reason: input.reason });
  return receiptOf(ctx, state, formId);
}

export { makeDossier, storePapers };
