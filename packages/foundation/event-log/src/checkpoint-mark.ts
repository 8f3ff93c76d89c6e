import { type Database, type DB, withPlatform } from '@chuan/db';
import { type Instant, timestamp } from '@chuan/kernel';
import { type Kysely, sql } from 'kysely';
import type { CheckpointFinding, CheckpointHistory } from './checkpoint-history.ts';

/** The last checkpoint that was written, as remembered away from its folder. */
export interface CheckpointMark {
  readonly number: number;
  /** SHA-256 of its note. */
  readonly noteHash: string;
}

/** Where the number of the last checkpoint is kept besides the folder. */
export interface CheckpointMemory {
  last(): Promise<CheckpointMark | undefined>;
  remember(mark: CheckpointMark & { readonly at: Instant }): Promise<void>;
}

/** What the database remembers of the checkpoints of an origin, or of any when none is named. */
export async function findCheckpointMark(db: Kysely<DB>, origin?: string): Promise<CheckpointMark | undefined> {
  const marks = db.selectFrom('platform.checkpoint_mark').select(['number', 'note_hash as noteHash']);
  return (origin === undefined ? marks : marks.where('origin', '=', origin)).limit(1).executeTakeFirst();
}

/** @param platform  under the platform role, which alone may write it; a mark never goes back. */
export const databaseMemory = (platform: Database['db'], origin: string): CheckpointMemory => ({
  last: () => withPlatform(platform, (tx) => findCheckpointMark(tx.queries, origin), 'read_only'),
  remember: ({ number, noteHash, at }) =>
    withPlatform(platform, async (tx) => {
      await sql`
        insert into platform.checkpoint_mark as known (origin, number, note_hash, at)
        values (${origin}, ${number}, ${noteHash}, ${timestamp(at)}::timestamptz)
        on conflict (origin) do update set number = excluded.number, note_hash = excluded.note_hash, at = excluded.at
        where known.number < excluded.number`.execute(tx.queries);
    }),
});

/**
 * What a folder lacks of what the database remembers, or the other way round. The folder comes first when a checkpoint
 * is written, so it may be one ahead after a crash, never behind: the mark must have been read before the folder.
 */
export function findingOfMark(
  history: Pick<CheckpointHistory, 'count' | 'noteHashes'>,
  mark: CheckpointMark | undefined,
): CheckpointFinding | undefined {
  if (!mark) return undefined;
  const { count, noteHashes } = history;
  if (count < mark.number) return { number: count + 1, upTo: mark.number, what: 'newest_missing' };
  if (noteHashes[mark.number - 1] !== mark.noteHash) return { number: mark.number, what: 'note_replaced' };
  if (count > mark.number + 1) return { number: mark.number, upTo: count, what: 'database_behind' };
  return undefined;
}
