import type { TenantContext } from '@chuan/api';
import { conflict } from '@chuan/kernel';
import type { z } from 'zod';
import type {
  ExtendInput,
  Receipt,
  RequestSupplementInput,
  ResumeInput,
  SupplementInput,
  SuspendInput,
  UnreceivedInput,
} from '../contract.ts';
import {
  decideExtend,
  decideRequestSupplement,
  decideResume,
  decideSupplement,
  decideSuspend,
  dueAfterExtension,
} from '../domain/decide-clock.ts';
import { Draft } from '../domain/change.ts';
import { demand } from '../domain/actions.ts';
import type { DossierState, Frame } from '../domain/state.ts';
import { listComponents, saveComponents } from '../repository/papers.ts';
import { printedSecret, secretOf, takeFormNumber } from './codes.ts';
import { attachFiles, filesOf } from './files.ts';
import { issueForm, paperText, signerOf, subjectOf } from './forms.ts';
import { letterHead, paperHead } from './letterhead.ts';
import { idsAt, loadForChange } from './frame.ts';
import { makeDossier, storePapers } from './intake.ts';
import { trackingUrl } from './receipt.ts';
import { type Moved, type MovedWithForm, movedOf } from './steps.ts';
import { store, storeNew } from './store.ts';

interface Ask {
  readonly items: readonly string[];
  readonly reason: string;
  readonly form: { readonly id: string; readonly number: string };
}

async function issueSupplement(ctx: TenantContext, state: DossierState, frame: Frame, ask: Ask): Promise<void> {
  const { profile, agency, madeOn } = await paperHead(ctx);
  const secret = secretOf(ctx, state.id);
  const rule = state.receivedAt === null ? 'intake' : frame.procedure.content.rules.supplement;
  await issueForm(ctx, state.id, 'mau-02', {
    id: ask.form.id,
    number: ask.form.number,
    data: {
      agency,
      madeOn,
      number: ask.form.number,
      ...subjectOf(state, frame),
      items: ask.items.map((name) => ({ name })),
      reason: ask.reason,
      dueRule: paperText(`paper.due_rule.${rule}`),
      contact: { name: ctx.actor.name, ...(profile.phone ? { phone: profile.phone } : {}) },
      officer: signerOf(ctx),
      tracking: { url: await trackingUrl(ctx, state.code, secret), code: printedSecret(secret) },
    },
  });
}

const newForm = async (ctx: TenantContext, book: 'HDHS' | 'PXL') => ({
  id: idsAt(ctx.now)(),
  number: await takeFormNumber(ctx, book),
});

/** Asks for what is missing, with Mẫu 02, and stops the clock. */
export async function requestSupplement(
  ctx: TenantContext,
  input: z.infer<typeof RequestSupplementInput>,
): Promise<MovedWithForm> {
  const { state, frame } = await loadForChange(ctx, input.dossierId, input.version);
  demand('supplement', state, frame, input.stepId);
  const form = await newForm(ctx, 'HDHS');
  const ask = { ...input, form };
  const saved = store(ctx, decideRequestSupplement(state, frame, ask), frame);
  await issueSupplement(ctx, saved, frame, ask);
  return { ...movedOf(saved), formId: form.id };
}

/** Over the counter, papers missing: the visit is recorded and the citizen goes home with Mẫu 02, not with a promise. */
export async function supplementAtCounter(
  ctx: TenantContext,
  input: UnreceivedInput & { items: string[]; reason: string },
): Promise<Receipt> {
  const { state: made, frame } = await makeDossier(ctx, input);
  const form = await newForm(ctx, 'HDHS');
  const draft = new Draft(made, frame);
  draft.set({ status: 'awaiting_supplement', supplementCount: 1 });
  draft.event('supplement_requested', {
    params: { items: input.items.join('; '), rule: 'intake' },
    note: input.reason,
    formIds: [form.id],
  });
  const state = await storeNew(ctx, draft.finish(), frame);
  await storePapers(ctx, state, frame, input);
  await issueSupplement(ctx, state, frame, { items: input.items, reason: input.reason, form });
  return {
    dossierId: state.id,
    code: state.code,
    secret: secretOf(ctx, state.id),
    dueAt: null,
    intakeDueAt: null,
    formId: form.id,
  };
}

/** What was missing is there: over the counter by an officer, or online by the citizen. */
export async function supplementDossier(
  ctx: TenantContext,
  input: Omit<z.infer<typeof SupplementInput>, 'version'> & { version?: number | undefined },
): Promise<Moved> {
  const { state, frame } = await loadForChange(ctx, input.dossierId, input.version);
  const files = filesOf(ctx, input.files, { purpose: 'supplement', isPublicToApplicant: true });
  const isByCitizen = ctx.actor.kind === 'citizen';
  if (isByCitizen && files.length === 0) throw conflict('dossier.nothing_given');
  const change = decideSupplement(state, frame, {
    note: input.note,
    fileIds: files.map((file) => file.id),
    isByCitizen,
  });
  const saved = store(ctx, change, frame);
  if (input.components.length > 0) {
    const known = new Map((await listComponents(ctx.tx, saved.id)).map((row) => [row.key, row]));
    const rows = input.components.flatMap((one) => {
      const row = known.get(one.key);
      return row ? [{ ...row, ...one }] : [];
    });
    await saveComponents(ctx.tx, saved.id, rows);
  }
  await attachFiles(ctx, saved.id, files);
  return movedOf(saved);
}

/** Puts the promise off once, with the apology (Mẫu 04). */
export async function extendDossier(ctx: TenantContext, input: z.infer<typeof ExtendInput>): Promise<MovedWithForm> {
  const { state, frame } = await loadForChange(ctx, input.dossierId, input.version);
  demand('extend', state, frame);
  const newDueAt = dueAfterExtension(state, frame, input.workingDays);
  const form = await newForm(ctx, 'PXL');
  const extension = { workingDays: input.workingDays, reason: input.reason, form };
  const saved = store(ctx, decideExtend(state, frame, extension), frame);
  const head = await letterHead(ctx);
  const secret = secretOf(ctx, state.id);
  await issueForm(ctx, state.id, 'mau-04', {
    id: form.id,
    number: form.number,
    data: {
      ...head,
      number: form.number,
      ...subjectOf(state, frame),
      receivedAt: state.receivedAt!,
      originalDueAt: state.dueAt!,
      newDueAt: newDueAt!,
      reason: input.reason,
      tracking: { url: await trackingUrl(ctx, state.code, secret), code: printedSecret(secret) },
    },
  });
  return { ...movedOf(saved), formId: form.id };
}

export async function suspendDossier(ctx: TenantContext, input: z.infer<typeof SuspendInput>): Promise<Moved> {
  const { state, frame } = await loadForChange(ctx, input.dossierId, input.version);
  return movedOf(store(ctx, decideSuspend(state, frame, input), frame));
}

export async function resumeDossier(ctx: TenantContext, input: z.infer<typeof ResumeInput>): Promise<Moved> {
  const { state, frame } = await loadForChange(ctx, input.dossierId, input.version);
  return movedOf(store(ctx, decideResume(state, frame, input.note), frame));
}
