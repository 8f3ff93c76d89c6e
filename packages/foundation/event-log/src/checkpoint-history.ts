import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { invalid, type Uuid } from '@chuan/kernel';
import { zeroHash } from './chain.ts';
import { parseEntriesLeaf, parseHeadLeaf, parseMarkLeaf, type WitnessedHead } from './leaf.ts';
import { leafHash, MerkleTree } from './merkle.ts';
import { type NoteKey, openNote, parseCheckpoint, parseNoteKey } from './note.ts';
import { equalBytes, toHex } from './sha256.ts';
import { serverSha256 } from './sha256-server.ts';
import { isSigned } from './signing-key.ts';

/** What can be wrong with a folder of checkpoints. */
const checkpointFaults = [
  'checkpoint_absent',
  'signature_wrong',
  'leaves_absent',
  'root_wrong',
  'leaf_unreadable',
  'mark_wrong',
  'time_backwards',
  'head_backwards',
  'newest_missing',
  'note_replaced',
  'database_behind',
] as const;
export type CheckpointFault = (typeof checkpointFaults)[number];

export interface CheckpointFinding {
  number: number;
  /** The last of several. */
  upTo?: number;
  what: CheckpointFault;
}

/** The checkpoints of a folder, verified from the first to the last. */
export interface CheckpointHistory {
  ok: boolean;
  findings: CheckpointFinding[];
  /** How many checkpoints hold, counted from the first. */
  count: number;
  /** The moment of the last of them. A gap up to now is an alarm of its own. */
  latestAt?: number;
  /** SHA-256 of the last signed note, named by the next checkpoint. */
  latestNoteHash: string;
  /** The same of each, the first first. */
  noteHashes: string[];
  tree: MerkleTree;
  /** The heads of each log, oldest first. */
  heads: Map<Uuid, WitnessedHead[]>;
  /** Up to which entry each log's entries themselves are witnessed. */
  covered: Map<Uuid, number>;
  /** The newest of them: its note, and what it added from `firstIndex` on. */
  latest?: { note: string; firstIndex: number; leaves: readonly string[] };
}

export const checkpointName = (number: number) => `${String(number).padStart(8, '0')}.checkpoint`;
/** Leaves are named by the root that they lead to, so that a draft of a crashed or beaten writer is never taken. */
export const leavesName = (number: number, root: Uint8Array) =>
  `${String(number).padStart(8, '0')}-${toHex(root).slice(0, 16)}.leaves`;
/** Folder of the proofs of one log's entries, and the file of one batch: `000000000001-000000000512.tlog-proof`. */
export const entriesFolder = (logId: Uuid) => join('entries', logId);
export const entriesProofName = (fromSeq: number, toSeq: number) =>
  `${[fromSeq, toSeq].map((seq) => String(seq).padStart(12, '0')).join('-')}.tlog-proof`;
export const proofName = (logId: Uuid) => join('logs', `${logId}.tlog-proof`);

/**
 * Reads and verifies a folder of checkpoints: every signature, every root recomputed from the leaves (which is the
 * consistency of each tree with the one before), the chain of notes, times and heads that never go back.
 *
 * @throws {AppError} `event_log.bad_key` if `publicKey` is no note key.
 */
export async function verifyCheckpoints(folder: string, publicKey: string): Promise<CheckpointHistory> {
  const key = parseNoteKey(serverSha256, publicKey);
  if (!key) throw invalid('event_log.bad_key');
  const history: CheckpointHistory = {
    ok: true,
    findings: [],
    count: 0,
    latestNoteHash: zeroHash,
    noteHashes: [],
    tree: new MerkleTree(serverSha256),
    heads: new Map(),
    covered: new Map(),
  };
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^\d{8}\.checkpoint$/.test(name));
  const last = Math.max(0, ...names.map((name) => Number.parseInt(name, 10)));
  for (let number = 1; number <= last; number++) {
    const fault = await readCheckpoint(folder, number, key, history);
    if (!fault) continue;
    // What follows an unsound checkpoint rests on it, so nothing beyond is taken for evidence.
    history.findings.push({ number, what: fault });
    history.ok = false;
    break;
  }
  return history;
}

const readText = (path: string) => readFile(path, 'utf8').catch(() => undefined);

async function readCheckpoint(
  folder: string,
  number: number,
  key: NoteKey,
  history: CheckpointHistory,
): Promise<CheckpointFault | undefined> {
  const note = await readText(join(folder, checkpointName(number)));
  if (note === undefined) return 'checkpoint_absent';
  const opened = openNote(note, key);
  if (!opened || !isSigned(opened.text, opened.signature, key)) return 'signature_wrong';
  const checkpoint = parseCheckpoint(opened.text);
  if (!checkpoint || checkpoint.origin !== key.name) return 'signature_wrong';
  const text = await readText(join(folder, leavesName(number, checkpoint.root)));
  if (text === undefined) return 'leaves_absent';
  const leaves = text.split('\n').slice(0, -1);
  if (!text.endsWith('\n') || history.tree.size + leaves.length !== checkpoint.size) return 'root_wrong';
  for (const leaf of leaves) history.tree.append(leafHash(serverSha256, Buffer.from(leaf)));
  if (!equalBytes(history.tree.root(), checkpoint.root)) return 'root_wrong';
  const fault = takeLeaves(leaves, number, history);
  if (fault) return fault;
  history.count = number;
  history.latest = { note, firstIndex: checkpoint.size - leaves.length, leaves };
  history.latestNoteHash = serverSha256.hex(Buffer.from(note));
  history.noteHashes.push(history.latestNoteHash);
  return undefined;
}

/** Takes what signed leaves say: all of a checkpoint or nothing of it. */
function takeLeaves(leaves: string[], number: number, history: CheckpointHistory): CheckpointFault | undefined {
  const mark = parseMarkLeaf(leaves[0] ?? '');
  if (mark?.number !== number || mark.previous !== history.latestNoteHash) return 'mark_wrong';
  if (history.latestAt !== undefined && mark.at < history.latestAt) return 'time_backwards';
  const heads = new Map<Uuid, WitnessedHead>();
  const covered = new Map(history.covered);
  for (const leaf of leaves.slice(1)) {
    const entries = parseEntriesLeaf(leaf);
    if (entries !== undefined) {
      // Heads come first, so that entries are never witnessed beyond their log's own head.
      const known = heads.get(entries.logId) ?? history.heads.get(entries.logId)?.at(-1);
      if (entries.at !== mark.at || entries.toSeq > (known?.seq ?? 0)) return 'leaf_unreadable';
      if (entries.fromSeq !== (covered.get(entries.logId) ?? 0) + 1) return 'head_backwards';
      covered.set(entries.logId, entries.toSeq);
      continue;
    }
    const head = parseHeadLeaf(leaf);
    if (!head || head.at !== mark.at || heads.has(head.logId)) return 'leaf_unreadable';
    if (head.seq <= (history.heads.get(head.logId)?.at(-1)?.seq ?? 0)) return 'head_backwards';
    heads.set(head.logId, head);
  }
  for (const [logId, head] of heads) {
    const known = history.heads.get(logId);
    if (known) known.push(head);
    else history.heads.set(logId, [head]);
  }
  history.covered = covered;
  history.latestAt = mark.at;
  return undefined;
}

/**
 * True if a signed note from elsewhere (an agency's mail, another machine) is a state this history went through.
 * A validly signed note that is not shows that two different pasts were signed.
 */
export function holdsNote(history: CheckpointHistory, note: string, publicKey: string): boolean {
  const key = parseNoteKey(serverSha256, publicKey);
  const opened = key && openNote(note, key);
  if (!opened || !isSigned(opened.text, opened.signature, key)) return false;
  const checkpoint = parseCheckpoint(opened.text);
  if (!checkpoint || checkpoint.origin !== key.name || checkpoint.size > history.tree.size) return false;
  return equalBytes(history.tree.root(checkpoint.size), checkpoint.root);
}
