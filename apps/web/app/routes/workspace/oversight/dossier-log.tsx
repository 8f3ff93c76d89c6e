import { LogInput } from '@chuan/oversight/contract';
import { EventLogScreen, useOversightT } from '@chuan/oversight/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';
import { inputOf } from './address-input.ts';

/** Needs `event_log.read`. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const { before } = inputOf(LogInput, searchParams);
  const subjectId = LogInput.shape.subjectId.safeParse(params['id']);
  if (!subjectId.success || subjectId.data === undefined) throw new Response(null, { status: 404 });
  const page = await pageData(context.api.eventLog.list({ subjectId: subjectId.data, before, limit: 100 }));
  return { page, id: subjectId.data };
}

export default function DossierLogPage() {
  const { page, id } = useLoaderData<typeof loader>();
  const t = useOversightT();
  const code = page.lines.find((line) => line.subjectLabel !== '')?.subjectLabel;
  const crumbs = [
    { label: code ?? t('log.openDossier'), href: `/w/dossiers/${id}`, code: true },
    { label: t('log.dossierTitle') },
  ];
  return <EventLogScreen page={page} of="dossier" crumbs={crumbs} />;
}
