import { RolesScreen } from '@chuan/access/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData, useCalls } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs `organisation.read`; changes ask for `role.manage` themselves. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const overview = await pageData(context.api.access.listRoles());
  const { agencyName, permissions } = context.session;
  return { ...overview, agencyName, canManage: permissions.includes('role.manage') };
}

export default function Roles() {
  const data = useLoaderData<typeof loader>();
  const call = useCalls();
  return (
    <RolesScreen
      {...data}
      hrefOfPerson={(id) => `/w/admin/people?person=${id}`}
      onSave={call('access.saveRole')}
      onRestore={call('access.restoreRole')}
      onRemove={call('access.removeRole')}
    />
  );
}
