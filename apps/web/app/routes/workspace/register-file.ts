import { type DossierRow, fileRowsAtMost } from '@chuan/dossiers/contract';
import { en, vi } from '@chuan/dossiers/messages';
import { moment, type TableColumn, text } from '@chuan/spreadsheet';
import { translatorOf } from '@chuan/ui/language';
import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { pageData } from '../../procedures.ts';
import { registerQuery } from '../../register-query.ts';
import { requireSession } from '../../signed-in.ts';
import { tableFile } from '../../table-file.server.ts';

const { list, status, channel, timeliness, work, register } = vi;

/** The register is a book of the agency and speaks Vietnamese whoever takes it along. */
const paper = translatorOf({ vi, en }, 'vi');

const columns: readonly TableColumn<DossierRow>[] = [
  { header: list.code, widthChars: 24, cell: (row) => text(row.code) },
  { header: list.applicant, widthChars: 28, cell: (row) => text(row.applicantName) },
  { header: list.procedure, widthChars: 36, cell: (row) => text(row.procedureName) },
  { header: list.status, widthChars: 20, cell: (row) => text(status[row.status]) },
  { header: list.channel, widthChars: 12, cell: (row) => text(channel[row.channel]) },
  { header: list.submitted, widthChars: 17, cell: (row) => moment(row.submittedAt) },
  { header: list.received, widthChars: 17, cell: (row) => moment(row.receivedAt) },
  { header: list.due, widthChars: 17, cell: (row) => moment(row.dueAt) },
  {
    header: list.timeliness,
    widthChars: 12,
    cell: (row) => (row.timeliness === null ? null : text(timeliness[row.timeliness])),
  },
  { header: work.step, widthChars: 32, cell: (row) => text(row.stepName) },
  { header: list.holder, widthChars: 32, cell: (row) => text(row.holder) },
];

type Query = ReturnType<typeof registerQuery>;
type Page = Awaited<ReturnType<AppLoadContext['api']['dossiers']['fileRows']>>;

/** The first page is there already, so that a refusal is an answer of its own and not half a file. */
async function* rowsFrom(api: AppLoadContext['api'], query: Query, first: Page): AsyncGenerator<DossierRow> {
  let page = first;
  for (let given = 0; ; ) {
    const rows = page.rows.slice(0, fileRowsAtMost - given);
    yield* rows;
    given += rows.length;
    if (page.nextCursor === null || given >= fileRowsAtMost) return;
    page = await api.dossiers.fileRows({ ...query, cursor: page.nextCursor });
  }
}

/** Needs `dossier.read`. The register as it is filtered, as a workbook or as CSV. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const address = new URL(request.url);
  const { cursor: _, ...query } = registerQuery(address);
  const first = await pageData(context.api.dossiers.fileRows(query));
  const total = first.total ?? first.rows.length;
  return tableFile(
    address,
    {
      name: register.title,
      columns,
      rows: rowsFrom(context.api, query, first),
      ...(total > fileRowsAtMost ? { closing: () => paper('register.fileStops', { max: fileRowsAtMost, total }) } : {}),
    },
    { name: 'so-ho-so', now: context.now },
  );
}
