import { AdoptableScreen } from '@chuan/procedures/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs `procedure.draft`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  return { templates: await pageData(context.api.procedures.listAdoptable()) };
}

export default function Adopt() {
  return <AdoptableScreen templates={useLoaderData<typeof loader>().templates} />;
}
