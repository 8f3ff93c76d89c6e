import { IntakeScreen } from '@chuan/dossiers/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData } from '../../procedures.ts';
import { requireSession } from '../../signed-in.ts';

/** Needs `dossier.receive` and `dossier.read`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  if (!context.session.permissions.includes('dossier.receive')) throw new Response(null, { status: 403 });
  const { rows } = await pageData(context.api.dossiers.list({ status: ['submitted'], limit: 200 }));
  return { rows, now: context.now };
}

export default function IntakePage() {
  return <IntakeScreen {...useLoaderData<typeof loader>()} />;
}
