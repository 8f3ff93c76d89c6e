import { type Point, right } from './geometry.ts';
import type { FlowEdge, FlowLayout, FlowModel, PlacedEdge } from './flow-picture.ts';
import { placeLabels } from './labels.ts';
import { barHeight, type Ground, type Link, margin, placeAll, rowHeight, tracksOf } from './places.ts';
import { Router } from './routing.ts';

const roomOfSixLanes = 516;
/** How often the tracks are drawn closer and the picture wider before a line is given up. */
const mostTries = 6;

/** Places a flow: lanes are columns, rows are the table's rows, forks and joins are bars on the row borders. */
export function layoutFlow(model: FlowModel): FlowLayout {
  const count = Math.max(1, model.lanes.length);
  const laneWidth = Math.max(86, Math.min(150, Math.floor(roomOfSixLanes / count)));
  const least = Math.max(roomOfSixLanes, laneWidth * count) + margin * 2;
  const ground = placeAll(model, laneWidth, least);
  const links = linksOf(model, ground);
  let drawn = drawLinks(links, ground, 0);
  for (let density = 1; density < mostTries && drawn.missing > 0; density++) drawn = drawLinks(links, ground, density);
  const labels = placeLabels(ground, drawn.edges);
  const reach = Math.max(...[...ground.places, ...labels].map(right), ...drawn.edges.flatMap(xsOf));
  return {
    width: Math.max(least, Math.ceil(reach) + 4),
    height: rowHeight * model.rows.length,
    laneWidth,
    laneLeft: model.lanes.map((_, index) => margin + laneWidth * index),
    nodes: ground.nodes,
    bars: ground.bars.map((bar) => ({ ...bar, h: barHeight })),
    edges: drawn.edges,
    ends: ground.ends.map(({ key, x, y, critical }) => ({ key, x, y, critical })),
    labels,
    start: ground.start,
  };
}

const xsOf = (edge: PlacedEdge) => edge.points.map((point) => point.x);

/** Which lines there are between places: through the bars of parallel rows, and each only once. */
function linksOf(model: FlowModel, ground: Ground): Link[] {
  const links = new Map<string, Link>();
  const rowOf = new Map(model.rows.map((row, at) => [row.id, at]));
  const put = (from: string, to: string, edge: FlowEdge, more: { readonly arrow: boolean; readonly rows?: number }) => {
    if (from === to && edge.from !== edge.to) return;
    const key = `${from}-${to}`;
    const known = links.get(key);
    const words = [known?.label, edge.label].filter((word) => word !== undefined);
    const label = [...new Set(words)].join(' / ');
    const critical = edge.critical === true || known?.critical === true;
    links.set(key, { key, from, to, arrow: more.arrow, rows: more.rows ?? 1, critical, ...(label && { label }) });
  };
  for (const edge of model.edges) {
    const [leaving, entering] = [ground.gateOf(edge.from, edge.to, 'join'), ground.gateOf(edge.to, edge.from, 'fork')];
    const { label: _, ...bare } = edge;
    const end = ground.ends.find((each) => each.from === leaving && each.endId === edge.to);
    const to = end?.key ?? entering;
    if (leaving !== edge.from)
      put(edge.from, leaving, { ...bare, critical: isCritical(model, edge.from) }, { arrow: false });
    if (end === undefined && entering !== edge.to) {
      put(entering, edge.to, { ...bare, critical: isCritical(model, edge.to) }, { arrow: true });
    }
    const carried = leaving !== edge.from || end?.saysWay === true ? bare : edge;
    const rows = (rowOf.get(edge.to) ?? Infinity) - (rowOf.get(edge.from) ?? -1);
    put(leaving, to, carried, { arrow: true, rows: end === undefined ? rows : 0.5 });
  }
  return [...links.values()];
}

const isCritical = (model: FlowModel, id: string): boolean =>
  model.rows.some((row) => row.id === id && row.critical === true);

/** Short ways first, then long ones, those that lead back last: each keeps off the earlier ones. */
const byReach = (a: Link, b: Link): number => weight(a) - weight(b);
const weight = ({ rows }: Link): number => (rows === Infinity ? 1 : rows > 0 ? rows : 1000 - rows);

function drawLinks(links: readonly Link[], ground: Ground, density: number) {
  const router = new Router(ground.places, tracksOf(ground, density));
  const edges: PlacedEdge[] = [];
  let missing = 0;
  for (const link of links.toSorted(byReach)) {
    const points = router.route(link);
    if (points === null) missing++;
    else {
      const { key, from, to, critical, arrow, label } = link;
      const isBack = link.rows <= 0;
      edges.push({ key, from, to, critical, arrow, points, back: isBack, ...(label === undefined ? {} : { label }) });
    }
  }
  return { edges, missing };
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
