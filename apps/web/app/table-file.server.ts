import { contentDisposition } from '@chuan/files';
import type { Instant } from '@chuan/kernel';
import { csvOf, type Table, xlsxOf } from '@chuan/spreadsheet';
import { createReadableStreamFromReadable } from '@remix-run/node';

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

interface FileFacts {
  /** Without its ending. */
  readonly name: string;
  readonly now: Instant;
}

/** A table as the file whose ending the address has, flowing out while its rows come in. */
export function tableFile<Row>(address: URL, table: Table<Row>, { name, now }: FileFacts): Response {
  const ending = address.pathname.endsWith('.csv') ? 'csv' : 'xlsx';
  const body = ending === 'csv' ? csvOf(table) : xlsxOf(table, now);
  return new Response(createReadableStreamFromReadable(body), {
    headers: {
      'Content-Type': mediaTypes[ending],
      'Content-Disposition': contentDisposition(`${name}.${ending}`),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
