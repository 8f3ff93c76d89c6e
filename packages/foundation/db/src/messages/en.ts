import type { vi } from './vi.ts';

type Words = typeof vi;

export const en = {
  errors: {
    database: {
      already_there: 'This is there already.',
      still_used: 'This is still used elsewhere.',
      lost_race: 'Somebody changed the same data just now. Try again.',
      locked: 'Somebody is working on this. Try again in a moment.',
      too_slow: 'This took too long and was stopped. Narrow it down and try again.',
      disk_full: 'The server has no room left. Tell the administrator.',
      busy: 'The system is overloaded. Try again in a few minutes.',
      unreachable: 'The system is interrupted for the moment. Try again in a few minutes.',
      newer_than_code:
        'The database is newer than this program (it knows the migration {migration}). Run the version that updated it, or a newer one.',
      role_can_bypass:
        'This database role could step over the wall between agencies, so the system refuses to run. Use the roles made for it.',
    },
    tenant: {
      bad_id: 'This is not the identifier of an agency.',
    },
  },
} satisfies Words;
