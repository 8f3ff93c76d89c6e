import { LateCauseListInput } from '@chuan/dossiers/contract';
import { LateCausesScreen } from '@chuan/oversight/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData, useCalls } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';
import { inputOf } from './address-input.ts';

/** Needs `dossier.read`; recording is its holder's, confirming asks for `late_cause.confirm` itself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const input = inputOf(LateCauseListInput, searchParams, ['status']);
  return { list: await pageData(context.api.dossiers.lateCauses(input)) };
}

export default function LateCausesPage() {
  const { list } = useLoaderData<typeof loader>();
  const call = useCalls();
  return (
    <LateCausesScreen
      list={list}
      onRecord={call('dossiers.recordLateCause')}
      onConfirm={call('dossiers.confirmLateCause')}
    />
  );
}
