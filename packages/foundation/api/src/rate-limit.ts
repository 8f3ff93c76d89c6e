import { isIPv6 } from 'node:net';
import { AppError } from '@chuan/kernel';
import { RateLimiterMemory } from 'rate-limiter-flexible';

export interface RateLimit {
  /** @throws {AppError} `request.too_many` with `seconds` to wait. */
  take(key: string, points?: number): Promise<void>;
  /** Gives back all that was taken. */
  forget(key: string): Promise<void>;
}

export interface RateLimits {
  /** Signed-in work, by tenant and person. */
  readonly work: RateLimit;
  /** What is looked at without a session, by network: a province behind one address reads at the same time. */
  readonly visits: RateLimit;
  /** What is changed without a session, by network. */
  readonly anonymous: RateLimit;
  /** The doors of accounts, by network, so that visitors of the portal never use up their officers' way in. */
  readonly doors: RateLimit;
  /** Files handed in without a session, by network: one point each, and one for each MiB. */
  readonly uploads: RateLimit;
  /** The same for a whole day: what one network can fill of the disk. */
  readonly uploadsOfDay: RateLimit;
  /** Guesses of a receipt secret or a password, by address and by what is guessed at. */
  readonly guesses: RateLimit;
  /** Guesses of a password by whoever holds a session or a known device of the account. */
  readonly owners: RateLimit;
  /** Refusals that the event log is told of, by person and by what was refused: one an hour. */
  readonly refusals: RateLimit;
}

/**
 * Whom an address stands for when requests are counted: of IPv6 the first 64 bits, because whoever has one address of
 * such a network has them all.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (plain !== undefined) return plain;
  const [before = '', after] = address.toLowerCase().replace(/%.*$/, '').split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const gap = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array<string>(gap).fill('0'), ...tail].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

function limit(keyPrefix: string, points: number, durationSeconds: number): RateLimit {
  const tooMany = (waitMs: number) =>
    new AppError('limited', 'request.too_many', { seconds: Math.max(1, Math.ceil(waitMs / 1_000)) });
  const limiter = new RateLimiterMemory({ keyPrefix, points, duration: durationSeconds });
  return {
    async take(key, cost = 1) {
      try {
        await limiter.consume(key, cost);
      } catch (refusal) {
        throw tooMany((refusal as { msBeforeNext?: number }).msBeforeNext ?? 1_000);
      }
    },
    async forget(key) {
      await limiter.delete(key);
    },
  };
}

/** `scale` widens every limit, for harnesses that drive many people from one address. */
export const makeRateLimits = (scale = 1): RateLimits => ({
  work: limit('work', 1_200 * scale, 60),
  visits: limit('visits', 2_400 * scale, 60),
  anonymous: limit('anonymous', 300 * scale, 60),
  doors: limit('doors', 300 * scale, 60),
  uploads: limit('uploads', 600 * scale, 600),
  uploadsOfDay: limit('uploads-day', 4_000 * scale, 86_400),
  guesses: limit('guesses', 10 * scale, 60),
  owners: limit('owners', 10 * scale, 900),
  // Of no scale: more of them would say nothing new.
  refusals: limit('refusals', 1, 3_600),
});
