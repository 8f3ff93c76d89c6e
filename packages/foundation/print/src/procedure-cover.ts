import { shortDate } from './dates.ts';
import { procedureWords as words } from './forms/procedure-words.ts';
import type { ProcedurePrint } from './procedure-data.ts';
import type { Sheet } from './sheet.ts';
import { type TableRow, drawTable, shareWidths } from './table.ts';
import { type Run, upperVietnamese } from './text.ts';

const cellStyle = { sizePt: 12, lineHeightPt: 15.5, paddingPt: 4 } as const;

/** The first pages: title and approvals, then who holds the document and how it changed. */
export function drawCover(sheet: Sheet, data: ProcedurePrint): void {
  sheet.y += (sheet.bottom - sheet.top) * 0.16;
  const centred = (text: string, sizePt: number, bold = true) =>
    sheet.paragraph([{ text, bold }], {
      sizePt,
      lineHeightPt: sizePt * 1.35,
      align: 'center',
      balanced: true,
      spaceBeforePt: 8,
    });
  centred(words.kind, 22);
  centred(upperVietnamese(data.title), 18);
  const effective = data.effectiveOn ? shortDate(data.effectiveOn) : words.notYet;
  sheet.y += 18;
  for (const [label, value] of [
    [words.code, data.code],
    [words.issue, String(data.issueNumber).padStart(2, '0')],
    [words.effective, effective],
  ]) {
    centred(`${label}: ${value}`, 14, false);
  }
  sheet.y += 40;
  drawApprovals(sheet, data);
  sheet.newPage();
  drawDistribution(sheet, data);
  drawRevisions(sheet, data);
}

function drawApprovals(sheet: Sheet, data: ProcedurePrint): void {
  const people = [data.prepared, data.reviewed, data.approved];
  const widths = shareWidths([{ fixedPt: 72 }, {}, {}, {}], sheet.width);
  const row = (label: string, values: readonly string[]): TableRow => ({
    cells: [[{ text: label, bold: true }], ...values.map((text): Run[] => [{ text }])],
  });
  const { approvalRows } = words;
  drawTable(sheet, {
    ...cellStyle,
    columns: words.approval.map((header, index) => ({
      header,
      widthPt: widths[index]!,
      align: index === 0 ? 'left' : 'center',
    })),
    rows: [
      row(
        approvalRows.name,
        people.map((person) => person.name ?? ''),
      ),
      row(
        approvalRows.signature,
        people.map((person) => `\n${person.signature ?? ''}\n\n`),
      ),
      row(
        approvalRows.title,
        people.map((person) => person.title ?? ''),
      ),
      row(
        approvalRows.date,
        people.map((person) => (person.signedOn ? shortDate(person.signedOn) : '')),
      ),
    ],
  });
}

function tableTitle(sheet: Sheet, text: string): void {
  sheet.need(90);
  sheet.paragraph([{ text, bold: true }], { sizePt: 13, lineHeightPt: 18, align: 'center', spaceBeforePt: 18 });
  sheet.y += 6;
}

function drawDistribution(sheet: Sheet, data: ProcedurePrint): void {
  if (data.distribution.length === 0) return;
  tableTitle(sheet, words.distribution);
  const widths = shareWidths([{ fixedPt: 36 }, {}, { fixedPt: 70 }], sheet.width);
  drawTable(sheet, {
    ...cellStyle,
    columns: words.distributionHead.map((header, index) => ({
      header,
      widthPt: widths[index]!,
      align: index === 1 ? 'left' : 'center',
    })),
    rows: data.distribution.map(({ holder, copyCount }, index) => ({
      cells: [[{ text: String(index + 1) }], [{ text: holder }], [{ text: String(copyCount ?? 1).padStart(2, '0') }]],
    })),
  });
}

function drawRevisions(sheet: Sheet, data: ProcedurePrint): void {
  tableTitle(sheet, words.revisions);
  const widths = shareWidths([{ fixedPt: 84 }, { share: 1 }, { share: 3 }, { fixedPt: 66 }], sheet.width);
  const rows: TableRow[] = data.revisions.map((revision) => ({
    cells: [
      [{ text: shortDate(revision.changedOn) }],
      [{ text: revision.section }],
      [{ text: revision.content }],
      [{ text: String(revision.issueNumber).padStart(2, '0') }],
    ],
  }));
  if (rows.length === 0) rows.push({ heading: [{ text: words.noRevision, italic: true }] });
  drawTable(sheet, {
    ...cellStyle,
    columns: words.revisionsHead.map((header, index) => ({
      header,
      widthPt: widths[index]!,
      align: index === 0 || index === 3 ? 'center' : 'left',
    })),
    rows,
  });
}
