import { equalBytes, fromBase64, type Sha256, toBase64, toHex } from './sha256.ts';

/** The public half of a signing key, as C2SP writes it: `name+keyId+base64(0x01 ‖ public key)`. */
export interface NoteKey {
  name: string;
  keyId: Uint8Array;
  publicKey: Uint8Array;
}

/** A note taken apart; nothing of it is true before the signature over `text` is verified. */
interface OpenedNote {
  text: string;
  signature: Uint8Array;
}

/** A signed tree head: C2SP tlog-checkpoint. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Uint8Array;
}

const ed25519Type = 1;
const maxNoteLength = 100_000;
const utf8 = (text: string) => new TextEncoder().encode(text);

const isKeyName = (name: string) => name.length > 0 && name.length <= 200 && !/[\s+\p{C}]/u.test(name);

/** The first four bytes of `sha256(name ‖ "\n" ‖ 0x01 ‖ public key)`. */
export function keyIdOf(sha256: Sha256, name: string, publicKey: Uint8Array): Uint8Array {
  const head = utf8(`${name}\n`);
  const bytes = new Uint8Array(head.length + 1 + publicKey.length);
  bytes.set(head);
  bytes[head.length] = ed25519Type;
  bytes.set(publicKey, head.length + 1);
  return sha256.digest(bytes).slice(0, 4);
}

export function formatNoteKey(key: NoteKey): string {
  return `${key.name}+${toHex(key.keyId)}+${toBase64(Uint8Array.of(ed25519Type, ...key.publicKey))}`;
}

/** Reads a public key; undefined if it is no Ed25519 note key or its id is not its own. */
export function parseNoteKey(sha256: Sha256, text: string): NoteKey | undefined {
  const [name, id, ...rest] = text.trim().split('+');
  const bytes = fromBase64(rest.join('+'));
  if (!name || !isKeyName(name) || bytes?.length !== 33 || bytes[0] !== ed25519Type) return undefined;
  const publicKey = bytes.slice(1);
  const keyId = keyIdOf(sha256, name, publicKey);
  return toHex(keyId) === id ? { name, keyId, publicKey } : undefined;
}

/** A signed note of one signature (C2SP signed-note). `text` ends with a newline. */
export function formatNote(text: string, key: NoteKey, signature: Uint8Array): string {
  return `${text}\n— ${key.name} ${toBase64(Uint8Array.of(...key.keyId, ...signature))}\n`;
}

/** A note holds no control character but the end of a line. */
function hasControl(note: string): boolean {
  for (let i = 0; i < note.length; i++) {
    const code = note.charCodeAt(i);
    if (code < 32 && code !== 10) return true;
  }
  return false;
}

/** Splits a note and finds the signature of `key` in it; signatures of unknown keys are passed over. */
export function openNote(note: string, key: NoteKey): OpenedNote | undefined {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || note.length > maxNoteLength || !note.endsWith('\n') || hasControl(note)) return undefined;
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2, -1).split('\n');
  let found: Uint8Array | undefined;
  for (const line of lines) {
    const [dash, name, encoded, ...more] = line.split(' ');
    const bytes = fromBase64(encoded ?? '');
    if (dash !== '—' || !name || bytes === undefined || bytes.length < 5 || more.length > 0) return undefined;
    if (name !== key.name || !equalBytes(bytes.subarray(0, 4), key.keyId)) continue;
    if (found) return undefined;
    found = bytes.slice(4);
  }
  return found ? { text, signature: found } : undefined;
}

export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads the three lines of a checkpoint; lines beyond them are refused, since this log never signs any. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, size, root, end, ...more] = text.split('\n');
  const rootBytes = fromBase64(root ?? '');
  if (!origin || !/^(0|[1-9]\d{0,14})$/.test(size ?? '') || rootBytes?.length !== 32) return undefined;
  return end === '' && more.length === 0 ? { origin, size: Number(size), root: rootBytes } : undefined;
}

/** A proof that one leaf is in a signed tree: C2SP tlog-proof, with the leaf itself as its extra data. */
export interface LeafProof {
  leaf: string;
  index: number;
  hashes: Uint8Array[];
  note: string;
}

const proofHeading = 'c2sp.org/tlog-proof@v1';

export function formatLeafProof({ leaf, index, hashes, note }: LeafProof): string {
  const lines = [proofHeading, `extra ${toBase64(utf8(leaf))}`, `index ${index}`, ...hashes.map(toBase64)];
  return `${lines.join('\n')}\n\n${note}`;
}

export function parseLeafProof(text: string): LeafProof | undefined {
  const split = text.indexOf('\n\n');
  if (split < 0 || text.length > maxNoteLength) return undefined;
  const [heading, extra, index, ...encoded] = text.slice(0, split).split('\n');
  const leaf = extra?.startsWith('extra ') ? fromBase64(extra.slice(6)) : undefined;
  const place = /^index (0|[1-9]\d{0,14})$/.exec(index ?? '')?.[1];
  const hashes = encoded.map((line) => fromBase64(line));
  if (heading !== proofHeading || !leaf || place === undefined) return undefined;
  if (!hashes.every((hash) => hash?.length === 32)) return undefined;
  return {
    leaf: new TextDecoder().decode(leaf),
    index: Number(place),
    hashes: hashes as Uint8Array[],
    note: text.slice(split + 2),
  };
}
