import { defineEvent } from '@chuan/jobs';
import { z } from 'zod';

/** A notice waits to be mailed. */
export const mailWaiting = defineEvent({
  topic: 'notices.mail-waiting',
  payload: z.strictObject({ noticeId: z.uuid() }),
});
