import type PDFDocument from 'pdfkit';
import { type Line, balanceLines, breakLines } from './breaking.ts';
import { type Face, faceOf, faces, fontOf } from './fonts.ts';
import { type Run, cleanRuns } from './text.ts';

export type Align = 'left' | 'center' | 'right' | 'justify';

export interface TextBox {
  readonly x: number;
  readonly y: number;
  readonly widthPt: number;
  readonly sizePt: number;
  readonly lineHeightPt: number;
  readonly align?: Align;
}

/** Signs that the font lacks; they are drawn. */
const shapes = /([☐☑☒✓])/;
const shapeWidthEm = { box: 0.86, tick: 0.95 };
const shapeWidth = (sign: string) => (sign === '✓' ? shapeWidthEm.tick : shapeWidthEm.box);

/** Measures and draws runs of text on a PDF document. All lengths are points; y grows downwards. */
export class Pen {
  readonly doc: PDFKit.PDFDocument;
  readonly #replaced = new Map<string, string>();

  constructor(doc: InstanceType<typeof PDFDocument>) {
    this.doc = doc;
    // pdfkit takes a parsed font as well as its file; its types do not say so.
    for (const face of faces) doc.registerFont(face, fontOf(face) as unknown as PDFKit.Mixins.PDFFontSource);
  }

  widthOf(text: string, sizePt: number, face: Face): number {
    this.doc.font(face).fontSize(sizePt);
    let width = 0;
    for (const part of text.split(shapes)) {
      if (shapes.test(part)) width += shapeWidth(part) * sizePt;
      else if (part !== '') width += this.doc.widthOfString(part);
    }
    return width;
  }

  lines(runs: readonly Run[], widthPt: number, sizePt: number): Line[] {
    return breakLines(this.#printable(runs), widthPt, this.#measure(sizePt));
  }

  balancedLines(runs: readonly Run[], widthPt: number, sizePt: number): Line[] {
    return balanceLines(this.#printable(runs), widthPt, this.#measure(sizePt));
  }

  /** Draws lines from the top of a box downwards; the caller has made room for them. */
  draw(lines: readonly Line[], box: TextBox): void {
    lines.forEach((line, index) => this.#drawLine(line, { ...box, y: box.y + index * box.lineHeightPt }));
  }

  #measure(sizePt: number) {
    return (text: string, style: Run) => this.widthOf(text, sizePt, faceOf(style));
  }

  #printable(runs: readonly Run[]): Run[] {
    return cleanRuns(runs).map((run) => ({
      ...run,
      text: Array.from(run.text, (letter) => this.#glyph(letter)).join(''),
    }));
  }

  /** The letter itself, or U+FFFD when the font has no picture of it. */
  #glyph(letter: string): string {
    if (letter <= '\u007e' || shapes.test(letter)) return letter;
    let known = this.#replaced.get(letter);
    if (known === undefined) {
      known = fontOf('regular').hasGlyphForCodePoint(letter.codePointAt(0)!) ? letter : '\ufffd';
      this.#replaced.set(letter, known);
    }
    return known;
  }

  #drawLine(line: Line, box: TextBox): void {
    const spare = Math.max(0, box.widthPt - line.widthPt);
    const spaces = line.runs.reduce((sum, run) => sum + run.text.split(' ').length - 1, 0);
    const stretched = box.align === 'justify' && !line.isLast && spaces > 0 && spare < box.widthPt * 0.25;
    const wordSpacing = stretched ? spare / spaces : 0;
    let x = box.x + (box.align === 'center' ? spare / 2 : box.align === 'right' ? spare : 0);
    // Tinos stands 0.89 em above its baseline and 0.22 em below it.
    const baseline = box.y + (box.lineHeightPt - 1.107 * box.sizePt) / 2 + 0.891 * box.sizePt;
    for (const run of line.runs) {
      for (const part of run.text.split(shapes)) {
        if (part === '') continue;
        if (shapes.test(part)) this.#drawShape(part, x, baseline, box.sizePt);
        else this.#drawText(part, { x, baseline, wordSpacing, sizePt: box.sizePt, face: faceOf(run) });
        x += this.widthOf(part, box.sizePt, faceOf(run)) + wordSpacing * (part.split(' ').length - 1);
      }
    }
  }

  #drawText(text: string, at: { x: number; baseline: number; wordSpacing: number; sizePt: number; face: Face }): void {
    this.doc
      .font(at.face)
      .fontSize(at.sizePt)
      .text(text, at.x, at.baseline, { lineBreak: false, baseline: 'alphabetic', wordSpacing: at.wordSpacing });
  }

  #drawShape(sign: string, x: number, baseline: number, sizePt: number): void {
    const side = (sign === '✓' ? 0.8 : 0.66) * sizePt;
    const [left, top] = [x + 0.08 * sizePt, baseline - side];
    const { doc } = this;
    doc.save().lineWidth(Math.max(0.6, sizePt / 16));
    if (sign !== '✓') doc.rect(left, top, side, side).stroke();
    if (sign === '☒') {
      doc.moveTo(left + side * 0.2, top + side * 0.2).lineTo(left + side * 0.8, top + side * 0.8);
      doc.moveTo(left + side * 0.8, top + side * 0.2).lineTo(left + side * 0.2, top + side * 0.8);
      doc.stroke();
    } else if (sign !== '☐') {
      doc.lineWidth(Math.max(0.9, sizePt / 10));
      doc.moveTo(left + side * 0.18, top + side * 0.52).lineTo(left + side * 0.42, top + side * 0.78);
      doc.lineTo(left + side * 0.84, top + side * 0.2).stroke();
    }
    doc.restore();
  }
}
