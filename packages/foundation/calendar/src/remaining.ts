import type { Instant } from '@chuan/kernel';
import { isWorkingTime, type WorkingCalendar, workingDayOf } from './calendar.ts';
import { type Deadline, workingMinutesBetween } from './due.ts';
import { instantOfMinute, minuteOf } from './local-time.ts';

export type Band = 'within' | 'past_half' | 'due_soon' | 'overdue' | 'paused';

/** Shares of the limit that are left when a limit is past its half, and when it is due soon. */
export type WarnBands = readonly [pastHalf: number, dueSoon: number];
const defaultWarnBands: WarnBands = [0.5, 0.2];

export interface Remaining {
  /** Working minutes until due; negative when overdue. */
  readonly minutesLeft: number;
  /** Used part of the limit in working time: 0 at its start, 1 when due, more when overdue. */
  readonly shareUsed: number;
  readonly band: Band;
}

/** The most working minutes that may be left in a band: whole minutes, so that it begins on a minute. */
const thresholdMinutes = (totalMinutes: number, share: number) => Math.floor(totalMinutes * share + 1e-9);

/**
 * How a limit stands at `now`. Overdue is later than the due instant, to the millisecond; on it, a result is on time.
 *
 * @param deadline  computed from facts that are not later than `now`.
 * @param warnBands  shares left at which the bands `past_half` and `due_soon` begin.
 */
export function remaining(
  now: Instant,
  deadline: Pick<Deadline, 'dueAt' | 'startsAt' | 'totalMinutes' | 'remainingMinutes'>,
  calendar: WorkingCalendar,
  warnBands: WarnBands = defaultWarnBands,
): Remaining {
  const { dueAt, startsAt, totalMinutes } = deadline;
  const paused = dueAt === null;
  const minutesLeft = paused
    ? (deadline.remainingMinutes ?? 0)
    : workingMinutesBetween(Math.max(now, Math.min(startsAt, dueAt)), dueAt, calendar);
  const overdue = !paused && now > dueAt;
  const shareUsed = totalMinutes > 0 ? (totalMinutes - minutesLeft) / totalMinutes : overdue ? 1 : 0;
  if (paused) return { minutesLeft, shareUsed, band: 'paused' };
  if (overdue) return { minutesLeft, shareUsed: Math.max(1, shareUsed), band: 'overdue' };
  const [pastHalf, dueSoon] = warnBands.map((share) => thresholdMinutes(totalMinutes, share)) as [number, number];
  if (minutesLeft <= dueSoon) return { minutesLeft, shareUsed, band: 'due_soon' };
  return { minutesLeft, shareUsed, band: minutesLeft <= pastHalf ? 'past_half' : 'within' };
}

export interface Warning {
  readonly band: 'past_half' | 'due_soon' | 'overdue';
  /** The first instant of the band. */
  readonly at: Instant;
}

/**
 * The instants at which `remaining` changes its band, in order, to be scheduled; none while the clock stands still.
 * One that lies before the latest fact has passed already.
 */
export function warnInstants(
  deadline: Pick<Deadline, 'dueAt' | 'startsAt' | 'totalMinutes'>,
  calendar: WorkingCalendar,
  warnBands: WarnBands = defaultWarnBands,
): Warning[] {
  const { dueAt, startsAt, totalMinutes } = deadline;
  if (dueAt === null) return [];
  const firstAt = (share: number) => {
    const left = thresholdMinutes(totalMinutes, share);
    return Math.max(startsAt, left === 0 ? dueAt : firstWithLeft(dueAt, left, calendar));
  };
  return [
    { band: 'past_half', at: firstAt(warnBands[0]) },
    { band: 'due_soon', at: firstAt(warnBands[1]) },
    { band: 'overdue', at: dueAt + 1 },
  ];
}

/** The first instant from which `minutes` of working time lead to `dueAt`: a closing rather than the next opening. */
const firstWithLeft = (dueAt: Instant, minutes: number, { hours }: WorkingCalendar): Instant =>
  instantOfMinute(hours.reach(hours.at(minuteOf(dueAt)) - minutes));

export type Timeliness = 'early' | 'on_time' | 'overdue';

/**
 * How a result was delivered, as the process-control slip says it: overdue if later than the due instant; early if on
 * an earlier working day than the due day (a day off belongs to the working day after it); on time otherwise.
 */
export function timeliness(dueAt: Instant, deliveredAt: Instant, calendar: WorkingCalendar): Timeliness {
  if (deliveredAt > dueAt) return 'overdue';
  // A due instant that is a closing belongs to the day it closes, also at midnight.
  const dueDay = workingDayOf(isWorkingTime(dueAt - 1, calendar) ? dueAt - 1 : dueAt, calendar);
  return workingDayOf(deliveredAt, calendar) < dueDay ? 'early' : 'on_time';
}
