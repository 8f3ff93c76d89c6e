import '../../mantine.ts';
import { WorkspaceShell, useUiT } from '@chuan/ui';
import { Notifications } from '@mantine/notifications';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useMatches } from '@remix-run/react';
import { workspaceNavigation } from '../../navigation.ts';
import { Problem } from '../../problem.tsx';
import type { RouteHandle } from '../../route-handle.ts';
import { requireSession } from '../../signed-in.ts';

/** Anyone signed in at an agency. */
export function loader({ request, context }: LoaderFunctionArgs) {
  requireSession(request, context);
  const { personName, positionName, agencyName, permissions } = context.session;
  return { personName, positionName, agencyName, permissions };
}

export default function WorkspaceLayout() {
  const { personName, positionName, agencyName, permissions } = useLoaderData<typeof loader>();
  const t = useUiT();
  const rail = useMatches().some((match) => (match.handle as RouteHandle | undefined)?.shell === 'rail');
  return (
    <WorkspaceShell
      variant={rail ? 'rail' : 'full'}
      homeHref="/w"
      agencyName={agencyName}
      groups={workspaceNavigation(permissions, t)}
      user={{ name: personName, position: positionName }}
    >
      <Outlet />
      <Notifications position="bottom-right" />
    </WorkspaceShell>
  );
}

export function ErrorBoundary() {
  return <Problem homeHref="/w" />;
}
