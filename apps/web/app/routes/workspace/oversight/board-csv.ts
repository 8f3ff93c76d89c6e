import { BoardInput } from '@chuan/oversight/contract';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';
import { inputOf } from './address-input.ts';

/** Needs `oversight.read`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const { name, text } = await pageData(context.api.oversight.boardCsv(inputOf(BoardInput, searchParams)));
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
    },
  });
}
