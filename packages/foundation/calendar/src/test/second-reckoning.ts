import { dateOfDay } from '../local-time.ts';
import type { CalendarDefinition, ClockFact, TimeLimit } from '../schema.ts';

/**
 * The rules of due dates told a second time, minute by minute and without sums, measures or shared code, so that the
 * tests can hold the two against each other. Minutes are local minutes since 1970.
 */
export class SecondReckoning {
  private readonly definition: CalendarDefinition;
  private readonly openMinutes = new Map<number, ReadonlySet<number> | null>();

  constructor(definition: CalendarDefinition) {
    this.definition = definition;
  }

  /** The due minute, or null while the clock stands. */
  due(received: number, limit: TimeLimit, facts: readonly (ClockFact & { minute: number })[]): number | null {
    const restart = facts.findLastIndex((fact) => fact.kind === 'restarted');
    const begin = restart < 0 ? received : facts[restart]!.minute;
    const rest = facts.slice(restart + 1);
    const limits = [limit, ...rest.flatMap((fact) => fact.extension ?? [])];
    const clock = clockOf(rest);
    if (limit.unit === 'working_hours') return this.inHours(begin, limits, clock);
    if (limit.unit === 'working_days') return this.inDays(begin, limits, clock);
    return this.inCivilDays(begin, limits, clock);
  }

  private openOn(day: number): ReadonlySet<number> | null {
    const known = this.openMinutes.get(day);
    if (known !== undefined) return known;
    const date = dateOfDay(day);
    const sundayFirst = new Date(`${date}T12:00:00Z`).getUTCDay();
    let weekday = sundayFirst === 0 ? 7 : sundayFirst;
    const special = this.definition.days.findLast((row) => row.on === date);
    if (special?.kind === 'working') weekday = special.hoursOfWeekday ?? this.firstWorkedWeekday();
    const minutes = new Set<number>();
    for (const period of special?.kind === 'off' ? [] : this.definition.weekly[`${weekday}` as '1']) {
      for (let minute = period.fromMinute; minute < period.toMinute; minute++) minutes.add(minute);
    }
    this.openMinutes.set(day, minutes.size > 0 ? minutes : null);
    return this.openMinutes.get(day)!;
  }

  private firstWorkedWeekday() {
    return [1, 2, 3, 4, 5, 6, 7].find((weekday) => this.definition.weekly[`${weekday}` as '1'].length > 0)!;
  }

  private isOpen(minute: number): boolean {
    const day = Math.floor(minute / 1_440);
    return this.openOn(day)?.has(minute - day * 1_440) ?? false;
  }

  /** Received after the cut-off: from the next midnight on, then the first open minute. */
  private hoursBegin(received: number): number {
    let minute = received % 1_440 > this.definition.cutOffMinute ? received - (received % 1_440) + 1_440 : received;
    while (!this.isOpen(minute)) minute += 1;
    return minute;
  }

  private inHours(received: number, limits: readonly TimeLimit[], clock: Clock): number | null {
    let left = 0;
    for (const { unit, value } of limits) left += Math.round(value * (unit === 'working_hours' ? 60 : 480));
    return this.run(this.hoursBegin(received), left, clock, () => 1);
  }

  private inDays(received: number, limits: readonly TimeLimit[], clock: Clock): number | null {
    const [limit, ...extensions] = limits as [TimeLimit, ...TimeLimit[]];
    const shareAt = (minute: number) => 1 / this.openOn(Math.floor(minute / 1_440))!.size;
    let begin = this.hoursBegin(received);
    let left = limit.value;
    if (limit.value >= 1) {
      begin = received - (received % 1_440) + 1_440;
    } else if (limit.value === 0) {
      const midnight = begin - (begin % 1_440) + 1_440;
      for (let minute = begin; minute < midnight; minute++) if (this.isOpen(minute)) left += shareAt(minute);
    }
    for (const { unit, value } of extensions) left += unit === 'working_days' ? value : value / 8;
    return this.run(begin, left, clock, shareAt);
  }

  /** Takes from what is left in every open minute in which the clock runs. */
  private run(begin: number, limit: number, clock: Clock, taken: (minute: number) => number): number | null {
    let left = limit;
    let minute = begin;
    while (left > 1e-9 || !this.isOpen(minute) || clock.stands(minute)) {
      if (clock.standsForEver(minute)) return null;
      if (this.isOpen(minute) && !clock.stands(minute)) left -= taken(minute);
      minute += 1;
      if (left <= 1e-9 && limit > 1e-9) return minute;
    }
    return minute;
  }

  /** A day counts if the clock runs at its end; due at a closing when at most this day is wanting and the clock runs. */
  private inCivilDays(received: number, limits: readonly TimeLimit[], clock: Clock): number | null {
    const sameDay = limits[0]!.value === 0;
    const receivedOn = Math.floor(received / 1_440);
    const today = Math.floor(this.hoursBegin(received) / 1_440) === receivedOn;
    const base = sameDay && !today ? receivedOn + 1 : receivedOn;
    const wanted = civilDays(base, limits);
    let counted = 0;
    for (let day = wanted === 0 ? base : base + 1; ; day++) {
      const open = this.openOn(day);
      const closing = day * 1_440 + (open ? Math.max(...open) + 1 : 0);
      if (open && closing > received && counted >= wanted - 1 && !clock.stands(closing - 1)) return closing;
      if (clock.standsForEver(day * 1_440)) return null;
      if (day > base && !clock.stands(day * 1_440 + 1_439)) counted += 1;
    }
  }
}

/** Days from the base to the same date `months` later, cut to the length of that month, and `days` more. */
function civilDays(base: number, limits: readonly TimeLimit[]): number {
  let months = 0;
  let days = 0;
  for (const { unit, value } of limits) {
    if (unit === 'months') months += value;
    else days += value;
  }
  const [year, month, date] = dateOfDay(base).split('-').map(Number) as [number, number, number];
  const target = new Date(Date.UTC(year, month - 1 + months, date));
  while (target.getUTCMonth() !== (month - 1 + months) % 12) target.setUTCDate(target.getUTCDate() - 1);
  return target.getTime() / 86_400_000 - base + days;
}

interface Clock {
  stands(minute: number): boolean;
  standsForEver(minute: number): boolean;
}

function clockOf(facts: readonly (ClockFact & { minute: number })[]): Clock {
  const changes = facts.filter((fact) => fact.kind !== 'extended');
  const stands = (minute: number) => {
    const kind = changes.findLast((fact) => fact.minute <= minute)?.kind;
    return kind !== undefined && kind !== 'running';
  };
  const last = changes.at(-1);
  return { stands, standsForEver: (minute) => last !== undefined && last.kind !== 'running' && minute >= last.minute };
}
