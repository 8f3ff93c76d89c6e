import { defineHandler } from '@chuan/jobs';
import { dossierDue, dossierMoved, stepDue } from './events.ts';
import { openDossierBreach, openStepBreach } from './service/breaches.ts';
import { countReception } from './service/most-used.ts';

const onStepOverdue = defineHandler({
  name: 'dossiers.open-step-breach',
  event: stepDue,
  async run({ tx, now }, { band, ...breach }) {
    if (band === 'overdue') await openStepBreach(tx, { ...breach, now });
  },
});

const onDossierOverdue = defineHandler({
  name: 'dossiers.open-dossier-breach',
  event: dossierDue,
  async run({ tx, now }, { band, ...breach }) {
    if (band === 'overdue') await openDossierBreach(tx, { ...breach, now });
  },
});

const onReceived = defineHandler({
  name: 'dossiers.count-reception',
  event: dossierMoved,
  async run({ tx }, { dossierId, kinds }) {
    if (kinds.includes('received')) await countReception(tx, dossierId);
  },
});

export const dossierHandlers = [onStepOverdue, onDossierOverdue, onReceived];
