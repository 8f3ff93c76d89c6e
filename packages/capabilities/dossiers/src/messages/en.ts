import type { Catalogue } from '@chuan/ui/language';
import { caseWords } from './en-case.ts';
import { counterWords } from './en-counter.ts';
import { formWords } from './paper.ts';
import { workWords } from './en-work.ts';
import type { vi } from './vi.ts';

export const en: Catalogue<typeof vi> = {
  ...workWords,
  ...caseWords,
  ...counterWords,
  errors: {
    dossier: {
      not_found: 'The dossier was not found. Check the code and the tracking secret on the receipt.',
      changed_meanwhile:
        'This dossier has just been changed elsewhere. What you typed is kept; look at the change and send again.',
      not_received: 'The dossier has not been received yet.',
      not_submitted: 'The dossier does not wait for intake.',
      already_received: 'The dossier has been received.',
      already_ended: 'The dossier has ended.',
      delivery_not_offered: 'This procedure does not hand results over in that way. Please choose another.',
      delivery_unchanged: 'The result is to be handed over in just that way already.',
      address_missing: 'Please write the full address: number, street or village, commune or ward, province or city.',
      already_resolved: 'The dossier has its result.',
      paused: 'The clock stands still: waiting for the applicant or another agency.',
      not_yours: 'Somebody else holds this step.',
      step_closed: 'This step is done or not reached yet.',
      checks_missing:
        '{count, plural, one {# thing of this step is} other {# things of this step are}} not ticked yet.',
      outcome_missing: 'Choose the outcome of the step before passing it on.',
      use_deliver: 'This step is completed by delivering the result.',
      supplement_used:
        'A supplement was asked {max} {max, plural, one {time} other {times}} already, the most the rules allow.',
      supplement_too_late:
        'More than {days} {days, plural, one {working day} other {working days}} since receipt: a supplement can no longer be asked.',
      no_supplement_asked: 'The dossier does not wait for a supplement.',
      nothing_given: 'Send at least one supplementary paper.',
      extension_used: 'Extended {max} {max, plural, one {time} other {times}} already, the most the rules allow.',
      extension_too_late:
        'An extension must be announced at least {days} {days, plural, one {working day} other {working days}} before the due date.',
      no_return: 'There is no earlier step to return to.',
      recall_too_late: 'The next step is being handled: it can no longer be recalled.',
      already_theirs: '{name} holds this step.',
      person_inactive: '{name} no longer works here.',
      person_without_position: '{name} holds no position now.',
      person_without_right: '{name} may not do this step. Choose somebody else, or give them the right first.',
      not_suspended: 'The dossier is not suspended.',
      not_resolved: 'There is no result to deliver yet.',
      fee_fixed: 'The procedure lists a fixed fee; no other amount may be charged.',
      fee_untold: 'The procedure lists a price by the page, copy or unit. Tell what is charged in all.',
      fee_unexplained: 'The amount differs from the procedure. Tell how it is worked out, or why.',
      fee_due: 'The fee has not been paid. Collect it and mark it paid before delivering.',
      result_missing:
        'An electronic result needs its file for the applicant to download. Attach it, or choose another way.',
      components_missing:
        '{count, plural, one {# required paper is} other {# required papers are}} missing, first: {first}.',
      unknown_case: 'This procedure has no such case.',
      field_missing: 'Fill in "{field}".',
      not_online: 'This procedure is not received online yet. Please come to the counter.',
      book_too_long:
        'This period holds {count, plural, one {# dossier} other {# dossiers}}; one print takes at most {max, number}. Choose a shorter period.',
    },
    late_cause: {
      not_found: 'The late-cause entry was not found.',
      not_yours: 'The holder of the step records the cause.',
      confirmed: 'The cause is confirmed and can no longer be changed.',
      not_recorded: 'The holder has not recorded a cause yet.',
      own: 'One cannot confirm a cause one has recorded.',
    },
    file: {
      bad_token: 'The upload is no longer valid. Please upload the file again.',
      infected: 'The file {name} carries malware and was blocked.',
      not_found: 'The file was not found, or is still being scanned.',
    },
    form: {
      not_found: 'The form was not found.',
      bad_data: 'Not enough data for {form} (field {field}).',
    },
  },
  paper: formWords,
  status: {
    submitted: 'Waiting for intake',
    not_accepted: 'Not accepted',
    in_progress: 'In progress',
    awaiting_supplement: 'Awaiting supplement',
    suspended: 'Suspended',
    resolved: 'Result ready',
    delivered: 'Delivered',
    withdrawn: 'Withdrawn',
    stopped: 'Stopped',
  },
  channel: { direct: 'At the counter', online: 'Online', postal: 'By post' },
  deliveryMethod: { counter: 'At the counter', postal: 'By post', electronic: 'Electronic' },
  outcome: { granted: 'Granted', refused: 'Refused', withdrawn: 'Withdrawn', stopped: 'Stopped' },
  timeliness: { early: 'Early', on_time: 'On time', overdue: 'Overdue' },
  cause: {
    own_unit: 'Own unit',
    applicant: 'Applicant',
    other_agency: 'Other agency',
    system: 'System, sync',
    force_majeure: 'Force majeure',
  },
  form: {
    'mau-01': 'Receipt with promised date (Form 01)',
    'mau-02': 'Supplement request (Form 02)',
    'mau-03': 'Refusal slip (Form 03)',
    'mau-04': 'Apology and extension (Form 04)',
    'mau-05': 'Termination notice (Form 05)',
    'mau-06': 'Process-control slip (Form 06)',
    'mau-07': 'Dossier register (Form 07)',
  },
  event: {
    submitted: 'Handed in online',
    received: 'Dossier received',
    intake_refused: 'Refused at intake',
    step_completed: 'Step done, passed to {to}',
    opinion_given: 'Opinion given',
    returned: 'Returned to step {to}',
    recalled: 'Recalled from step {from}',
    reassigned: 'Handed to {to}',
    supplement_requested: 'Supplement requested',
    supplement_received: 'Supplement received',
    extended: 'Extended by {days} {days, plural, one {day} other {days}}, with apology',
    suspended: 'Suspended, document {document}',
    resumed: 'The clock runs again',
    result_ready: 'Result ready',
    delivered: 'Result delivered',
    delivery_changed: 'The applicant wants the result in another way',
    withdrawn: 'Withdrawn by the applicant',
    stopped: 'Stopped',
    files_attached: '{count} {count, plural, one {file} other {files}} added',
  },
};
