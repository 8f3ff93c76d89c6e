import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Signs a text for one purpose; a signature made for one purpose is worth nothing for another. */
export type Sign = (purpose: string, text: string) => Buffer;

export const signerOf =
  (masterKey: Uint8Array): Sign =>
  (purpose, text) =>
    createHmac('sha256', createHmac('sha256', masterKey).update(purpose).digest()).update(text).digest();

/** The installation's own key, made once and readable by its owner alone. */
export function loadMasterKey(dataDir: string): Uint8Array {
  const folder = join(dataDir, 'keys');
  const path = join(folder, 'master.key');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, randomBytes(32), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path);
}
