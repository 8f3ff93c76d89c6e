import type { TenantContext } from '@chuan/api';
import { type Database, withPlatform, withTenant } from '@chuan/db';
import { type EntryView, listEntries, listPlatformEntries, type LogEntry, record } from '@chuan/event-log';
import { type Instant, Uuid } from '@chuan/kernel';
import { z } from 'zod';
import { listPersons, lockPerson } from '../repository/people.ts';

export const passwordReset = 'person.password_reset';

/** What the platform's log tells of a password that an agency set, by ids alone: whose, by whom, in which agency. */
export const platformEntry = (ctx: TenantContext, personId: Uuid): LogEntry => ({
  at: ctx.now,
  actor: { kind: 'person', id: ctx.actor.id! },
  action: passwordReset,
  subject: { kind: 'person', id: personId },
  after: { tenantId: ctx.tenantId },
  requestId: ctx.requestId,
});

interface LogDatabases {
  readonly app: Database['db'];
  readonly platform: Database['db'];
}

const page = 200;

/**
 * Makes the entries that agencies' logs lack of passwords that were set: the platform's transaction was through, and
 * the agency's was cut off. An entry is made once, however many workers look.
 *
 * @param from  passwords set before this instant were looked at.
 * @returns how many entries were lacking.
 * @throws {AggregateError} what went wrong with single entries, when all the others are made.
 */
export async function completePasswordLog({ app, platform }: LogDatabases, from: Instant): Promise<number> {
  let count = 0;
  let before: number | undefined;
  const failures: unknown[] = [];
  do {
    const filter = { action: passwordReset, from, limit: page, ...(before === undefined ? {} : { before }) };
    const entries = await withPlatform(platform, (tx) => listPlatformEntries(tx, filter), 'read_only');
    for (const entry of entries) {
      const isMade = await complete(app, entry).catch((error: unknown) => void failures.push(error));
      if (isMade) count += 1;
    }
    before = entries.length === page ? entries.at(-1)!.seq : undefined;
  } while (before !== undefined);
  if (failures.length > 0) throw new AggregateError(failures, 'entries of passwords could not be made');
  return count;
}

const Owed = z.object({ actorId: Uuid, subject: z.object({ id: Uuid }), after: z.object({ tenantId: Uuid }) });

async function complete(app: Database['db'], entry: EntryView): Promise<boolean> {
  const { actorId, subject, after } = Owed.parse(entry);
  const { at, requestId } = entry;
  return withTenant(app, after.tenantId, async (tx) => {
    // The call holds the person until it ends: behind this lock its entry is seen, or will never come.
    const person = await lockPerson(tx, subject.id);
    const made = await listEntries(tx, { action: passwordReset, subjectId: subject.id, from: at, to: at + 1 });
    if (made.length > 0) return false;
    const [by] = await listPersons(tx, [actorId]);
    record(tx, {
      at,
      actor: { kind: 'person', id: actorId, name: by?.fullName },
      action: passwordReset,
      subject: { kind: 'person', id: subject.id, label: person?.fullName },
      ...(requestId === null ? {} : { requestId }),
    });
    return true;
  });
}
