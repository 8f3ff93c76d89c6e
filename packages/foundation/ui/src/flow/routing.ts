import { type Box, bottom, hits, left, type Point, right, top } from './geometry.ts';
import { Heap } from './heap.ts';

/** Where a line may leave or enter a place; `side` is the side it stands on, `cost` how little it is liked. */
export interface Port extends Point {
  readonly side: Side;
  readonly cost: number;
  /** There is no room for words beside a line that leaves here. */
  readonly isTight?: boolean;
}

export const sides = { right: 0, down: 1, left: 2, up: 3 } as const;
type Side = (typeof sides)[keyof typeof sides];

/** What stands in the picture and no line runs through. */
export interface Place extends Box {
  readonly id: string;
  /** The row whose level lines it owns, if it stands in one. */
  readonly row: number;
  readonly out: readonly Port[];
  readonly into: readonly Port[];
}

export interface Wire {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

/** Lines that may be followed: upright ones by everybody, level ones by everybody or by the places of one row. */
export interface Tracks {
  readonly upright: readonly { readonly x: number; readonly cost: number }[];
  readonly level: readonly { readonly y: number; readonly cost: number; readonly row: number | null }[];
}

interface Use {
  readonly wire: Wire;
  readonly side: Side;
}

const none: readonly Use[] = [];
const bendCost = 30;
const crossingCost = 18;
const crampedCost = 240;
/** Leaving one place together says less than leaving it apart; arriving together is as good. */
const trunkFactor = 4;
const steps = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/**
 * Finds the plainest way for each wire over a grid of tracks. No way runs through a place or lies on another, unless
 * both leave one place or both arrive at one, and no way touches the bend of another.
 */
export class Router {
  readonly #places: ReadonlyMap<string, Place>;
  readonly #xs: readonly number[];
  readonly #ys: readonly number[];
  readonly #upright: readonly (number | undefined)[];
  readonly #level: readonly (Tracks['level'][number] | undefined)[];
  /** Of each stretch to the right (even) or down (odd) of a crossing of tracks. */
  readonly #blocked: Uint8Array;
  readonly #uses = new Map<number, Use[]>();
  readonly #bends = new Map<number, Wire[]>();

  constructor(places: readonly Place[], tracks: Tracks) {
    const ports = places.flatMap((place) => [...place.out, ...place.into]);
    const sorted = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);
    this.#places = new Map(places.map((place) => [place.id, place]));
    this.#xs = sorted([...tracks.upright.map(({ x }) => x), ...ports.map(({ x }) => x)]);
    this.#ys = sorted([...tracks.level.map(({ y }) => y), ...ports.map(({ y }) => y)]);
    const [costs, levels] = [
      new Map(tracks.upright.map(({ x, cost }) => [x, cost])),
      new Map(tracks.level.map((track) => [track.y, track])),
    ];
    this.#upright = this.#xs.map((x) => costs.get(x));
    this.#level = this.#ys.map((y) => levels.get(y));
    this.#blocked = new Uint8Array(this.#xs.length * this.#ys.length * 2);
    for (const place of places) this.#block(place);
  }

  #block(box: Box): void {
    const within = (values: readonly number[], low: number, high: number) =>
      values.flatMap((value, index) => (value >= low && value <= high ? [index] : []));
    for (const iy of within(this.#ys, top(box) - 60, bottom(box))) {
      for (const ix of within(this.#xs, left(box) - 200, right(box))) {
        const [x, y] = [this.#xs[ix]!, this.#ys[iy]!];
        const at = (iy * this.#xs.length + ix) * 2;
        const [nextX, nextY] = [this.#xs[ix + 1], this.#ys[iy + 1]];
        if (nextX !== undefined && hits({ x, y }, { x: nextX, y }, box)) this.#blocked[at] = 1;
        if (nextY !== undefined && hits({ x, y }, { x, y: nextY }, box)) this.#blocked[at + 1] = 1;
      }
    }
  }

  /** The way of a wire, remembered so that later ones keep off it; null when there is none. */
  route(wire: Wire): Point[] | null {
    const [from, to] = [this.#places.get(wire.from), this.#places.get(wire.to)];
    if (from === undefined || to === undefined) return null;
    const states = this.#search(wire, from, to);
    if (states === null) return null;
    this.#remember(wire, states);
    const points = states.map((state) => this.#pointOf(state >> 2));
    return points.filter((point, at) => {
      const [before, after] = [points[at - 1], points[at + 1]];
      if (before === undefined || after === undefined) return true;
      return !(before.x === point.x && point.x === after.x) && !(before.y === point.y && point.y === after.y);
    });
  }

  #pointOf(vertex: number): Point {
    return { x: this.#xs[vertex % this.#xs.length]!, y: this.#ys[Math.floor(vertex / this.#xs.length)]! };
  }

  #vertexOf({ x, y }: Point): number {
    return this.#ys.indexOf(y) * this.#xs.length + this.#xs.indexOf(x);
  }

  #search(wire: Wire, from: Place, to: Place): number[] | null {
    const goals = new Map(
      to.into.map((port) => [this.#vertexOf(port) * 4 + ((port.side + 2) % 4), port.cost] as const),
    );
    const best = new Float64Array(this.#blocked.length * 2).fill(Infinity);
    const parents = new Int32Array(best.length).fill(-1);
    const closed = new Uint8Array(best.length);
    const open = new Heap();
    const away = (vertex: number) => {
      const [x, y] = [this.#xs[vertex % this.#xs.length]!, this.#ys[Math.floor(vertex / this.#xs.length)]!];
      return Math.max(0, left(to) - x, x - right(to)) + Math.max(0, top(to) - y, y - bottom(to));
    };
    const offer = (state: number, cost: number, parent: number) => {
      if (cost >= best[state]!) return;
      best[state] = cost;
      parents[state] = parent;
      open.push(state, cost + away(state >> 2));
    };
    const isCramped = (port: Port) => port.isTight === true && wire.label !== undefined;
    for (const port of from.out)
      offer(this.#vertexOf(port) * 4 + port.side, port.cost + (isCramped(port) ? crampedCost : 0), -1);
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (closed[state] === 1) continue;
      closed[state] = 1;
      if (goals.has(state) && parents[state] !== -1) return pathTo(state, parents);
      const isFirst = parents[state] === -1;
      for (const side of isFirst ? [(state & 3) as Side] : this.#turns(state)) {
        const cost = this.#stepCost(wire, state, side, [from.row, to.row]);
        if (cost === null) continue;
        const next = this.#neighbour(state >> 2, side) * 4 + side;
        offer(next, best[state]! + cost + (goals.get(next) ?? 0), state);
      }
    }
    return null;
  }

  #turns(state: number): Side[] {
    return [0, 1, 3].map((turn) => (((state & 3) + turn) % 4) as Side);
  }

  #neighbour(vertex: number, side: Side): number {
    const [dx, dy] = steps[side];
    return vertex + dx + dy * this.#xs.length;
  }

  /** What one stretch costs, or null when it may not be followed. */
  #stepCost(wire: Wire, state: number, side: Side, rows: readonly number[]): number | null {
    const vertex = state >> 2;
    const next = this.#neighbour(vertex, side);
    const isLevel = side === sides.right || side === sides.left;
    const column = vertex % this.#xs.length;
    if ((side === sides.right && column === this.#xs.length - 1) || (side === sides.left && column === 0)) return null;
    if (next < 0 || next >= this.#xs.length * this.#ys.length) return null;
    const stretch = stretchOf(vertex, next, isLevel);
    if (this.#blocked[stretch] === 1) return null;
    const line = Math.floor(vertex / this.#xs.length);
    const trackCost = isLevel ? this.#levelCost(line, rows) : this.#upright[column];
    if (trackCost === undefined) return null;
    const uses = this.#uses.get(stretch) ?? none;
    if (uses.some((use) => use.side !== side || !areKin(use.wire, wire))) return null;
    if (this.#bends.get(next)?.some((other) => !areKin(other, wire)) === true) return null;
    const length = isLevel
      ? Math.abs(this.#xs[column]! - this.#xs[next % this.#xs.length]!)
      : Math.abs(this.#ys[line]! - this.#ys[Math.floor(next / this.#xs.length)]!);
    const isTrunk = uses.some((use) => use.wire.from === wire.from);
    const bend = side === (state & 3) ? 0 : bendCost + trackCost;
    return length * (isTrunk ? trunkFactor : 1) + trackCost / 10 + bend + this.#crossings(next, isLevel) * crossingCost;
  }

  #levelCost(line: number, rows: readonly number[]): number | undefined {
    const track = this.#level[line];
    return track === undefined || (track.row !== null && !rows.includes(track.row)) ? undefined : track.cost;
  }

  #crossings(vertex: number, isLevel: boolean): number {
    return this.#uses.get(vertex * 2 + (isLevel ? 1 : 0))?.length ?? 0;
  }

  #remember(wire: Wire, states: readonly number[]): void {
    states.slice(1).forEach((state, at) => {
      const side = (state & 3) as Side;
      const before = states[at]!;
      const isLevel = side === sides.right || side === sides.left;
      const stretch = stretchOf(before >> 2, state >> 2, isLevel);
      this.#uses.set(stretch, [...(this.#uses.get(stretch) ?? []), { wire, side }]);
      if ((before & 3) !== side) this.#bends.set(before >> 2, [...(this.#bends.get(before >> 2) ?? []), wire]);
    });
  }
}

const stretchOf = (a: number, b: number, isLevel: boolean): number => Math.min(a, b) * 2 + (isLevel ? 0 : 1);

const areKin = (a: Wire, b: Wire): boolean => a.from === b.from || a.to === b.to;

function pathTo(last: number, parents: Int32Array): number[] {
  const path = [last];
  for (let state = parents[last]!; state !== -1; state = parents[state]!) path.unshift(state);
  return path;
}
