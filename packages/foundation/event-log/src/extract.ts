import { parseEntriesLeaf, type WitnessedEntries } from './leaf.ts';
import { leafHash, verifyInclusion } from './merkle.ts';
import { parseLeafProof } from './note.ts';
import { checkLeafProof, type ProofChecks, type ProofState } from './proof-check.ts';
import { fromBase64, writeHex } from './sha256.ts';
import type { Finding } from './verdict.ts';

export const extractFormat = 'chuan.event-log.extract/1';

/** One entry as it may be shown, and the way from it to the root of its batch: hashes in base 64. */
interface ExtractEntry {
  open: string;
  path: string[];
}

/**
 * What one log says of one subject, for whom it concerns: open parts of its entries, each led by hashes alone to a
 * signed checkpoint. It shows that these entries were written and when they were witnessed at the latest; that no
 * other entry of the subject was left out, only the whole log can show.
 */
export interface Extract {
  format: typeof extractFormat;
  logId: string;
  subjectId: string;
  batches: { proof: string; entries: ExtractEntry[] }[];
  /** Open parts of entries that no checkpoint has witnessed yet. */
  pending: string[];
}

export interface ExtractVerdict {
  ok: boolean;
  /** Entries that were looked at, those that no checkpoint covers yet apart. */
  rows: number;
  pending: number;
  findings: Finding[];
  /** One for each batch, with the moment at which it was witnessed. */
  proofs: { state: ProofState; at?: number }[];
}

interface Shown {
  seq: number;
  log: unknown;
  subject: { id?: unknown } | null;
}

function readOpen(open: unknown): Shown | undefined {
  try {
    const said = JSON.parse(open as string) as Shown | null;
    return typeof open === 'string' && said !== null && Number.isSafeInteger(said.seq) ? said : undefined;
  } catch {
    return undefined;
  }
}

/** Collects what is wrong, entry by entry; numbers only rise. */
class ExtractReader {
  readonly findings: Finding[] = [];
  readonly #extract: Extract;
  #last = 0;

  constructor(extract: Extract) {
    this.#extract = extract;
  }

  /** The entry's number, if what is shown can be read, is of this log and subject, and follows the one before. */
  take(open: unknown): number | undefined {
    const said = readOpen(open);
    if (said === undefined) return this.#find(this.#last + 1, 'row_unusable');
    const { logId, subjectId } = this.#extract;
    if (said.log !== logId || said.subject?.id !== subjectId) return this.#find(said.seq, 'row_foreign');
    if (said.seq <= this.#last) return this.#find(said.seq, 'row_out_of_order');
    this.#last = said.seq;
    return said.seq;
  }

  altered(seq: number): void {
    this.#find(seq, 'body_altered');
  }

  #find(seq: number, what: Finding['what']): undefined {
    this.findings.push({ seq, what });
    return undefined;
  }
}

function isUnder({ sha256 }: ProofChecks, leaf: WitnessedEntries, entry: ExtractEntry, seq: number): boolean {
  const path = Array.isArray(entry.path) ? entry.path.map((hash) => fromBase64(String(hash))) : [undefined];
  const root = new Uint8Array(32);
  if (!writeHex(leaf.root, root, 0, 32) || typeof entry.open !== 'string' || path.some((hash) => hash === undefined))
    return false;
  return verifyInclusion(sha256, {
    leaf: leafHash(sha256, new TextEncoder().encode(entry.open)),
    index: seq - leaf.fromSeq,
    size: leaf.toSeq - leaf.fromSeq + 1,
    root,
    proof: path as Uint8Array[],
  });
}

const unreadable: ExtractVerdict = {
  ok: false,
  rows: 0,
  pending: 0,
  findings: [{ seq: 0, what: 'row_unusable' }],
  proofs: [],
};

/**
 * Verifies an extract. Never throws for what it holds: whatever is out of shape is a finding. `ok` asks that every
 * entry is under its batch and that no batch's proof is false; a proof left `unchecked` proves nothing either way.
 */
export async function verifyExtractWith(
  checks: ProofChecks,
  extract: Extract,
  publicKey?: string,
): Promise<ExtractVerdict> {
  const { batches, pending } = extract;
  if (!Array.isArray(batches) || !Array.isArray(pending)) return unreadable;
  const reader = new ExtractReader(extract);
  const proofs: ExtractVerdict['proofs'] = [];
  let rows = 0;
  for (const batch of batches) {
    const proof = typeof batch?.proof === 'string' ? parseLeafProof(batch.proof) : undefined;
    const leaf = proof && parseEntriesLeaf(proof.leaf);
    if (!proof || !leaf || !Array.isArray(batch.entries)) {
      proofs.push({ state: 'broken' });
      continue;
    }
    const state = leaf.logId === extract.logId ? await checkLeafProof(checks, proof, publicKey) : 'other_log';
    proofs.push({ state, at: leaf.at });
    for (const entry of batch.entries) {
      rows++;
      const seq = reader.take(entry?.open);
      if (seq !== undefined && !isUnder(checks, leaf, entry, seq)) reader.altered(seq);
    }
  }
  for (const open of pending) reader.take(open);
  const { findings } = reader;
  const holds = proofs.every(({ state }) => state === 'held' || state === 'unchecked');
  return { ok: findings.length === 0 && holds, rows, pending: pending.length, findings, proofs };
}
