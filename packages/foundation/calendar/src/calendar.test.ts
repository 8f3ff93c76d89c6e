import { AppError, instantOf } from '@chuan/kernel';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  addWorkingMinutes,
  CalendarDefinition,
  clockStart,
  compileCalendar,
  defaultDefinition,
  dueInstant,
  isWorkingDay,
  isWorkingTime,
  limitMinutesOf,
  nationalDays,
  nextWorkingInstant,
  openingHoursOf,
  withSpecialDays,
  workingDayOf,
  workingMinutesBetween,
} from './index.ts';

const office = compileCalendar(defaultDefinition(nationalDays));
const at = (date: string, hour: number, minute = 0) => instantOf(date, hour * 60 + minute);

describe('a calendar', () => {
  it('knows working time from rest: lunch, closing, weekend, holiday', () => {
    const working = (date: string, hour: number, minute = 0) => isWorkingTime(at(date, hour, minute), office);
    expect(working('2026-11-11', 7, 30)).toBe(true);
    expect(working('2026-11-11', 11, 29)).toBe(true);
    expect(working('2026-11-11', 11, 30)).toBe(false);
    expect(working('2026-11-11', 17, 30)).toBe(false);
    expect(working('2026-11-14', 9)).toBe(false);
    expect(working('2026-11-24', 9)).toBe(false);
    expect(working('2026-01-10', 9)).toBe(true);
  });

  it('finds the next working instant, and leaves one that is', () => {
    expect(nextWorkingInstant(at('2026-11-11', 9) + 1_234, office)).toBe(at('2026-11-11', 9) + 1_234);
    expect(nextWorkingInstant(at('2026-11-23', 17, 30), office)).toBe(at('2026-11-25', 7, 30));
    expect(clockStart(at('2026-11-23', 15, 1), office)).toBe(at('2026-11-25', 7, 30));
    expect(clockStart(at('2026-11-23', 15), office)).toBe(at('2026-11-23', 15));
  });

  it('answers for working days', () => {
    expect(isWorkingDay('2026-11-24', office)).toBe(false);
    expect(workingDayOf(at('2026-11-21', 9), office)).toBe('2026-11-23');
    expect(addWorkingDays('2026-11-20', 2, office)).toBe('2026-11-25');
    expect(openingHoursOf('2026-11-23', office)).toEqual({
      opensAt: at('2026-11-23', 7, 30),
      closesAt: at('2026-11-23', 17, 30),
    });
    expect(() => openingHoursOf('2026-11-24', office)).toThrow('calendar.day_off');
  });

  it('counts back to the last moment at which a working day is still ahead', () => {
    expect(addWorkingMinutes(at('2026-11-25', 17, 30), -480, office)).toBe(at('2026-11-25', 7, 30));
    expect(addWorkingMinutes(at('2026-11-26', 16, 30), -480, office)).toBe(at('2026-11-25', 16, 30));
  });

  it('counts between instants in either direction, with the clock stopped or not', () => {
    const [from, to] = [at('2026-11-23', 16), at('2026-11-25', 8)];
    expect(workingMinutesBetween(from, to, office)).toBe(120);
    expect(workingMinutesBetween(to, from, office)).toBe(-120);
    const facts = [
      { at: at('2026-11-23', 17), kind: 'suspended' as const },
      { at: at('2026-11-24', 17), kind: 'running' as const },
    ];
    expect(workingMinutesBetween(from, to, office, facts)).toBe(90);
  });

  it('lets a later special day replace an earlier one, so an agency may work on a national holiday', () => {
    const onDuty = withSpecialDays(office.definition, [
      { on: '2026-11-24', kind: 'working', name: 'Trực', hoursOfWeekday: 2 },
    ]);
    expect(onDuty.days.filter((day) => day.on === '2026-11-24')).toHaveLength(1);
    expect(isWorkingDay('2026-11-24', compileCalendar(onDuty))).toBe(true);
  });

  it('gives a special working day without hours those of the first weekday that has any', () => {
    const calendar = compileCalendar(defaultDefinition([{ on: '2026-11-14', kind: 'working', name: 'Làm bù' }]));
    expect(workingMinutesBetween(at('2026-11-14', 0), at('2026-11-15', 0), calendar)).toBe(480);
  });

  it('refuses to count beyond its horizon', () => {
    const short = compileCalendar(office.definition, { fromYear: 2026, toYear: 2026 });
    const limit = { value: 5, unit: 'working_days' } as const;
    expect(() => dueInstant(at('2026-12-29', 10), limit, short)).toThrow(
      expect.objectContaining({ code: 'calendar.out_of_horizon', params: { fromYear: 2026, toYear: 2026 } }),
    );
    expect(() => isWorkingTime(at('2025-12-31', 10), short)).toThrow(AppError);
    expect(() => addWorkingMinutes(at('2026-01-05', 8), -60, short)).toThrow('calendar.out_of_horizon');
    expect(() => workingDayOf(at('2027-01-01', 0), short)).toThrow('calendar.out_of_horizon');
  });

  it('is refused when it makes no sense', () => {
    const { weekly } = office.definition;
    const withMonday = (...periods: [number, number][]) => ({
      ...office.definition,
      weekly: { ...weekly, 1: periods.map(([fromMinute, toMinute]) => ({ fromMinute, toMinute })) },
    });
    expect(() => compileCalendar(withMonday([450, 700], [690, 1_050]))).toThrow('calendar.bad_periods');
    expect(() => compileCalendar(withMonday([450, 450]))).toThrow('calendar.bad_periods');
    expect(() => compileCalendar(office.definition, { fromYear: 2026, toYear: 2025 })).toThrow('calendar.bad_horizon');
    const never = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    expect(() => compileCalendar({ ...office.definition, weekly: never })).toThrow('calendar.no_working_time');
    const odd = (minutes: number) => [{ fromMinute: 0, toMinute: minutes }];
    const uneven = { 1: odd(1_439), 2: odd(1_433), 3: odd(1_429), 4: odd(1_427), 5: [], 6: [], 7: [] };
    expect(() => compileCalendar({ ...office.definition, weekly: uneven })).toThrow('calendar.uneven_hours');
  });

  it('may be open round the clock', () => {
    const always = [{ fromMinute: 0, toMinute: 1_440 }];
    const weekly = { 1: always, 2: always, 3: always, 4: always, 5: always, 6: always, 7: always };
    const calendar = compileCalendar({ weekly, days: [], cutOffMinute: 1_440 });
    expect(dueInstant(at('2026-11-11', 22), { value: 5, unit: 'working_hours' }, calendar)).toBe(at('2026-11-12', 3));
    expect(dueInstant(at('2026-11-11', 22), { value: 1, unit: 'working_days' }, calendar)).toBe(at('2026-11-13', 0));
    expect(dueInstant(at('2026-11-11', 22), { value: 1, unit: 'calendar_days' }, calendar)).toBe(at('2026-11-13', 0));
  });
});

describe('national days', () => {
  it('are valid special days, each once, in order, with the text that orders it', () => {
    expect(CalendarDefinition.safeParse(defaultDefinition(nationalDays)).success).toBe(true);
    const dates = nationalDays.map((day) => day.on);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(nationalDays.filter((day) => day.legal.length < 10)).toEqual([]);
  });

  it.each([
    // Days in the year less Saturdays, Sundays and the weekdays off, and the worked Saturdays.
    [2024, 366 - 104 - 12 + 1],
    [2025, 365 - 104 - 12 + 1],
    [2026, 365 - 104 - 14 + 2],
  ])('leave the working days of %i', (year, workingDays) => {
    const minutes = workingMinutesBetween(at(`${year}-01-01`, 0), at(`${year + 1}-01-01`, 0), office);
    expect(minutes).toBe(workingDays * 480);
  });

  it('of 2027 hold no day that is not ordered yet', () => {
    expect(isWorkingDay('2027-02-05', office)).toBe(true);
    expect(isWorkingDay('2027-02-08', office)).toBe(true);
    expect(isWorkingDay('2027-09-03', office)).toBe(true);
    expect(isWorkingDay('2027-05-03', office)).toBe(false);
  });
});

describe('a limit in step arithmetic', () => {
  it('is 8 hours a working day, and has none in civil time', () => {
    expect(limitMinutesOf({ value: 7, unit: 'working_days' })).toBe(3_360);
    expect(limitMinutesOf({ value: 0.5, unit: 'working_days' })).toBe(240);
    expect(limitMinutesOf({ value: 1.5, unit: 'working_hours' })).toBe(90);
    expect(limitMinutesOf({ value: 0, unit: 'working_hours' })).toBe(0);
    expect(limitMinutesOf({ value: 1, unit: 'months' })).toBeNull();
  });
});
