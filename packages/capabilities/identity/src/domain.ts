import type { Instant } from '@chuan/kernel';

interface Attempts {
  readonly failedCount: number;
  readonly lockedUntil: Instant | null;
}

const allowedFailures = 8;
const lockMs = 15 * 60_000;

export const isLocked = (attempts: Attempts, now: Instant): boolean =>
  attempts.lockedUntil !== null && attempts.lockedUntil > now;

/** What an attempt leaves behind: a right password clears the count, the eighth wrong one locks for 15 minutes. */
export function afterAttempt(attempts: Attempts, isRight: boolean, now: Instant): Attempts {
  if (isRight) return { failedCount: 0, lockedUntil: null };
  const failedCount = attempts.failedCount + 1;
  if (failedCount < allowedFailures) return { failedCount, lockedUntil: attempts.lockedUntil };
  return { failedCount: 0, lockedUntil: now + lockMs };
}
