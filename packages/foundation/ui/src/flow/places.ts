import { type Box, bottom, left, overlap, type Point, right, top } from './geometry.ts';
import type { FlowModel, PlacedNode } from './flow-picture.ts';
import { type Place, type Port, sides, type Tracks, type Wire } from './routing.ts';

export const rowHeight = 58;
export const margin = 11;
export const barHeight = 5;
const taskSize = { w: 74, h: 40 };
const decisionSize = { w: 36, h: 30 };
const barReach = 26;
/** Between two upright lines into the same side of a box. */
const portStep = 22;
const endRadius = 7;
const endReach = { plain: 32, labelled: 63 };
const letterWidth = 7.4;
export const textHeight = 16;
const startId = 'start';

export interface Link extends Wire {
  readonly critical: boolean;
  readonly arrow: boolean;
  /** Rows it goes down; none or less: it leads back. */
  readonly rows: number;
}

export interface GroundEnd extends Point {
  readonly key: string;
  readonly from: string;
  readonly endId: string;
  /** Its name, after the words of the way to it where there is no room for them beside that. */
  readonly label: Box & { readonly text: string };
  readonly saysWay: boolean;
  readonly critical: boolean;
}

/** Everything that stands still, before any line is drawn. */
export interface Ground {
  readonly model: FlowModel;
  readonly laneWidth: number;
  readonly width: number;
  readonly nodes: readonly PlacedNode[];
  readonly bars: readonly (Box & { readonly key: string })[];
  readonly ends: readonly GroundEnd[];
  readonly start: Point | null;
  readonly places: readonly Place[];
  /** Where an edge leaves or enters: the row itself, or the bar of the parallel rows it belongs to. */
  gateOf(id: string, other: string, end: 'fork' | 'join'): string;
}

export const textWidth = (text: string): number => text.length * letterWidth;

interface Group {
  readonly fork: string;
  readonly join: string;
}

export function placeAll(model: FlowModel, laneWidth: number, width: number): Ground {
  const nodes = placeNodes(model, laneWidth);
  const { bars, groups } = placeBars(nodes);
  const markOf = new Map(model.rows.map((row) => [row.id, row.parallel]));
  const gateOf: Ground['gateOf'] = (id, other, end) => {
    const mark = markOf.get(id);
    return mark === undefined || markOf.get(other) === mark ? id : groups.get(mark)![end];
  };
  const first = model.edges.find((edge) => edge.from === startId)?.to;
  const startAt = first === undefined ? undefined : gateOf(first, startId, 'fork');
  const below = [...nodes.map((node) => ({ ...node, key: node.row.id })), ...bars].find(({ key }) => key === startAt);
  const start = below === undefined ? null : { x: below.cx, y: startY(below) };
  const still = [...nodes.map((node) => nodePlace(node, bars)), ...bars.map((bar) => barPlace(bar, nodes))];
  if (start !== null) still.push(startPlace(start));
  const ends = placeEnds(model, still, width, gateOf);
  return { model, laneWidth, width, nodes, bars, ends, start, gateOf, places: [...still, ...ends.map(endPlace)] };
}

const startY = (below: Box): number => top(below) - (rowHeight - taskSize.h) / 2 + (below.h < taskSize.h ? 1 : 0);

function placeNodes(model: FlowModel, laneWidth: number): PlacedNode[] {
  return model.rows.map((row, index) => {
    const lane = Math.max(
      0,
      model.lanes.findIndex((candidate) => candidate.id === row.laneId),
    );
    const size = row.kind === 'task' ? taskSize : decisionSize;
    return { row, cx: margin + laneWidth * (lane + 0.5), cy: rowHeight * (index + 0.5), ...size };
  });
}

/** A bar on the border above and below parallel rows; a block that follows a block shares the bar between them. */
function placeBars(nodes: readonly PlacedNode[]) {
  const groups = new Map<string, Group>();
  const members = new Map<string, PlacedNode[]>();
  const marked = Map.groupBy(nodes, (node) => node.row.parallel);
  for (const [mark, group] of marked) {
    if (mark === undefined) continue;
    const rows = group.map((node) => nodes.indexOf(node));
    const [fork, join] = [`bar.${Math.min(...rows)}`, `bar.${Math.max(...rows) + 1}`];
    groups.set(mark, { fork, join });
    for (const key of [fork, join]) members.set(key, [...(members.get(key) ?? []), ...group]);
  }
  const bars = [...members].map(([key, group]) => {
    const [low, high] = [Math.min(...group.map(({ cx }) => cx)), Math.max(...group.map(({ cx }) => cx))];
    const border = Number(key.slice('bar.'.length)) * rowHeight;
    const w = high - low + barReach * 2;
    // Above the first row the start stands on the border, and the bar makes room for it.
    return { key, cx: (low + high) / 2, cy: border === 0 ? 5 : border, w, h: barHeight + 2 };
  });
  return { bars, groups };
}

const port = (x: number, y: number, side: Port['side'], cost: number): Port => ({ x, y, side, cost });

function nodePlace(node: PlacedNode, bars: readonly Box[]): Place {
  const { row, cx, cy, w, h } = node;
  const spread = row.kind === 'task' ? [-1, 0, 1] : [0];
  const along = (side: Port['side'], cost: number) =>
    spread.map((turn) => {
      const y = side === sides.up ? top(node) : bottom(node);
      return port(cx + turn * portStep, y, side, cost + Math.abs(turn) * 30);
    });
  const beside = (side: Port['side'], cost: number) =>
    spread.map((turn) => {
      const x = side === sides.left ? left(node) : right(node);
      return port(x, cy + turn * sideStep, side, cost + Math.abs(turn) * 22);
    });
  const isTight = row.kind === 'task' || bars.some((bar) => bar.cy > cy && bar.cy < cy + rowHeight);
  const down = along(sides.down, 0).map((each) => ({ ...each, isTight }));
  return {
    id: row.id,
    row: Math.floor(cy / rowHeight),
    ...{ cx, cy, w, h },
    out: [...beside(sides.right, 0), ...down, ...beside(sides.left, 0), ...along(sides.up, 60)],
    into: [...along(sides.up, 0), ...beside(sides.left, 40), ...beside(sides.right, 40), ...along(sides.down, 80)],
  };
}

/** Half of what parts two ends on one side. */
const sideStep = 13;

/** Lines arrive from above and leave below; the middle of the row on the critical path is the first choice. */
function barPlace(bar: Box & { readonly key: string }, nodes: readonly PlacedNode[]): Place {
  const xs = new Set(
    nodes
      .flatMap(({ cx }) => [-1, 0, 1].map((turn) => cx + turn * portStep))
      .filter((x) => x > left(bar) && x < right(bar)),
  );
  const leads = new Set(
    nodes.filter((node) => node.row.parallel !== undefined && node.row.critical).map(({ cx }) => cx),
  );
  const ports = (y: number, side: Port['side']) => [...xs].map((x) => port(x, y, side, leads.has(x) ? 0 : 4));
  const ends = [port(right(bar), bar.cy, sides.right, 20), port(left(bar), bar.cy, sides.left, 20)];
  return {
    ...bar,
    ...{ id: bar.key, row: -1 },
    out: [...ports(bottom(bar), sides.down), ...ends],
    into: ports(top(bar), sides.up),
  };
}

const startPlace = ({ x, y }: Point): Place => ({
  ...{ id: startId, row: -1, cx: x, cy: y, w: 12, h: 12, into: [] },
  out: [port(x, y + 6, sides.down, 0)],
});

const endPlace = (end: GroundEnd): Place => {
  const isRight = end.label.cx > end.x;
  const [low, high] = isRight ? [end.x - endRadius, right(end.label)] : [left(end.label), end.x + endRadius];
  return {
    id: end.key,
    row: Math.floor(end.y / rowHeight),
    ...{ cx: (low + high) / 2, cy: end.y, w: high - low, h: textHeight, out: [] },
    into: [port(isRight ? low : high, end.y, isRight ? sides.left : sides.right, 0)],
  };
};

/** Ends stand beside what leads to them, right if there is room, two of them one above the other on one side. */
function placeEnds(model: FlowModel, still: readonly Place[], width: number, gateOf: Ground['gateOf']): GroundEnd[] {
  const ends = new Map<string, { from: string; endId: string; words: string; critical: boolean }>();
  for (const edge of model.edges) {
    const end = model.ends.find(({ id }) => id === edge.to);
    const from = gateOf(edge.from, edge.to, 'join');
    if (end === undefined || !still.some(({ id }) => id === from)) continue;
    const key = `${from}-${end.id}`;
    const known = ends.get(key);
    const words = [known?.words, edge.label].filter((word) => word !== undefined && word !== '').join(' / ');
    ends.set(key, { from, endId: end.id, words, critical: edge.critical === true || known?.critical === true });
  }
  return [...Map.groupBy(ends.values(), ({ from }) => from)].flatMap(([from, group]) => {
    const place = still.find(({ id }) => id === from)!;
    return group.map((end, at) => {
      const name = model.ends.find(({ id }) => id === end.endId)?.label ?? '';
      // Lines to several ends on one side lie too close together for words of their own.
      const saysWay = group.length > 1 && end.words !== '';
      const text = saysWay ? `${end.words}: ${name}` : name;
      const w = textWidth(text);
      const reach =
        end.words === '' || saysWay ? endReach.plain : Math.max(endReach.labelled, textWidth(end.words) + 26);
      const need = reach + endRadius * 2 + 6 + w;
      const isRight = right(place) + need <= width || left(place) - need < 0;
      const turn = isRight ? 1 : -1;
      const x = (isRight ? right(place) : left(place)) + turn * reach;
      const y = place.cy + (at - (group.length - 1) / 2) * (group.length === 2 ? 2 * sideStep : textHeight + 1);
      const label = { text, cx: x + turn * (endRadius + 6 + w / 2), cy: y, w, h: textHeight };
      return { key: `${from}-${end.endId}`, from, endId: end.endId, x, y, label, saysWay, critical: end.critical };
    });
  });
}

/** Tracks between the rows and between the lanes; the denser, the closer together and the further out. */
export function tracksOf(ground: Ground, density: number): Tracks {
  const { nodes, laneWidth, model } = ground;
  const lanes = Math.max(1, model.lanes.length);
  const upright = new Map<number, number>();
  for (const { cx } of nodes) {
    for (const turn of [-1, 0, 1]) upright.set(cx + turn * portStep, Math.abs(turn) * 6);
  }
  const gutter = laneWidth - taskSize.w;
  const step = Math.min(8, gutter / (4 + 2 * density));
  for (let lane = 0; lane <= lanes; lane++) {
    const x = margin + lane * laneWidth;
    for (let turn = 0; turn * step < gutter / 2 - 1; turn++) {
      for (const at of [x + turn * step, x - turn * step]) if (at >= 3) upright.set(at, turn);
    }
  }
  for (let turn = 0; turn < density * 4; turn++) upright.set(ground.width + turn * 6, 20 + turn);
  const level = [];
  const reach = 5 + density * 0.4;
  const half = 1 + density;
  for (let row = 0; row <= model.rows.length; row++) {
    for (let turn = -half; turn <= half; turn++) {
      level.push({ y: row * rowHeight + (turn * reach) / half, cost: Math.abs(turn), row: null });
    }
    if (row === model.rows.length) break;
    const middle = (row + 0.5) * rowHeight;
    for (const turn of [-1, 0, 1]) level.push({ y: middle + turn * sideStep, cost: Math.abs(turn) * 4, row });
  }
  for (const { y } of ground.ends) {
    if (!level.some((track) => track.y === y)) level.push({ y, cost: 0, row: Math.floor(y / rowHeight) });
  }
  return { upright: [...upright].map(([x, cost]) => ({ x, cost })), level };
}

export const isFree = (box: Box, boxes: readonly Box[]): boolean => boxes.every((other) => !overlap(box, other));
