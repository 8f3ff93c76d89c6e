import { TenantStatus } from '@chuan/tenancy/contract';
import { TenantsScreen } from '@chuan/tenancy/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData, useCalls } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs the staff right `tenant.read`; changes ask for `tenant.create` themselves. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { searchParams } = new URL(request.url);
  const page = Number(searchParams.get('page') ?? 1);
  const tenants = await pageData(
    context.api.tenancy.listTenants({
      search: searchParams.get('q') ?? undefined,
      status: TenantStatus.safeParse(searchParams.get('status')).data,
      page: Number.isInteger(page) && page > 0 ? page : 1,
    }),
  );
  return { tenants, now: context.now, canCreate: context.session.permissions.includes('tenant.create') };
}

export default function Tenants() {
  const data = useLoaderData<typeof loader>();
  const call = useCalls();
  return <TenantsScreen {...data} onSetStatus={call('tenancy.setTenantStatus')} />;
}
