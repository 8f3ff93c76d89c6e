import type { Line } from './breaking.ts';
import type { FormContext } from './form-context.ts';
import type { BlockOf } from './layout.ts';
import { type Scope, fillTemplate } from './template.ts';
import { type Run, upperVietnamese } from './text.ts';

/** The state's name and motto, as Decree 30/2020 fixes them. */
const stateName = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const stateMotto = 'Độc lập – Tự do – Hạnh phúc';

interface Column {
  readonly x: number;
  readonly widthPt: number;
  readonly sizePt: number;
}

const styled = (runs: readonly Run[], style: Partial<Run>): Run[] => runs.map((run) => ({ ...run, ...style }));

/** Draws the head of an official paper and leaves the cursor under its deeper column. */
export function drawLetterhead({ sheet, layout, scope }: FormContext, block: BlockOf<'letterhead'>): void {
  const sizePt = layout.paper === 'A5' ? layout.sizePt - 1.2 : Math.min(13, layout.sizePt);
  const stateWidth =
    1 + (sheet.pen.lines([{ text: stateName, bold: true }], Number.POSITIVE_INFINITY, sizePt)[0]?.widthPt ?? 0);
  const gapPt = layout.paper === 'A5' ? 12 : 16;
  const top = sheet.y;
  const right: Column = { x: sheet.left + sheet.width - stateWidth, widthPt: stateWidth, sizePt };
  const left: Column = {
    x: sheet.left,
    widthPt: agencyWidth(sheet.width - stateWidth - gapPt, layout.orientation),
    sizePt,
  };

  let leftY = top;
  const put = (column: Column, runs: readonly Run[], y: number) =>
    drawCentred({ sheet, layout, scope }, column, { runs, y });
  const upper = (template: string) =>
    fillTemplate(template, scope).map((run) => ({ ...run, text: upperVietnamese(run.text) }));
  const superior = upper(block.superior ?? '').filter((run) => run.text !== '');
  if (superior.length > 0) leftY = put(left, superior, leftY).y;
  const agency = put(left, styled(upper(block.agency), { bold: true }), leftY);
  leftY = ruleUnder({ sheet, layout, scope }, left, { y: agency.y, widthPt: left.widthPt * 0.4 });
  if (block.number) leftY = put(left, fillTemplate(block.number, scope), leftY).y;

  let rightY = put(right, [{ text: stateName, bold: true }], top).y;
  const motto = put(right, [{ text: stateMotto, bold: true }], rightY);
  rightY = ruleUnder({ sheet, layout, scope }, right, { y: motto.y, widthPt: motto.widest });
  if (block.placeDate) rightY = put(right, styled(fillTemplate(block.placeDate, scope), { italic: true }), rightY).y;
  sheet.y = Math.max(leftY, rightY);
}

/** A register on a wide sheet keeps the agency's name in the left part instead of stretching it. */
const agencyWidth = (freePt: number, orientation: 'portrait' | 'landscape') =>
  orientation === 'landscape' ? Math.min(freePt, 300) : freePt;

function drawCentred(
  { sheet }: { sheet: FormContext['sheet']; layout: FormContext['layout']; scope: Scope },
  column: Column,
  text: { runs: readonly Run[]; y: number },
): { y: number; widest: number } {
  const lineHeightPt = column.sizePt * 1.28;
  const lines: Line[] = sheet.pen.balancedLines(text.runs, column.widthPt, column.sizePt);
  sheet.pen.draw(lines, { ...column, y: text.y, lineHeightPt, align: 'center' });
  return { y: text.y + lines.length * lineHeightPt, widest: Math.max(...lines.map((line) => line.widthPt)) };
}

function ruleUnder({ sheet }: FormContext, column: Column, at: { y: number; widthPt: number }): number {
  sheet.rule(column.x + (column.widthPt - at.widthPt) / 2, at.y + 2.2, at.widthPt);
  return at.y + 5;
}
