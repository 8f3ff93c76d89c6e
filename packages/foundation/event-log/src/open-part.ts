import { canonicalJson, type Json } from '@chuan/kernel';
import type { LogRow } from './chain.ts';
import { parseBody } from './entry.ts';
import { leafHash, MerkleTree } from './merkle.ts';
import { type Sha256, toHex } from './sha256.ts';

/**
 * What may be shown of an entry to whom it concerns, as text: what was done, when, by which position, and what the
 * entry itself gives away as `shown`. No name, no request, no address; the entry's own hash ties it to the whole entry,
 * and cannot be guessed from what is shown.
 */
export function openPartOf(row: LogRow): string {
  const detail = parseBody(row.body)?.detail;
  return canonicalJson({
    action: row.action,
    actor: { kind: detail?.actor.kind ?? '', position: detail?.actor.positionName ?? '' },
    at: row.at,
    hash: row.hash,
    log: row.logId,
    purpose: detail?.purpose ?? '',
    seq: row.seq,
    shown: detail?.shown ?? null,
    subject: { id: row.subjectId, kind: row.subjectKind },
  } as Json);
}

/** The tree over the open parts of consecutive rows, in their order. */
export function openTree(sha256: Sha256, rows: Iterable<LogRow>): MerkleTree {
  const tree = new MerkleTree(sha256);
  for (const row of rows) tree.append(leafHash(sha256, new TextEncoder().encode(openPartOf(row))));
  return tree;
}

/** So many entries share a tree: a proof reads that many rows, and a long log makes few leaves. */
export const batchEntries = 512;

/** Consecutive entries under one root. */
export interface EntryBatch {
  fromSeq: number;
  toSeq: number;
  /** 64 hex digits. */
  root: string;
}

/** Cuts rows that come in order, page by page, into batches. */
export class BatchMaker {
  readonly batches: EntryBatch[] = [];
  readonly #sha256: Sha256;
  #rows: LogRow[] = [];

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  push(row: LogRow): void {
    this.#rows.push(row);
    if (this.#rows.length === batchEntries) this.#cut();
  }

  finish(): EntryBatch[] {
    if (this.#rows.length > 0) this.#cut();
    return this.batches;
  }

  #cut(): void {
    const root = toHex(openTree(this.#sha256, this.#rows).root());
    this.batches.push({ fromSeq: this.#rows[0]!.seq, toSeq: this.#rows.at(-1)!.seq, root });
    this.#rows = [];
  }
}
