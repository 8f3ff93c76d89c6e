import { type TableColumn, text } from '@chuan/spreadsheet';
import { SheetKind } from '@chuan/tenancy/contract';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';
import { tableFile } from '../../../table-file.server.ts';

const widestChars = 60;

type Row = readonly string[];

/** All cells are text: a telephone number keeps the zero in front. */
const columnsOf = (head: Row, body: readonly Row[]): TableColumn<Row>[] =>
  head.map((header, at) => ({
    header,
    widthChars: Math.min(widestChars, 2 + Math.max(header.length, ...body.map((row) => row[at]?.length ?? 0))),
    cell: (row) => text(row[at] ?? ''),
  }));

/** Needs `organisation.read`. `people.xlsx`, `organisation.csv` …: a list of the agency for a spreadsheet. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const [name = '', kind = ''] = (params.file ?? '').split('.');
  const of = SheetKind.safeParse(name);
  if (!of.success || (kind !== 'csv' && kind !== 'xlsx')) throw new Response(null, { status: 404 });
  const sheet = await pageData(context.api.tenancy.getSheet({ of: of.data }));
  const [head = [], ...rows] = sheet.rows;
  const facts = { name: sheet.name, now: context.now };
  return tableFile(new URL(request.url), { name: sheet.name, columns: columnsOf(head, rows), rows }, facts);
}
