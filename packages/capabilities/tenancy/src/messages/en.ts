import type { Catalogue } from '@chuan/ui/language';
import { peopleImport } from './en-import.ts';
import { ui } from './en-ui.ts';
import type { vi } from './vi.ts';

export const en: Catalogue<typeof vi> = {
  ...ui,
  ...peopleImport,
  errors: {
    tenant: {
      slug_taken: 'This address belongs to another agency. Choose another one.',
      not_found: 'This agency was not found.',
      changed: 'Somebody else has just changed this agency. Look again before you save.',
      not_ready: 'The agency is still being set up. Finish that first.',
    },
    profile: {
      not_found: 'There is no agency profile for this day.',
      in_the_past: 'A profile cannot be added for a past day, because papers of that day are out.',
      changed: 'Somebody else has just changed the profile. Reload to see it; what you typed is kept.',
    },
    regulation: { not_found: 'There is no regulation “{key}” for {on}.' },
    calendar: {
      not_found: 'There is no working calendar for this day.',
      in_the_past: 'A new calendar begins tomorrow at the earliest: dates promised under the old one stay.',
      changed: 'Another version has just been saved. Reload to compare; what you typed is kept.',
    },
    national_day: {
      not_found: 'This day is no longer on the list. Please look at the list again.',
      taken: 'This date is on the list already. Correct its row instead of adding another.',
      changed: 'Somebody else has just changed this day. Please look again before saving.',
      in_the_past:
        'Only days after today can be added, corrected or removed: dates promised until today rest on the list as it stands.',
      hours_on_day_off: 'A day off has no working hours. Leave out whose hours are worked.',
      hours_missing: 'Choose the weekday whose hours are worked.',
      not_a_weekend: 'A working day in exchange must be a Saturday or a Sunday, a day that is otherwise off.',
    },
    period: { ends_before_start: 'The last day cannot be before the first.' },
    unit: {
      not_found: 'This unit was not found.',
      changed: 'Somebody else has just changed this unit. Look again before you save.',
      name_taken: 'The parent unit already has a unit of this name.',
      is_root: 'This cannot be done to the agency itself. Rename it under Agency profile.',
      closed: 'The unit no longer exists on the chosen day.',
      inside_itself: 'A unit cannot be moved into itself.',
      still_used:
        'It cannot be closed yet: {units} {units, plural, one {unit} other {units}} and {positions} {positions, plural, one {position} other {positions}} inside last beyond this day. Close or move them first.',
    },
    position: {
      not_found: 'This position was not found.',
      changed: 'Somebody else has just changed this position. Look again before you save.',
      name_taken: 'The unit already has a position of this name.',
      still_held: 'It cannot be closed yet: {people} people hold it beyond this day. End their assignment first.',
    },
    person: {
      not_found: 'This person was not found.',
      changed: 'Somebody else has just changed this person. Look again before you save.',
      email_taken: 'This e-mail belongs to somebody of the agency. If they have left, let them come back.',
      inactive: 'This person has left. Let them come back before you assign positions.',
      yourself: 'You cannot deactivate yourself. Ask another administrator.',
      yourself_password: 'Change your own password in the account menu, under Change password.',
    },
    people_file: {
      no_head:
        'No head row with a “Full name” column was found in the first 15 rows. Use the sample file, or name the columns as it does.',
      no_email_column: 'The “E-mail” column is missing. Everybody signs in with their e-mail.',
      no_rows: 'There is nobody below the head row.',
    },
    holding: {
      overlaps: 'A position is assigned twice for the same days.',
      outside_position: 'The days lie outside those of the position itself.',
      past_changed: 'The past cannot be changed. An assignment can end yesterday at the earliest.',
    },
  },
};
