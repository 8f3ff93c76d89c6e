import { MyWorkScreen } from '@chuan/dossiers/ui';
import { AdminStart } from '@chuan/tenancy/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageData, useCalls } from '../../procedures.ts';
import { requireSession } from '../../signed-in.ts';

/** Anyone signed in at an agency: one's own desk. Who only administers finds their own doors there. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { permissions } = context.session;
  const onlyAdministers = permissions.includes('organisation.manage') && !permissions.includes('dossier.read');
  return onlyAdministers ? null : pageData(context.api.dossiers.myWork());
}

export default function MyWorkPage() {
  const work = useLoaderData<typeof loader>();
  const call = useCalls();
  if (work === null) return <AdminStart />;
  return (
    <MyWorkScreen
      work={work}
      onTick={({ dossierId, version, stepId }, checks) =>
        call('dossiers.saveChecks')({ dossierId, version, stepId, checks: [...checks] })
      }
    />
  );
}
