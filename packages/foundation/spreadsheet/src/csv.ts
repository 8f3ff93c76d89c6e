import { Readable } from 'node:stream';
import { civilDateOf, type Instant, instantOf } from '@chuan/kernel';
import { stringify } from 'csv-stringify';
import type { Cell, Table } from './table.ts';

const dayText = (on: string): string => on.split('-').reverse().join('/');
const two = (value: number): string => String(value).padStart(2, '0');

function momentText(at: Instant): string {
  const on = civilDateOf(at);
  const minutes = Math.floor((at - instantOf(on)) / 60_000);
  return `${dayText(on)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function cellText(cell: Cell): string | number {
  switch (cell?.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return cell.value;
    case 'day':
      return dayText(cell.on);
    case 'moment':
      return momentText(cell.at);
    default:
      return '';
  }
}

async function* linesOf<Row>({ columns, rows, closing }: Table<Row>): AsyncGenerator<(string | number)[]> {
  yield columns.map(({ header }) => header);
  for await (const row of rows) yield columns.map(({ cell }) => cellText(cell(row)));
  const last = closing?.();
  if (last !== undefined) yield [last];
}

/**
 * A table as comma-separated text: the mark at the front lets Excel read the Vietnamese, and a cell that a spreadsheet
 * would take for a formula is made text.
 */
export function csvOf<Row>(table: Table<Row>): Readable {
  const lines = Readable.from(linesOf(table));
  const output = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  lines.on('error', (error) => output.destroy(error));
  return lines.pipe(output);
}
