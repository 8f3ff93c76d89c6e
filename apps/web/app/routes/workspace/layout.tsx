import '../../mantine.ts';
import { useDossierDoor } from '@chuan/dossiers/ui';
import { Toasts, WorkspaceShell } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useLocation, useMatches } from '@remix-run/react';
import { useState } from 'react';
import { useDossierNavigation } from '../../navigation-dossiers.ts';
import { useProcedureNavigation } from '../../navigation-procedures.ts';
import { useAdminNavigation } from '../../navigation-admin.ts';
import { useOversightNavigation } from '../../navigation-oversight.ts';
import { usePageTitle } from '../../page-title.ts';
import { useIsOutdated } from '../../pages-version.ts';
import { Problem } from '../../problem.tsx';
import { pageData } from '../../procedures.ts';
import { QuickFind, WorkspaceKeys } from '../../quick-find.tsx';
import type { RouteHandle } from '../../route-handle.ts';
import { requireSession } from '../../signed-in.ts';

/** Anyone signed in at an agency. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { id, personName, positionName, agencyName, permissions } = context.session;
  const { notices, procedures, dossiers } = context.api;
  const [unread, waiting, intake, delivery] = await Promise.all([
    pageData(notices.unread()),
    permissions.includes('procedure.read') ? pageData(procedures.countWaiting()) : 0,
    permissions.includes('dossier.receive') ? pageData(dossiers.countIntake()) : 0,
    permissions.includes('dossier.deliver') ? pageData(dossiers.countDelivery()) : 0,
  ]);
  return { id, personName, positionName, agencyName, permissions, unread, waiting, counts: { intake, delivery } };
}

export default function WorkspaceLayout() {
  const session = useLoaderData<typeof loader>();
  const { permissions, unread, waiting, counts } = session;
  const dossiers = useDossierNavigation(permissions, counts);
  const oversight = useOversightNavigation(permissions, unread);
  const procedures = useProcedureNavigation(permissions, waiting);
  const admin = useAdminNavigation(permissions);
  const [finding, setFinding] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const isOutdated = useIsOutdated();
  const door = useDossierDoor(useLocation().pathname);
  usePageTitle();
  const groups = [...dossiers, ...oversight, ...procedures, ...admin];
  const rail = useMatches().some((match) => (match.handle as RouteHandle | undefined)?.shell === 'rail');
  return (
    <WorkspaceShell
      variant={rail ? 'rail' : 'full'}
      homeHref="/w"
      agencyName={session.agencyName}
      groups={groups}
      door={door}
      isOutdated={isOutdated}
      user={{ id: session.id, name: session.personName, position: session.positionName }}
      onFind={() => setFinding(true)}
      onShortcuts={() => setKeysShown(true)}
    >
      <Outlet />
      <Toasts />
      <QuickFind
        groups={groups}
        opened={finding}
        onOpen={() => setFinding(true)}
        onClose={() => setFinding(false)}
        mayRead={permissions.includes('dossier.read')}
      />
      <WorkspaceKeys opened={keysShown} onOpen={() => setKeysShown(true)} onClose={() => setKeysShown(false)} />
    </WorkspaceShell>
  );
}

export function ErrorBoundary() {
  return <Problem homeHref="/w" />;
}
