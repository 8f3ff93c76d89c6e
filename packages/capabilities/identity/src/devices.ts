import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Sign } from '@chuan/api';
import { civilDateOf, type Instant, instantOf, type Uuid } from '@chuan/kernel';

/**
 * A device that has signed in to an account carries a mark of it: whoever guesses at the account from elsewhere is
 * slowed down, its owner at their own desk is not. A mark opens nothing; it gives its bearer tries of their own.
 *
 * A device's value is `nonce.mark.mark…`, a mark `day~signature` over nonce, account, day and password hash: it names
 * nobody, holds for one account, and ends with the password.
 */
export interface MarkedAccount {
  readonly id: Uuid;
  readonly passwordHash: string;
}

const goodForMs = 180 * 86_400_000;
/** People share a machine at the counter. */
const marksAtMost = 8;

const shape = /^[\w-]{22}(\.\d{4}-\d\d-\d\d~[\w-]{22}){1,8}$/;

interface Device {
  readonly nonce: string;
  readonly marks: readonly string[];
}

function read(value: string | undefined): Device | undefined {
  if (value === undefined || !shape.test(value)) return undefined;
  const [nonce, ...marks] = value.split('.');
  return { nonce: nonce!, marks };
}

const dayOf = (mark: string): string => mark.slice(0, 10);

function isCurrent(mark: string, now: Instant): boolean {
  const day = dayOf(mark);
  return !Number.isNaN(Date.parse(day)) && now - instantOf(day) < goodForMs;
}

function markOf(sign: Sign, nonce: string, account: MarkedAccount, day: string): string {
  const text = [nonce, account.id, day, account.passwordHash].join('\n');
  return `${day}~${sign('identity.device', text).subarray(0, 16).toString('base64url')}`;
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** The device's own name when it has signed in to this account before; its tries are counted under it. */
export function findDevice(sign: Sign, value: string | undefined, account: MarkedAccount, now: Instant) {
  const device = read(value);
  const isMarked = device?.marks.some(
    (mark) => isCurrent(mark, now) && isSame(mark, markOf(sign, device.nonce, account, dayOf(mark))),
  );
  return isMarked ? device?.nonce : undefined;
}

/** The device's value with a mark of this account, the newest first; a new device where there was none. */
export function markDevice(sign: Sign, value: string | undefined, account: MarkedAccount, now: Instant): string {
  const device = read(value);
  const nonce = device?.nonce ?? randomBytes(16).toString('base64url');
  const others = (device?.marks ?? []).filter(
    (mark) => isCurrent(mark, now) && !isSame(mark, markOf(sign, nonce, account, dayOf(mark))),
  );
  const marks = [markOf(sign, nonce, account, civilDateOf(now)), ...others];
  return [nonce, ...marks.slice(0, marksAtMost)].join('.');
}
