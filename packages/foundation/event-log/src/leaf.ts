import type { Uuid } from '@chuan/kernel';
import type { Head } from './chain.ts';

/** The head of one log as a checkpoint witnesses it. `at` is the moment of the checkpoint. */
export interface WitnessedHead extends Head {
  logId: Uuid;
  at: number;
}

/**
 * The first leaf that every checkpoint adds: its number, its moment, and the SHA-256 of the signed note before it.
 * It makes a checkpoint of a quiet hour, so that a gap in time is seen, and chains the notes to each other.
 */
interface CheckpointMark {
  number: number;
  at: number;
  previous: string;
}

/** Entries of one log, none left out, as the root of a tree over what may be shown of each. `root` is 64 hex digits. */
export interface WitnessedEntries {
  logId: Uuid;
  fromSeq: number;
  toSeq: number;
  root: string;
  at: number;
}

export const formatEntriesLeaf = ({ logId, fromSeq, toSeq, root, at }: WitnessedEntries) =>
  `entries ${logId} ${fromSeq} ${toSeq} ${root} ${at}`;
export const formatHeadLeaf = ({ logId, seq, hash, at }: WitnessedHead) => `head ${logId} ${seq} ${hash} ${at}`;
export const formatMarkLeaf = ({ number, at, previous }: CheckpointMark) => `checkpoint ${number} ${at} ${previous}`;

const headLeaf =
  /^head ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (0|[1-9]\d{0,15}) ([0-9a-f]{64}) (0|-?[1-9]\d{0,15})$/;
const entriesLeaf =
  /^entries ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([1-9]\d{0,14}) ([1-9]\d{0,14}) ([0-9a-f]{64}) (0|-?[1-9]\d{0,15})$/;
const markLeaf = /^checkpoint ([1-9]\d{0,8}) (0|-?[1-9]\d{0,15}) ([0-9a-f]{64})$/;

export function parseHeadLeaf(leaf: string): WitnessedHead | undefined {
  const parts = headLeaf.exec(leaf);
  return parts ? { logId: parts[1]!, seq: Number(parts[2]), hash: parts[3]!, at: Number(parts[4]) } : undefined;
}

export function parseEntriesLeaf(leaf: string): WitnessedEntries | undefined {
  const [, logId, fromSeq, toSeq, root, at] = entriesLeaf.exec(leaf) ?? [];
  if (logId === undefined || root === undefined || Number(toSeq) < Number(fromSeq)) return undefined;
  return { logId, fromSeq: Number(fromSeq), toSeq: Number(toSeq), root, at: Number(at) };
}

export function parseMarkLeaf(leaf: string): CheckpointMark | undefined {
  const parts = markLeaf.exec(leaf);
  return parts ? { number: Number(parts[1]), at: Number(parts[2]), previous: parts[3]! } : undefined;
}
