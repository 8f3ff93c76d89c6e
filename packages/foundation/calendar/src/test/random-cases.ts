import { instantOf } from '@chuan/kernel';
import fc from 'fast-check';
import { compileCalendar, type WorkingCalendar, withSpecialDays } from '../calendar.ts';
import { dateOfDay, dayOfDate, instantOfMinute, minuteOf } from '../local-time.ts';
import { nationalDays } from '../national-days.ts';
import type { CalendarDefinition, ClockFact, SpecialDay, TimeLimit, WeeklyHours, WorkingPeriod } from '../schema.ts';

const firstDay = dayOfDate('2026-01-01');
const horizon = { fromYear: 2025, toYear: 2032 };

const quarter = (from: number, to: number) => fc.integer({ min: from / 30, max: to / 30 }).map((half) => half * 30);
const period = (from: number, to: number): fc.Arbitrary<WorkingPeriod> =>
  fc
    .tuple(quarter(from, (from + to) / 2 - 30), quarter((from + to) / 2 + 30, to))
    .map(([fromMinute, toMinute]) => ({ fromMinute, toMinute }));

const officeDay: WorkingPeriod[] = [
  { fromMinute: 450, toMinute: 690 },
  { fromMinute: 810, toMinute: 1_050 },
];
const workedDay: fc.Arbitrary<WorkingPeriod[]> = fc.oneof(
  fc.constant(officeDay),
  fc.tuple(period(420, 720), period(780, 1_080)).map((periods) => [...periods]),
  period(420, 1_140).map((one) => [one]),
);
const maybeWorkedDay: fc.Arbitrary<WorkingPeriod[]> = fc.oneof(
  workedDay,
  fc.constant<WorkingPeriod[]>([]),
  fc.constant<WorkingPeriod[]>([{ fromMinute: 450, toMinute: 690 }]),
);

const weekly: fc.Arbitrary<WeeklyHours> = fc.record({
  1: workedDay,
  2: workedDay,
  3: maybeWorkedDay,
  4: workedDay,
  5: maybeWorkedDay,
  6: maybeWorkedDay,
  7: fc.constant([]),
});

const specialDay: fc.Arbitrary<SpecialDay> = fc.record({
  on: fc.integer({ min: 0, max: 420 }).map((offset) => dateOfDay(firstDay + offset)),
  kind: fc.constantFrom('off', 'off', 'working' as const),
  name: fc.constant('ngày riêng'),
  hoursOfWeekday: fc.option(fc.constantFrom(1, 2, 4, 6), { nil: undefined }),
});

const definitions: fc.Arbitrary<CalendarDefinition> = fc
  .record({
    weekly,
    days: fc.array(specialDay, { maxLength: 40 }),
    cutOffMinute: fc.constantFrom(900, 900, 960, 690, 1_440),
  })
  .map((definition) => withSpecialDays({ ...definition, days: [...nationalDays] }, definition.days));

/** Calendars are costly to draw, so cases share a pool that is drawn once for each run of the tests. */
export interface PooledCalendar {
  readonly definition: CalendarDefinition;
  readonly calendar: WorkingCalendar;
}
export const drawCalendars = (count: number): PooledCalendar[] =>
  fc.sample(definitions, count).map((definition) => ({ definition, calendar: compileCalendar(definition, horizon) }));

export const withDayOff = (definition: CalendarDefinition, day: number): WorkingCalendar =>
  compileCalendar(withSpecialDays(definition, [{ on: dateOfDay(day), kind: 'off', name: 'nghỉ thêm' }]), horizon);

const yearStart = minuteOf(instantOf('2026-01-01'));
/** Minutes of 2026, more of them in the day than at night. */
export const startMinutes: fc.Arbitrary<number> = fc
  .tuple(
    fc.integer({ min: 0, max: 364 }),
    fc.oneof(fc.integer({ min: 420, max: 1_080 }), fc.integer({ min: 0, max: 1_439 })),
  )
  .map(([day, minute]) => yearStart + day * 1_440 + minute);

const quarters = (min: number, max: number) => fc.integer({ min: min * 4, max: max * 4 }).map((count) => count / 4);

export const hourLimits: fc.Arbitrary<TimeLimit> = quarters(0.25, 60).map((value) => ({
  value,
  unit: 'working_hours',
}));
export const dayLimits: fc.Arbitrary<TimeLimit> = fc
  .oneof(fc.integer({ min: 0, max: 12 }), quarters(0.25, 4))
  .map((value) => ({ value, unit: 'working_days' }));
export const civilLimits: fc.Arbitrary<TimeLimit> = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((value) => ({ value, unit: 'calendar_days' as const })),
  fc.integer({ min: 0, max: 5 }).map((value) => ({ value, unit: 'months' as const })),
);
export const limits: fc.Arbitrary<TimeLimit> = fc.oneof(hourLimits, dayLimits, civilLimits);

export type MinuteFact = ClockFact & { readonly minute: number };

const kinds = [
  'running',
  'running',
  'suspended',
  'awaiting_applicant',
  'with_other_agency',
  'extended',
  'restarted',
] as const;
const gap = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 300 }),
  fc.integer({ min: 300, max: 6_000 }),
  fc.integer({ min: 0, max: 10 }).map((days) => days * 1_440),
);

/** Facts for a limit that began at `start`, with seconds to be dropped. */
const factsFor = (start: number, limit: TimeLimit, allowed: readonly ClockFact['kind'][] = kinds) =>
  fc
    .array(fc.record({ gap, kind: fc.constantFrom(...allowed), extra: fc.integer({ min: 1, max: 6 }) }), {
      maxLength: 7,
    })
    .map((drawn) => {
      let minute = start;
      return drawn.map(({ gap: pass, kind, extra }, index): MinuteFact => {
        minute += pass;
        const at = instantOfMinute(minute) + index * 1_000;
        return { at, minute, kind, ...(kind === 'extended' ? { extension: extensionFor(limit, extra) } : {}) };
      });
    });

function extensionFor(limit: TimeLimit, extra: number): TimeLimit {
  if (limit.unit === 'working_hours' || limit.unit === 'working_days') {
    return extra % 2 === 0 ? { value: extra * 1.25, unit: 'working_hours' } : { value: extra, unit: 'working_days' };
  }
  return extra === 6 ? { value: 1, unit: 'months' } : { value: extra, unit: 'calendar_days' };
}

export const cases = (limitOf: fc.Arbitrary<TimeLimit>, allowed?: readonly ClockFact['kind'][]) =>
  fc
    .tuple(fc.nat(), startMinutes, limitOf)
    .chain(([pick, start, limit]) =>
      factsFor(start, limit, allowed).map((facts) => ({ pick, start, at: instantOfMinute(start), limit, facts })),
    );
