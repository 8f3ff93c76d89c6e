import { AppError } from '@chuan/kernel';
import { RateLimiterMemory } from 'rate-limiter-flexible';

export interface RateLimit {
  /** @throws {AppError} `request.too_many` with `seconds` to wait. */
  take(key: string, points?: number): Promise<void>;
  /** Takes nothing. @throws {AppError} `request.too_many` when the key has nothing left. */
  refuseSpent(key: string): Promise<void>;
  /** Gives back all that was taken. */
  forget(key: string): Promise<void>;
}

export interface RateLimits {
  /** Signed-in work, by tenant and person. */
  readonly work: RateLimit;
  /** Anything without a session, by address. */
  readonly anonymous: RateLimit;
  /** Guesses of a receipt secret or a password, by address and by what is guessed at. */
  readonly guesses: RateLimit;
  /** Guesses of a password by whoever holds a session or a known device of the account. */
  readonly owners: RateLimit;
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
    async refuseSpent(key) {
      const state = await limiter.get(key);
      if (state && state.remainingPoints <= 0) throw tooMany(state.msBeforeNext);
    },
    async forget(key) {
      await limiter.delete(key);
    },
  };
}

/** `scale` widens every limit, for harnesses that drive many people from one address. */
export const makeRateLimits = (scale = 1): RateLimits => ({
  work: limit('work', 1_200 * scale, 60),
  anonymous: limit('anonymous', 300 * scale, 60),
  guesses: limit('guesses', 10 * scale, 60),
  owners: limit('owners', 10 * scale, 900),
});
