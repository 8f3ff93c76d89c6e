import type { Line } from './breaking.ts';
import { shortDate } from './dates.ts';
import { procedureWords as words } from './forms/procedure-words.ts';
import type { ProcedurePrint } from './procedure-data.ts';
import { type PaperShape, type Sheet, mm } from './sheet.ts';
import { upperVietnamese } from './text.ts';

export const procedurePaper: PaperShape = {
  widthPt: mm(210),
  heightPt: mm(297),
  topPt: mm(15),
  rightPt: mm(15),
  bottomPt: mm(18),
  leftPt: mm(28),
};

const sizePt = 10.5;
const lineHeightPt = 13.5;
const mostLines = 7;

/** A very long title is cut at a word, with a sign that it goes on; it stands in full on the cover. */
function titleLines(balanced: (index: 1, text: string, bold: boolean) => Line[], title: string): Line[] {
  const room = mostLines - balanced(1, words.kind, true).length;
  const parts = title.split(' ');
  let lines = balanced(1, title, true);
  while (lines.length > room && parts.length > 1) {
    parts.pop();
    lines = balanced(1, `${parts.join(' ').replace(/[,;:(]+$/, '')}…`, true);
  }
  return lines;
}

/** The ruled head of every page: agency, title, and the code, issue, date and page number of the document. */
export function runningHead(sheet: Sheet, data: ProcedurePrint) {
  const { left, width, paper } = sheet;
  const widths = [152, width - 292, 140] as const;
  const starts = [left, left + widths[0], left + widths[0] + widths[1]] as const;
  const balanced = (index: 0 | 1, text: string, bold: boolean) =>
    sheet.pen.balancedLines([{ text: upperVietnamese(text), bold }], widths[index] - 12, sizePt);
  const effective = data.effectiveOn ? shortDate(data.effectiveOn) : words.notYet;
  const facts = [
    `${words.code}: ${data.code}`,
    `${words.issue}: ${String(data.issueNumber).padStart(2, '0')}`,
    `${words.effective}: ${effective}`,
  ].flatMap((text) => sheet.pen.lines([{ text }], widths[2] - 12, sizePt));
  const columns = [
    [...(data.agency.superior ? balanced(0, data.agency.superior, false) : []), ...balanced(0, data.agency.name, true)],
    [...balanced(1, words.kind, true), ...titleLines(balanced, data.title)],
  ].map((lines) => lines.slice(0, mostLines));
  const lineCount = Math.max(...columns.map((lines) => lines.length), facts.length + 1);
  const boxPt = lineCount * lineHeightPt + 10;
  const top = paper.topPt;

  const draw = () => {
    sheet.doc.save().lineWidth(0.7).rect(left, top, width, boxPt);
    for (const x of starts.slice(1)) sheet.doc.moveTo(x, top).lineTo(x, top + boxPt);
    sheet.doc.stroke().restore();
    columns.forEach((lines, index) => {
      const y = top + (boxPt - lines.length * lineHeightPt) / 2;
      const box = { x: starts[index]! + 6, y, widthPt: widths[index]! - 12, sizePt, lineHeightPt };
      sheet.pen.draw(lines, { ...box, align: 'center' });
    });
    sheet.pen.draw(facts, { x: starts[2] + 6, y: factsTop, widthPt: widths[2] - 12, sizePt, lineHeightPt });
  };
  const factsTop = top + (boxPt - (facts.length + 1) * lineHeightPt) / 2;
  const drawNumber = (page: number, pages: number) => {
    const lines = sheet.pen.lines([{ text: `${words.page}: ${page}/${pages}` }], widths[2] - 12, sizePt);
    const y = factsTop + facts.length * lineHeightPt;
    sheet.pen.draw(lines, { x: starts[2] + 6, y, widthPt: widths[2] - 12, sizePt, lineHeightPt });
  };
  return { heightPt: boxPt + 12, draw, drawNumber };
}
