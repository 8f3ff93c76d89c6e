import { contentDisposition, csvOf, xlsxOf } from '@chuan/files';
import { SheetKind } from '@chuan/tenancy/contract';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Needs `organisation.read`. `people.xlsx`, `organisation.csv` …: a list of the agency for a spreadsheet. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const [name = '', kind = ''] = (params.file ?? '').split('.');
  const of = SheetKind.safeParse(name);
  if (!of.success || (kind !== 'csv' && kind !== 'xlsx')) throw new Response(null, { status: 404 });
  const sheet = await pageData(context.api.tenancy.getSheet({ of: of.data }));
  const body = kind === 'csv' ? csvOf(sheet.rows) : await xlsxOf(sheet.name, sheet.rows);
  return new Response(body as BodyInit, {
    headers: {
      'Content-Type': mediaTypes[kind],
      'Content-Disposition': contentDisposition(`${sheet.name}.${kind}`),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
