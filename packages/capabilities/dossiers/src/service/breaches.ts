import type { TenantTx } from '@chuan/db';
import { type Instant, type Uuid, uuidv7At } from '@chuan/kernel';
import { openLateCause } from '../repository/late-causes.ts';
import { findDossier } from '../repository/load.ts';

interface Warning {
  readonly dossierId: Uuid;
  /** The instant it was due when the warning was scheduled; another one now means that the warning is stale. */
  readonly dueAt: Instant;
}

type StepWarning = Warning & { readonly stepId: Uuid };

/** Whether a step is still open and due at the instant that the warning was made for. */
export async function isStepWaitingFor(tx: TenantTx, { dossierId, stepId, dueAt }: StepWarning): Promise<boolean> {
  const state = await findDossier(tx, dossierId, 'for_reading');
  const step = state?.steps.find((one) => one.id === stepId);
  return step?.status === 'open' && step.dueAt === dueAt;
}

/**
 * Whether a dossier may still come to be late for the instant that the warning was made for. A result that is ready
 * may be sent back, so only what has ended for good is past it.
 */
export async function mayDossierBeLate(tx: TenantTx, { dossierId, dueAt }: Warning): Promise<boolean> {
  const state = await findDossier(tx, dossierId, 'for_reading');
  return state?.dueAt === dueAt && !hasEnded.has(state.status);
}

const hasEnded: ReadonlySet<string> = new Set(['delivered', 'withdrawn', 'stopped']);

/** A step that is still open past its instant opens an entry in the late-cause docket. */
export async function openStepBreach(tx: TenantTx, breach: StepWarning & { readonly now: Instant }): Promise<void> {
  const { dossierId, stepId, dueAt, now } = breach;
  if (!(await isStepWaitingFor(tx, breach))) return;
  await openLateCause(tx, { id: uuidv7At(now), dossierId, stepId, breachedAt: dueAt });
}

/** The same for the whole promise, unless the result is ready; laid to the step that holds the dossier. */
export async function openDossierBreach(tx: TenantTx, breach: Warning & { readonly now: Instant }): Promise<void> {
  const { dossierId, dueAt, now } = breach;
  const state = await findDossier(tx, dossierId, 'for_reading');
  if (state?.status !== 'in_progress' || state.dueAt !== dueAt) return;
  const holder = state.steps.find((step) => step.status === 'open');
  await openLateCause(tx, { id: uuidv7At(now), dossierId, stepId: holder?.id ?? null, breachedAt: dueAt });
}
