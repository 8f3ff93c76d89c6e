import type { Band, ClockState } from '@chuan/ui';
import type { Instant } from '@chuan/kernel';
import type { ClockView } from '../contract.ts';

const bands: Readonly<Record<ClockView['band'], Band>> = {
  within: 'ok',
  past_half: 'half',
  due_soon: 'soon',
  overdue: 'late',
  paused: 'hold',
  ended: 'ok',
};

/** A clock as the design system draws it. */
export const clockState = (clock: ClockView, pausedAt: Instant | null = null): ClockState => ({
  band: bands[clock.band],
  usedShare: clock.usedShare,
  remainingMinutes: clock.remainingMinutes ?? 0,
  dueAt: clock.dueAt,
  pausedAt,
});

/** Colour of a clock where only what presses is coloured. */
export function pressingTone(clock: ClockView | null): 'soon' | 'late' | undefined {
  if (clock?.band === 'due_soon') return 'soon';
  return clock?.band === 'overdue' ? 'late' : undefined;
}
