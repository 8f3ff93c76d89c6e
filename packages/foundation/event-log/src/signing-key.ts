import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError, invalid } from '@chuan/kernel';
import { publishFile } from './publish-file.ts';
import { formatNote, formatNoteKey, keyIdOf, type NoteKey } from './note.ts';
import { fromBase64, toBase64, toHex } from './sha256.ts';
import { serverSha256 } from './sha256-server.ts';

/** The key that signs checkpoints. The private half stays inside. */
export interface SigningKey {
  readonly note: NoteKey;
  /** The public half as text, for whoever verifies: `name+keyId+base64`. */
  readonly publicKey: string;
  sign(text: string): string;
}

// The fixed beginning of an Ed25519 key in PKCS #8 and in SPKI (RFC 8410); the 32 raw bytes follow.
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

function signingKeyOf(name: string, seed: Uint8Array): SigningKey {
  const secret = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
  const publicBytes = rawPublicKey(createPublicKey(secret));
  const note: NoteKey = { name, keyId: keyIdOf(serverSha256, name, publicBytes), publicKey: publicBytes };
  return {
    note,
    publicKey: formatNoteKey(note),
    sign: (text) => formatNote(text, note, sign(null, Buffer.from(text), secret)),
  };
}

const rawPublicKey = (key: KeyObject) => new Uint8Array(key.export({ format: 'der', type: 'spki' }).subarray(-32));

/** A fresh key that lives in memory only. `name` is the origin of the checkpoints, a URL without its scheme. */
export function newSigningKey(name: string): SigningKey {
  return signingKeyOf(name, newSeed());
}

function newSeed(): Uint8Array {
  const pair = generateKeyPairSync('ed25519');
  return new Uint8Array(pair.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32));
}

/**
 * The signing key of a file; made once, readable by its owner only. The public half lies beside it as `<file>.pub`.
 *
 * @throws {AppError} `event_log.bad_key` if the file is no key; `event_log.open_key` if others may read it.
 */
export async function loadSigningKey(file: string, name: string): Promise<SigningKey> {
  await mkdir(dirname(file), { recursive: true });
  const seed = newSeed();
  const fresh = `PRIVATE+KEY+${name}+${toHex(signingKeyOf(name, seed).note.keyId)}+${toBase64(Uint8Array.of(1, ...seed))}\n`;
  const made = await publishFile(file, fresh, { mode: 0o600 });
  const key = parseSigningKey(made ? fresh : await readPrivate(file));
  await publishFile(`${file}.pub`, `${key.publicKey}\n`, { mode: 0o644 });
  return key;
}

async function readPrivate(file: string): Promise<string> {
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new AppError('denied', 'event_log.open_key');
  return readFile(file, 'utf8');
}

function parseSigningKey(text: string): SigningKey {
  const parts = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+(\S+)\n?$/.exec(text);
  const bytes = fromBase64(parts?.[3] ?? '');
  if (!parts || bytes?.length !== 33 || bytes[0] !== 1) throw invalid('event_log.bad_key');
  const key = signingKeyOf(parts[1]!, bytes.subarray(1));
  if (toHex(key.note.keyId) !== parts[2]) throw invalid('event_log.bad_key');
  return key;
}

/** True if the signature over `text` is that of `key`. */
export function isSigned(text: string, signature: Uint8Array, key: NoteKey): boolean {
  const der = Buffer.concat([publicPrefix, key.publicKey]);
  if (signature.length !== 64) return false;
  return verify(null, Buffer.from(text), createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
}
