import { hash } from 'node:crypto';
import type { Sha256 } from './sha256.ts';

/** Node's one-shot digest. As hex it is three times as fast as into a new buffer. */
export const serverSha256: Sha256 = {
  digest: (bytes) => hash('sha256', bytes, 'buffer'),
  hex: (bytes) => hash('sha256', bytes, 'hex'),
};
