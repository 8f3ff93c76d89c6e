import { TemplatesScreen } from '@chuan/library/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs the staff right `library.read`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const status = searchParams.get('status');
  const templates = await pageData(
    context.api.library.listTemplates({
      search: (searchParams.get('q') ?? '').slice(0, 200),
      ...(status === 'draft' || status === 'published' ? { status } : {}),
    }),
  );
  return { templates };
}

export default function Templates() {
  return <TemplatesScreen templates={useLoaderData<typeof loader>().templates} />;
}
