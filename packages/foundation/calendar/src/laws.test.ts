import type { Instant } from '@chuan/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingMinutes, compileCalendar, isWorkingTime, type WorkingCalendar } from './calendar.ts';
import { dueAt } from './due-date.ts';
import { deadlineOf, dueInstant, workingMinutesBetween } from './due.ts';
import { dayOfMinute, instantOfMinute, minuteOf } from './local-time.ts';
import { cases, dayLimits, drawCalendars, hourLimits, limits, startMinutes, withDayOff } from './test/random-cases.ts';
import type { ClockFact, TimeLimit } from './schema.ts';

const pool = drawCalendars(60);
const drawn = (pick: number) => pool[pick % pool.length]!;
const minuteMs = 60_000;
const pausesOnly = ['running', 'suspended', 'awaiting_applicant'] as const;

/** Later than any due date: a clock that stands is never done. */
const orNever = (due: Instant | null) => due ?? Number.POSITIVE_INFINITY;

const insideOrAtClosing = (due: Instant, calendar: WorkingCalendar) =>
  isWorkingTime(due, calendar) || isWorkingTime(due - minuteMs, calendar);

/** A pause put between other facts, at its place in time. */
function withPause(facts: readonly ClockFact[], from: Instant, to: Instant): ClockFact[] {
  const added: ClockFact[] = [
    { at: from, kind: 'suspended' },
    { at: to, kind: 'running' },
  ];
  return [...facts, ...added].sort((a, b) => a.at - b.at);
}

describe('a due date', () => {
  it('is not before its start and lies in working time or on a closing', () => {
    fc.assert(
      fc.property(cases(limits), ({ pick, at, limit, facts }) => {
        const { calendar } = drawn(pick);
        const due = dueInstant(at, limit, calendar, facts);
        if (due === null) return;
        expect(due).toBeGreaterThanOrEqual(at);
        expect(insideOrAtClosing(due, calendar)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never earlier with one more day off', () => {
    fc.assert(
      fc.property(cases(limits), fc.integer({ min: 0, max: 60 }), ({ pick, start, at, limit, facts }, after) => {
        const { definition, calendar } = drawn(pick % 12);
        const more = withDayOff(definition, dayOfMinute(start) + after);
        const before = orNever(dueInstant(at, limit, calendar, facts));
        expect(orNever(dueInstant(at, limit, more, facts))).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 400 },
    );
  });

  it('is never earlier with more limit', () => {
    const more = fc.oneof(fc.constant(0.25), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(cases(limits), more, ({ pick, at, limit, facts }, added) => {
        const { calendar } = drawn(pick);
        const civil = limit.unit === 'calendar_days' || limit.unit === 'months';
        // Nought days are the same day, longer than a part of a day from the moment.
        fc.pre((limit.value > 0 || added >= 1) && (!civil || Number.isInteger(added)));
        const longer = { ...limit, value: limit.value + added };
        const before = orNever(dueInstant(at, limit, calendar, facts));
        expect(orNever(dueInstant(at, longer, calendar, facts))).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never earlier with an extension or one more pause', () => {
    const pause = fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 9_000 }));
    fc.assert(
      fc.property(cases(limits, pausesOnly), pause, ({ pick, start, at, limit, facts }, [after, long]) => {
        const { calendar } = drawn(pick);
        const before = orNever(dueInstant(at, limit, calendar, facts));
        const unit = limit.unit === 'months' ? 'calendar_days' : limit.unit;
        const granted: ClockFact = { at: facts.at(-1)?.at ?? at, kind: 'extended', extension: { value: 2, unit } };
        expect(orNever(dueInstant(at, limit, calendar, [...facts, granted]))).toBeGreaterThanOrEqual(before);
        // Among other pauses a further "running" would end them, so the pause is added to a clock that runs.
        const [from, to] = [instantOfMinute(start + after), instantOfMinute(start + after + long)];
        const plain = dueInstant(at, limit, calendar)!;
        expect(dueInstant(at, limit, calendar, withPause([], from, to))).toBeGreaterThanOrEqual(plain);
      }),
      { numRuns: 2_000 },
    );
  });

  it('in hours is not moved by a pause without working time', () => {
    fc.assert(
      fc.property(fc.nat(), startMinutes, startMinutes, hourLimits, (pick, start, night, limit) => {
        const { calendar } = drawn(pick);
        const [at, from] = [instantOfMinute(start), instantOfMinute(night)];
        fc.pre(from >= at && !isWorkingTime(from, calendar));
        const to = addWorkingMinutes(from, 0, calendar);
        expect(workingMinutesBetween(from, to, calendar)).toBe(0);
        expect(dueInstant(at, limit, calendar, withPause([], from, to))).toBe(dueInstant(at, limit, calendar));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is not moved by a pause that ends when it begins', () => {
    fc.assert(
      fc.property(cases(limits, ['extended', 'restarted']), startMinutes, ({ pick, at, limit, facts }, minute) => {
        const { calendar } = drawn(pick);
        const when = instantOfMinute(minute);
        fc.pre(when >= at);
        expect(dueInstant(at, limit, calendar, withPause(facts, when, when))).toBe(
          dueInstant(at, limit, calendar, facts),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('in hours has exactly the limit of running working time before it', () => {
    fc.assert(
      fc.property(cases(hourLimits, pausesOnly), ({ pick, at, limit, facts }) => {
        const { calendar } = drawn(pick);
        const { dueAt: due, startsAt, totalMinutes, remainingMinutes } = deadlineOf(at, limit, calendar, facts);
        expect(totalMinutes).toBe(limit.value * 60);
        if (due !== null) expect(workingMinutesBetween(startsAt, due, calendar, facts)).toBe(limit.value * 60);
        else expect(remainingMinutes).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same again from stored facts, alone, with its figures and with its ledger', () => {
    fc.assert(
      fc.property(cases(limits), ({ pick, at, limit, facts }) => {
        const { definition, calendar } = drawn(pick);
        const stored = JSON.parse(JSON.stringify(facts)) as ClockFact[];
        const fresh = compileCalendar(JSON.parse(JSON.stringify(definition)), calendar.horizon);
        const due = dueInstant(at, limit, calendar, facts);
        expect(dueInstant(at, limit, fresh, stored)).toBe(due);
        const explained = dueAt(at, limit, calendar, facts);
        expect(explained.dueAt).toBe(due);
        expect(explained).toEqual(dueAt(at, limit, fresh, stored));
        expect(explained).toMatchObject(deadlineOf(at, limit, calendar, facts));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a limit in whole working days', () => {
  it('without pauses ends at the closing of the N-th working day after receipt', () => {
    const whole: fc.Arbitrary<TimeLimit> = fc
      .integer({ min: 1, max: 30 })
      .map((value) => ({ value, unit: 'working_days' }));
    fc.assert(
      fc.property(fc.nat(), startMinutes, whole, (pick, start, limit) => {
        const { calendar } = drawn(pick);
        const due = dueInstant(instantOfMinute(start), limit, calendar)!;
        const nextMidnight = instantOfMinute((dayOfMinute(start) + 1) * 1_440);
        let workingDays = 0;
        for (let midnight = nextMidnight; midnight < due; midnight += 1_440 * minuteMs) {
          if (workingMinutesBetween(midnight, midnight + 1_440 * minuteMs, calendar) > 0) workingDays += 1;
        }
        expect(workingDays).toBe(limit.value);
        expect(isWorkingTime(due - minuteMs, calendar)).toBe(true);
        const dueDay = dayOfMinute(minuteOf(due - minuteMs));
        expect(workingMinutesBetween(due, instantOfMinute((dueDay + 1) * 1_440), calendar)).toBe(0);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the ledger', () => {
  it('adds up row by row, ends with the whole limit, and keeps its rows in the order of what was counted', () => {
    fc.assert(
      fc.property(cases(limits), ({ pick, at, limit, facts }) => {
        const { calendar } = drawn(pick);
        const { trace, dueAt: due, countedIn } = dueAt(at, limit, calendar, facts);
        let sum = 0;
        let countedTo = Number.NEGATIVE_INFINITY;
        for (const row of trace) {
          if (row.kind === 'restart') sum = 0;
          sum += row.counted;
          expect(row.sum).toBe(sum);
          expect(row.on <= row.until).toBe(true);
          if (row.kind !== 'counted' || countedIn === 'days') continue;
          expect(row.from!).toBeGreaterThanOrEqual(countedTo);
          countedTo = row.to!;
          if (limit.unit === 'working_hours') expect(row.counted).toBe(row.workedMinutes);
          expect(workingMinutesBetween(row.from!, row.to!, calendar)).toBe(row.workedMinutes);
        }
        if (due !== null && countedTo > 0 && sum > 0) expect(countedTo).toBe(due);
      }),
      { numRuns: 1_500 },
    );
  });

  it('tells every pause before the due instant and every extension exactly once', () => {
    fc.assert(
      fc.property(cases(fc.oneof(hourLimits, dayLimits)), ({ pick, at, limit, facts }) => {
        const { calendar } = drawn(pick);
        const { trace, dueAt: due } = dueAt(at, limit, calendar, facts);
        const told = trace.flatMap((row) => row.factIndex ?? []);
        expect(new Set(told).size).toBe(told.length);
        const lastRestart = facts.findLastIndex((fact) => fact.kind === 'restarted');
        facts.forEach((fact, index) => {
          if (fact.kind === 'extended' || fact.kind === 'restarted') expect(told).toContain(index);
          else if (fact.kind === 'running') expect(told).not.toContain(index);
          else if (index > lastRestart && fact.at < orNever(due) - minuteMs) expect(told).toContain(index);
        });
      }),
      { numRuns: 1_500 },
    );
  });

  it('in hours counts the limit with its extensions', () => {
    fc.assert(
      fc.property(cases(hourLimits, ['running', 'suspended', 'extended']), ({ pick, at, limit, facts }) => {
        const { calendar } = drawn(pick);
        const { trace, dueAt: due, totalMinutes } = dueAt(at, limit, calendar, facts);
        if (due !== null) expect(trace.at(-1)!.sum).toBe(totalMinutes);
        else expect(trace.at(-1)!.sum).toBeLessThan(totalMinutes);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('working minutes', () => {
  it('added and then counted are the same number, forwards and backwards', () => {
    fc.assert(
      fc.property(fc.nat(), startMinutes, fc.integer({ min: 1, max: 20_000 }), (pick, start, minutes) => {
        const { calendar } = drawn(pick);
        const at = instantOfMinute(start);
        const later = addWorkingMinutes(at, minutes, calendar);
        expect(workingMinutesBetween(at, later, calendar)).toBe(minutes);
        expect(workingMinutesBetween(later, at, calendar)).toBe(-minutes);
        expect(workingMinutesBetween(at, later - minuteMs, calendar)).toBe(minutes - 1);
        const back = addWorkingMinutes(later, -minutes, calendar);
        expect(workingMinutesBetween(back, later, calendar)).toBe(minutes);
        expect(workingMinutesBetween(back + minuteMs, later, calendar)).toBe(minutes - 1);
      }),
      { numRuns: 2_000 },
    );
  });
});
