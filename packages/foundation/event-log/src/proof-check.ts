import { leafHash, verifyInclusion } from './merkle.ts';
import { type LeafProof, openNote, parseCheckpoint, parseNoteKey } from './note.ts';
import type { Sha256 } from './sha256.ts';

export type ProofState = 'held' | 'unsigned' | 'broken' | 'other_log' | 'unchecked';

/** Verifies an Ed25519 signature; undefined where that cannot be done. */
export type SignatureCheck = (
  publicKey: Uint8Array,
  text: string,
  signature: Uint8Array,
) => Promise<boolean | undefined>;

export interface ProofChecks {
  sha256: Sha256;
  isSigned: SignatureCheck;
}

/** Whether a proof leads from its leaf to a checkpoint that this key has signed; without a key nothing is said. */
export async function checkLeafProof(
  { sha256, isSigned }: ProofChecks,
  proof: LeafProof,
  publicKey: string | undefined,
): Promise<Exclude<ProofState, 'other_log'>> {
  if (publicKey === undefined) return 'unchecked';
  const key = parseNoteKey(sha256, publicKey);
  const opened = key && openNote(proof.note, key);
  const checkpoint = opened && parseCheckpoint(opened.text);
  if (!key || !opened || !checkpoint || checkpoint.origin !== key.name) return 'unsigned';
  const signed = await isSigned(key.publicKey, opened.text, opened.signature);
  if (signed === undefined) return 'unchecked';
  if (!signed) return 'unsigned';
  const leaf = leafHash(sha256, new TextEncoder().encode(proof.leaf));
  const included = verifyInclusion(sha256, { leaf, ...checkpoint, index: proof.index, proof: proof.hashes });
  return included ? 'held' : 'broken';
}
