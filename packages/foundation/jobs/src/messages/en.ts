import type { vi } from './vi.ts';

type Words = typeof vi;

export const en = {
  errors: {
    event: {
      after_commit: 'The event was recorded after its transaction had ended.',
      bad_id: 'This is not the identifier of an event.',
      bad_topic: 'This is not a kind of event.',
      bad_payload: 'The content of the event is not valid.',
      not_failed: 'This event has not failed, so there is nothing to run again.',
    },
    queue: {
      wrong_backend: 'The job queue does not run on PostgreSQL as configured.',
    },
  },
} satisfies Words;
