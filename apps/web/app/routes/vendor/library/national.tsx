import { NationalScreen } from '@chuan/library/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageNumber } from '../../../page-number.ts';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs the staff right `library.read`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const field = searchParams.get('field');
  const page = await pageData(
    context.api.library.searchNational({
      search: (searchParams.get('q') ?? '').slice(0, 200),
      ...(field ? { field: field.slice(0, 200) } : {}),
      detailOnly: searchParams.get('detail') === '1',
      page: pageNumber(searchParams),
    }),
  );
  return { page };
}

export default function National() {
  return <NationalScreen page={useLoaderData<typeof loader>().page} />;
}
