import { vi } from '@chuan/dossiers/messages';
import { formatDateTime } from '@chuan/ui/language';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { stringify } from 'csv-stringify/sync';
import { pageData } from '../../procedures.ts';
import { registerQuery } from '../../register-query.ts';
import { requireSession } from '../../signed-in.ts';

const rowsAtMost = 10_000;
const pageSize = 200;

const moment = (at: number | null): string => (at === null ? '' : formatDateTime(at));

/**
 * Needs `dossier.read`. The register as it is filtered, for a spreadsheet: a cell that would be a formula there is
 * made text, and the mark at the front lets Excel read the Vietnamese.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { cursor: _, ...query } = registerQuery(new URL(request.url));
  const rows: string[][] = [];
  let cursor: string | null | undefined;
  do {
    const page = await pageData(
      context.api.dossiers.list({ ...query, limit: pageSize, ...(cursor ? { cursor } : {}) }),
    );
    for (const row of page.rows)
      rows.push([
        row.code,
        row.applicantName,
        row.procedureName,
        vi.status[row.status],
        vi.channel[row.channel],
        moment(row.submittedAt),
        moment(row.receivedAt),
        moment(row.dueAt),
        row.timeliness === null ? '' : vi.timeliness[row.timeliness],
        row.stepName,
        row.holder,
      ]);
    cursor = page.nextCursor;
  } while (cursor !== null && rows.length < rowsAtMost);
  const { list } = vi;
  const head = [
    list.code,
    list.applicant,
    list.procedure,
    list.status,
    list.channel,
    list.submitted,
    list.received,
    list.due,
    list.timeliness,
    vi.work.step,
    list.holder,
  ];
  const text = stringify([head, ...rows], { escape_formulas: true, bom: true, record_delimiter: 'windows' });
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="so-ho-so.csv"',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
