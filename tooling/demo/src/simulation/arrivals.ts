import { addWorkingMinutes, openingHoursOf } from '@chuan/calendar';
import type { CivilDate, Instant } from '@chuan/kernel';
import type { AgencyRun } from './agency-run.ts';
import { workingDays } from './time-line.ts';

/** A visit to the counter or the portal; `story` is the one that the pictures of the product show. */
export interface Arrival {
  readonly at: Instant;
  readonly kind: 'ordinary' | 'story';
}

export interface ArrivalOrder {
  readonly from: CivilDate;
  readonly until: Instant;
  readonly count: number;
}

/** Mondays are busiest; nobody comes at the very end of a day. */
const weekdayWeights = [1.25, 1.05, 1, 1, 0.95, 0.6, 0];
const weekdayOf = (date: CivilDate) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** When people come, in order of time: about `count` in all, spread over the working days as offices know it. */
export function arrivalsOf(run: AgencyRun, { from, until, count }: ArrivalOrder): Arrival[] {
  const days = workingDays(from, until, run.calendar).map((date) => ({
    date,
    weight: weekdayWeights[weekdayOf(date)]!,
  }));
  const whole = days.reduce((sum, day) => sum + day.weight, 0);
  const arrivals: Arrival[] = [];
  let owed = 0;
  for (const { date, weight } of days) {
    const random = run.random(`arrivals:${date}`);
    owed += (count * weight) / whole;
    const today = Math.max(0, Math.round(owed + random.between(-0.8, 0.8)));
    owed -= today;
    const { opensAt } = openingHoursOf(date, run.calendar);
    const openMinutes = weekdayOf(date) === 5 ? 220 : 460;
    for (let one = 0; one < today; one++) {
      const minutes = 4 + random.next() ** 1.3 * (openMinutes - 6);
      const at = addWorkingMinutes(opensAt, Math.round(minutes), run.calendar) + random.whole(0, 59) * 1_000;
      if (at <= until) arrivals.push({ at, kind: 'ordinary' });
    }
  }
  return arrivals.sort((a, b) => a.at - b.at);
}
