import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, conflict, type Instant, type Uuid } from '@chuan/kernel';
import type { Head } from './chain.ts';
import {
  type CheckpointFinding,
  type CheckpointHistory,
  checkpointName,
  entriesFolder,
  entriesProofName,
  leavesName,
  proofName,
  verifyCheckpoints,
} from './checkpoint-history.ts';
import { type CheckpointMark, type CheckpointMemory, findingOfMark } from './checkpoint-mark.ts';
import {
  formatEntriesLeaf,
  formatHeadLeaf,
  formatMarkLeaf,
  parseEntriesLeaf,
  parseHeadLeaf,
  type WitnessedEntries,
  type WitnessedHead,
} from './leaf.ts';
import { leafHash } from './merkle.ts';
import { formatCheckpoint, formatLeafProof } from './note.ts';
import type { EntryBatch } from './open-part.ts';
import { publishFile } from './publish-file.ts';
import { serverSha256 } from './sha256-server.ts';
import type { SigningKey } from './signing-key.ts';
import type { Verdict } from './verdict.ts';

/** The logs whose heads are to be witnessed, and how what was added to one is verified. */
export interface HeadSource {
  logIds(): Promise<readonly Uuid[]>;
  /** Verifies a log from its last witnessed head up to its present one; `head` is undefined for a log without rows. */
  check(
    logId: Uuid,
    since: Head | undefined,
    covered: number,
  ): Promise<{
    head: Head | undefined;
    verdict: Verdict;
    /** The entries after `covered`, up to `head`, under roots; left out where entries are not witnessed. */
    batches?: readonly EntryBatch[];
  }>;
}

interface CheckpointOrder {
  source: HeadSource;
  /** A folder outside the database; best on another machine, or copied there. */
  folder: string;
  key: SigningKey;
  now: Instant;
  /** With it a folder whose newest checkpoints were taken away is noticed, and not signed on. */
  memory?: CheckpointMemory;
}

export interface WrittenCheckpoint {
  number: number;
  /** Leaves in the tree, and how many logs had a new head. */
  size: number;
  heads: number;
  note: string;
}

/**
 * Signs the heads of all logs that moved since the last checkpoint, after verifying what was added to each.
 *
 * A head that does not continue the one witnessed before, or whose new rows do not verify, is never signed. The
 * sound logs are signed all the same, so that one damaged log cannot stop the evidence of the others; then the call
 * fails, so that it cannot go unnoticed.
 *
 * @throws {AppError} `event_log.inconsistent_head` (with `logId`, `seq`, `logs`), `event_log.checkpoints_damaged` if
 * the folder itself does not verify, `event_log.checkpoints_missing` if it lacks what is remembered (to sign on would be
 * to sign two pasts), `event_log.checkpoint_raced` if another writer was first.
 */
export async function writeCheckpoint(order: CheckpointOrder): Promise<WrittenCheckpoint> {
  const { source, folder, key, now } = order;
  await mkdir(join(folder, 'logs'), { recursive: true });
  const mark = await order.memory?.last();
  const history = await verifyCheckpoints(folder, key.publicKey);
  if (!history.ok) throw conflict('event_log.checkpoints_damaged', { number: history.findings[0]?.number ?? 0 });
  refuseMissing(findingOfMark(history, mark));
  if (history.latestAt !== undefined && now < history.latestAt) throw conflict('event_log.clock_backwards');
  await mendProofs(folder, history);
  await catchUp(order, history, mark);
  const { moved, entries, refused } = await inspectLogs(source, history, now);
  const written = await publishCheckpoint(order, history, { moved, entries });
  const [first] = refused;
  if (first) throw new AppError('conflict', 'event_log.inconsistent_head', { ...first, logs: refused.length });
  return written;
}

/** A database set back is no reason to stop: what its logs lack is refused log by log. */
function refuseMissing(finding: CheckpointFinding | undefined): void {
  if (!finding || finding.what === 'database_behind') return;
  const { number, upTo = number } = finding;
  throw conflict('event_log.checkpoints_missing', { number, upTo });
}

/** Remembers the checkpoint over whose remembering the last run died. */
async function catchUp({ memory, now }: CheckpointOrder, history: CheckpointHistory, mark: CheckpointMark | undefined) {
  const { count: number, noteHashes, latestAt } = history;
  const noteHash = noteHashes[number - 1];
  if (number === (mark?.number ?? 0) + 1 && noteHash) await memory?.remember({ number, noteHash, at: latestAt ?? now });
}

type Refusal = { logId: Uuid; seq: number };

async function inspectLogs(source: HeadSource, history: CheckpointHistory, now: Instant) {
  const moved: WitnessedHead[] = [];
  const entries: WitnessedEntries[] = [];
  const refused: Refusal[] = [];
  const logIds = new Set([...(await source.logIds()).map((id) => id.toLowerCase()), ...history.heads.keys()]);
  for (const logId of [...logIds].sort()) {
    const since = history.heads.get(logId)?.at(-1);
    const { head, verdict, batches = [] } = await source.check(logId, since, history.covered.get(logId) ?? 0);
    if (!verdict.ok || (since && (!head || head.seq < since.seq))) {
      refused.push({ logId, seq: verdict.findings[0]?.seq ?? since?.seq ?? 0 });
      continue;
    }
    if (head && head.seq > (since?.seq ?? 0)) moved.push({ logId, seq: head.seq, hash: head.hash, at: now });
    entries.push(...batches.map((batch) => ({ ...batch, logId, at: now })));
  }
  return { moved, entries, refused };
}

interface Witnessed {
  readonly moved: readonly WitnessedHead[];
  readonly entries: readonly WitnessedEntries[];
}

async function publishCheckpoint(
  { folder, key, now, memory }: CheckpointOrder,
  history: CheckpointHistory,
  { moved, entries }: Witnessed,
): Promise<WrittenCheckpoint> {
  const number = history.count + 1;
  const { tree } = history;
  const firstIndex = tree.size;
  const mark = formatMarkLeaf({ number, at: now, previous: history.latestNoteHash });
  const leaves = [mark, ...moved.map(formatHeadLeaf), ...entries.map(formatEntriesLeaf)];
  for (const leaf of leaves) tree.append(leafHash(serverSha256, Buffer.from(leaf)));
  const root = tree.root();
  const note = key.sign(formatCheckpoint({ origin: key.note.name, size: tree.size, root }));
  // The leaves first: the checkpoint counts from the moment its note has its name.
  await publishFile(join(folder, leavesName(number, root)), `${leaves.join('\n')}\n`, { replace: true });
  if (!(await publishFile(join(folder, checkpointName(number)), note))) throw conflict('event_log.checkpoint_raced');
  const proofOf = (i: number) => {
    const index = firstIndex + i;
    return formatLeafProof({ leaf: leaves[i]!, index, hashes: tree.inclusionProof(index), note });
  };
  const derived = { replace: true, derived: true };
  for (const [i, { logId }] of moved.entries()) {
    await publishFile(join(folder, proofName(logId)), proofOf(1 + i), derived);
  }
  for (const [i, batch] of entries.entries()) {
    const path = await entriesProofPath(folder, batch);
    await publishFile(path, proofOf(1 + moved.length + i), derived);
  }
  await memory?.remember({ number, noteHash: serverSha256.hex(Buffer.from(note)), at: now });
  return { number, size: tree.size, heads: moved.length, note };
}

async function entriesProofPath(folder: string, { logId, fromSeq, toSeq }: WitnessedEntries): Promise<string> {
  const place = join(folder, entriesFolder(logId));
  await mkdir(place, { recursive: true });
  return join(place, entriesProofName(fromSeq, toSeq));
}

/** Makes the proofs that a crash kept the newest checkpoint from leaving: nobody would make them later. */
async function mendProofs(folder: string, { latest, tree }: CheckpointHistory): Promise<void> {
  for (const [i, leaf] of latest?.leaves.entries() ?? []) {
    const batch = parseEntriesLeaf(leaf);
    const head = parseHeadLeaf(leaf);
    if (!latest || !(batch || head)) continue;
    const index = latest.firstIndex + i;
    const proof = formatLeafProof({ leaf, index, hashes: tree.inclusionProof(index), note: latest.note });
    if (batch) await publishFile(await entriesProofPath(folder, batch), proof, { derived: true });
    if (head) await publishFile(join(folder, proofName(head.logId)), proof, { replace: true, derived: true });
  }
}

/**
 * The latest proof of one log's head, to be handed to its agency: a file that anyone verifies with the public key
 * alone. Whoever holds it is a witness against a later rewriting.
 */
export async function readLogProof(folder: string, logId: Uuid): Promise<string | undefined> {
  return readFile(join(folder, proofName(logId.toLowerCase())), 'utf8').catch(() => undefined);
}

/** A batch of one log's entries and the file of its proof. */
export interface EntriesProof {
  fromSeq: number;
  toSeq: number;
  read(): Promise<string>;
}

/** The proofs of a log's entries that lie in a folder, in the order of the entries. */
export async function listEntriesProofs(folder: string, logId: Uuid): Promise<EntriesProof[]> {
  const place = join(folder, entriesFolder(logId.toLowerCase()));
  const names = (await readdir(place).catch(() => [])).sort();
  return names.flatMap((name) => {
    const parts = /^(\d{12})-(\d{12})\.tlog-proof$/.exec(name);
    if (!parts) return [];
    return [{ fromSeq: Number(parts[1]), toSeq: Number(parts[2]), read: () => readFile(join(place, name), 'utf8') }];
  });
}
