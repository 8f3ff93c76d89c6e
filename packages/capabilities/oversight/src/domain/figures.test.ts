import { compileCalendar, defaultDefinition, isWorkingDay } from '@chuan/calendar';
import { instantOf } from '@chuan/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capacityOf, causesOf, median } from './figures.ts';
import { type FlowRow, isJammed, minutesToGo, pausedMinutes, stagesOf, timeParts, usualWay } from './flow-time.ts';
import { comingDays, pastDays, periodDays } from './periods.ts';

const calendar = compileCalendar(defaultDefinition());
const at = (day: string, hour: number) => instantOf(`2026-11-${day}`, hour * 60);

const row = (id: string, limitHours: number, more: Partial<FlowRow> = {}): FlowRow => ({
  id,
  label: id,
  name: id,
  limitMinutes: limitHours * 60,
  isParallel: false,
  isDelivery: false,
  ahead: new Set(),
  ...more,
});
/** B3 with B4 beside it; B5 hands over; X is only met after a refusal. */
const rows = [
  row('B1', 2, { ahead: new Set(['B2', 'B3', 'B4', 'B5']) }),
  row('B2', 4, { ahead: new Set(['B3', 'B4', 'B5']) }),
  row('B3', 30, { ahead: new Set(['B5']) }),
  row('B4', 24, { isParallel: true, ahead: new Set(['B5']) }),
  row('B5', 2, { isDelivery: true }),
  row('X', 8, { ahead: new Set(['B5']) }),
];

describe('the median', () => {
  test('is the middle value, or lies between the two middle ones', () => {
    expect(median([5, 1, 9])).toBe(5);
    expect(median([4, 1, 9, 6])).toBe(5);
    expect(median([])).toBeUndefined();
  });

  test('has as many values above it as below', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values)!;
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

describe('capacity', () => {
  const days = ['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25'];
  test('counts idle days, but none before the first result', () => {
    const results = new Map([
      ['2026-11-23', 9],
      ['2026-11-25', 3],
    ]);
    expect(capacityOf(days, results)).toEqual({
      perDay: 3,
      from: '2026-11-23',
      to: '2026-11-25',
      days: 3,
      results: 12,
    });
  });
  test('is unknown while nothing was finished', () => {
    expect(capacityOf(days, new Map())).toBeNull();
  });
});

test('causes come most frequent first, the unexplained last, and none is lost', () => {
  const causes = causesOf([
    { cause: null, status: 'open', count: 20 },
    { cause: 'system', status: 'recorded', count: 2 },
    { cause: 'own_unit', status: 'confirmed', count: 3 },
    { cause: 'system', status: 'confirmed', count: 2 },
  ]);
  expect(causes).toEqual([
    { cause: 'system', confirmed: 2, unconfirmed: 2 },
    { cause: 'own_unit', confirmed: 3, unconfirmed: 0 },
    { cause: null, confirmed: 0, unconfirmed: 20 },
  ]);
});

describe('the time of a flow', () => {
  test('is laid end to end by stage: side by side only the longest counts, handing over not at all', () => {
    const uses = [
      { rowId: 'B1', visits: 2, usedMinutes: 60 },
      { rowId: 'B3', visits: 3, usedMinutes: 2_400 },
      { rowId: 'B4', visits: 2, usedMinutes: 4_000 },
      { rowId: 'B5', visits: 2, usedMinutes: 9_000 },
    ];
    expect(timeParts(rows, uses, 2).map(({ nodeId, minutes, isOver }) => [nodeId, minutes, isOver])).toEqual([
      ['B1', 30, false],
      ['B2', 0, false],
      ['B4', 2_000, true],
    ]);
  });

  test('of a rare way shows as soon as somebody went it', () => {
    const parts = timeParts(rows, [{ rowId: 'X', visits: 1, usedMinutes: 90 }], 1);
    expect(parts.at(-1)).toMatchObject({ nodeId: 'X', minutes: 90 });
  });

  test.each([
    ['far over its norm, and often enough', 3, 3 * 240, true],
    ['a tenth over its norm', 10, 10 * 132, true],
    ['hardly over its norm', 10, 10 * 131, false],
    ['within its norm', 9, 9 * 120, false],
    ['over its norm, but only twice', 2, 9_000, false],
    ['never visited', 0, 0, false],
  ])('is lost at a step of two hours: %s', (_, visits, usedMinutes, told) => {
    expect(isJammed(row('B1', 2), { visits, usedMinutes })).toBe(told);
  });

  test('is lost at no step without a norm or without visits, nor while a result waits to be fetched', () => {
    expect(isJammed(row('B5', 2, { isDelivery: true }), { visits: 9, usedMinutes: 9_000 })).toBe(false);
    expect(isJammed(row('D1', 0), { visits: 9, usedMinutes: 900 })).toBe(false);
    expect(isJammed(row('B1', 2), undefined)).toBe(false);
  });

  test('keeps rows that run side by side in one stage', () => {
    expect(stagesOf(rows).map((stage) => stage.map(({ id }) => id))).toEqual([
      ['B1'],
      ['B2'],
      ['B3', 'B4'],
      ['B5'],
      ['X'],
    ]);
  });
});

describe('what is still needed', () => {
  const medians = new Map([
    ['B2', 100],
    ['B3', 600],
    ['B4', 900],
  ]);
  test('is the rest of the open step and the longest of each later stage of the usual way', () => {
    expect(minutesToGo(rows, new Map([['B2', 40]]), medians)).toBe(60 + 900);
  });
  test('is the longest rest where two steps are open, and nothing once they took longer than usual', () => {
    const open = (b3: number, b4: number) =>
      new Map([
        ['B3', b3],
        ['B4', b4],
      ]);
    expect(minutesToGo(rows, open(100, 850), medians)).toBe(500);
    expect(minutesToGo(rows, open(5_000, 5_000), medians)).toBe(0);
  });
  test('takes the limit for a step never done before, and nothing while only handing over is left', () => {
    expect(minutesToGo(rows, new Map([['B1', 0]]), new Map())).toBe(120 + 240 + 1_800);
    expect(minutesToGo(rows, new Map([['B5', 0]]), medians)).toBe(0);
  });
});

test('the usual way takes the first flow of a choice, all flows of a fork, and comes out of circles', () => {
  const flows = [
    ['a', 'fork'],
    ['fork', 'b'],
    ['fork', 'c'],
    ['b', 'join'],
    ['c', 'join'],
    ['join', 'd'],
    ['d', 'end'],
    ['d', 'refusal'],
    ['end', 'a'],
  ].map(([from, to]) => ({ from: from!, to: to! }));
  const way = usualWay('a', flows, (nodeId) => nodeId === 'fork');
  expect([...way].sort()).toEqual(['b', 'c', 'd', 'end', 'fork', 'join']);
});

describe('pauses', () => {
  test('count working time by reason; extensions do not end them, restarts do', () => {
    const marks = [
      { dossierId: 'a', kind: 'awaiting_applicant', at: at('25', 8) },
      { dossierId: 'a', kind: 'extended', at: at('25', 9) },
      { dossierId: 'a', kind: 'running', at: at('25', 10) },
      { dossierId: 'b', kind: 'with_other_agency', at: at('24', 16) },
      { dossierId: 'b', kind: 'restarted', at: at('25', 9) },
    ];
    expect(pausedMinutes(marks, calendar)).toEqual({
      awaiting_applicant: 120,
      with_other_agency: 90 + 90,
      suspended: 0,
    });
  });
  test('that are not over count nothing, whoever comes next', () => {
    const marks = [
      { dossierId: 'a', kind: 'suspended', at: at('24', 8) },
      { dossierId: 'b', kind: 'running', at: at('25', 8) },
    ];
    expect(pausedMinutes(marks, calendar).suspended).toBe(0);
  });
});

describe('periods', () => {
  test.each([
    ['week', '2026-11-25', ['2026-11-23', '2026-11-16', '2026-11-22']],
    ['week', '2026-11-22', ['2026-11-16', '2026-11-09', '2026-11-15']],
    ['month', '2026-11-25', ['2026-11-01', '2026-10-01', '2026-10-31']],
    ['month', '2026-01-01', ['2026-01-01', '2025-12-01', '2025-12-31']],
    ['quarter', '2026-11-25', ['2026-10-01', '2026-07-01', '2026-09-30']],
    ['quarter', '2026-02-03', ['2026-01-01', '2025-10-01', '2025-12-31']],
  ] as const)('a %s with %s in it', (period, today, [from, previousFrom, previousTo]) => {
    expect(periodDays(period, today)).toEqual({ from, to: today, previousFrom, previousTo });
  });

  test('look ahead from the next working day and back before today, over weekends', () => {
    expect(comingDays(at('21', 9), 3, calendar)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25']);
    expect(pastDays('2026-11-24', 3, calendar)).toEqual(['2026-11-19', '2026-11-20', '2026-11-23']);
    expect(pastDays('2026-11-24', 20, calendar).every((day) => isWorkingDay(day, calendar))).toBe(true);
  });
});
