import { foldVietnamese, type Instant, invalid } from '@chuan/kernel';

/** What strangers' failures have left on an account. A stranger comes from a device that never signed in to it. */
export interface Attempts {
  readonly failedCount: number;
  /** The next stranger may try from then on. */
  readonly notBefore: Instant | null;
}

const freeAttempts = 8;
const longestWaitMs = 300_000;
const forgottenAfterMs = 86_400_000;

/** After the eighth failure 2 s, then 4, 8 … up to five minutes. */
const waitAfter = (failures: number): number =>
  failures < freeAttempts ? 0 : Math.min(longestWaitMs, 1_000 * 2 ** (failures - freeAttempts + 1));

/**
 * Counts an attempt as failed before it is known how it ends, so that attempts made side by side cannot pass uncounted.
 * All strangers together get at most 303 attempts in the first 24 hours and 288 in each further ones.
 *
 * @returns what to store, or undefined when it is too early to try; that attempt counts for nothing.
 */
export function takeAttempt({ failedCount, notBefore }: Attempts, now: Instant): Attempts | undefined {
  if (notBefore !== null && notBefore > now) return undefined;
  const isForgotten = notBefore !== null && now - notBefore > forgottenAfterMs;
  const failures = (isForgotten ? 0 : failedCount) + 1;
  return { failedCount: failures, notBefore: now + waitAfter(failures) };
}

/** @throws {AppError} `password.same`, `password.is_email` */
export function checkNewPassword(next: string, known: { readonly current: string; readonly email: string }): void {
  if (next.normalize('NFC') === known.current.normalize('NFC')) throw invalid('password.same');
  const [name = ''] = known.email.split('@');
  // Whoever guesses begins with the name that stands in the address.
  if (name.length > 3 && foldVietnamese(next).includes(foldVietnamese(name))) throw invalid('password.is_email');
}
