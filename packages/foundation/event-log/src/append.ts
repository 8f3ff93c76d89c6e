import { assembly, type Filled, runFilled } from '@chuan/db';
import { sql } from 'kysely';
import type { SealedEntry } from './entry.ts';
import type { LogAccess } from './tables.ts';

/** Entries in one statement; the chain of a batch is computed row against row, so batches stay small. */
export const batchEntries = 200;

/**
 * Appends entries to a log, in order, and opens it where it is new. Each batch is one statement: it locks the head,
 * computes the chain, moves the head and inserts the rows. The lock is held until the transaction ends, so this comes
 * last in it.
 */
export async function append(log: LogAccess, entries: readonly SealedEntry[]): Promise<void> {
  if (entries.length > 0) await openLog(log);
  for (let start = 0; start < entries.length; start += batchEntries)
    await runFilled(log.queries, [appended(log, entries.slice(start, start + batchEntries))], counted);
}

/** Makes the head of a log that has none. Of two that come at once one inserts and the other waits for it. */
export async function openLog({ tables, logId, queries }: LogAccess): Promise<void> {
  await sql`
    insert into ${tables.heads} (${tables.key}, seq, hash) values (${logId}::uuid, 0, decode(repeat('00', 32), 'hex'))
    on conflict do nothing`.execute(queries);
}

const counted = assembly((built) => sql`with recursive ${built(0)} select count(*) from log_rows`);

const instantText = (at: number) => new Date(at).toISOString();

/**
 * The append as common table expressions, the last of them `log_rows`: a row for each entry appended. The
 * head, which must be there, is locked when the template's context holds.
 */
export function appended(log: LogAccess, entries: readonly SealedEntry[]): Filled {
  const { templates } = log.tables;
  if (entries.length !== 1) return { template: templates.many, values: valuesOfMany(log.logId, entries) };
  const [{ columns: c, body }] = entries as readonly [SealedEntry];
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const values = [log.logId, instantText(c.at), c.actorId, c.action, c.subjectKind, c.subjectId, c.requestId, bytes];
  return { template: templates.one, values };
}

function valuesOfMany(logId: string, entries: readonly SealedEntry[]): readonly unknown[] {
  const all = <K extends keyof SealedEntry['columns']>(name: K) => entries.map(({ columns }) => columns[name]);
  return [
    logId,
    all('at').map(instantText),
    all('actorId'),
    all('action'),
    all('subjectKind'),
    all('subjectId'),
    all('requestId'),
    entries.map(({ body }) => Buffer.from(body)),
    entries.length,
  ];
}
