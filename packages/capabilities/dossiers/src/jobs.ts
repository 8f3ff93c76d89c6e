import { defineHandler } from '@chuan/jobs';
import { dossierDue, dossierMoved, stepDue } from './events.ts';
import { isStepWaitingFor, mayDossierBeLate, openDossierBreach, openStepBreach } from './service/breaches.ts';
import { countReception } from './service/most-used.ts';

// A warning that is not stale leads to the next: most work is done before it is late, so that one is seldom needed.

const onStepDue = defineHandler({
  name: 'dossiers.follow-step-due',
  event: stepDue,
  async run({ tx, now, enqueue }, { band, ...warning }) {
    if (band === 'overdue') await openStepBreach(tx, { ...warning, now });
    else if (await isStepWaitingFor(tx, warning))
      enqueue(stepDue, { ...warning, band: 'overdue' }, { availableAt: warning.dueAt + 1 });
  },
});

const onDossierDue = defineHandler({
  name: 'dossiers.follow-dossier-due',
  event: dossierDue,
  async run({ tx, now, enqueue }, { band, ...warning }) {
    if (band === 'overdue') await openDossierBreach(tx, { ...warning, now });
    else if (await mayDossierBeLate(tx, warning))
      enqueue(dossierDue, { ...warning, band: 'overdue' }, { availableAt: warning.dueAt + 1 });
  },
});

const onReceived = defineHandler({
  name: 'dossiers.count-reception',
  event: dossierMoved,
  concerns: ({ kinds }) => kinds.includes('received'),
  run: ({ tx }, { dossierId }) => countReception(tx, dossierId),
});

export { rescanFiles, type Rescanned, sweepUploads } from './service/stored-files.ts';

export const dossierHandlers = [onStepDue, onDossierDue, onReceived];
