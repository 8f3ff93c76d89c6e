import { describe, expect, test } from 'vitest';
import { hits, stretches } from './geometry.ts';
import { isAlong } from './labels.ts';
import type { FlowModel } from './flow-picture.ts';
import { layoutFlow, twoLines, wrapWords } from './layout.ts';

const lanes = ['desk', 'head', 'officer', 'other', 'chair', 'clerk'].map((id) => ({ id, label: id }));

const permit: FlowModel = {
  lanes,
  rows: [
    { id: 'B1', kind: 'task', laneId: 'desk', label: 'B1', critical: true },
    { id: 'B2', kind: 'task', laneId: 'head', label: 'B2', critical: true },
    { id: 'B3', kind: 'task', laneId: 'officer', label: 'B3', parallel: 'p', critical: true },
    { id: 'B4', kind: 'task', laneId: 'other', label: 'B4', parallel: 'p' },
    { id: 'D', kind: 'decision', laneId: 'officer', label: '', critical: true },
    { id: 'B5', kind: 'task', laneId: 'head', label: 'B5', critical: true },
    { id: 'B6', kind: 'task', laneId: 'chair', label: 'B6', critical: true },
    { id: 'B7', kind: 'task', laneId: 'clerk', label: 'B7', critical: true },
    { id: 'B8', kind: 'task', laneId: 'desk', label: 'B8', critical: true },
  ],
  edges: [
    { from: 'start', to: 'B1', critical: true },
    { from: 'B1', to: 'B2', critical: true },
    { from: 'B2', to: 'B3', critical: true },
    { from: 'B2', to: 'B4' },
    { from: 'B3', to: 'D', critical: true },
    { from: 'B4', to: 'D' },
    { from: 'D', to: 'B5', label: 'Đủ', critical: true },
    { from: 'D', to: 'refused', label: 'Không' },
    { from: 'B5', to: 'B6', critical: true },
    { from: 'B6', to: 'B7', critical: true },
    { from: 'B7', to: 'B8', critical: true },
    { from: 'B8', to: 'done', critical: true },
  ],
  ends: [
    { id: 'done', label: 'Kết thúc' },
    { id: 'refused', label: 'Từ chối' },
  ],
};

const crossings = (model: FlowModel): string[] => {
  const layout = layoutFlow(model);
  return layout.edges.flatMap((edge) =>
    edge.points
      .slice(1)
      .flatMap((point, index) =>
        layout.nodes
          .filter((node) => hits(edge.points[index]!, point, node))
          .map((node) => `${edge.key} × ${node.row.id}`),
      ),
  );
};

describe('the building permit', () => {
  const layout = layoutFlow(permit);

  test('every node stands on the line of its row, in its lane', () => {
    expect(layout.nodes.map((node) => node.cy)).toEqual([29, 87, 145, 203, 261, 319, 377, 435, 493]);
    expect(layout.nodes[2]?.cx).toBe(226);
  });

  test('fork and join lie on the borders around the parallel rows', () => {
    expect(layout.bars.map((bar) => [bar.cy, bar.cx, bar.w])).toEqual([
      [116, 269, 138],
      [232, 269, 138],
    ]);
  });

  test('the way in to the fork is drawn once, whatever the branches', () => {
    expect(layout.edges.filter((edge) => edge.to === 'bar.2')).toHaveLength(1);
  });

  test('no line runs through a box', () => {
    expect(crossings(permit)).toEqual([]);
  });

  test('both ends are reached on the row of their last step', () => {
    expect(layout.ends.map((end) => [end.key, end.y])).toEqual([
      ['D-refused', 261],
      ['B8-done', 493],
    ]);
    expect(layout.labels.map((label) => label.text)).toEqual(expect.arrayContaining(['Từ chối', 'Kết thúc']));
  });
});

describe('a decision', () => {
  const row = (id: string, laneId: string, kind: 'task' | 'decision' = 'task') => ({ id, kind, laneId, label: id });
  const ends = [
    { id: 'done', label: 'Kết thúc' },
    { id: 'refused', label: 'Từ chối' },
  ];

  test('does not send both of its ways along one line', () => {
    const { edges, labels } = layoutFlow({
      lanes,
      rows: [row('D', 'desk', 'decision'), row('B4', 'head')],
      edges: [
        { from: 'D', to: 'B4', label: 'Đủ' },
        { from: 'D', to: 'refused', label: 'Không' },
      ],
      ends,
    });
    const [yes, no] = ['B4', 'D-refused'].map((to) => stretches(edges.find((edge) => edge.to === to)!.points));
    expect(yes!.some((one) => no!.some((other) => isAlong(one, other)))).toBe(false);
    expect(labels.map(({ text }) => text)).toEqual(['Từ chối', 'Không', 'Đủ']);
  });

  test('that is the last row has two ends, one above the other, each with its word', () => {
    const { ends: placed, labels } = layoutFlow({
      lanes,
      rows: [row('D', 'desk', 'decision')],
      edges: [
        { from: 'D', to: 'done', label: 'Đủ' },
        { from: 'D', to: 'refused', label: 'Không' },
      ],
      ends,
    });
    expect(placed.map(({ y }) => y)).toEqual([16, 42]);
    expect(labels.map(({ text }) => text)).toEqual(['Đủ: Kết thúc', 'Không: Từ chối']);
  });
});

describe('harder flows', () => {
  test('the slack of the last lane stays in the picture', () => {
    const rows = ['A', 'B'].map((id) => ({ ...permit.rows[3]!, id, laneId: 'clerk', slackLabel: 'dư 1 giờ' }));
    const { labels, width } = layoutFlow({ lanes, rows, edges: [], ends: [] });
    expect(labels).toHaveLength(2);
    expect(labels.every(({ cx, w }) => cx + w / 2 <= width)).toBe(true);
  });

  test('a step that skips its neighbour in the same lane goes around it', () => {
    const rows = ['A', 'B', 'C'].map((id) => ({ id, kind: 'task' as const, laneId: 'desk', label: id }));
    const edges = [
      { from: 'A', to: 'B' },
      { from: 'A', to: 'C' },
      { from: 'B', to: 'C' },
    ];
    expect(crossings({ lanes, rows, edges, ends: [] })).toEqual([]);
  });

  test('a return goes up outside the boxes', () => {
    const rows = ['A', 'B', 'C'].map((id) => ({ id, kind: 'task' as const, laneId: 'head', label: id }));
    const edges = [
      { from: 'A', to: 'B' },
      { from: 'B', to: 'C' },
      { from: 'C', to: 'A', label: 'Trả lại' },
    ];
    const model = { lanes, rows, edges, ends: [] };
    expect(crossings(model)).toEqual([]);
    expect(layoutFlow(model).edges.filter((edge) => edge.back)).toHaveLength(1);
  });

  test('an end with no room at the right turns to the left', () => {
    const rows = [{ id: 'A', kind: 'task' as const, laneId: 'clerk', label: 'A' }];
    const layout = layoutFlow({ lanes, rows, edges: [{ from: 'A', to: 'e' }], ends: [{ id: 'e', label: 'Hết' }] });
    expect(layout.ends[0]?.x).toBeLessThan(layout.nodes[0]!.cx);
  });

  test('a row of an unknown lane still has a place', () => {
    const rows = [{ id: 'A', kind: 'task' as const, laneId: 'gone', label: 'A' }];
    expect(layoutFlow({ lanes, rows, edges: [], ends: [] }).nodes[0]?.cx).toBe(54);
  });
});

test.each([
  ['Một cửa', ['Một cửa']],
  ['Chuyên viên thụ lý', ['Chuyên viên', 'thụ lý']],
  ['Đơn vị ý kiến', ['Đơn vị', 'ý kiến']],
  ['Phó Chủ tịch Ủy ban nhân dân phường', ['Phó Chủ tịc…', 'nhân dân ph…']],
])('%s fits its lane', (label, lines) => {
  expect(twoLines(label, 11)).toEqual(lines);
});

test.each([
  ['Một cửa', ['Một cửa']],
  ['Công chức tiếp nhận', ['Công chức', 'tiếp nhận']],
  ['Trưởng phòng Kinh tế, Hạ tầng và Đô thị', ['Trưởng', 'phòng Kinh', 'tế, Hạ tầng…']],
])('the head of a lane keeps whole words: %s', (label, lines) => {
  expect(wrapWords(label, 11, 3)).toEqual(lines);
});
