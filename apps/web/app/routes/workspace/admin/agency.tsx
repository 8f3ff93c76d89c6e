import { civilDateOf } from '@chuan/kernel';
import { AgencyScreen } from '@chuan/tenancy/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData, useCalls } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs `organisation.read`; changes ask for `organisation.manage` themselves. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const profiles = await pageData(context.api.tenancy.listProfiles());
  const canManage = context.session.permissions.includes('organisation.manage');
  return { profiles, canManage, today: civilDateOf(context.now) };
}

export default function Agency() {
  const data = useLoaderData<typeof loader>();
  const call = useCalls();
  return <AgencyScreen {...data} onSave={call('tenancy.saveProfile')} />;
}
