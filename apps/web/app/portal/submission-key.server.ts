import { createHash } from 'node:crypto';
import type { SubmitInput } from '@chuan/dossiers/contract';

/**
 * The key under which a form is handed in. The same form sent again, after a dropped line or an impatient second
 * press, has the same key and makes one dossier; a form that was changed in between is another.
 */
export const submissionKey = (requestKey: string, input: SubmitInput): string =>
  createHash('sha256')
    .update(JSON.stringify([requestKey, input]))
    .digest('base64url');
