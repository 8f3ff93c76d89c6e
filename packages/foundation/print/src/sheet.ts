import type { Instant } from '@chuan/kernel';
import { timestamp } from '@chuan/kernel';
import PDFDocument from 'pdfkit';
import { type Align, Pen } from './pen.ts';
import type { Run } from './text.ts';

export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

export interface PaperShape {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly topPt: number;
  readonly rightPt: number;
  readonly bottomPt: number;
  readonly leftPt: number;
}

export interface PrintOptions {
  /** Goes into the PDF as its date of creation: the same data and instant give the same bytes. */
  readonly createdAt: Instant;
  /** Large pale words across every page, such as a mark for a draft or a copy. */
  readonly watermark?: string;
  /** Title of the PDF in the viewer; the form's own title unless given. */
  readonly title?: string;
  readonly author?: string;
}

export interface ParagraphStyle {
  readonly sizePt: number;
  readonly lineHeightPt: number;
  readonly align?: Align;
  readonly indentPt?: number;
  readonly spaceBeforePt?: number;
  readonly balanced?: boolean;
}

/** Pages of one shape with a cursor that moves down and on to the next page. Lengths are points. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly pen: Pen;
  readonly paper: PaperShape;
  /** Pages begun so far. */
  pageCount = 0;
  /** Space kept free at the top of every page for a running head. */
  headPt = 0;
  left: number;
  width: number;
  y = 0;
  onPage: () => void = () => {};
  readonly #watermark: string | undefined;
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<void>;

  /**
   * @param keepsPages  pages stay open for `eachPage` until the end; otherwise each is written out once it is full,
   *   which keeps a long register out of memory.
   */
  constructor(paper: PaperShape, options: PrintOptions, keepsPages = false) {
    this.paper = paper;
    this.left = paper.leftPt;
    this.width = paper.widthPt - paper.leftPt - paper.rightPt;
    this.doc = new PDFDocument({
      autoFirstPage: false,
      bufferPages: keepsPages,
      pdfVersion: '1.7',
      lang: 'vi-VN',
      displayTitle: true,
      size: [paper.widthPt, paper.heightPt],
      margin: 0,
      info: {
        Title: options.title ?? '',
        Author: options.author ?? '',
        Creator: 'Chuẩn',
        Producer: 'Chuẩn',
        CreationDate: timestamp(options.createdAt),
      },
    });
    this.doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve, reject) => this.doc.on('end', resolve).on('error', reject));
    this.pen = new Pen(this.doc);
    this.#watermark = options.watermark;
  }

  get top(): number {
    return this.paper.topPt + this.headPt;
  }

  get bottom(): number {
    return this.paper.heightPt - this.paper.bottomPt;
  }

  get roomPt(): number {
    return this.bottom - this.y;
  }

  newPage(): void {
    this.pageCount += 1;
    this.doc.addPage();
    if (this.#watermark) this.#drawWatermark(this.#watermark);
    this.y = this.top;
    this.onPage();
  }

  /** Goes to the next page unless `heightPt` fits on this one, or no page could hold it. */
  need(heightPt: number): void {
    const fits = heightPt <= this.roomPt + 0.01;
    if (!fits && this.y > this.top && heightPt <= this.bottom - this.top) this.newPage();
  }

  paragraph(runs: readonly Run[], style: ParagraphStyle): void {
    const indentPt = style.indentPt ?? 0;
    const widthPt = this.width - indentPt;
    const lines = style.balanced
      ? this.pen.balancedLines(runs, widthPt, style.sizePt)
      : this.pen.lines(runs, widthPt, style.sizePt);
    this.y += this.y > this.top ? (style.spaceBeforePt ?? 0) : 0;
    // Two lines of a paragraph stay together at the foot of a page.
    this.need(style.lineHeightPt * Math.min(2, lines.length));
    for (const line of lines) {
      this.need(style.lineHeightPt);
      if (this.roomPt < style.lineHeightPt) this.newPage();
      this.pen.draw([line], { ...style, x: this.left + indentPt, y: this.y, widthPt });
      this.y += style.lineHeightPt;
    }
  }

  heightOf(runs: readonly Run[], style: ParagraphStyle): number {
    return this.pen.lines(runs, this.width - (style.indentPt ?? 0), style.sizePt).length * style.lineHeightPt;
  }

  rule(x: number, y: number, widthPt: number, thicknessPt = 0.6): void {
    this.doc
      .save()
      .lineWidth(thicknessPt)
      .moveTo(x, y)
      .lineTo(x + widthPt, y)
      .stroke()
      .restore();
  }

  /** Draws within a narrower frame, `fromPt` from the left and `widthPt` wide. */
  within(fromPt: number, widthPt: number, draw: () => void): void {
    const { left, width } = this;
    this.left = left + fromPt;
    this.width = widthPt;
    draw();
    this.left = left;
    this.width = width;
  }

  /** Calls back on every page made so far with its number from 1 and their count. */
  eachPage(draw: (page: number, pages: number) => void): void {
    const { start, count } = this.doc.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      this.doc.switchToPage(start + index);
      draw(index + 1, count);
    }
  }

  async finish(): Promise<Uint8Array> {
    this.doc.end();
    await this.#ended;
    return new Uint8Array(Buffer.concat(this.#chunks));
  }

  #drawWatermark(text: string): void {
    const { widthPt, heightPt } = this.paper;
    const diagonal = Math.hypot(widthPt, heightPt);
    const runs = [{ text, bold: true }];
    const width = this.pen.lines(runs, Number.POSITIVE_INFINITY, 100)[0]?.widthPt ?? 0;
    const sizePt = Math.min(110, (100 * diagonal * 0.62) / Math.max(width, 1));
    const angle = -(Math.atan2(heightPt, widthPt) * 180) / Math.PI;
    this.doc.save().rotate(angle, { origin: [widthPt / 2, heightPt / 2] });
    this.doc.fillColor('#e8ebf0');
    this.pen.draw(this.pen.lines(runs, Number.POSITIVE_INFINITY, sizePt).slice(0, 1), {
      x: widthPt / 2 - diagonal / 2,
      y: heightPt / 2 - sizePt * 0.6,
      widthPt: diagonal,
      sizePt,
      lineHeightPt: sizePt * 1.2,
      align: 'center',
    });
    this.doc.fillColor('#000000').restore();
  }
}
