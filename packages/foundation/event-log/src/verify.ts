import { type Bundle, type BundleVerdict, type SignatureCheck, verifyBundleWith } from './bundle.ts';
import { browserSha256 } from './sha256-browser.ts';

export type { Bundle, BundleEntry, BundleVerdict, ProofState } from './bundle.ts';
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
