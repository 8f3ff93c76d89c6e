import { invalid, isAppError } from '@chuan/kernel';
import { parse } from 'csv-parse/sync';
import { readSheet as readXlsx } from 'read-excel-file/node';
import { inspectFile } from './inspect.ts';
import { extensionOf } from './names.ts';
import { defaultFilePolicy, type FilePolicy } from './policy.ts';

/** What a list in a spreadsheet may weigh; a list of people or positions is far smaller. */
const sheetPolicy: FilePolicy = {
  ...defaultFilePolicy,
  kinds: ['xlsx'],
  maxBytes: 5 * 1_048_576,
  maxUnfoldedBytes: 60 * 1_048_576,
};
const mostRows = 5_000;
const mostColumns = 100;

/** Cells as text, line by line; empty lines at the end are gone. */
export type SheetRows = string[][];

/**
 * The first sheet of an `.xlsx` file or a `.csv` file (comma, semicolon or tab; UTF-8 or UTF-16), as text.
 *
 * @throws {AppError} `sheet.wrong_kind`, `sheet.wrong_encoding`, `sheet.broken`, `sheet.empty`, `sheet.too_long`, and
 *   what `inspectFile` refuses of an office document.
 */
export async function readSheet(bytes: Uint8Array, fileName: string): Promise<SheetRows> {
  if (bytes.length > sheetPolicy.maxBytes) throw invalid('file.too_large', { mostBytes: sheetPolicy.maxBytes });
  const rows = await rowsOf(bytes, extensionOf(fileName), fileName);
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''));
  if (last < 0) throw invalid('sheet.empty');
  if (last >= mostRows) throw invalid('sheet.too_long', { most: mostRows });
  return rows.slice(0, last + 1);
}

async function rowsOf(bytes: Uint8Array, extension: string, fileName: string): Promise<SheetRows> {
  if (extension === 'xlsx') return xlsxRows(bytes, fileName);
  if (extension === 'csv' || extension === 'txt') return csvRows(bytes);
  throw invalid('sheet.wrong_kind');
}

async function xlsxRows(bytes: Uint8Array, fileName: string): Promise<SheetRows> {
  await inspectFile(bytes, fileName, sheetPolicy);
  try {
    // The reader knows dates by the day's midnight in UTC, whatever the machine's time zone.
    const cells = await readXlsx(Buffer.from(bytes), { trim: false });
    return cells.map((row) => row.slice(0, mostColumns).map(textOfCell));
  } catch (error) {
    throw isAppError(error) ? error : invalid('sheet.broken');
  }
}

function textOfCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)).trim();
}

function csvRows(bytes: Uint8Array): SheetRows {
  const text = textOf(bytes);
  try {
    const rows: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      trim: true,
    });
    return rows.map((row) => row.slice(0, mostColumns));
  } catch {
    throw invalid('sheet.broken');
  }
}

/** UTF-8, or UTF-16 with its mark, as spreadsheets write it. Old Vietnamese code pages cannot be told apart. */
function textOf(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw invalid('sheet.broken');
    return text;
  } catch (error) {
    throw isAppError(error) ? error : invalid('sheet.wrong_encoding');
  }
}

/** The sign that parts the cells: the one that stands most often in the first lines. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 4_000);
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
