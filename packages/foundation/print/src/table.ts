import type { Line } from './breaking.ts';
import type { Align } from './pen.ts';
import type { Sheet } from './sheet.ts';
import type { Run } from './text.ts';

export interface TableColumn {
  readonly header: string;
  readonly widthPt: number;
  readonly align?: Align;
  /** Neighbouring columns of one group stand under one common head. */
  readonly group?: string;
}

/** A row of cells, or one cell over the whole width that stays with the row below it. */
export type TableRow = { readonly cells: readonly (readonly Run[])[] } | { readonly heading: readonly Run[] };

export interface TableSpec {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly sizePt: number;
  readonly lineHeightPt: number;
  /** A line of (1) (2) (3) … under the head, as registers have. */
  readonly numbered?: boolean;
  readonly paddingPt?: number;
  /** The height of what follows on the page of the last two rows. */
  readonly tailPt?: number | undefined;
}

/** Space below a table. */
export const belowPt = 3;

interface Cell {
  readonly x: number;
  readonly widthPt: number;
  readonly lines: readonly Line[];
  readonly align: Align;
}

/** Column widths of shares of a whole; a column with `fixedPt` keeps that width. */
export function shareWidths(columns: readonly { share?: number; fixedPt?: number }[], totalPt: number): number[] {
  const fixed = columns.reduce((sum, column) => sum + (column.fixedPt ?? 0), 0);
  const shares = columns.reduce((sum, column) => sum + (column.fixedPt === undefined ? (column.share ?? 1) : 0), 0);
  const rest = Math.max(0, totalPt - fixed);
  return columns.map((column) => column.fixedPt ?? (rest * (column.share ?? 1)) / Math.max(shares, 1e-9));
}

/**
 * Draws a ruled table from the cursor downwards. The head is repeated on every page and never stands alone at the
 * foot of one; a row moves to the next page whole unless it is taller than a page, and the last two go along with
 * the tail that must not stand alone.
 */
export function drawTable(sheet: Sheet, spec: TableSpec): void {
  new TableDrawing(sheet, spec).draw();
}

class TableDrawing {
  readonly sheet: Sheet;
  readonly spec: TableSpec;
  readonly padPt: number;
  readonly starts: number[] = [];

  constructor(sheet: Sheet, spec: TableSpec) {
    this.sheet = sheet;
    this.spec = spec;
    this.padPt = spec.paddingPt ?? 3;
    let x = sheet.left;
    for (const column of spec.columns) {
      this.starts.push(x);
      x += column.widthPt;
    }
  }

  draw(): void {
    const { sheet, spec } = this;
    const headPt = this.#headHeight();
    const whole = sheet.bottom - sheet.top - headPt;
    // One row is measured ahead: a heading must know what it heads.
    let next = spec.rows[0] && this.#cells(spec.rows[0]);
    for (let index = 0; index === 0 || next; index++) {
      const cells = next;
      const following = spec.rows[index + 1];
      next = following && this.#cells(following);
      const own = cells ? this.#heightOf(cells) : 0;
      const isHeading = 'heading' in (spec.rows[index] ?? {});
      const kept = own + (isHeading && next ? this.#heightOf(next) : 0) + this.#tailAfter(index, next);
      const wanted = kept <= whole ? kept : Math.min(own, whole);
      if (index === 0) {
        sheet.need(headPt + wanted);
        this.#drawHead();
      } else if (wanted > sheet.roomPt + 0.01 && own <= whole) this.#turnPage();
      if (cells) this.#drawRow(cells);
    }
  }

  /** What must stand on the page of a row: before the last one, that row with the tail. */
  #tailAfter(index: number, next: readonly Cell[] | undefined): number {
    const { rows, tailPt = 0 } = this.spec;
    if (tailPt === 0 || index !== Math.max(0, rows.length - 2)) return 0;
    // The space that a table leaves below itself.
    return tailPt + belowPt + (next && !('heading' in rows[index]!) ? this.#heightOf(next) : 0);
  }

  #cell(runs: readonly Run[], x: number, widthPt: number, align: Align): Cell {
    const lines = this.sheet.pen.lines(runs, Math.max(1, widthPt - 2 * this.padPt - 2), this.spec.sizePt);
    return { x, widthPt, lines, align };
  }

  #cells(row: TableRow): Cell[] {
    const { columns } = this.spec;
    if ('heading' in row) {
      const widthPt = columns.reduce((sum, column) => sum + column.widthPt, 0);
      return [this.#cell(row.heading, this.starts[0] ?? this.sheet.left, widthPt, 'left')];
    }
    return columns.map((column, index) =>
      this.#cell(row.cells[index] ?? [], this.starts[index]!, column.widthPt, column.align ?? 'left'),
    );
  }

  #heightOf(cells: readonly Cell[]): number {
    return Math.max(1, ...cells.map((cell) => cell.lines.length)) * this.spec.lineHeightPt + 2 * this.padPt;
  }

  #headCells(): { upper: Cell[]; lower: Cell[]; flat: Cell[] } {
    const upper: Cell[] = [];
    const lower: Cell[] = [];
    const flat: Cell[] = [];
    this.spec.columns.forEach((column, index) => {
      const runs = [{ text: column.header, bold: true }];
      const cell = this.#cell(runs, this.starts[index]!, column.widthPt, 'center');
      if (column.group === undefined) return void flat.push(cell);
      lower.push(cell);
      if (this.spec.columns[index - 1]?.group === column.group) return;
      const members = this.spec.columns.slice(index).findIndex((other) => other.group !== column.group);
      const span = this.spec.columns.slice(index, members < 0 ? undefined : index + members);
      const widthPt = span.reduce((sum, member) => sum + member.widthPt, 0);
      upper.push(this.#cell([{ text: column.group, bold: true }], this.starts[index]!, widthPt, 'center'));
    });
    return { upper, lower, flat };
  }

  #headHeights(): { upper: number; lower: number; numbers: number } {
    const { upper, lower, flat } = this.#headCells();
    const two = upper.length > 0 ? this.#heightOf(upper) + this.#heightOf(lower) : 0;
    const total = Math.max(two, flat.length > 0 ? this.#heightOf(flat) : 0);
    const upperPt = upper.length > 0 ? this.#heightOf(upper) : 0;
    return { upper: upperPt, lower: total - upperPt, numbers: this.spec.numbered ? this.#heightOf([]) : 0 };
  }

  #headHeight(): number {
    const { upper, lower, numbers } = this.#headHeights();
    return upper + lower + numbers;
  }

  #drawHead(): void {
    const heights = this.#headHeights();
    const { upper, lower, flat } = this.#headCells();
    const { y } = this.sheet;
    for (const cell of flat) this.#drawCell(cell, y, heights.upper + heights.lower, 'middle');
    for (const cell of upper) this.#drawCell(cell, y, heights.upper, 'middle');
    for (const cell of lower) this.#drawCell(cell, y + heights.upper, heights.lower, 'middle');
    this.sheet.y = y + heights.upper + heights.lower;
    if (!this.spec.numbered) return;
    this.spec.columns.forEach((column, index) => {
      const cell = this.#cell(
        [{ text: `(${index + 1})`, italic: true }],
        this.starts[index]!,
        column.widthPt,
        'center',
      );
      this.#drawCell(cell, this.sheet.y, heights.numbers, 'middle');
    });
    this.sheet.y += heights.numbers;
  }

  #turnPage(): void {
    this.sheet.newPage();
    this.#drawHead();
  }

  #drawRow(cells: readonly Cell[]): void {
    const { lineHeightPt } = this.spec;
    let rest = cells;
    for (;;) {
      const lineCount = Math.max(1, ...rest.map((cell) => cell.lines.length));
      const capacity = Math.floor((this.sheet.roomPt + 0.01 - 2 * this.padPt) / lineHeightPt);
      if (capacity < 1 && this.sheet.y > this.sheet.top + this.#headHeight()) {
        this.#turnPage();
        continue;
      }
      const taken = Math.min(lineCount, Math.max(1, capacity));
      const height = taken * lineHeightPt + 2 * this.padPt;
      for (const cell of rest)
        this.#drawCell({ ...cell, lines: cell.lines.slice(0, taken) }, this.sheet.y, height, 'top');
      this.sheet.y += height;
      if (taken >= lineCount) return;
      rest = rest.map((cell) => ({ ...cell, lines: cell.lines.slice(taken) }));
      this.#turnPage();
    }
  }

  #drawCell(cell: Cell, y: number, heightPt: number, upright: 'top' | 'middle'): void {
    const { doc, pen } = this.sheet;
    doc.save().lineWidth(0.6).rect(cell.x, y, cell.widthPt, heightPt).stroke().restore();
    const free = heightPt - cell.lines.length * this.spec.lineHeightPt;
    pen.draw(cell.lines, {
      x: cell.x + this.padPt + 1,
      y: y + (upright === 'middle' ? free / 2 : this.padPt),
      widthPt: cell.widthPt - 2 * this.padPt - 2,
      sizePt: this.spec.sizePt,
      lineHeightPt: this.spec.lineHeightPt,
      align: cell.align,
    });
  }
}
