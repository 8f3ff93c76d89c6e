import type { TenantTx } from '@chuan/db';
import { type Instant, type Uuid, uuidv7At } from '@chuan/kernel';
import { openLateCause } from '../repository/late-causes.ts';
import { findDossier } from '../repository/load.ts';

interface Breach {
  readonly dossierId: Uuid;
  /** The instant it was due when the warning was scheduled; another one now means that the warning is stale. */
  readonly dueAt: Instant;
  readonly now: Instant;
}

/** A step that is still open past its instant opens an entry in the late-cause docket. */
export async function openStepBreach(tx: TenantTx, breach: Breach & { stepId: Uuid }): Promise<void> {
  const { dossierId, stepId, dueAt, now } = breach;
  const state = await findDossier(tx, dossierId, 'for_reading');
  const step = state?.steps.find((one) => one.id === stepId);
  if (step?.status !== 'open' || step.dueAt !== dueAt) return;
  await openLateCause(tx, { id: uuidv7At(now), dossierId, stepId, breachedAt: dueAt });
}

/** The same for the whole promise, unless the result is ready; laid to the step that holds the dossier. */
export async function openDossierBreach(tx: TenantTx, { dossierId, dueAt, now }: Breach): Promise<void> {
  const state = await findDossier(tx, dossierId, 'for_reading');
  if (!state || state.status !== 'in_progress' || state.dueAt !== dueAt) return;
  const holder = state.steps.find((step) => step.status === 'open');
  await openLateCause(tx, { id: uuidv7At(now), dossierId, stepId: holder?.id ?? null, breachedAt: dueAt });
}
