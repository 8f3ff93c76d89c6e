import { PortalShell, useUiT } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useLocation, useParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Problem } from '../../problem.tsx';
import type { RouteHandle } from '../../route-handle.ts';

/** The whole portal is plain HTML. */
export const handle: RouteHandle = { script: false };

/** Public: whose portal this is. */
export function loader({ params }: LoaderFunctionArgs) {
  return { slug: params['agency'] ?? '', name: params['agency'] ?? '' };
}

function Frame({
  slug,
  name,
  children,
}: {
  readonly slug: string;
  readonly name: string;
  readonly children: ReactNode;
}) {
  const t = useUiT();
  const { pathname } = useLocation();
  const home = `/a/${slug}`;
  return (
    <PortalShell
      homeHref={home}
      title={name}
      path={pathname}
      links={[
        { href: home, label: t('portal.procedures') },
        { href: `${home}/track`, label: t('portal.track') },
        { href: `${home}/feedback`, label: t('portal.feedback') },
      ]}
      notes={[t('product.tagline')]}
    >
      {children}
    </PortalShell>
  );
}

export default function PortalLayout() {
  const { slug, name } = useLoaderData<typeof loader>();
  return (
    <Frame slug={slug} name={name}>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const t = useUiT();
  const slug = useParams()['agency'] ?? '';
  return (
    <Frame slug={slug} name={t('product.name')}>
      <Problem homeHref="/" />
    </Frame>
  );
}
