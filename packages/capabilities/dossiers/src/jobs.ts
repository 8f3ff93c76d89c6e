import { defineHandler } from '@chuan/jobs';
import { dossierDue, stepDue } from './events.ts';
import { openDossierBreach, openStepBreach } from './service/breaches.ts';

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

export const dossierHandlers = [onStepOverdue, onDossierOverdue];
