import { type Instant, instantOf } from '@chuan/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileCalendar,
  deadlineOf,
  defaultDefinition,
  nationalDays,
  remaining,
  timeliness,
  warnInstants,
} from './index.ts';
import { instantOfMinute } from './local-time.ts';
import { drawCalendars, hourLimits, startMinutes } from './test/random-cases.ts';

const office = compileCalendar(defaultDefinition(nationalDays));

/** `14:20 11/11` of 2026. */
function on(text: string): Instant {
  const [time, date] = text.split(' ') as [string, string];
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  const [day, month] = date.split('/');
  return instantOf(`2026-${month}-${day}`, hour * 60 + minute);
}

const fiveDays = { value: 5, unit: 'working_days' } as const;

describe('what remains of five working days received on Monday 02/11', () => {
  // Counted 3, 4, 5, 6 and 9/11: 40 hours.
  const deadline = deadlineOf(on('10:00 02/11'), fiveDays, office);

  it.each([
    ['10:00 02/11', 2_400, 0, 'within'],
    ['17:30 03/11', 1_920, 0.2, 'within'],
    ['11:29 05/11', 1_201, 1_199 / 2_400, 'within'],
    ['11:30 05/11', 1_200, 0.5, 'past_half'],
    ['12:15 05/11', 1_200, 0.5, 'past_half'],
    ['17:29 06/11', 481, 1_919 / 2_400, 'past_half'],
    ['17:30 06/11', 480, 0.8, 'due_soon'],
    ['10:00 08/11', 480, 0.8, 'due_soon'],
    ['17:30 09/11', 0, 1, 'due_soon'],
    ['17:31 09/11', 0, 1, 'overdue'],
    ['09:30 10/11', -120, 1.05, 'overdue'],
  ])('at %s is %i minutes', (now, minutesLeft, shareUsed, band) => {
    expect(remaining(on(now), deadline, office)).toEqual({
      minutesLeft,
      shareUsed: expect.closeTo(shareUsed, 10),
      band,
    });
  });

  it('changes its band at the instants to be scheduled', () => {
    expect(warnInstants(deadline, office)).toEqual([
      { band: 'past_half', at: on('11:30 05/11') },
      { band: 'due_soon', at: on('17:30 06/11') },
      { band: 'overdue', at: on('17:30 09/11') + 1 },
    ]);
  });

  it('follows other bands', () => {
    // 30 hours left: after 2 h of the 4th; 4 hours left: at noon of the 9th.
    expect(warnInstants(deadline, office, [0.75, 0.1]).map((warning) => warning.at)).toEqual([
      on('09:30 04/11'),
      on('11:30 09/11'),
      on('17:30 09/11') + 1,
    ]);
  });
});

describe('what remains while the clock stands', () => {
  const deadline = deadlineOf(on('10:00 02/11'), fiveDays, office, [{ at: on('09:30 04/11'), kind: 'suspended' }]);

  it('does not change, and nothing is to be scheduled', () => {
    const paused = { minutesLeft: 1_800, shareUsed: 0.25, band: 'paused' };
    expect(remaining(on('09:30 04/11'), deadline, office)).toEqual(paused);
    expect(remaining(on('09:30 20/11'), deadline, office)).toEqual(paused);
    expect(warnInstants(deadline, office)).toEqual([]);
  });
});

describe('bands of any limit', () => {
  const pool = drawCalendars(12);
  const order = ['within', 'past_half', 'due_soon', 'overdue'];

  it('begin exactly at the scheduled instants and never go back', () => {
    fc.assert(
      fc.property(fc.nat(), startMinutes, hourLimits, (pick, start, limit) => {
        const { calendar } = pool[pick % pool.length]!;
        const deadline = deadlineOf(instantOfMinute(start), limit, calendar);
        let previous = 0;
        for (const { band, at } of warnInstants(deadline, calendar)) {
          const now = order.indexOf(remaining(at, deadline, calendar).band);
          expect(now).toBeGreaterThanOrEqual(order.indexOf(band));
          if (at > deadline.startsAt) {
            expect(order.indexOf(remaining(at - 1, deadline, calendar).band)).toBeLessThan(order.indexOf(band));
          }
          expect(at).toBeGreaterThanOrEqual(previous);
          previous = at;
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a result', () => {
  const due = on('17:30 16/11');
  it.each([
    ['early', '17:45 13/11', 'the working day before, after closing'],
    ['on_time', '10:00 14/11', 'on the weekend, which belongs to Monday'],
    ['on_time', '07:30 16/11', 'on the due day'],
    ['on_time', '17:30 16/11', 'on the due instant'],
    ['overdue', '17:31 16/11', 'after it'],
  ])('is %s at %s, %s', (verdict, delivered) => {
    expect(timeliness(due, on(delivered), office)).toBe(verdict);
  });

  it('is overdue by a millisecond', () => {
    expect(timeliness(due, due + 1, office)).toBe('overdue');
  });
});
