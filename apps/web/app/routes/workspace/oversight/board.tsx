import { BoardInput, filterOf } from '@chuan/oversight/contract';
import { BoardScreen } from '@chuan/oversight/ui';
import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';
import { inputOf } from './address-input.ts';

const shownRows = 50;

/** The rows of the number that is open, and of overdue ones why they are. */
async function rowsOf({ api, session }: AppLoadContext, query: string | null) {
  const filter = query === null ? undefined : filterOf(query);
  if (filter === undefined || !session.permissions.includes('dossier.read')) return null;
  const { rows, total } = await api.dossiers.list({ ...filter, order: 'due', limit: shownRows });
  const dossierIds = rows.map((row) => row.id);
  const causes = filter.band === 'overdue' ? (await api.dossiers.lateCauses({ dossierIds })).rows : [];
  return { filter, total: total ?? rows.length, rows, causes };
}

/** Needs `oversight.read`; the rows behind a number need `dossier.read` too. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const [board, opened] = await pageData(
    Promise.all([
      context.api.oversight.board(inputOf(BoardInput, searchParams)),
      rowsOf(context, searchParams.get('rows')),
    ]),
  );
  return { board, opened };
}

export default function BoardPage() {
  return <BoardScreen {...useLoaderData<typeof loader>()} />;
}
