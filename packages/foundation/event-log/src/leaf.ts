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

export const formatHeadLeaf = ({ logId, seq, hash, at }: WitnessedHead) => `head ${logId} ${seq} ${hash} ${at}`;
export const formatMarkLeaf = ({ number, at, previous }: CheckpointMark) => `checkpoint ${number} ${at} ${previous}`;

const headLeaf =
  /^head ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (0|[1-9]\d{0,15}) ([0-9a-f]{64}) (0|-?[1-9]\d{0,15})$/;
const markLeaf = /^checkpoint ([1-9]\d{0,8}) (0|-?[1-9]\d{0,15}) ([0-9a-f]{64})$/;

export function parseHeadLeaf(leaf: string): WitnessedHead | undefined {
  const parts = headLeaf.exec(leaf);
  return parts ? { logId: parts[1]!, seq: Number(parts[2]), hash: parts[3]!, at: Number(parts[4]) } : undefined;
}

export function parseMarkLeaf(leaf: string): CheckpointMark | undefined {
  const parts = markLeaf.exec(leaf);
  return parts ? { number: Number(parts[1]), at: Number(parts[2]), previous: parts[3]! } : undefined;
}
