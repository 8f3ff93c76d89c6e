import { type Bundle, type BundleVerdict, verifyBundleWith } from './bundle.ts';
import { type Extract, extractFormat, type ExtractVerdict, verifyExtractWith } from './extract.ts';
import type { SignatureCheck } from './proof-check.ts';
import { browserSha256 } from './sha256-browser.ts';

export type { Bundle, BundleEntry, BundleVerdict } from './bundle.ts';
export type { Extract, ExtractVerdict } from './extract.ts';
export type { ProofState } from './proof-check.ts';
export type { EntryDetail } from './entry.ts';
export { parseBody } from './entry.ts';
export type { Finding, FindingKind, Verdict } from './verdict.ts';

const isSigned: SignatureCheck = async (publicKey, text, signature) => {
  try {
    const key = await crypto.subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), new TextEncoder().encode(text));
  } catch {
    return undefined;
  }
};

/**
 * Verifies an exported bundle where it is opened; needs nothing of the server. `publicKey` is the note key of the
 * checkpoints, got on another way than the bundle.
 */
export function verifyBundle(bundle: string | Bundle, publicKey?: string): Promise<BundleVerdict> {
  return verifyBundleWith({ sha256: browserSha256, isSigned }, bundle, publicKey);
}

/** Verifies what was handed out, by its own format: a part of a log, or what it says of one subject. */
export async function verifyHandedOut(text: string, publicKey?: string): Promise<BundleVerdict | ExtractVerdict> {
  const extract = extractIn(text);
  if (extract === undefined) return verifyBundle(text, publicKey);
  return verifyExtractWith({ sha256: browserSha256, isSigned }, extract, publicKey);
}

function extractIn(text: string): Extract | undefined {
  try {
    const read = JSON.parse(text) as Extract | null;
    return read?.format === extractFormat ? read : undefined;
  } catch {
    return undefined;
  }
}
