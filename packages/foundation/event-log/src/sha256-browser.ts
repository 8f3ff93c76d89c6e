import { sha256 } from '@noble/hashes/sha2.js';
import { type Sha256, toHex } from './sha256.ts';

/** SHA-256 in plain JavaScript: WebCrypto's is asynchronous, a call a row would be too slow. */
export const browserSha256: Sha256 = {
  digest: (bytes) => sha256(bytes),
  hex: (bytes) => toHex(sha256(bytes)),
};
