import { type Database, withPlatform, withTenant } from '@chuan/db';
import { type EntryView, listEntries, listPlatformEntries, record } from '@chuan/event-log';
import { lockPasswordLog, passwordActions } from '@chuan/identity/server';
import { type Instant, Uuid } from '@chuan/kernel';
import { z } from 'zod';
import { listPersons } from '../repository/people.ts';

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
  const failures: unknown[] = [];
  for (const action of Object.values(passwordActions))
    for await (const entry of entriesOf(platform, { action, from })) {
      const isMade = await complete(app, entry).catch((error: unknown) => void failures.push(error));
      if (isMade) count += 1;
    }
  if (failures.length > 0) throw new AggregateError(failures, 'entries of passwords could not be made');
  return count;
}

/** The platform's entries of one action, newest first. */
async function* entriesOf(platform: Database['db'], of: { readonly action: string; readonly from: Instant }) {
  let before: number | undefined;
  do {
    const filter = { ...of, before, limit: page };
    const entries = await withPlatform(platform, (tx) => listPlatformEntries(tx, filter), 'read_only');
    yield* entries;
    before = entries.length === page ? entries.at(-1)!.seq : undefined;
  } while (before !== undefined);
}

const Owed = z.object({ actorId: Uuid, subject: z.object({ id: Uuid }), after: z.object({ tenantId: Uuid }) });

async function complete(app: Database['db'], entry: EntryView): Promise<boolean> {
  // The vendor's staff change their passwords too, and no agency is owed an entry of that.
  if (entry.actor.kind === 'staff') return false;
  const { actorId, subject, after } = Owed.parse(entry);
  const { at, action, requestId } = entry;
  return withTenant(app, after.tenantId, async (tx) => {
    await lockPasswordLog(tx, subject.id);
    const made = await listEntries(tx, { action, subjectId: subject.id, from: at, to: at + 1 });
    if (made.length > 0) return false;
    const people = await listPersons(tx, [actorId, subject.id]);
    const nameOf = (id: Uuid) => people.find((person) => person.id === id)?.fullName;
    record(tx, {
      at,
      actor: { kind: 'person', id: actorId, name: nameOf(actorId) },
      action,
      subject: { kind: 'person', id: subject.id, label: nameOf(subject.id) },
      ...(requestId === null ? {} : { requestId }),
    });
    return true;
  });
}
