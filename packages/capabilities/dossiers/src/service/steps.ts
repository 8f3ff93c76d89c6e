import { loadMember } from '@chuan/access/server';
import type { TenantContext } from '@chuan/api';
import { conflict, denied, type Uuid } from '@chuan/kernel';
import { getPerson } from '@chuan/tenancy/server';
import type { z } from 'zod';
import type {
  AttachInput,
  CompleteStepInput,
  ReassignInput,
  RecallInput,
  ReturnInput,
  SaveChecksInput,
} from '../contract.ts';
import { demand, isHolder } from '../domain/actions.ts';
import { type DossierChange, Draft } from '../domain/change.ts';
import { decideChecks, decideComplete, decideReassign, decideRecall, decideReturn } from '../domain/decide-steps.ts';
import { type DossierState, type Frame, openSteps } from '../domain/state.ts';
import { attachFiles, filesOf } from './files.ts';
import { loadForChange } from './frame.ts';
import { store } from './store.ts';

/** Where a change left the dossier: what the next change must name. */
export interface Moved {
  readonly dossierId: Uuid;
  readonly version: number;
  readonly openSteps: { id: Uuid; nodeId: string }[];
}

/** A change that has a paper of its own, to be printed. */
export interface MovedWithForm extends Moved {
  readonly formId: Uuid;
}

export const movedOf = (state: DossierState): Moved => ({
  dossierId: state.id,
  version: state.version,
  openSteps: openSteps(state).map(({ id, nodeId }) => ({ id, nodeId })),
});

export async function completeStep(ctx: TenantContext, input: CompleteStepInput): Promise<Moved> {
  const { state, frame } = await loadForChange(ctx, input.dossierId, input.version);
  const files = filesOf(ctx, input.files, { purpose: 'work', stepId: input.stepId, isPublicToApplicant: false });
  const change = decideComplete(state, frame, {
    stepId: input.stepId,
    outcome: input.outcome,
    checks: input.checks,
    note: input.note,
    data: input.data,
    fileIds: files.map((file) => file.id),
  });
  const saved = store(ctx, change, frame);
  await attachFiles(ctx, saved.id, files);
  return movedOf(saved);
}

type Decide = (loaded: { state: DossierChange['before']; frame: Frame }) => DossierChange;

async function change(
  ctx: TenantContext,
  target: { dossierId: Uuid; version: number },
  decide: Decide,
): Promise<Moved> {
  const loaded = await loadForChange(ctx, target.dossierId, target.version);
  return movedOf(store(ctx, decide(loaded), loaded.frame));
}

export const saveChecks = (ctx: TenantContext, input: z.infer<typeof SaveChecksInput>): Promise<Moved> =>
  change(ctx, input, ({ state, frame }) => decideChecks(state, frame, input));

export const returnStep = (ctx: TenantContext, input: z.infer<typeof ReturnInput>): Promise<Moved> =>
  change(ctx, input, ({ state, frame }) => decideReturn(state, frame, input));

export const recallStep = (ctx: TenantContext, input: z.infer<typeof RecallInput>): Promise<Moved> =>
  change(ctx, input, ({ state, frame }) => decideRecall(state, frame, input));

/**
 * Hands a step to a person who can do its work now: active, in a position, and with the right that it needs.
 *
 * @throws {AppError} `person.not_found`, `dossier.person_inactive`, `dossier.person_without_position`,
 *   `dossier.person_without_right`
 */
export async function reassignStep(ctx: TenantContext, input: z.infer<typeof ReassignInput>): Promise<Moved> {
  const person = await getPerson(ctx.tx, input.personId);
  const member = await loadMember(ctx.tx, input.personId, ctx.now);
  const name = person.fullName;
  if (!member) throw conflict('dossier.person_inactive', { name });
  if (member.positionIds.length === 0) throw conflict('dossier.person_without_position', { name });
  const handover = { stepId: input.stepId, person: { id: person.id, name }, reason: input.reason };
  return change(ctx, input, ({ state, frame }) =>
    decideReassign(state, frame, { ...handover, can: (right) => member.permissions.has(right) }),
  );
}

/** What the applicant sees comes from who works on the dossier now, takes papers in or hands results over. */
function demandVoice(state: DossierState, { actor }: Frame): void {
  const speaks = actor.can('dossier.receive') || actor.can('dossier.deliver');
  if (!speaks && !openSteps(state).some((step) => isHolder(step, actor))) throw denied('dossier.not_yours');
}

/** Adds files to a dossier: papers of the work, or the result that the applicant will get. */
export async function attachToDossier(ctx: TenantContext, input: z.infer<typeof AttachInput>): Promise<Moved> {
  const { state, frame } = await loadForChange(ctx, input.dossierId, input.version);
  demand('attach', state, frame);
  if (input.stepId !== undefined && !state.steps.some((step) => step.id === input.stepId))
    throw conflict('dossier.step_closed');
  const isPublicToApplicant = input.purpose !== 'work';
  if (isPublicToApplicant) demandVoice(state, frame);
  const files = filesOf(ctx, input.files, {
    purpose: input.purpose,
    stepId: input.stepId ?? null,
    isPublicToApplicant,
  });
  const draft = new Draft(state, frame);
  draft.event('files_attached', {
    stepId: input.stepId ?? null,
    params: { count: files.length, purpose: input.purpose },
    fileIds: files.map((file) => file.id),
  });
  const saved = store(ctx, draft.finish(), frame);
  await attachFiles(ctx, saved.id, files);
  return movedOf(saved);
}
