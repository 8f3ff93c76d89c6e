/** A position's lane. */
export interface FlowLane {
  readonly id: string;
  readonly label: string;
}

/** A node on its own row, level with the row of the table that describes it. */
export interface FlowRow {
  readonly id: string;
  readonly kind: 'task' | 'decision';
  readonly laneId: string;
  /** `B1` in the box; nothing in a decision. */
  readonly label: string;
  readonly timeLabel?: string;
  /** Beside the box, such as `dư 12 giờ`. */
  readonly slackLabel?: string;
  /** Rows with one mark, following each other, run side by side between a fork and a join. */
  readonly parallel?: string;
  readonly critical?: boolean;
  readonly error?: boolean;
  /** Dossiers that stand here now. */
  readonly count?: number;
  readonly href?: string;
}

export interface FlowEdge {
  /** A row, or `start`. */
  readonly from: string;
  /** A row, or the id of an end. */
  readonly to: string;
  readonly label?: string;
  readonly critical?: boolean;
}

export interface FlowEnd {
  readonly id: string;
  readonly label: string;
}

export interface FlowModel {
  readonly lanes: readonly FlowLane[];
  readonly rows: readonly FlowRow[];
  readonly edges: readonly FlowEdge[];
  readonly ends: readonly FlowEnd[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly cx: number;
  readonly cy: number;
  readonly w: number;
  readonly h: number;
}

export interface PlacedNode extends Box {
  readonly row: FlowRow;
}

export interface PlacedEdge {
  readonly key: string;
  readonly points: readonly Point[];
  readonly critical: boolean;
  readonly back: boolean;
  readonly label?: { readonly text: string; readonly at: Point; readonly anchor: 'start' | 'end' };
  readonly arrow: boolean;
}

export interface PlacedEnd extends Point {
  readonly key: string;
  readonly label: string;
  readonly side: 'left' | 'right';
  readonly critical: boolean;
}

export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  readonly laneWidth: number;
  readonly laneLeft: readonly number[];
  readonly nodes: readonly PlacedNode[];
  readonly bars: readonly { readonly key: string; readonly x: number; readonly y: number; readonly w: number }[];
  readonly edges: readonly PlacedEdge[];
  readonly ends: readonly PlacedEnd[];
  readonly start: Point | null;
}

export const rowHeight = 58;
const taskSize = { w: 74, h: 40 };
const decisionSize = { w: 36, h: 30 };
const margin = 11;
const roomOfSixLanes = 516;
const barReach = 26;
const barHalf = 2.5;
const endReach = { task: 32, decision: 63 };
const endLabelRoom = 72;

interface Group {
  readonly key: string;
  readonly members: readonly PlacedNode[];
  readonly fork: Box;
  readonly join: Box;
}

const right = (box: Box): number => box.cx + box.w / 2;
const left = (box: Box): number => box.cx - box.w / 2;
const top = (box: Box): number => box.cy - box.h / 2;
const bottom = (box: Box): number => box.cy + box.h / 2;

/** Whether a level or upright stretch runs into a box; touching its edge does not count. */
export function hits(a: Point, b: Point, box: Box): boolean {
  const [x1, x2] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [y1, y2] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return x2 > left(box) + 0.5 && x1 < right(box) - 0.5 && y2 > top(box) + 0.5 && y1 < bottom(box) - 0.5;
}

const clear = (points: readonly Point[], boxes: readonly Box[]): boolean =>
  points.every((point, index) => {
    const next = points[index + 1];
    return next === undefined || boxes.every((box) => !hits(point, next, box));
  });

/** The plainest way down from one box to another that runs into no third. */
function wayDown(a: Box, b: Box, boxes: readonly Box[], laneWidth: number): Point[] {
  const others = boxes.filter((box) => box !== a && box !== b);
  const border = top(b) - (rowHeight - taskSize.h) / 2;
  const into = { x: b.cx, y: top(b) };
  const side = b.cx >= a.cx ? right(a) : left(a);
  const gutters = [a.cx + laneWidth / 2, a.cx - laneWidth / 2].map((x) => [
    { x: x > a.cx ? right(a) : left(a), y: a.cy },
    { x, y: a.cy },
    { x, y: border },
    { x: b.cx, y: border },
    into,
  ]);
  const straight = [{ x: a.cx, y: bottom(a) }, into];
  const bent = [{ x: side, y: a.cy }, { x: b.cx, y: a.cy }, into];
  const late = [{ x: a.cx, y: bottom(a) }, { x: a.cx, y: border }, { x: b.cx, y: border }, into];
  const sameLane = Math.abs(a.cx - b.cx) < 1;
  const ways = sameLane ? [straight, ...gutters] : [bent, late, ...gutters];
  return ways.find((way) => clear(way, others)) ?? late;
}

/** The way back up, along the left of both lanes. */
function wayUp(a: Box, b: Box, laneWidth: number, shift: number): Point[] {
  const x = Math.max(4, Math.min(a.cx, b.cx) - laneWidth / 2 - shift);
  return [
    { x: left(a), y: a.cy },
    { x, y: a.cy },
    { x, y: b.cy },
    { x: left(b), y: b.cy },
  ];
}

function placeNodes(rows: readonly FlowRow[], lanes: readonly FlowLane[], laneWidth: number): PlacedNode[] {
  return rows.map((row, index) => {
    const lane = Math.max(
      0,
      lanes.findIndex((candidate) => candidate.id === row.laneId),
    );
    const size = row.kind === 'task' ? taskSize : decisionSize;
    return { row, cx: margin + laneWidth * (lane + 0.5), cy: rowHeight * (index + 0.5), ...size };
  });
}

function placeGroups(nodes: readonly PlacedNode[]): Group[] {
  const byMark = new Map<string, PlacedNode[]>();
  for (const node of nodes) {
    const mark = node.row.parallel;
    if (mark !== undefined) byMark.set(mark, [...(byMark.get(mark) ?? []), node]);
  }
  return [...byMark].map(([key, members]) => {
    const rows = members.map((member) => Math.floor(member.cy / rowHeight));
    const lead = members.find((member) => member.row.critical) ?? members[0];
    const bar = (y: number): Box => ({ cx: lead?.cx ?? 0, cy: y, w: barReach * 2, h: barHalf * 2 });
    return {
      key,
      members,
      fork: bar(Math.min(...rows) * rowHeight),
      join: bar((Math.max(...rows) + 1) * rowHeight),
    };
  });
}

function branchEdges(group: Group): PlacedEdge[] {
  return group.members.flatMap((member) => {
    const critical = member.row.critical === true;
    const x = member.cx;
    const down = [
      { x, y: bottom(group.fork) },
      { x, y: top(member) },
    ];
    const out = [
      { x, y: bottom(member) },
      { x, y: top(group.join) },
    ];
    return [
      { key: `${member.row.id}-in`, points: down, critical, back: false, arrow: true },
      { key: `${member.row.id}-out`, points: out, critical, back: false, arrow: false },
    ];
  });
}

function labelAt(edge: FlowEdge, points: readonly Point[]): PlacedEdge['label'] {
  const [from, to] = points;
  if (edge.label === undefined || from === undefined || to === undefined) return undefined;
  if (Math.abs(to.x - from.x) < 1) return { text: edge.label, at: { x: from.x + 6, y: from.y + 13 }, anchor: 'start' };
  const goesRight = to.x > from.x;
  return {
    text: edge.label,
    at: { x: from.x + (goesRight ? 6 : -6), y: from.y - 6 },
    anchor: goesRight ? 'start' : 'end',
  };
}

interface Ground {
  readonly model: FlowModel;
  readonly nodes: readonly PlacedNode[];
  readonly groups: readonly Group[];
  readonly laneWidth: number;
  readonly width: number;
}

const nodeOf = (ground: Ground, id: string) => ground.nodes.find((node) => node.row.id === id);

/** Where an edge leaves or enters: the row itself, or the bar of the group it belongs to. */
function gate(ground: Ground, id: string, other: string, end: 'fork' | 'join'): Box | undefined {
  const node = nodeOf(ground, id);
  const mark = node?.row.parallel;
  if (mark === undefined || nodeOf(ground, other)?.row.parallel === mark) return node;
  return ground.groups.find((group) => group.key === mark)?.[end];
}

function placeEdges(ground: Ground): PlacedEdge[] {
  const { model, nodes, laneWidth } = ground;
  const seen = new Set<string>();
  const placed: PlacedEdge[] = [];
  let backs = 0;
  for (const edge of model.edges) {
    const from = gate(ground, edge.from, edge.to, 'join');
    const to = gate(ground, edge.to, edge.from, 'fork');
    if (from === undefined || to === undefined) continue;
    const key = `${from.cx},${from.cy}-${to.cx},${to.cy}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const back = to.cy <= from.cy;
    const points = back ? wayUp(from, to, laneWidth, 3 * backs++) : wayDown(from, to, nodes, laneWidth);
    placed.push({ key, points, critical: edge.critical === true, back, label: labelAt(edge, points), arrow: true });
  }
  return placed;
}

function placeEnds(ground: Ground): { ends: PlacedEnd[]; edges: PlacedEdge[] } {
  const ends: PlacedEnd[] = [];
  const edges: PlacedEdge[] = [];
  for (const edge of ground.model.edges) {
    const end = ground.model.ends.find((candidate) => candidate.id === edge.to);
    const from = nodeOf(ground, edge.from);
    if (end === undefined || from === undefined) continue;
    const reach = endReach[from.row.kind];
    const side = right(from) + reach + endLabelRoom <= ground.width ? 'right' : 'left';
    const turn = side === 'right' ? 1 : -1;
    const exit = { x: from.cx + (turn * from.w) / 2, y: from.cy };
    const x = exit.x + turn * reach;
    const points = [exit, { x: x - turn * 8, y: from.cy }];
    const critical = edge.critical === true;
    const key = `${edge.from}-${end.id}`;
    ends.push({ key, x, y: from.cy, label: end.label, side, critical });
    edges.push({ key, points, critical, back: false, label: labelAt(edge, points), arrow: true });
  }
  return { ends, edges };
}

/** Places a flow: lanes are columns, rows are the table's rows, forks and joins are bars on the row borders. */
export function layoutFlow(model: FlowModel): FlowLayout {
  const count = Math.max(1, model.lanes.length);
  const laneWidth = Math.max(86, Math.min(150, Math.floor(roomOfSixLanes / count)));
  const width = Math.max(roomOfSixLanes, laneWidth * count) + margin * 2;
  const nodes = placeNodes(model.rows, model.lanes, laneWidth);
  const groups = placeGroups(nodes);
  const ground: Ground = { model, nodes, groups, laneWidth, width };
  const firstId = model.edges.find((edge) => edge.from === 'start')?.to;
  const first = firstId === undefined ? undefined : nodeOf(ground, firstId);
  const { ends, edges } = placeEnds(ground);
  const start = first === undefined ? null : { x: first.cx, y: top(first) - (rowHeight - taskSize.h) / 2 };
  return {
    width,
    height: rowHeight * model.rows.length,
    laneWidth,
    laneLeft: model.lanes.map((_, index) => margin + laneWidth * index),
    nodes,
    bars: groups.flatMap(({ key, members, fork, join }) => {
      const x = Math.min(...members.map((member) => member.cx)) - barReach;
      const w = Math.max(...members.map((member) => member.cx)) + barReach - x;
      return [fork, join].map((bar, index) => ({ key: `${key}-${index}`, x, y: bar.cy, w }));
    }),
    edges: [...placeEdges(ground), ...groups.flatMap(branchEdges), ...edges],
    ends,
    start,
  };
}

/** A label in at most so many lines of about `width` letters; what is left out goes by whole words. */
export function wrapWords(label: string, width: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else if (lines.length < most) lines.push(word);
    else {
      lines[most - 1] = `${lines[most - 1]}…`;
      break;
    }
  }
  return lines;
}

/** A label in at most two lines of about `width` letters, broken at the word that leaves them most alike. */
export function twoLines(label: string, width: number): string[] {
  if (label.length <= width) return [label];
  const words = label.split(' ');
  const breaks = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
  const longest = (lines: readonly string[]) => Math.max(...lines.map((line) => line.length));
  const first = (lines: readonly string[]) => lines[0]?.length ?? 0;
  const best = breaks.sort((a, b) => longest(a) - longest(b) || first(b) - first(a))[0] ?? [label];
  return best.map((line) => (line.length <= width + 2 ? line : `${line.slice(0, width).trimEnd()}…`));
}
