import type { NationalDayView } from '../contract.ts';

/** The present year, the next, and then the others that have days: later ones first. */
export function yearsOf(days: readonly Pick<NationalDayView, 'on'>[], today: string): string[] {
  const present = today.slice(0, 4);
  const next = String(Number(present) + 1);
  const others = [...new Set(days.map((day) => day.on.slice(0, 4)))].sort().reverse();
  return [...new Set([present, next, ...others])];
}
