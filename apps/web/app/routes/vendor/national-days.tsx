import { NationalDaysScreen } from '@chuan/tenancy/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData, useCalls } from '../../procedures.ts';
import { requireSession } from '../../signed-in.ts';

/** Needs the staff right `tenant.read`; changes ask for `reference.edit` themselves. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const page = await pageData(context.api.tenancy.getNationalDays());
  return { ...page, canEdit: context.session.permissions.includes('reference.edit') };
}

export default function NationalDays() {
  const data = useLoaderData<typeof loader>();
  const call = useCalls();
  return (
    <NationalDaysScreen
      {...data}
      onAdd={call('tenancy.addNationalDay')}
      onCorrect={call('tenancy.correctNationalDay')}
      onRemove={call('tenancy.removeNationalDay')}
    />
  );
}
