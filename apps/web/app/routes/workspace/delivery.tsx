import { DeliveryScreen } from '@chuan/dossiers/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData } from '../../procedures.ts';
import { requireSession } from '../../signed-in.ts';

/** Needs `dossier.deliver` and `dossier.read`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  if (!context.session.permissions.includes('dossier.deliver')) throw new Response(null, { status: 403 });
  const search = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 120);
  const { rows } = await pageData(context.api.dossiers.list({ status: ['resolved'], search, limit: 200 }));
  return { rows };
}

export default function DeliveryPage() {
  return <DeliveryScreen {...useLoaderData<typeof loader>()} />;
}
