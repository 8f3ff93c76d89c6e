import type { Line } from './breaking.ts';
import { type FlowArrow, type FlowNodeData, type FlowRows, flowRows } from './flow-rows.ts';
import type { FlowPicture } from './procedure-data.ts';
import type { Sheet } from './sheet.ts';
import type { Run } from './text.ts';

interface Box {
  readonly node: FlowNodeData;
  readonly lines: readonly Line[];
  readonly centre: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly isLastInRow: boolean;
  y: number;
  page: number;
}

const sizePt = 10.5;
const lineHeightPt = 12.5;
const gapsPt = { most: 34, least: 20 };
const titlePt = 34;
const laneStepPt = 11;

/**
 * Draws a flow from the cursor downwards as boxes and arrows. It stays on one page when one can hold it; else it
 * parts between rows, and an arrow over the parting ends in a circle that names the other end.
 */
export function drawFlow(sheet: Sheet, picture: FlowPicture, title: string): void {
  const flow = flowRows(picture);
  if (flow.rows.length > 0) new FlowDrawing(sheet, flow).draw(title);
}

/** Where the lower or upper border of a box lies at `x`. */
function borderY(box: Box, x: number, way: 'in' | 'out'): number {
  const inset = box.node.kind === 'decision' ? (box.heightPt * Math.abs(x - box.centre)) / box.widthPt : 0;
  return way === 'out' ? box.y + box.heightPt - inset : box.y + inset;
}

class FlowDrawing {
  readonly sheet: Sheet;
  readonly flow: FlowRows;
  readonly boxes = new Map<string, Box>();
  readonly fieldPt: number;
  #gapPt = gapsPt.most;
  readonly #connectorX = new Map<string, number>();
  readonly #letters = new Map<FlowArrow, string>();

  constructor(sheet: Sheet, flow: FlowRows) {
    this.sheet = sheet;
    this.flow = flow;
    const lanes = Math.min(8, flow.arrows.filter((arrow) => arrow.rows !== 1).length);
    this.fieldPt = sheet.width - 14 - lanes * laneStepPt;
  }

  draw(title: string): void {
    const rows = this.flow.rows.map((row) => row.map((node, at) => this.#box(node, at, row.length)));
    const heights = rows.map((row) => Math.max(...row.map((box) => box.heightPt)));
    this.#choosePlace(heights);
    const gapPt = this.#gapPt;
    this.sheet.need(titlePt + (heights[0] ?? 0) + gapPt);
    const titleStyle = { sizePt: 13, lineHeightPt: 18, align: 'center', spaceBeforePt: 8 } as const;
    this.sheet.paragraph([{ text: title, bold: true, italic: true }], titleStyle);
    this.sheet.y += 8;
    rows.forEach((row, index) => {
      const height = heights[index]!;
      this.sheet.need(height + gapPt);
      if (this.sheet.y === this.sheet.top && index > 0) this.sheet.y += gapPt - 8;
      for (const box of row) {
        box.y = this.sheet.y + (height - box.heightPt) / 2;
        box.page = this.sheet.pageCount;
        this.boxes.set(box.node.id, box);
      }
      this.sheet.y += height + gapPt;
    });
    const last = this.sheet.pageCount;
    for (const page of new Set([...this.boxes.values()].map((box) => box.page))) {
      this.sheet.doc.switchToPage(page - 1);
      this.#drawPage(page);
    }
    this.sheet.doc.switchToPage(last - 1);
  }

  /** As wide gaps as let the whole flow stand on this page, else on the next, else the widest over several pages. */
  #choosePlace(heights: readonly number[]): void {
    const boxesPt = heights.reduce((sum, height) => sum + height, 0);
    const gapFor = (roomPt: number) => Math.min(gapsPt.most, (roomPt - titlePt - boxesPt - 2) / heights.length);
    const whole = this.sheet.bottom - this.sheet.top;
    if (gapFor(this.sheet.roomPt) >= gapsPt.least) this.#gapPt = gapFor(this.sheet.roomPt);
    else if (gapFor(whole) >= gapsPt.least) {
      this.#gapPt = gapFor(whole);
      this.sheet.newPage();
    }
  }

  #drawPage(page: number): void {
    const { doc } = this.sheet;
    doc.save().lineWidth(0.8).strokeColor('#000000').fillColor('#000000');
    let lane = 0;
    for (const arrow of this.flow.arrows) {
      const [from, to] = [this.boxes.get(arrow.from)!, this.boxes.get(arrow.to)!];
      const isSide = arrow.rows !== 1;
      const laneX = this.sheet.left + this.fieldPt + 8 + (isSide ? (lane++ % 8) * laneStepPt : 0);
      if (from.page === page && to.page === page) this.#drawArrow(arrow, { from, to, laneX });
      else if (from.page === page) this.#drawConnector(from, arrow, 'out');
      else if (to.page === page) this.#drawConnector(to, arrow, 'in');
    }
    for (const box of this.boxes.values()) if (box.page === page) this.#drawBox(box);
    doc.restore();
  }

  #box(node: FlowNodeData, at: number, count: number): Box {
    const slot = this.fieldPt / count;
    const widthPt = Math.min(count === 1 ? 230 : 190, slot - 12);
    const pointed = node.kind === 'decision';
    const runs: Run[] = [{ text: node.code ? `${node.code}. ${node.label}` : node.label, bold: true }];
    if (node.position) runs.push({ text: '\n' }, { text: node.position, italic: true });
    const lines = this.sheet.pen.lines(runs, Math.max(20, widthPt * (pointed ? 0.55 : 0.92)), sizePt);
    const textPt = lines.length * lineHeightPt;
    const heightPt = pointed ? Math.max(46, textPt * 2.25 + 6) : textPt + 9;
    const centre = this.sheet.left + slot * (at + 0.5);
    return { node, lines, centre, widthPt, heightPt, isLastInRow: at === count - 1, y: 0, page: 0 };
  }

  #drawBox(box: Box): void {
    const { doc, pen } = this.sheet;
    const [left, right] = [box.centre - box.widthPt / 2, box.centre + box.widthPt / 2];
    const middle = box.y + box.heightPt / 2;
    doc.fillColor('#ffffff');
    if (box.node.kind === 'decision') {
      doc.polygon([left, middle], [box.centre, box.y], [right, middle], [box.centre, box.y + box.heightPt]);
    } else {
      const round = box.node.kind === 'task' ? 1.5 : Math.min(14, box.heightPt / 2);
      doc.roundedRect(left, box.y, box.widthPt, box.heightPt, round);
    }
    doc.fillAndStroke('#ffffff', '#000000').fillColor('#000000');
    const y = middle - (box.lines.length * lineHeightPt) / 2;
    pen.draw(box.lines, { x: left, y, widthPt: box.widthPt, sizePt, lineHeightPt, align: 'center' });
  }

  #drawArrow(arrow: FlowArrow, ends: { from: Box; to: Box; laneX: number }): void {
    const { from, to, laneX } = ends;
    const start = { x: from.centre, y: from.y + from.heightPt };
    const above = to.y - this.#gapPt / 2;
    if (arrow.rows === 1) {
      const turn = start.y + (to.y - start.y) / 2;
      this.#polyline([start, { x: start.x, y: turn }, { x: to.centre, y: turn }, { x: to.centre, y: to.y }]);
      this.#label(arrow.label, { x: to.centre + 4, y: turn });
      return;
    }
    const middle = from.y + from.heightPt / 2;
    const out = from.isLastInRow
      ? [
          { x: from.centre + from.widthPt / 2, y: middle },
          { x: laneX, y: middle },
        ]
      : [start, { x: start.x, y: start.y + 8 }, { x: laneX, y: start.y + 8 }];
    const into = to.isLastInRow
      ? [
          { x: laneX, y: to.y + to.heightPt / 2 },
          { x: to.centre + to.widthPt / 2, y: to.y + to.heightPt / 2 },
        ]
      : [
          { x: laneX, y: above },
          { x: to.centre, y: above },
          { x: to.centre, y: to.y },
        ];
    this.#polyline([...out, ...into]);
    this.#label(
      arrow.label,
      from.isLastInRow ? { x: out[0]!.x + 4, y: middle - 14 } : { x: start.x + 4, y: start.y + 8 },
    );
  }

  #polyline(points: readonly { x: number; y: number }[]): void {
    const { doc } = this.sheet;
    doc.moveTo(points[0]!.x, points[0]!.y);
    for (const point of points.slice(1)) doc.lineTo(point.x, point.y);
    doc.stroke();
    const tip = points.at(-1)!;
    const before = points.findLast((point) => point.x !== tip.x || point.y !== tip.y) ?? tip;
    const [dx, dy] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)];
    doc.polygon(
      [tip.x, tip.y],
      [tip.x - dx * 6 - dy * 3, tip.y - dy * 6 - dx * 3],
      [tip.x - dx * 6 + dy * 3, tip.y - dy * 6 + dx * 3],
    );
    doc.fill('#000000');
  }

  #label(text: string | undefined, at: { x: number; y: number }): void {
    if (!text) return;
    const { pen } = this.sheet;
    const lines = pen.lines([{ text, italic: true }], 120, 9.5).slice(0, 1);
    pen.draw(lines, { ...at, widthPt: 120, sizePt: 9.5, lineHeightPt: 11 });
  }

  /** A circle with a letter; the other end of the arrow, on another page, has the same letter. */
  #drawConnector(box: Box, arrow: FlowArrow, way: 'in' | 'out'): void {
    const { doc, pen } = this.sheet;
    const radius = 9;
    const x = this.#connectorPlace(box, way);
    const centreY = way === 'out' ? box.y + box.heightPt + 8 + radius : box.y - 8 - radius;
    const points = [
      { x, y: centreY + (way === 'out' ? -radius : radius) },
      { x, y: borderY(box, x, way) },
    ];
    this.#polyline(way === 'out' ? points.toReversed() : points);
    doc.circle(x, centreY, radius).stroke();
    const lines = pen.lines([{ text: this.#letterOf(arrow), bold: true }], 40, 9).slice(0, 1);
    pen.draw(lines, { x: x - 20, y: centreY - 6, widthPt: 40, sizePt: 9, lineHeightPt: 12, align: 'center' });
    if (way === 'in' || !arrow.label) return;
    this.#label(arrow.label, { x: x + radius + 3, y: centreY - 6 });
    this.#connectorX.set(`${box.node.id} out`, x + 36 + pen.widthOf(arrow.label, 9.5, 'italic'));
  }

  /** Beside the arrow that stays on the page, if there is one, and beside earlier circles. */
  #connectorPlace(box: Box, way: 'in' | 'out'): number {
    const key = `${box.node.id} ${way}`;
    const near = way === 'out' ? 'from' : 'to';
    const far = way === 'out' ? 'to' : 'from';
    const isTaken = this.flow.arrows.some(
      (arrow) => arrow.rows === 1 && arrow[near] === box.node.id && this.boxes.get(arrow[far])?.page === box.page,
    );
    const x = this.#connectorX.get(key) ?? box.centre + (isTaken ? 30 : 0);
    this.#connectorX.set(key, x + 26);
    return x;
  }

  #letterOf(arrow: FlowArrow): string {
    const known = this.#letters.get(arrow);
    if (known) return known;
    const nth = this.#letters.size;
    const letter = String.fromCharCode(65 + (nth % 26)) + (nth < 26 ? '' : String(Math.floor(nth / 26)));
    this.#letters.set(arrow, letter);
    return letter;
  }
}
