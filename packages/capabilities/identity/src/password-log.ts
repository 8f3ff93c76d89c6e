import type { LogEntry } from '@chuan/event-log';
import type { Instant, Uuid } from '@chuan/kernel';

/** Passwords that are set through an agency: by whom they belong to, and by who may give the agency's rights away. */
export const passwordActions = { changed: 'account.password_changed', reset: 'person.password_reset' } as const;

interface PasswordSet {
  readonly at: Instant;
  readonly action: (typeof passwordActions)[keyof typeof passwordActions];
  readonly actorId: Uuid;
  readonly personId: Uuid;
  readonly tenantId: Uuid;
  readonly requestId: string;
}

/**
 * What the platform's log tells of a password that was set through an agency, by ids alone. It stands in the transaction
 * of the password; should the agency's own be cut off, its entry is made after this one.
 */
export const entryOfPassword = ({ at, action, actorId, personId, tenantId, requestId }: PasswordSet): LogEntry => ({
  at,
  actor: { kind: 'person', id: actorId },
  action,
  subject: { kind: 'person', id: personId },
  after: { tenantId },
  requestId,
});
