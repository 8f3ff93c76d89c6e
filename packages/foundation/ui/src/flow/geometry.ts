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

export const right = (box: Box): number => box.cx + box.w / 2;
export const left = (box: Box): number => box.cx - box.w / 2;
export const top = (box: Box): number => box.cy - box.h / 2;
export const bottom = (box: Box): number => box.cy + box.h / 2;

/** Whether a level or upright stretch runs into a box; touching its edge does not count. */
export function hits(a: Point, b: Point, box: Box): boolean {
  const [x1, x2] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [y1, y2] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return x2 > left(box) + 0.5 && x1 < right(box) - 0.5 && y2 > top(box) + 0.5 && y1 < bottom(box) - 0.5;
}

export const overlap = (a: Box, b: Box): boolean =>
  left(a) < right(b) - 0.5 && right(a) > left(b) + 0.5 && top(a) < bottom(b) - 0.5 && bottom(a) > top(b) + 0.5;

/** The stretches of a line, one after the other. */
export const stretches = (points: readonly Point[]): (readonly [Point, Point])[] =>
  points.slice(1).map((point, index) => [points[index]!, point] as const);
