import type { FormContext } from './form-context.ts';
import type { BlockOf, FormBlock, FormLayout } from './layout.ts';
import { drawLetterhead } from './letterhead.ts';
import { drawQr } from './qr.ts';
import { type PaperShape, type ParagraphStyle, type PrintOptions, Sheet, mm } from './sheet.ts';
import { drawSignatures, signaturesHeight } from './signatures.ts';
import { type TableRow, belowPt, drawTable, shareWidths } from './table.ts';
import { type Scope, fillTemplate, isTruthy, lookUp } from './template.ts';
import { cleanText } from './text.ts';

const a5: PaperShape = {
  widthPt: mm(148),
  heightPt: mm(210),
  topPt: 18,
  rightPt: 21,
  bottomPt: 16,
  leftPt: 21,
};

/** Margins of Decree 30/2020, annex I: 20–25 mm above and below, 30–35 mm left, 15–20 mm right. */
const a4: PaperShape = {
  widthPt: mm(210),
  heightPt: mm(297),
  topPt: mm(20),
  rightPt: mm(15),
  bottomPt: mm(20),
  leftPt: mm(30),
};

function paperOf(layout: FormLayout): PaperShape {
  if (layout.paper === 'A5') return a5;
  if (layout.orientation === 'portrait') return a4;
  // Turned, the sheet is bound at its upper edge.
  return {
    widthPt: a4.heightPt,
    heightPt: a4.widthPt,
    topPt: mm(20),
    rightPt: mm(12),
    bottomPt: mm(12),
    leftPt: mm(12),
  };
}

/** The usual style of a form's text lines. */
function textStyle(layout: FormLayout): ParagraphStyle {
  return { sizePt: layout.sizePt, lineHeightPt: layout.sizePt * 1.3, spaceBeforePt: 2 };
}

/**
 * Fills a form layout with data as a PDF: fonts embedded, nothing fetched, same input same bytes. Missing values
 * print as dots to be filled in by hand.
 *
 * @throws {AppError} `print.unknown_format`, `print.bad_field` when layout and data do not fit each other.
 */
export async function renderForm(
  layout: FormLayout,
  data: Readonly<Record<string, unknown>>,
  options: PrintOptions,
): Promise<Uint8Array> {
  const asMade = drawForm(layout, data, options);
  // What overflows by more than a page is not saved by smaller type.
  if (layout.leastSizePt === undefined || asMade.pageCount !== 2) return asMade.finish();
  for (let sizePt = layout.sizePt - shrinkStepPt; sizePt >= layout.leastSizePt; sizePt -= shrinkStepPt) {
    const smaller = drawForm({ ...layout, sizePt }, data, options);
    if (smaller.pageCount === 1) return smaller.finish();
  }
  return asMade.finish();
}

const shrinkStepPt = 0.5;

function drawForm(layout: FormLayout, scope: Scope, options: PrintOptions): Sheet {
  const title = options.title ?? plainText(layout.title, scope);
  const sheet = new Sheet(paperOf(layout), { ...options, title: cleanText(title).replaceAll('\n', ' ') });
  const context: FormContext = { sheet, layout, scope };
  sheet.onPage = () => drawPageHead(context);
  sheet.newPage();
  const blocks = layout.blocks.filter((block) => applies(block, scope));
  blocks.forEach((block, index) => drawBlock({ ...context, tailPt: tailOf(context, blocks.slice(index + 1)) }, block));
  return sheet;
}

/** The height of the signatures, with one line of text before them, if they come next; else nothing. */
function tailOf(context: FormContext, [next, afterNext]: readonly FormBlock[]): number {
  if (next?.kind === 'signatures') return signaturesHeight(context, next);
  if (next?.kind !== 'text' || afterNext?.kind !== 'signatures') return 0;
  return textHeight(context, next) + signaturesHeight(context, afterNext);
}

function textHeight({ sheet, layout, scope }: FormContext, block: BlockOf<'text'>): number {
  const style = styleOf(layout, block);
  return (style.spaceBeforePt ?? 0) + sheet.heightOf(fillTemplate(block.text, scope), style);
}

const plainText = (template: string, scope: Scope): string =>
  fillTemplate(template, scope)
    .map((run) => run.text)
    .join('');

function applies(block: FormBlock, scope: Scope): boolean {
  const { when, unless } = block as { when?: string; unless?: string };
  if (when !== undefined && !isTruthy(lookUp(when, scope))) return false;
  return unless === undefined || !isTruthy(lookUp(unless, scope));
}

const drawers: { readonly [K in FormBlock['kind']]: (context: FormContext, block: BlockOf<K>) => void } = {
  text: drawText,
  letterhead: drawLetterhead,
  title: drawTitle,
  list: drawList,
  table: drawTableBlock,
  qr: drawQrBlock,
  signatures: drawSignatures,
  footnote: drawFootnote,
  rule: drawRule,
};

function drawBlock<K extends FormBlock['kind']>(context: FormContext, block: BlockOf<K>): void {
  (drawers[block.kind as K] as (context: FormContext, block: BlockOf<K>) => void)(context, block);
}

function styleOf(layout: FormLayout, block: Partial<BlockOf<'text'>>): ParagraphStyle {
  const sizePt = block.sizePt ?? layout.sizePt;
  return {
    sizePt,
    lineHeightPt: sizePt * 1.3,
    align: block.align ?? 'left',
    indentPt: block.indentPt ?? 0,
    spaceBeforePt: block.spaceBeforePt ?? (layout.paper === 'A5' ? 2 : 4),
  };
}

function drawText(context: FormContext, block: BlockOf<'text'>): void {
  const { sheet, layout, scope, tailPt = 0 } = context;
  if (tailPt > 0) sheet.need(textHeight(context, block) + tailPt);
  sheet.paragraph(fillTemplate(block.text, scope), styleOf(layout, block));
}

function drawTitle({ sheet, layout, scope }: FormContext, block: BlockOf<'title'>): void {
  const sizePt = layout.sizePt + 2;
  sheet.paragraph(
    fillTemplate(block.text, scope).map((run) => ({ ...run, bold: true })),
    { sizePt, lineHeightPt: sizePt * 1.28, align: 'center', balanced: true, spaceBeforePt: sizePt * 0.7 },
  );
  if (block.subtitle) {
    sheet.paragraph(fillTemplate(block.subtitle, scope), { ...textStyle(layout), align: 'center', balanced: true });
  }
  sheet.y += sizePt * 0.4;
}

function membersOf(scope: Scope, path: string): Readonly<Record<string, unknown>>[] {
  const list = lookUp(path, scope);
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown, index) => ({
    ...(typeof item === 'object' && item !== null ? item : { item }),
    ordinal: index + 1,
  }));
}

function drawList({ sheet, layout, scope }: FormContext, block: BlockOf<'list'>): void {
  const markers = { number: '{ordinal}. ', dash: '– ', none: '' };
  for (const member of membersOf(scope, block.of)) {
    const runs = fillTemplate(markers[block.marker] + block.text, member);
    sheet.paragraph(runs, styleOf(layout, { indentPt: block.indentPt }));
  }
}

function drawTableBlock({ sheet, layout, scope, tailPt }: FormContext, block: BlockOf<'table'>): void {
  const members = membersOf(scope, block.of);
  const shown = block.columns.filter(
    ({ onlyIfAny }) => onlyIfAny === undefined || members.some((member) => isTruthy(lookUp(onlyIfAny, member))),
  );
  const widths = shareWidths(shown, sheet.width);
  const columns = shown.map((column, index) => ({ ...column, widthPt: widths[index]! }));
  const rows = members.map((member): TableRow => {
    const heading = block.headingOf === undefined ? undefined : lookUp(block.headingOf, member);
    if (isTruthy(heading)) return { heading: [{ text: String(heading), bold: true }] };
    return { cells: columns.map((column) => fillTemplate(column.text, member)) };
  });
  if (rows.length === 0 && block.emptyText) rows.push({ heading: fillTemplate(block.emptyText, scope) });
  const sizePt = block.sizePt ?? layout.sizePt;
  sheet.y += 4;
  drawTable(sheet, {
    columns,
    rows,
    sizePt,
    lineHeightPt: sizePt * 1.25,
    numbered: block.numbered,
    paddingPt: 2.5,
    tailPt,
  });
  sheet.y += belowPt;
}

function drawQrBlock({ sheet, layout, scope }: FormContext, block: BlockOf<'qr'>): void {
  const captionSize = layout.sizePt - 1.5;
  const linesOf = (widthPt: number) =>
    block.caption.flatMap((text) => sheet.pen.lines(fillTemplate(text, scope), widthPt, captionSize));
  // What is typed off the paper stands on one line, however long, as far as the page allows.
  const widest = Math.max(0, ...linesOf(Number.POSITIVE_INFINITY).map((line) => line.widthPt));
  const columnWidth = Math.min(Math.max(block.sidePt, widest + 1), sheet.width / 2);
  const lineHeightPt = captionSize * 1.24;
  const captionLines = linesOf(columnWidth);
  const height = block.sidePt + 6 + captionLines.length * lineHeightPt;
  sheet.need(height + 4);
  const top = sheet.y + 2;
  const x = sheet.left + sheet.width - columnWidth;
  const qrX = x + (columnWidth - block.sidePt) / 2;
  drawQr(sheet.doc, plainText(block.content, scope), { x: qrX, y: top, sidePt: block.sidePt });
  sheet.pen.draw(captionLines, {
    x,
    y: top + block.sidePt + 6,
    widthPt: columnWidth,
    sizePt: captionSize,
    lineHeightPt,
    align: 'center',
  });
  const page = sheet.pageCount;
  sheet.within(0, sheet.width - columnWidth - 10, () => {
    for (const line of block.beside.filter((one) => applies(one, scope))) drawText({ sheet, layout, scope }, line);
  });
  if (sheet.pageCount === page) sheet.y = Math.max(sheet.y, top + height);
}

function drawFootnote({ sheet, layout, scope }: FormContext, block: BlockOf<'footnote'>): void {
  const sizePt = layout.sizePt - 1.2;
  const style = { sizePt, lineHeightPt: sizePt * 1.25 };
  const runs = fillTemplate(block.text, scope);
  const height = sheet.heightOf(runs, style) + 10;
  sheet.need(height);
  sheet.y = Math.max(sheet.y + 4, sheet.bottom - height + 6);
  sheet.rule(sheet.left, sheet.y, sheet.width);
  sheet.y += 4;
  sheet.paragraph(runs, style);
}

function drawRule({ sheet }: FormContext, block: BlockOf<'rule'>): void {
  sheet.need(block.spacePt * 2);
  sheet.rule(sheet.left, sheet.y + block.spacePt, sheet.width);
  sheet.y += block.spacePt * 2;
}

/** From the second page on: its number, and which paper goes on. */
function drawPageHead({ sheet, layout, scope }: FormContext): void {
  if (sheet.pageCount < 2) return;
  drawPageNumber(sheet, layout);
  if (layout.continued === undefined) return;
  const sizePt = layout.sizePt - 1.5;
  const lineHeightPt = sizePt * 1.25;
  const runs = fillTemplate(layout.continued, scope).map((run) => ({ ...run, italic: true }));
  const lines = sheet.pen.balancedLines(runs, sheet.paper.widthPt - sheet.paper.leftPt - sheet.paper.rightPt, sizePt);
  const { leftPt: x, rightPt, topPt: y, widthPt } = sheet.paper;
  sheet.pen.draw(lines, { x, y, widthPt: widthPt - x - rightPt, sizePt, lineHeightPt, align: 'center' });
  sheet.headPt = lines.length * lineHeightPt + 6;
  sheet.y = sheet.top;
}

/** The page number stands in the middle of the upper margin, from the second page on (Decree 30/2020, annex I). */
function drawPageNumber(sheet: Sheet, layout: FormLayout): void {
  const sizePt = Math.min(13, layout.sizePt);
  const { topPt, leftPt, rightPt, widthPt } = sheet.paper;
  sheet.pen.draw(sheet.pen.lines([{ text: String(sheet.pageCount) }], 100, sizePt), {
    x: leftPt,
    y: Math.max(2, topPt / 2 - sizePt / 2),
    widthPt: widthPt - leftPt - rightPt,
    sizePt,
    lineHeightPt: sizePt,
    align: 'center',
  });
}
