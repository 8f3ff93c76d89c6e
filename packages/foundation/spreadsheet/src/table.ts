import type { CivilDate, Instant } from '@chuan/kernel';

/** A cell by what it is, not by how it looks; null leaves it empty. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** A civil date. */
  | { readonly kind: 'day'; readonly on: CivilDate }
  /** An instant, shown in the agency's local time. */
  | { readonly kind: 'moment'; readonly at: Instant }
  | null;

export interface TableColumn<Row> {
  readonly header: string;
  /** Width in characters of the spreadsheet's own type. */
  readonly widthChars: number;
  readonly cell: (row: Row) => Cell;
}

/** Rows that may come piece by piece, so that a long register never lies in memory whole. */
export interface Table<Row> {
  /** Name of the sheet. */
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: AsyncIterable<Row> | Iterable<Row>;
  /** What is said under the last row, such as that the file stops short; asked for when all rows are out. */
  readonly closing?: () => string | undefined;
}

export const text = (value: string): Cell => (value === '' ? null : { kind: 'text', text: value });
export const number = (value: number | null): Cell => (value === null ? null : { kind: 'number', value });
export const day = (on: CivilDate | null): Cell => (on === null ? null : { kind: 'day', on });
export const moment = (at: Instant | null): Cell => (at === null ? null : { kind: 'moment', at });
