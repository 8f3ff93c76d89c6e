import { OrganisationScreen } from '@chuan/tenancy/ui';
import { civilDateOf } from '@chuan/kernel';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData, useCalls } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs `organisation.read`; changes ask for `organisation.manage` themselves. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const on = new URL(request.url).searchParams.get('on') ?? undefined;
  const [organisation, people] = await pageData(
    Promise.all([context.api.tenancy.getOrganisation({ on }), context.api.tenancy.listPeople({ status: 'active' })]),
  );
  const canManage = context.session.permissions.includes('organisation.manage');
  return { organisation, people, canManage, today: civilDateOf(context.now) };
}

export default function Organisation() {
  const data = useLoaderData<typeof loader>();
  const call = useCalls();
  return (
    <OrganisationScreen
      {...data}
      unit={{
        onCreate: call('tenancy.createUnit'),
        onRename: call('tenancy.renameUnit'),
        onMove: call('tenancy.moveUnit'),
        onClose: call('tenancy.closeUnit'),
      }}
      position={{
        onCreate: call('tenancy.createPosition'),
        onChange: call('tenancy.changePosition'),
        onClose: call('tenancy.closePosition'),
        onSetPositions: call('tenancy.setPositions'),
      }}
    />
  );
}
