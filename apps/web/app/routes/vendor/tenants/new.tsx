import { civilDateOf } from '@chuan/kernel';
import { TenantWizard } from '@chuan/tenancy/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData, useCalls } from '../../../procedures.ts';
import { requireSession } from '../../../signed-in.ts';

/** Needs the staff right `tenant.create`, which the procedure asks for; the page's data needs `tenant.read`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const provinces = await pageData(context.api.tenancy.listProvinces());
  if (!context.session.permissions.includes('tenant.create')) throw new Response(null, { status: 403 });
  return { provinces, today: civilDateOf(context.now), publicUrl: new URL(request.url).origin };
}

export default function NewTenant() {
  const data = useLoaderData<typeof loader>();
  const call = useCalls();
  return <TenantWizard {...data} onCreate={call('tenancy.createTenant')} />;
}
