import { addWorkingMinutes, isWorkingDay, openingHoursOf } from '@chuan/calendar';
import { type CivilDate, civilDateOf, type Instant, instantOf } from '@chuan/kernel';
import type { AgencyRun } from './agency-run.ts';
import { workingDays } from './time-line.ts';

/** A visit to the counter or the portal; `evening` is online out of hours, `story` what the product's pictures show. */
export interface Arrival {
  readonly at: Instant;
  readonly kind: 'ordinary' | 'evening' | 'story';
}

export interface ArrivalOrder {
  readonly from: CivilDate;
  readonly until: Instant;
  readonly count: number;
}

/** Mondays are busiest; nobody comes at the very end of a day. */
const weekdayWeights = [1.25, 1.05, 1, 1, 0.95, 0.6, 0];
const weekdayOf = (date: CivilDate) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The last weeks are the busiest: the sample's desks are full today. */
const growthOf = (date: CivilDate, until: Instant): number => (until - instantOf(date) < 15 * 86_400_000 ? 1.5 : 0.92);

const eveningShare = 0.1;

/** Online, at night and on days off, when nobody is there to receive. */
function evenings(run: AgencyRun, { from, until, count }: ArrivalOrder): Arrival[] {
  const first = instantOf(from);
  const days = Math.max(1, Math.ceil((until - first) / 86_400_000));
  const arrivals: Arrival[] = [];
  for (let day = 0; day < days; day++) {
    const date = civilDateOf(first + day * 86_400_000);
    const random = run.random(`evening:${date}`);
    const isOff = !isWorkingDay(date, run.calendar);
    const wanted = ((count * eveningShare) / days) * (isOff ? 2.4 : 0.5);
    const today = Math.floor(wanted) + (random.chance(wanted % 1) ? 1 : 0);
    for (let one = 0; one < today; one++) {
      const minute = isOff ? random.between(480, 1_300) : random.between(1_080, 1_350);
      const at = instantOf(date, Math.round(minute)) + random.whole(0, 59) * 1_000;
      if (at <= until) arrivals.push({ at, kind: 'evening' });
    }
  }
  return arrivals;
}

/** When people come, in order of time: about `count` in all, spread over the working days as offices know it. */
export function arrivalsOf(run: AgencyRun, order: ArrivalOrder): Arrival[] {
  const { from, until, count } = order;
  const days = workingDays(from, until, run.calendar).map((date) => ({
    date,
    weight: weekdayWeights[weekdayOf(date)]! * growthOf(date, until),
  }));
  const whole = days.reduce((sum, day) => sum + day.weight, 0);
  const arrivals = evenings(run, order);
  let owed = 0;
  for (const { date, weight } of days) {
    const random = run.random(`arrivals:${date}`);
    owed += (count * (1 - eveningShare) * weight) / whole;
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
