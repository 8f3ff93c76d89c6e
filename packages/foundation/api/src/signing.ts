import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Signs a text for one purpose; a signature made for one purpose is worth nothing for another. */
export type Sign = (purpose: string, text: string) => Buffer;

/** Purposes are words of the code, so there are few; a key made ready once costs a tenth of one made for each call. */
export function signerOf(masterKey: Uint8Array): Sign {
  const keys = new Map<string, KeyObject>();
  const keyFor = (purpose: string): KeyObject => {
    const known = keys.get(purpose);
    if (known) return known;
    const made = createSecretKey(createHmac('sha256', masterKey).update(purpose).digest());
    keys.set(purpose, made);
    return made;
  };
  return (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest();
}

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
