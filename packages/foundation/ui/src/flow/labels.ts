import { type Box, hits, left, type Point, right, stretches } from './geometry.ts';
import type { PlacedEdge, PlacedLabel } from './flow-picture.ts';
import { type Ground, isFree, textHeight, textWidth } from './places.ts';

/** The words of ends, edges and slack, each beside its own and on nothing else. */
export function placeLabels(ground: Ground, edges: readonly PlacedEdge[]): PlacedLabel[] {
  const circles = ground.ends.map(({ x, y }) => ({ cx: x, cy: y, w: 14, h: 14 }));
  const placed: PlacedLabel[] = ground.ends.map((end) => ({ ...end.label, key: `${end.key}-end` }));
  const start = ground.start === null ? [] : [{ cx: ground.start.x, cy: ground.start.y, w: 12, h: 12 }];
  const still = [...ground.nodes, ...ground.bars, ...circles, ...start];
  const put = (key: string, text: string, spots: readonly Box[], edge?: string) => {
    const free = spots.filter((spot) => left(spot) >= 2 && isFree(spot, [...still, ...placed]));
    const spot = leastCrossed(free, edges) ?? spots[0];
    if (spot !== undefined) placed.push({ key, text, ...spot, ...(edge === undefined ? {} : { edge }) });
  };
  for (const edge of edges) {
    if (edge.label === undefined) continue;
    const w = textWidth(edge.label);
    const source = ground.nodes.find((node) => node.row.id === edge.from);
    const spots = [...spotsAlong(edge, edges, w), ...(source === undefined ? [] : spotsBeside(source, ground, w))];
    put(edge.key, edge.label, spots, edge.key);
  }
  for (const node of ground.nodes) {
    const { slackLabel, id } = node.row;
    if (slackLabel !== undefined) put(`${id}-slack`, slackLabel, spotsBeside(node, ground, textWidth(slackLabel)));
  }
  return placed;
}

function leastCrossed(spots: readonly Box[], edges: readonly PlacedEdge[]): Box | undefined {
  let best: Box | undefined;
  let least = Infinity;
  for (const spot of spots) {
    const crossed = edges.flatMap(({ points }) => stretches(points)).filter(([a, b]) => hits(a, b, spot)).length;
    if (crossed >= least) continue;
    [best, least] = [spot, crossed];
    if (crossed === 0) break;
  }
  return best;
}

/** Beside each stretch that the edge has for itself, from where it leaves. */
function spotsAlong(edge: PlacedEdge, edges: readonly PlacedEdge[], w: number): Box[] {
  const others = edges.filter((other) => other !== edge).flatMap(({ points }) => stretches(points));
  return stretches(edge.points)
    .filter((own) => !others.some((other) => isAlong(own, other)))
    .flatMap(([a, b]) => (a.y === b.y ? spotsOfLevel(a, b, w) : spotsOfUpright(a, b, w)));
}

/** Whether two stretches lie on one another. */
export function isAlong([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const share = (p: number, q: number, r: number, s: number) =>
    Math.min(Math.max(p, q), Math.max(r, s)) - Math.max(Math.min(p, q), Math.min(r, s)) > 0.5;
  if (a.y === b.y && c.y === d.y) return a.y === c.y && share(a.x, b.x, c.x, d.x);
  if (a.x === b.x && c.x === d.x) return a.x === c.x && share(a.y, b.y, c.y, d.y);
  return false;
}

/** From the first place to the last, in steps of half a line; only the first when there is no room. */
function spread(first: number, last: number): number[] {
  const count = Math.max(1, Math.ceil((last - first) / (textHeight / 2)));
  return Array.from({ length: count }, (_, at) => first + (at * textHeight) / 2);
}

function spotsOfLevel(a: Point, b: Point, w: number): Box[] {
  const way = Math.sign(b.x - a.x);
  const starts = spread(5, Math.abs(b.x - a.x) - w - 5);
  return starts.flatMap((start) =>
    [-1, 1].map((side) => ({
      cx: a.x + way * (start + w / 2),
      cy: a.y + side * (textHeight / 2 + 1),
      w,
      h: textHeight,
    })),
  );
}

function spotsOfUpright(a: Point, b: Point, w: number): Box[] {
  const way = Math.sign(b.y - a.y);
  const length = Math.abs(b.y - a.y);
  const starts = spread(0, length - textHeight);
  return starts.flatMap((start) =>
    [1, -1].map((side) => ({
      cx: a.x + side * (w / 2 + 5),
      cy: a.y + way * (start + textHeight / 2),
      w,
      h: textHeight,
    })),
  );
}

/** Right of the box, left of it, and further out; within the picture first. */
function spotsBeside(node: Box, ground: Ground, w: number): Box[] {
  const spot = (turn: number, out: number, dy: number): Box => ({
    cx: (turn > 0 ? right(node) : left(node)) + turn * (out + w / 2),
    cy: node.cy + dy,
    w,
    h: textHeight,
  });
  const spots = [8, 14, 24, 40, 70, 110, 160, 220, 300, 400, 520].flatMap((out) =>
    [0, -12, 12].flatMap((dy) => [spot(1, out, dy), spot(-1, out, dy)]),
  );
  const isWithin = (box: Box) => right(box) <= ground.width;
  return [...spots.filter(isWithin), ...spots.filter((box) => !isWithin(box))];
}
