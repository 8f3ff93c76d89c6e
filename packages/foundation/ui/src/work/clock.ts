import type { Instant } from '@chuan/kernel';

/**
 * The bands of time, by the share of a limit that is left: more than half, at most half, at most a fifth, none;
 * and a clock that stands still.
 */
export type Band = 'ok' | 'half' | 'soon' | 'late' | 'hold';

/** A clock as a list or a page shows it. */
export interface ClockState {
  readonly band: Band;
  /** 0…1 of the limit that has been used. */
  readonly usedShare: number;
  /** Working minutes left; negative when overdue. */
  readonly remainingMinutes: number;
  readonly dueAt: Instant | null;
  /** Since when it stands still; only with band `hold`. */
  readonly pausedAt?: Instant | null;
}

/** Colour class of a band; a limit half used is still in time and stays quiet. */
export const toneOf = (band: Band): 'ok' | 'soon' | 'late' | 'hold' => (band === 'half' ? 'ok' : band);

/**
 * The band of a running or standing clock.
 *
 * @param remainingMinutes working minutes left, negative when overdue.
 * @param limitMinutes the whole limit in working minutes.
 */
export function bandOf(remainingMinutes: number, limitMinutes: number, paused = false): Band {
  if (paused) return 'hold';
  if (remainingMinutes < 0) return 'late';
  if (limitMinutes <= 0) return 'ok';
  const left = remainingMinutes / limitMinutes;
  if (left <= 0.2) return 'soon';
  return left <= 0.5 ? 'half' : 'ok';
}
