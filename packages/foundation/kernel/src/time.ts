import { z } from 'zod';

/** Milliseconds since 1970-01-01T00:00:00Z; the only form of an instant outside the database. */
export const Instant = z.int().min(-62_135_596_800_000).max(253_402_300_799_999);
export type Instant = z.infer<typeof Instant>;

/** A day of the civil calendar in Việt Nam, `YYYY-MM-DD`. */
export const CivilDate = z.iso.date();
export type CivilDate = z.infer<typeof CivilDate>;

/** Việt Nam has kept UTC+7 without daylight saving since 1975. */
const vietnamOffsetMs = 7 * 3_600_000;
const dayMs = 86_400_000;

export interface Clock {
  now(): Instant;
}

/** The one place that reads the machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

export interface SimulatedClock extends Clock {
  set(instant: Instant): void;
}

/** A clock that stands where it is put, for tests and for the demo's three months. */
export function simulatedClock(start: Instant): SimulatedClock {
  let current = start;
  return {
    now: () => current,
    set: (instant) => {
      current = instant;
    },
  };
}

/** The day in Việt Nam on which an instant falls. */
export function civilDateOf(instant: Instant): CivilDate {
  return new Date(instant + vietnamOffsetMs).toISOString().slice(0, 10);
}

/** The instant of a local time in Việt Nam; `minutes` counts from midnight. */
export function instantOf(date: CivilDate, minutes = 0): Instant {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight)) throw new RangeError(`not a civil date: ${date}`);
  return Math.floor(midnight / dayMs) * dayMs - vietnamOffsetMs + minutes * 60_000;
}

/** An instant as the database driver takes it. */
export const timestamp = (instant: Instant): Date => new Date(instant);
