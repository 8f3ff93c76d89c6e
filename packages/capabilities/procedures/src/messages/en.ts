import type { Catalogue } from '@chuan/ui/language';
import { screens } from './en-screens.ts';
import type { vi } from './vi.ts';

export const en: Catalogue<typeof vi> = {
  ...screens,
  errors: {
    procedure: {
      not_found: 'The procedure was not found.',
      not_in_force: 'No version of this procedure is in force.',
      changed:
        'Somebody else has just saved this procedure. What you typed is kept; look at the change and save again.',
      wrong_state: 'This version is past that step. Load the page again.',
      locked: 'The template locks this part; the agency cannot change it. {reason}',
      has_errors: '{count} {count, plural, one {fault} other {faults}} must be put right first.',
      own_review:
        'You wrote a part of this version (last on {on}), so you may not review it. It must be reviewed by somebody else who may review procedures and wrote none of it.',
      own_approval:
        'You wrote a part of this version (last on {on}), so you may not approve it. It must be approved by somebody who wrote none of it.',
      in_the_past: 'It can take effect from now on at the earliest.',
      code_taken: 'The code {code} belongs to another procedure.',
      draft_exists: 'A version is being written or decided already.',
    },
  },
  paper: {
    draft: 'DRAFT',
    superseded: 'SUPERSEDED',
    signed: 'Signed in the system',
    wholeDocument: 'Whole document',
    noChangeNote: 'Amended.',
    standard: 'National standard TCVN ISO 9001:2015.',
    lawsBelow: 'The legal texts named in section 5.1.',
    onlinePlace: 'The public service portal, for dossiers handed in online.',
    fromDatabase: 'Taken from a database by the agency',
    noFee: 'None',
    forever: 'For ever',
    years: '{years} {years, plural, one {year} other {years}}',
    parallel: '(in parallel)',
    start: 'Handed in',
    outcomeNext: '• {label}: to the next step.',
    outcomeRow: '• {label}: to {step}.',
    outcomeEnd: '• {label}: {end}.',
    end: { granted: 'End', refused: 'Refused', withdrawn: 'Withdrawn', stopped: 'Stopped' },
    channel: { direct: 'In person', online: 'Online', postal: 'By post' },
    limit: {
      working_hours: '{value} {value, plural, one {working hour} other {working hours}}',
      working_days: '{value} {value, plural, one {working day} other {working days}}',
      calendar_days: '{value} {value, plural, one {day} other {days}}',
      months: '{value} {value, plural, one {month} other {months}}',
    },
  },
};
