import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, hits, overlap, stretches } from './geometry.ts';
import { isAlong } from './labels.ts';
import { rowHeight } from './places.ts';
import type { FlowEdge, FlowLayout, FlowModel, FlowRow } from './flow-picture.ts';
import { layoutFlow } from './layout.ts';

/** One row, or a parallel block of so many rows, with the choices made at its single row. */
interface Part {
  readonly kind: 'task' | 'decision' | 'block';
  readonly lanes: readonly number[];
  /** Two rows of the block follow one another as one branch. */
  readonly isLong: boolean;
  readonly ways: readonly { readonly to: 'end' | 'on' | 'back'; readonly by: number }[];
}

const partArbitrary: fc.Arbitrary<Part> = fc.record({
  kind: fc.constantFrom('task', 'task', 'task', 'decision', 'block'),
  lanes: fc.array(fc.nat(5), { minLength: 2, maxLength: 4 }),
  isLong: fc.boolean(),
  ways: fc.array(fc.record({ to: fc.constantFrom('end', 'on', 'back'), by: fc.nat(3) }), { maxLength: 3 }),
});

const words = ['Không', 'Trả lại', 'Cần bổ sung', 'Chuyển cấp trên'];
const endIds = ['refused', 'withdrawn'];

/** Flows as tables make them: rows follow one another; choices lead on, back, or out. */
function modelOf(laneCount: number, parts: readonly Part[]): FlowModel {
  const rows: FlowRow[] = [];
  const edges: FlowEdge[] = [];
  const groups = parts.map((part, at) => {
    const count = part.kind === 'block' ? part.lanes.length : 1;
    const group = Array.from(
      { length: count },
      (_, nth): FlowRow => ({
        id: `r${at}-${nth}`,
        kind: part.kind === 'decision' ? 'decision' : 'task',
        laneId: `lane${(part.lanes[nth] ?? 0) % laneCount}`,
        label: `B${rows.length + nth + 1}`,
        timeLabel: '4 giờ',
        critical: nth === 0,
        ...(count > 1 && { parallel: `p${at}`, ...(nth > 0 && { slackLabel: 'dư 12 giờ' }) }),
      }),
    );
    rows.push(...group);
    const isChained = count > 2 && part.isLong;
    if (isChained) edges.push({ from: group[0]!.id, to: group[1]!.id });
    const entries = group.filter((_, nth) => !(isChained && nth === 1));
    const exits = group.filter((_, nth) => !(isChained && nth === 0));
    return { entries, exits, part };
  });
  const join = (from: readonly FlowRow[], to: readonly { id: string }[], label?: string) => {
    for (const a of from)
      for (const b of to) edges.push({ from: a.id, to: b.id, critical: a.critical === true, ...(label && { label }) });
  };
  join([{ id: 'start' } as FlowRow], groups[0]!.entries);
  groups.forEach(({ exits, part }, at) => {
    const following = groups[at + 1]?.entries ?? [{ id: 'done' }];
    const isChoice = part.kind !== 'block' && part.ways.length > 0;
    join(exits, following, isChoice ? 'Đủ' : undefined);
    if (!isChoice) return;
    part.ways.forEach(({ to, by }, nth) => {
      const on = groups[at + 2 + by];
      if (to === 'end' || (to === 'on' && on === undefined)) join(exits, [{ id: endIds[by % 2]! }], words[nth]);
      else if (to === 'on') join(exits, on!.entries, words[nth]);
      else join(exits, groups[Math.max(0, at - by)]!.entries);
    });
  });
  const ends = ['done', ...endIds].map((id, at) => ({ id, label: ['Kết thúc', 'Từ chối', 'Rút hồ sơ', 'Dừng'][at]! }));
  const lanes = Array.from({ length: laneCount }, (_, at) => ({ id: `lane${at}`, label: `Làn ${at}` }));
  return { lanes, rows, edges, ends };
}

const flowArbitrary = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.array(partArbitrary, { minLength: 1, maxLength: 9 }))
  .map(([laneCount, parts]) => modelOf(laneCount, parts));

type Named = Box & { readonly name: string };

const nodesOf = (layout: FlowLayout): Named[] => [
  ...layout.nodes.map((node) => ({ ...node, name: node.row.id })),
  ...layout.bars.map((bar) => ({ ...bar, name: bar.key })),
  ...layout.ends.map((end) => ({ cx: end.x, cy: end.y, w: 14, h: 14, name: end.key })),
  ...(layout.start === null ? [] : [{ cx: layout.start.x, cy: layout.start.y, w: 12, h: 12, name: 'start' }]),
];

const labelsOf = (layout: FlowLayout): Named[] => layout.labels.map((label) => ({ ...label, name: `“${label.text}”` }));

const pairs = <T>(items: readonly T[]): (readonly [T, T])[] =>
  items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const));

const overlaps = (boxes: readonly Named[]) =>
  pairs(boxes).flatMap(([one, other]) => (overlap(one, other) ? [`${one.name} on ${other.name}`] : []));

const throughNodes = (layout: FlowLayout) =>
  layout.edges.flatMap((edge) =>
    nodesOf(layout).flatMap((node) =>
      stretches(edge.points).some(([a, b]) => hits(a, b, node)) ? [`${edge.key} through ${node.name}`] : [],
    ),
  );

const onOneAnother = (layout: FlowLayout) =>
  pairs(layout.edges).flatMap(([one, other]) => {
    if (one.from === other.from || one.to === other.to) return [];
    const isShared = stretches(one.points).some((a) => stretches(other.points).some((b) => isAlong(a, b)));
    return isShared ? [`${one.key} along ${other.key}`] : [];
  });

/** Words that stand neither at their own line nor on the row of what it leaves. */
const strayWords = (layout: FlowLayout) =>
  layout.labels.flatMap((label) => {
    const edge = layout.edges.find(({ key }) => key === label.edge);
    const source = layout.nodes.find((node) => node.row.id === edge?.from);
    const near = { ...label, w: label.w + 12, h: label.h + 8 };
    const isBeside = source !== undefined && Math.abs(source.cy - label.cy) < rowHeight / 2;
    const isNear = edge === undefined || stretches(edge.points).some(([a, b]) => hits(a, b, near));
    return isNear || isBeside ? [] : [label.text];
  });

const unsaidWords = (layout: FlowLayout, model: FlowModel) => {
  const texts = layout.labels.map(({ text }) => text).join(' ');
  return model.edges.flatMap(({ label }) => (label === undefined || texts.includes(label) ? [] : [label]));
};

const undrawn = (layout: FlowLayout, model: FlowModel) =>
  model.edges.filter(({ from, to }) => {
    const leaves = layout.edges.some((edge) => edge.from === from || edge.from.startsWith('bar.'));
    const arrives = layout.edges.some(
      (edge) => edge.to === to || edge.to.endsWith(`-${to}`) || edge.to.startsWith('bar.'),
    );
    return !leaves || !arrives;
  });

const outside = (layout: FlowLayout) =>
  [...nodesOf(layout), ...labelsOf(layout)].filter(({ cx, w }) => cx - w / 2 < 0 || cx + w / 2 > layout.width);

test('in every flow each thing has a place of its own', () => {
  fc.assert(
    fc.property(flowArbitrary, (model) => {
      const layout = layoutFlow(model);
      expect({
        boxesOverlap: overlaps([...nodesOf(layout), ...labelsOf(layout)]),
        linesThroughBoxes: throughNodes(layout),
        linesOnLines: onOneAnother(layout),
        strayWords: strayWords(layout),
        unsaidWords: unsaidWords(layout, model),
        undrawn: undrawn(layout, model),
        outside: outside(layout),
      }).toEqual({
        ...{ boxesOverlap: [], linesThroughBoxes: [], linesOnLines: [], strayWords: [] },
        ...{ unsaidWords: [], undrawn: [], outside: [] },
      });
    }),
    { numRuns: 60 },
  );
});
