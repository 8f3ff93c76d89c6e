import type { Catalogue } from '@chuan/ui/language';
import type { vi } from './vi.ts';

export const en: Catalogue<typeof vi> = {
  notice: {
    assigned: {
      subject: 'New work: {procedure} ({code})',
      body: 'Dossier {code}, {procedure}, has reached the step "{step}", which is yours. The step is due {stepDueAt}.',
    },
    step_due_soon: {
      subject: 'Due soon: {procedure} ({code})',
      body: 'The step "{step}" of dossier {code} is due soon, {stepDueAt}.',
    },
    step_overdue: {
      subject: 'Overdue: {procedure} ({code})',
      body: 'The step "{step}" of dossier {code} was due {stepDueAt}. Please handle it now and record the cause.',
    },
    dossier_overdue: {
      subject: 'Dossier overdue: {procedure} ({code})',
      body: 'The result of dossier {code}, {procedure}, was due {dueAt}.',
    },
    intake_waiting: {
      subject: 'An online dossier waits past its limit ({code})',
      body: 'Online dossier {code}, {procedure}, was not accepted or answered within the limit for checking.',
    },
    supplemented: {
      subject: 'The applicant has supplemented dossier {code}',
      body: 'Dossier {code}, {procedure}, has been supplemented. The clock runs again; due {dueAt}.',
    },
    received: {
      subject: 'Dossier {code} has been received',
      body: 'Dossier {code}, {procedure}, has been received. Promised for {dueAt}. Follow it with the QR code on the receipt.',
    },
    supplement_requested: {
      subject: 'Dossier {code} needs a supplement',
      body: 'Papers are missing from dossier {code}, {procedure}. Please open the tracking page to see and supply them.',
    },
    extended: {
      subject: 'Apology and a new date for dossier {code}',
      body: 'We apologise for not delivering on the promised day. Dossier {code} is now promised for {dueAt}. The letter is on the tracking page.',
    },
    result_ready: {
      subject: 'The result of dossier {code} is ready',
      body: 'The result of dossier {code}, {procedure}, is ready. Please fetch it or look at the tracking page.',
    },
    refused: {
      subject: 'Dossier {code} was not accepted',
      body: 'Dossier {code}, {procedure}, was not accepted. The reason is in the slip on the tracking page.',
    },
    stopped: {
      subject: 'Dossier {code} was stopped',
      body: 'Dossier {code}, {procedure}, was stopped. The notice is on the tracking page.',
    },
  },
  inbox: {
    title: 'Notices',
    empty: 'No notices yet. New work, work due soon and dossiers just supplemented will show here.',
    markAll: 'Mark all as read',
    open: 'Open the dossier',
    unread: 'Unread',
  },
  errors: {},
};
