import { shortDate } from './dates.ts';
import { drawFlow } from './flow.ts';
import { procedureWords as words } from './forms/procedure-words.ts';
import { drawCover } from './procedure-cover.ts';
import { ProcedurePrint, type ProcedurePrintInput } from './procedure-data.ts';
import { procedurePaper, runningHead } from './procedure-head.ts';
import { type PrintOptions, Sheet } from './sheet.ts';
import { type TableRow, drawTable, shareWidths } from './table.ts';
import { type Run, cleanText } from './text.ts';

const body = { sizePt: 13, lineHeightPt: 17.5, align: 'justify', spaceBeforePt: 4 } as const;
const cellStyle = { sizePt: 11.5, lineHeightPt: 14.5, paddingPt: 3 } as const;

type Shares = readonly { share?: number; fixedPt?: number; align?: 'center' }[];
type Cells = readonly (string | readonly Run[])[];

/**
 * A whole quy trình ISO as an A4 PDF: cover with approvals, distribution and revisions, sections 1–7, the step table
 * and the flow as a picture, each page under a running head with "Trang x/y". Same input, same bytes.
 *
 * @throws {z.ZodError} when the data are not of the document's shape.
 */
export async function renderProcedure(input: ProcedurePrintInput, options: PrintOptions): Promise<Uint8Array> {
  const data = ProcedurePrint.parse(input);
  const title = cleanText(options.title ?? `${data.code} – ${data.title}`).replaceAll('\n', ' ');
  const sheet = new Sheet(procedurePaper, { author: data.agency.name, ...options, title }, true);
  const head = runningHead(sheet, data);
  sheet.headPt = head.heightPt;
  sheet.onPage = head.draw;
  sheet.newPage();
  drawCover(sheet, data);
  sheet.newPage();
  drawSections(sheet, data);
  sheet.eachPage(head.drawNumber);
  return sheet.finish();
}

function drawSections(sheet: Sheet, data: ProcedurePrint): void {
  const { sections } = words;
  heading(sheet, sections.purpose);
  paragraphs(sheet, data.purpose);
  heading(sheet, sections.scope);
  paragraphs(sheet, data.scope);
  heading(sheet, sections.references);
  paragraphs(sheet, data.references, '– ');
  heading(sheet, sections.definitions);
  for (const { term, meaning } of data.definitions) {
    sheet.paragraph([{ text: '– ' }, { text: term, bold: true }, { text: `: ${meaning}` }], body);
  }
  if (data.definitions.length === 0) paragraphs(sheet, []);
  heading(sheet, sections.content);
  drawRequirements(sheet, data);
  drawSteps(sheet, data);
  heading(sheet, sections.forms);
  table(sheet, {
    heads: words.formHead,
    shares: [{ fixedPt: 34, align: 'center' }, { share: 1 }, { share: 3 }],
    rows: data.forms.map((form, index) => [String(index + 1), form.code, form.name]),
  });
  heading(sheet, sections.records);
  table(sheet, {
    heads: words.recordHead,
    shares: [{ fixedPt: 34, align: 'center' }, { share: 3 }, { share: 1.6 }, { share: 1 }],
    rows: data.records.map((record, index) => [String(index + 1), record.name, record.keeper, record.retention]),
  });
}

function drawRequirements(sheet: Sheet, data: ProcedurePrint): void {
  const { content } = words;
  heading(sheet, content.legalBases, 2);
  table(sheet, {
    heads: words.legalHead,
    shares: [
      { fixedPt: 34, align: 'center' },
      { fixedPt: 98 },
      { share: 3 },
      { fixedPt: 72, align: 'center' },
      { share: 1.1 },
    ],
    rows: data.legalBases.map((basis, index) => [
      String(index + 1),
      basis.notation,
      basis.subject,
      basis.issuedOn ? shortDate(basis.issuedOn) : '',
      basis.issuer ?? '',
    ]),
  });
  heading(sheet, content.conditions, 2);
  paragraphs(sheet, data.conditions, data.conditions.length > 1 ? '– ' : '');
  heading(sheet, content.components, 2);
  drawComponents(sheet, data);
  heading(sheet, content.sets, 2);
  paragraphs(sheet, [`${String(data.setCount).padStart(2, '0')} ${words.setUnit}.`]);
  heading(sheet, content.limit, 2);
  if (data.channels.length > 0) {
    table(sheet, {
      heads: words.channelHead,
      shares: [{ share: 1 }, { share: 1.5 }, { share: 1.5 }],
      rows: data.channels.map((channel) => [channel.name, channel.limitText, channel.feeText ?? words.noFee]),
    });
  }
  if (data.limitNotes.length > 0 || data.channels.length === 0) paragraphs(sheet, data.limitNotes);
  heading(sheet, content.places, 2);
  paragraphs(sheet, data.receptionPlaces, data.receptionPlaces.length > 1 ? '– ' : '');
  heading(sheet, content.fees, 2);
  paragraphs(sheet, data.fees.length > 0 ? data.fees : [words.noFee], data.fees.length > 1 ? '– ' : '');
}

function drawComponents(sheet: Sheet, data: ProcedurePrint): void {
  const rows: TableRow[] = [];
  for (const group of data.componentGroups) {
    if (group.caseName) rows.push({ heading: [{ text: group.caseName, bold: true, italic: true }] });
    group.components.forEach((component, index) => {
      const counts = [component.originalCount, component.copyCount].map((count) => (count > 0 ? String(count) : '–'));
      rows.push({ cells: toCells([String(index + 1), component.name, ...counts, component.note ?? '']) });
    });
  }
  table(sheet, {
    heads: words.componentHead,
    shares: [
      { fixedPt: 34, align: 'center' },
      { share: 3 },
      { fixedPt: 52, align: 'center' },
      { fixedPt: 46, align: 'center' },
      { share: 1.2 },
    ],
    rows,
  });
}

function drawSteps(sheet: Sheet, data: ProcedurePrint): void {
  heading(sheet, words.content.steps, 2);
  const rows: Cells[] = data.steps.map((step) => [
    [{ text: step.code, bold: true }],
    step.detail ? [{ text: `${step.title}\n`, bold: true }, { text: step.detail }] : step.title,
    step.position,
    step.limitText,
    step.outputs.join('\n'),
  ]);
  const total: TableRow[] = data.totalLimitText
    ? [{ heading: [{ text: `${words.total}: ${data.totalLimitText}`, bold: true }] }]
    : [];
  table(sheet, {
    heads: words.stepHead,
    shares: [
      { fixedPt: 36, align: 'center' },
      { share: 2.6 },
      { share: 1.35 },
      { fixedPt: 66, align: 'center' },
      { share: 1.5 },
    ],
    rows: [...rows.map((cells): TableRow => ({ cells: toCells(cells) })), ...total],
  });
  if (data.flow) drawFlow(sheet, data.flow, words.flow);
}

/** A heading that takes at least three lines of what follows along to its page, and a place in the bookmarks. */
function heading(sheet: Sheet, text: string, level: 1 | 2 = 1): void {
  sheet.y += sheet.y > sheet.top ? (level === 1 ? 8 : 4) : 0;
  sheet.need(body.lineHeightPt * 4);
  if (level === 1) sheet.doc.outline.addItem(text);
  sheet.paragraph([{ text, bold: true }], { ...body, align: 'left' });
}

function paragraphs(sheet: Sheet, texts: readonly string[], marker = ''): void {
  for (const text of texts.length > 0 ? texts : [words.none]) {
    sheet.paragraph([{ text: texts.length > 0 ? marker + text : text }], body);
  }
}

const toCells = (cells: Cells): (readonly Run[])[] =>
  cells.map((cell) => (typeof cell === 'string' ? [{ text: cell }] : cell));

interface TableOf {
  readonly heads: readonly string[];
  readonly shares: Shares;
  readonly rows: readonly (Cells | TableRow)[];
}

function table(sheet: Sheet, { heads, shares, rows }: TableOf): void {
  if (rows.length === 0) return paragraphs(sheet, []);
  const widths = shareWidths(shares, sheet.width);
  sheet.y += 5;
  drawTable(sheet, {
    ...cellStyle,
    columns: heads.map((header, index) => ({ header, widthPt: widths[index]!, align: shares[index]?.align })),
    rows: rows.map((row): TableRow => ('cells' in row || 'heading' in row ? row : { cells: toCells(row) })),
  });
  sheet.y += 4;
}
