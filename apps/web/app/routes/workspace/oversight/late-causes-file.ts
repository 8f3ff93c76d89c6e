import { type LateCauseRow, LateCauseListInput, fileRowsAtMost } from '@chuan/dossiers/contract';
import { en, vi } from '@chuan/oversight/messages';
import { moment, type TableColumn, text } from '@chuan/spreadsheet';
import { translatorOf } from '@chuan/ui/language';
import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';
import { tableFile } from '../../../table-file.server.ts';
import { inputOf } from './address-input.ts';

const { late, causeOf } = vi;
const paper = translatorOf({ vi, en }, 'vi');

const columns: readonly TableColumn<LateCauseRow>[] = [
  { header: late.file.code, widthChars: 24, cell: (row) => text(row.dossierCode) },
  { header: late.dossier, widthChars: 36, cell: (row) => text(row.procedureName) },
  { header: late.step, widthChars: 36, cell: (row) => text(row.stepName || late.wholeDossier) },
  { header: late.breachedAt, widthChars: 17, cell: (row) => moment(row.breachedAt) },
  { header: late.holder, widthChars: 28, cell: (row) => text(row.holder) },
  { header: late.file.position, widthChars: 32, cell: (row) => text(row.positionName) },
  { header: late.cause, widthChars: 20, cell: (row) => (row.cause === null ? null : text(causeOf[row.cause])) },
  { header: late.note, widthChars: 48, cell: (row) => text(row.note) },
  { header: late.evidence, widthChars: 36, cell: (row) => text(row.evidence) },
  { header: late.file.recordedBy, widthChars: 28, cell: (row) => text(row.recordedBy) },
  { header: late.file.recordedAt, widthChars: 17, cell: (row) => moment(row.recordedAt) },
  { header: late.status, widthChars: 18, cell: (row) => text(late.statuses[row.status]) },
  { header: late.file.confirmedBy, widthChars: 28, cell: (row) => text(row.confirmedBy) },
];

const pageSize = 500;

type Input = LateCauseListInput;
type Page = Awaited<ReturnType<AppLoadContext['api']['dossiers']['lateCauses']>>;

async function* rowsFrom(api: AppLoadContext['api'], input: Input, first: Page): AsyncGenerator<LateCauseRow> {
  let page = first;
  for (;;) {
    yield* page.rows;
    const given = page.page * pageSize;
    if (given >= Math.min(page.total, fileRowsAtMost)) return;
    page = await api.dossiers.lateCauses({ ...input, page: page.page + 1 });
  }
}

/** Needs `dossier.read`. The docket as it is filtered, as a workbook or as CSV. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const address = new URL(request.url);
  const input = { ...inputOf(LateCauseListInput, address.searchParams, ['status']), page: 1, pageSize };
  const first = await pageData(context.api.dossiers.lateCauses(input));
  return tableFile(
    address,
    {
      name: late.title,
      columns,
      rows: rowsFrom(context.api, input, first),
      ...(first.total > fileRowsAtMost
        ? { closing: () => paper('late.file.stops', { max: fileRowsAtMost, total: first.total }) }
        : {}),
    },
    { name: 'nguyen-nhan-tre', now: context.now },
  );
}
