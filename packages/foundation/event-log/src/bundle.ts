import type { Head, LogRow } from './chain.ts';
import { parseHeadLeaf, type WitnessedHead } from './leaf.ts';
import { parseLeafProof } from './note.ts';
import { checkLeafProof, type ProofChecks, type ProofState } from './proof-check.ts';
import { fromBase64, toBase64 } from './sha256.ts';
import type { Verdict } from './verdict.ts';
import { verifyRows } from './verifier.ts';

const bundleFormat = 'chuan.event-log.bundle/1';

/** A row as JSON: the body in base 64, byte for byte. */
export type BundleEntry = Omit<LogRow, 'body' | 'logId'> & { body: string };

/** A part of one log that verifies without the database. */
export interface Bundle {
  format: typeof bundleFormat;
  logId: string;
  /** What comes before the first entry. */
  start: Head;
  /** The stored head if the bundle reaches it; `null` if it is gone; absent if the bundle ends earlier. */
  head?: Head | null;
  entries: BundleEntry[];
  /** C2SP tlog-proofs of heads of this log. */
  proofs: string[];
}

interface BundleParts {
  logId: string;
  start: Head;
  rows: readonly LogRow[];
  head?: Head | null;
  proofs: string[];
}

export function bundleOf({ logId, start, rows, head, proofs }: BundleParts): Bundle {
  const entries = rows.map(({ logId: _, body, ...rest }) => ({ ...rest, body: toBase64(body) }));
  return { format: bundleFormat, logId, start, head, entries, proofs };
}

export interface BundleVerdict extends Verdict {
  /** One for each proof; `unchecked` without a public key or where the browser cannot check Ed25519. */
  proofs: { state: ProofState; head?: WitnessedHead }[];
}

/**
 * Verifies a bundle, as text or parsed. Never throws for what the bundle holds: whatever is out of shape is a finding.
 * `ok` asks that every row holds and that no proof given is false; a proof left `unchecked` proves nothing either way.
 */
export async function verifyBundleWith(
  checks: ProofChecks,
  source: string | Bundle,
  publicKey?: string,
): Promise<BundleVerdict> {
  const bundle = typeof source === 'string' ? parse(source) : source;
  if (
    bundle?.format !== bundleFormat ||
    !Array.isArray(bundle.entries) ||
    !isHead(bundle.start) ||
    bundle.start.seq < 0
  )
    return unreadable;
  const proofs = await Promise.all(
    (Array.isArray(bundle.proofs) ? bundle.proofs : []).map((proof) =>
      checkProof(checks, bundle.logId, proof, publicKey),
    ),
  );
  const last = bundle.start.seq + bundle.entries.length;
  const isInside = (head: Head) => head.seq >= bundle.start.seq && (head.seq <= last || bundle.head !== undefined);
  const checkpoints = proofs.flatMap(({ state, head }) => (state === 'held' && head && isInside(head) ? [head] : []));
  const verdict = verifyRows(
    checks.sha256,
    bundle.entries.map((entry) => toRow(bundle.logId, entry)),
    {
      logId: bundle.logId,
      start: bundle.start,
      expectedHead: bundle.head === null || isHead(bundle.head) ? bundle.head : undefined,
      checkpoints,
    },
  );
  const isFalse = (state: ProofState) => state !== 'held' && state !== 'unchecked';
  return { ...verdict, ok: verdict.ok && !proofs.some(({ state }) => isFalse(state)), proofs };
}

const unreadable: BundleVerdict = {
  ok: false,
  rows: 0,
  head: { seq: 0, hash: '' },
  findings: [{ seq: 0, what: 'row_unusable' }],
  more: 0,
  proofs: [],
};

function parse(text: string): Bundle | undefined {
  try {
    return JSON.parse(text) as Bundle;
  } catch {
    return undefined;
  }
}

const isHead = (head: unknown): head is Head =>
  typeof head === 'object' &&
  head !== null &&
  Number.isSafeInteger((head as Head).seq) &&
  typeof (head as Head).hash === 'string';

/** A row with what the bundle says, whatever that is; the verifier judges it. */
function toRow(logId: string, entry: BundleEntry | null): LogRow {
  const body = typeof entry?.body === 'string' ? fromBase64(entry.body) : undefined;
  return { ...entry, logId, body } as LogRow;
}

async function checkProof(
  checks: ProofChecks,
  logId: string,
  text: unknown,
  publicKey: string | undefined,
): Promise<BundleVerdict['proofs'][number]> {
  const proof = typeof text === 'string' ? parseLeafProof(text) : undefined;
  const head = proof && parseHeadLeaf(proof.leaf);
  if (!proof || !head) return { state: 'broken' };
  if (head.logId !== logId) return { state: 'other_log', head };
  return { state: await checkLeafProof(checks, proof, publicKey), head };
}
