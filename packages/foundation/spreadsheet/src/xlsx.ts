import { Readable } from 'node:stream';
import { type CivilDate, civilDateOf, type Instant, instantOf, timestamp } from '@chuan/kernel';
import { ZipFile } from 'yazl';
import type { Cell, Table } from './table.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const sheetPath = 'xl/worksheets/sheet1.xml';

/** Indices of `cellXfs` in `styles`. Text is of the format "Text", so that it stays text when somebody edits it. */
const style = { text: 1, head: 2, day: 3, moment: 4, number: 5, closing: 6 } as const;

const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font><font><i/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="0"/><xf numFmtId="49" fontId="2" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const contentTypes = `${head}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/${sheetPath}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`;

const relations = (...targets: readonly (readonly [type: string, target: string])[]): string =>
  `${head}<Relationships xmlns="${packaging}/relationships">${targets
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** A cell holds no more. */
const mostLetters = 32_767;

/** Text as XML 1.0 can carry it; `_x0041_` is Excel's own writing for a letter and is told apart. */
const written = (value: string): string =>
  value
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .slice(0, mostLetters)
    .toWellFormed()
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** `A`, `B`, … `Z`, `AA`: the name of a column. */
const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const dayMs = 86_400_000;
/** Days since the spreadsheet's own beginning, 30 December 1899, of a civil date. */
const serialOfDay = (on: CivilDate): number => Date.parse(`${on}T00:00:00Z`) / dayMs + 25_569;
/** The same of an instant in local time, to the second. */
function serialOf(at: Instant): number {
  const on = civilDateOf(at);
  return serialOfDay(on) + Math.floor((at - instantOf(on)) / 1_000) / 86_400;
}

const textCell = (at: string, value: string, of: number): string =>
  `<c r="${at}" s="${of}" t="inlineStr"><is><t xml:space="preserve">${written(value)}</t></is></c>`;

function cellXml(at: string, cell: Cell): string {
  switch (cell?.kind) {
    case 'text':
      return textCell(at, cell.text, style.text);
    case 'number':
      return Number.isFinite(cell.value) ? `<c r="${at}" s="${style.number}"><v>${cell.value}</v></c>` : '';
    case 'day':
      return `<c r="${at}" s="${style.day}"><v>${serialOfDay(cell.on)}</v></c>`;
    case 'moment':
      return `<c r="${at}" s="${style.moment}"><v>${serialOf(cell.at)}</v></c>`;
    default:
      return '';
  }
}

/** How much XML is handed on at a time. */
const pieceLetters = 65_536;

async function* sheetXml<Row>({ columns, rows, closing }: Table<Row>): AsyncGenerator<string> {
  const names = columns.map((_, index) => columnName(index));
  const widths = columns.map(
    ({ widthChars }, index) => `<col min="${index + 1}" max="${index + 1}" width="${widthChars}" customWidth="1"/>`,
  );
  const heads = columns.map(({ header }, index) => textCell(`${names[index]}1`, header, style.head));
  let piece = `${head}<worksheet xmlns="${main}"><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${heads.join('')}</row>`;
  let count = 1;
  for await (const row of rows) {
    count += 1;
    const cells = columns.map(({ cell }, index) => cellXml(`${names[index]}${count}`, cell(row)));
    piece += `<row r="${count}">${cells.join('')}</row>`;
    if (piece.length < pieceLetters) continue;
    yield piece;
    piece = '';
  }
  const last = closing?.();
  if (last !== undefined) piece += `<row r="${count + 2}">${textCell(`A${count + 2}`, last, style.closing)}</row>`;
  yield `${piece}</sheetData><autoFilter ref="A1:${names.at(-1)}${count}"/></worksheet>`;
}

/** Signs that Excel refuses in a sheet's name, and the length it allows. */
const sheetName = (name: string): string => written(name.replace(/[:\\/?*[\]]/g, ' ').slice(0, 31));

/**
 * A table as an Office Open XML workbook that flows out while its rows come in: dates and numbers are typed cells, the
 * head stays in sight, and no text can become a formula. A failure of the rows breaks the stream off.
 */
export function xlsxOf<Row>(table: Table<Row>, madeAt: Instant): Readable {
  const zip = new ZipFile();
  const options = { mtime: timestamp(madeAt) };
  const workbook = `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${sheetName(table.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const parts: readonly (readonly [path: string, xml: string])[] = [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relations(['officeDocument', 'xl/workbook.xml'])],
    ['xl/workbook.xml', workbook],
    ['xl/_rels/workbook.xml.rels', relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml'])],
    ['xl/styles.xml', styles],
  ];
  for (const [path, xml] of parts) zip.addBuffer(Buffer.from(xml), path, options);
  // Its types say less than it is.
  const output = zip.outputStream as Readable;
  const sheet = Readable.from(sheetXml(table));
  for (const source of [zip, sheet]) source.on('error', (error: Error) => output.destroy(error));
  zip.addReadStream(sheet, sheetPath, options);
  zip.end();
  return output;
}
