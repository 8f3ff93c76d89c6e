import type { Catalogue } from '@chuan/ui/language';
import type { vi } from './vi.ts';

export const en: Catalogue<typeof vi> = {
  notice: {
    assigned: {
      subject: 'New work: {procedure} ({code})',
      body: 'Dossier {code}, {procedure}, has reached the step "{step}", which is yours. The step is due {stepDueAt}.',
    },
    step_due_soon: {
      subject: 'Step due soon: {procedure} ({code})',
      body: 'The step "{step}" of dossier {code} is due soon, {stepDueAt}.',
    },
    step_overdue: {
      subject: 'Step overdue: {procedure} ({code})',
      body: 'The step "{step}" of dossier {code} was due {stepDueAt}. Please handle it now and record the cause.',
    },
    dossier_overdue: {
      subject: 'Dossier overdue: {procedure} ({code})',
      body: 'The result of dossier {code}, {procedure}, was due {dueAt}.',
    },
    intake_arrived: {
      subject: 'A new online dossier to accept: {procedure} ({code})',
      body: 'Dossier {code}, {procedure}, was handed in online. Please check and accept it, or answer the applicant, by {intakeDueAt}.',
    },
    intake_waiting: {
      subject: 'An online dossier waits past its limit ({code})',
      body: 'Online dossier {code}, {procedure}, was not accepted or answered within the limit for checking.',
    },
    supplemented: {
      subject: 'The applicant has supplemented dossier {code}',
      body: 'Dossier {code}, {procedure}, has been supplemented. {stage, select, intake {It waits to be checked and accepted.} other {The clock runs again; due {dueAt}.}}',
    },
    file_infected: {
      subject: 'An infected file was blocked in dossier {code}',
      body: 'Dossier {code}, {procedure}: {paperIs, select, listed {the file of the paper "{paper}"} other {a file}} carries malware and was blocked; it cannot be opened. {cleanCopy, select, needed {Please ask the applicant for a clean copy, or replace the file if the agency uploaded it; do not use} other {Do not use}} a copy kept on another computer.',
    },
    procedure_to_review: {
      subject: 'A procedure waits for review: {procedure} ({code})',
      body: 'Procedure {code}, issue {number, number}, was sent to review and waits for you, or somebody else with the right, to review it.',
    },
    procedure_to_approve: {
      subject: 'A procedure waits for approval: {procedure} ({code})',
      body: 'Procedure {code}, issue {number, number}, was reviewed and waits for you, or somebody else with the right, to approve it.',
    },
    procedure_returned: {
      subject: 'A procedure was returned: {procedure} ({code})',
      body: 'Procedure {code}, issue {number, number}, a part of which you wrote, was returned to be changed: {reason}',
    },
    procedure_approved: {
      subject: 'A procedure was approved: {procedure} ({code})',
      body: 'Procedure {code}, issue {number, number}, a part of which you wrote, was approved; in force from {effectiveAt}.',
    },
    submitted: {
      subject: 'Online dossier {code} has arrived and waits to be checked',
      body: 'Dossier {code}, {procedure}, handed in online, has reached the agency and is checked within {intakeHours, plural, one {# working hour} other {# working hours}}. By {intakeDueAt} at the latest the agency will accept it and promise a date, or answer why it is not accepted yet.',
    },
    received: {
      subject: 'Dossier {code} has been received',
      body: 'Dossier {code}, {procedure}, has been received and is being handled. Its result is promised for {dueAt}. You will be told at once when papers are missing or the result is ready.',
    },
    supplement_requested: {
      subject: 'Dossier {code} needs a supplement',
      body: 'Papers are missing from dossier {code}, {procedure}. {stage, select, intake {It is received, and its result promised, when you have supplied them.} other {Its clock stands until you have supplied them.}} Please open the tracking page to see and supply them, or bring them to where you handed in.',
    },
    extended: {
      subject: 'Apology and a new date for dossier {code}',
      body: 'We apologise for not delivering on the promised day. Dossier {code} is now promised for {dueAt}. The letter is on the tracking page.',
    },
    result_ready: {
      subject: 'The result of dossier {code} is ready',
      body: 'The result of dossier {code}, {procedure}, is ready. It is handed over the way you chose when handing in; please bring the receipt when you come to fetch it.',
    },
    paper_infected: {
      subject: 'Dossier {code}: a file with malware must be handed in again',
      body: '{paperIs, select, listed {The file of the paper "{paper}"} other {A file}} in dossier {code}, {procedure}, carries malware and was blocked; the agency cannot open it. Please photograph or scan the paper again on a safe computer (checked for viruses) and hand in a clean copy: upload it on the tracking page when the agency asks for a supplement, or bring it to where you handed in.',
    },
    refused: {
      subject: 'Dossier {code} was not accepted',
      body: 'Dossier {code}, {procedure}, was not accepted. The reason is in the slip on the tracking page. You can complete it and hand it in again, or complain on that page.',
    },
    stopped: {
      subject: 'Dossier {code} was stopped',
      body: 'Dossier {code}, {procedure}, was stopped. The notice with the reason is on the tracking page. If it is unclear or you do not agree, you can complain on that page.',
    },
  },
  mail: {
    subject: '{subject} – {agency}',
    toPerson:
      '{body}\n\n{opens, select, procedure {Open the procedure} other {Open the dossier}}: {link}\n\n{agency}\nThis mail was sent automatically; please do not answer it.',
    toApplicant:
      'Dear Sir or Madam,\n\n{body}\n\nFollow the dossier: {link}\nTo see all of it, enter the tracking code that you were given when handing in; the agency never sends it by mail.\n\n{agency}\nThis mail was sent automatically; please do not answer it.',
  },
  inbox: {
    title: 'Notices',
    empty:
      'No notices yet. New work, steps due soon, dossiers just supplemented and procedures that wait for review or approval will show here.',
    markAll: 'Mark all as read',
    open: 'Open the dossier',
    unread: 'Unread',
    mailed: {
      waiting: 'The mail is waiting to be sent',
      sent: 'Also sent by mail',
      filed: 'The mail was written to the folder and reached no mailbox',
      failed: 'The mail could not be sent',
    },
  },
  mails: {
    title: 'Outgoing mail',
    lead: 'Mail to applicants and to the agency’s own people. Addresses are masked; opening the list and each mail is logged.',
    failed: '{count, plural, one {# mail} other {# mails}} could not be sent',
    none: 'Every mail has been sent',
    filter: 'Filter mail',
    all: 'All mail',
    state: { waiting: 'Waiting', sent: 'Sent', filed: 'Written to the folder', failed: 'Could not be sent' },
    audience: { person: 'Staff', applicant: 'Applicants' },
    code: 'Dossier code',
    subject: 'Subject',
    to: 'To',
    at: 'When',
    stateOf: 'State',
    dossier: 'Dossier',
    made: 'Written at',
    sentAt: 'Sent at',
    older: 'Older page',
    newest: 'Back to the newest',
    openDossier: 'Open the dossier',
    emptyTitle: 'No mail',
    emptyText:
      'Mail to people about their work and to applicants about their dossiers will show here. If you filter, drop a condition.',
    folder:
      'This server is not connected to a mail system: mail is written to files and has reached nobody. Ask the operator to set a mail server.',
    failure: 'The mail server said: {text}',
  },
  errors: { mail: { not_found: 'This mail was not found.' } },
};
