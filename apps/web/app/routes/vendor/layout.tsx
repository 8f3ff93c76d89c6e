import '../../mantine.ts';
import { WorkspaceShell, useUiT, Toasts } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useMatches } from '@remix-run/react';
import { vendorNavigation } from '../../navigation.ts';
import { useTenantNavigation } from '../../navigation-admin.ts';
import { useLibraryNavigation } from '../../navigation-procedures.ts';
import { useVendorOversightNavigation } from '../../navigation-oversight.ts';
import { usePageTitle } from '../../page-title.ts';
import { useIsOutdated } from '../../pages-version.ts';
import { Problem } from '../../problem.tsx';
import type { RouteHandle } from '../../route-handle.ts';
import { requireSession } from '../../signed-in.ts';

/** Anyone of the vendor who is signed in. */
export function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { id, personName, positionName, permissions } = context.session;
  return { id, personName, positionName, permissions };
}

export default function VendorLayout() {
  const { id, personName, positionName, permissions } = useLoaderData<typeof loader>();
  const t = useUiT();
  const isOutdated = useIsOutdated();
  usePageTitle();
  const tenants = useTenantNavigation(permissions);
  const library = useLibraryNavigation(permissions);
  const oversight = useVendorOversightNavigation(permissions);
  const rail = useMatches().some((match) => (match.handle as RouteHandle | undefined)?.shell === 'rail');
  return (
    <WorkspaceShell
      variant={rail ? 'rail' : 'full'}
      homeHref="/v"
      agencyName={t('shell.vendorConsole')}
      groups={[...vendorNavigation(permissions, t), ...tenants, ...library, ...oversight]}
      isOutdated={isOutdated}
      user={{ id, name: personName, position: t(`shell.staff.${positionName as 'librarian'}`) }}
    >
      <Outlet />
      <Toasts />
    </WorkspaceShell>
  );
}

export function ErrorBoundary() {
  return <Problem homeHref="/v" />;
}
