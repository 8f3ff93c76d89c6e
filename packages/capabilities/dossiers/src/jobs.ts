import { defineHandler } from '@chuan/jobs';
import { uuidv7At } from '@chuan/kernel';
import { dossierDue, stepDue } from './events.ts';
import { findDossier } from './repository/load.ts';
import { openLateCause } from './repository/late-causes.ts';

/** A step that is still open past its instant opens an entry in the late-cause docket. */
const openStepBreach = defineHandler({
  name: 'dossiers.open-step-breach',
  event: stepDue,
  async run({ tx, now }, { dossierId, stepId, dueAt, band }) {
    if (band !== 'overdue') return;
    const state = await findDossier(tx, dossierId, 'for_reading');
    const step = state?.steps.find((one) => one.id === stepId);
    if (step?.status !== 'open' || step.dueAt !== dueAt) return;
    await openLateCause(tx, { id: uuidv7At(now), dossierId, stepId, breachedAt: dueAt });
  },
});

/** The same for the whole promise, unless the result is ready. */
const openDossierBreach = defineHandler({
  name: 'dossiers.open-dossier-breach',
  event: dossierDue,
  async run({ tx, now }, { dossierId, dueAt, band }) {
    if (band !== 'overdue') return;
    const state = await findDossier(tx, dossierId, 'for_reading');
    if (!state || state.status !== 'in_progress' || state.dueAt !== dueAt) return;
    const holder = state.steps.find((step) => step.status === 'open');
    await openLateCause(tx, { id: uuidv7At(now), dossierId, stepId: holder?.id ?? null, breachedAt: dueAt });
  },
});

export const dossierHandlers = [openStepBreach, openDossierBreach];
