/** SHA-256 as the pure code needs it; the server and the browser each bring their own. */
export interface Sha256 {
  digest(bytes: Uint8Array): Uint8Array;
  /** The digest as 64 lower-case hex digits. */
  hex(bytes: Uint8Array): string;
}

const digits = '0123456789abcdef';

/** Two hex digits for each byte value; cheaper than padding in a loop. */
const pairs = Array.from({ length: 256 }, (_, byte) => digits[byte >> 4]! + digits[byte & 15]!);

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += pairs[byte];
  return text;
}

/** The value of one hex digit by its character code; anything else is -1. */
const values = new Int8Array(128).fill(-1);
for (let value = 0; value < 16; value++) values[digits.charCodeAt(value)] = value;

/** Writes a lower-case hex text as bytes at `offset`; false if it is not exactly `length` bytes of lower-case hex. */
export function writeHex(text: string, into: Uint8Array, offset: number, length: number): boolean {
  if (text.length !== length * 2) return false;
  for (let i = 0; i < length; i++) {
    const high = values[text.charCodeAt(2 * i)] ?? -1;
    const low = values[text.charCodeAt(2 * i + 1)] ?? -1;
    if (high < 0 || low < 0) return false;
    into[offset + i] = (high << 4) | low;
  }
  return true;
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Strict standard base 64 (RFC 4648 §4): one text for one value; undefined for anything else. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return toBase64(bytes) === text ? bytes : undefined;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
