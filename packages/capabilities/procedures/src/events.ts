import { Uuid } from '@chuan/kernel';
import { defineEvent } from '@chuan/jobs';
import { z } from 'zod';

/** The moment from which an approved version is in force. */
export const versionDue = defineEvent({
  topic: 'procedures.version-due',
  payload: z.strictObject({ versionId: Uuid }),
});
