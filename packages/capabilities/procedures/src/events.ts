import { Uuid } from '@chuan/kernel';
import { defineEvent } from '@chuan/jobs';
import { z } from 'zod';

/**
 * A version went on: to review, to approval, back to its authors, was approved, or was given up. Stale for whoever should act when
 * the version is not the one that was stored with it any more.
 */
export const versionMoved = defineEvent({
  topic: 'procedures.version-moved',
  payload: z.strictObject({
    versionId: Uuid,
    version: z.int(),
    move: z.enum(['sent', 'reviewed', 'returned', 'approved', 'discarded']),
    byPersonId: Uuid,
  }),
});

/** The moment from which an approved version is in force. */
export const versionDue = defineEvent({
  topic: 'procedures.version-due',
  payload: z.strictObject({ versionId: Uuid }),
});
