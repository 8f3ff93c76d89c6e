import { z } from 'zod';
import type { Instant } from './time.ts';
import { systemClock } from './time.ts';

export const Uuid = z.uuid();
export type Uuid = z.infer<typeof Uuid>;

/** Random bytes are fetched a block at a time: asking the system for each id costs more than making it. */
const block = new Uint8Array(4_096);
let left = 0;

function randomBytes(count: number): Uint8Array {
  if (left < count) {
    crypto.getRandomValues(block);
    left = block.length;
  }
  left -= count;
  return block.slice(left, left + count);
}

const hexOf: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexOf[byte]!;
  return text;
}

/** A UUIDv7 (RFC 9562 §5.7) whose time part is `instant`: ids sort by time, and keys of one day lie together. */
export function uuidv7At(instant: Instant): Uuid {
  const bytes = randomBytes(16);
  for (let i = 5, rest = instant; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const text = hex(bytes);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

/** The instant in the time part of a UUIDv7; NaN where there is none. */
export const instantOfUuidv7 = (id: Uuid): Instant => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

export const newId = (): Uuid => uuidv7At(systemClock.now());

/** Crockford's base 32: no letter that is read for a digit. */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A secret to be read aloud or typed: `length` characters of 5 random bits each (13 → 65 bits). */
export function newSecret(length = 13): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => crockford[byte & 31]).join('');
}
