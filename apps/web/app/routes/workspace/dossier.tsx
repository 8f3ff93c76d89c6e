import { DossierScreen } from '@chuan/dossiers/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useDossierCalls } from '../../dossier-calls.ts';
import { pageData } from '../../procedures.ts';
import { requireSession } from '../../signed-in.ts';

/** Needs `dossier.read`; another agency's dossier is not there. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const page = await pageData(context.api.dossiers.page({ id: params.id ?? '' }));
  const mayConfirmCauses = context.session.permissions.includes('late_cause.confirm');
  const mayReadLog = context.session.permissions.includes('event_log.read');
  return { page, now: context.now, mayConfirmCauses, mayReadLog };
}

export default function DossierRoute() {
  const { page, now, ...rights } = useLoaderData<typeof loader>();
  const calls = useDossierCalls();
  return <DossierScreen key={page.id} page={page} now={now} {...rights} calls={calls} />;
}
