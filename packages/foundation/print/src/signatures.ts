import type { Line } from './breaking.ts';
import type { FormContext } from './form-context.ts';
import type { BlockOf } from './layout.ts';
import { fillTemplate } from './template.ts';
import type { Run } from './text.ts';

interface Stack {
  readonly lines: readonly Line[];
  readonly sizePt: number;
  readonly align: 'left' | 'center';
  readonly gapPt: number;
}

function stacksOf(context: FormContext, block: BlockOf<'signatures'>) {
  const widthPt = context.sheet.width / block.columns.length;
  const stacks = block.columns.map((column) => stackOf(context, column, { widthPt, spacePt: block.spacePt }));
  const height = Math.max(...stacks.map((stack) => stack.reduce((sum, part) => sum + heightOf(part), 0)));
  return { widthPt, stacks, height };
}

/** The room that the signatures take with the space before them. */
export const signaturesHeight = (context: FormContext, block: BlockOf<'signatures'>): number =>
  stacksOf(context, block).height + block.spaceBeforePt;

/** Draws the places for signatures side by side; they never part across pages. */
export function drawSignatures(context: FormContext, block: BlockOf<'signatures'>): void {
  const { sheet } = context;
  const { widthPt, stacks, height } = stacksOf(context, block);
  sheet.need(height + block.spaceBeforePt);
  const top = sheet.y + block.spaceBeforePt;
  stacks.forEach((stack, index) => {
    let y = top;
    for (const part of stack) {
      const box = { x: sheet.left + index * widthPt, y: y + part.gapPt, widthPt: widthPt - 8, sizePt: part.sizePt };
      sheet.pen.draw(part.lines, { ...box, lineHeightPt: part.sizePt * 1.27, align: part.align });
      y += heightOf(part);
    }
  });
  sheet.y = top + height;
}

const heightOf = (part: Stack) => part.gapPt + part.lines.length * part.sizePt * 1.27;

function stackOf(
  { sheet, layout, scope }: FormContext,
  column: BlockOf<'signatures'>['columns'][number],
  room: { widthPt: number; spacePt: number },
): Stack[] {
  const width = room.widthPt - 8;
  const centred = (runs: readonly Run[], gapPt: number): Stack => ({
    lines: sheet.pen.balancedLines(runs, width, layout.sizePt),
    sizePt: layout.sizePt,
    align: 'center',
    gapPt,
  });
  const stack: Stack[] = [];
  if (column.title)
    stack.push(
      centred(
        fillTemplate(column.title, scope).map((run) => ({ ...run, bold: true })),
        0,
      ),
    );
  if (column.note)
    stack.push(
      centred(
        fillTemplate(column.note, scope).map((run) => ({ ...run, italic: true })),
        0,
      ),
    );
  if (column.name) {
    stack.push(
      centred(
        fillTemplate(column.name, scope).map((run) => ({ ...run, bold: true })),
        room.spacePt,
      ),
    );
  }
  const sizePt = Math.max(8, layout.sizePt - 1.5);
  for (const text of column.recipients ?? []) {
    stack.push({ lines: sheet.pen.lines(fillTemplate(text, scope), width, sizePt), sizePt, align: 'left', gapPt: 0 });
  }
  return stack;
}
