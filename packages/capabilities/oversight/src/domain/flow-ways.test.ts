import { describe, expect, test } from 'vitest';
import { conditionOf, type WayFlow, type WayRow, waysOf } from './flow-ways.ts';

const row = (id: string, more: Partial<WayRow> = {}): WayRow => ({ id, isParallel: false, isQuestion: false, ...more });
const flow = (from: string, to: string, outcome?: string): WayFlow => ({ from, to, outcome });

/** D1 asks the data whether B3 is needed; B2 may lead to the refusal, B4 back to B2. */
const rows = [
  ...['B1', 'B2'].map((id) => row(id)),
  row('D1', { isQuestion: true }),
  ...['B3', 'B4', 'B7', 'B8'].map((id) => row(id)),
];
const flows = [
  flow('flow.start', 'B1'),
  flow('B1', 'B2'),
  flow('B2', 'D1', 'Đủ'),
  flow('B2', 'B7', 'Không đủ'),
  flow('D1', 'B3', 'Có'),
  flow('D1', 'B4', 'Không'),
  flow('B3', 'B4'),
  flow('B4', 'flow.end.granted', 'Ký'),
  flow('B4', 'B2', 'Làm lại'),
  flow('B7', 'B8'),
  flow('B8', 'flow.end.refused'),
];

describe('the ways of a flow', () => {
  test('are the usual one without questions, and what leaves it, not behind it', () => {
    expect(waysOf(rows, flows)).toEqual([
      { entries: [], stages: [['B1'], ['B2'], ['B3'], ['B4']], joins: null },
      { entries: [{ rowId: 'B2', outcome: 'Không đủ' }], stages: [['B7'], ['B8']], joins: null },
    ]);
  });

  test('name every row that a branch leaves from, and where it comes back', () => {
    const more = [...flows.filter(({ from }) => from !== 'B8'), flow('B3', 'B7', 'Không đồng ý'), flow('B8', 'B4')];
    expect(waysOf(rows, more)[1]).toEqual({
      entries: [
        { rowId: 'B2', outcome: 'Không đủ' },
        { rowId: 'B3', outcome: 'Không đồng ý' },
      ],
      stages: [['B7'], ['B8']],
      joins: 'B4',
    });
  });

  test('hold rows side by side in one stage', () => {
    const beside = [row('A'), row('B'), row('C', { isParallel: true }), row('D')];
    const forked = [
      flow('A', 'fork'),
      flow('fork', 'B'),
      flow('fork', 'C'),
      flow('B', 'join'),
      flow('C', 'join'),
      flow('join', 'D'),
    ];
    expect(waysOf(beside, forked)).toEqual([{ entries: [], stages: [['A'], ['B', 'C'], ['D']], joins: null }]);
  });

  test('lose no row, not even one that nothing leads to', () => {
    expect(waysOf([row('A'), row('X')], [flow('A', 'end')]).flatMap((way) => way.stages)).toEqual([['A'], ['X']]);
    expect(waysOf([], [])).toEqual([]);
  });
});

test('a step that only an answer leads to says which', () => {
  expect(conditionOf('B3', rows, flows)).toEqual({ rowId: 'D1', outcome: 'Có' });
  expect(conditionOf('B4', rows, flows)).toBeUndefined();
  expect(conditionOf('B7', rows, flows)).toBeUndefined();
});
