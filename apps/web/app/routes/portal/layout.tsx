import { PortalShell, useLocale, useUiT } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useLocation, useParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import '../../portal/portal.css';
import { usePortalT } from '../../portal/words.ts';
import { Problem } from '../../problem.tsx';
import { pageData } from '../../procedures.ts';
import type { RouteHandle } from '../../route-handle.ts';

/** The whole portal is plain HTML. */
export const handle: RouteHandle = { script: false };

/** Public: whose portal this is. */
export async function loader({ context }: LoaderFunctionArgs) {
  return { agency: await pageData(context.api.tenancy.publicAgency()) };
}

interface FrameProps {
  readonly slug: string;
  readonly name: string;
  readonly notes: readonly string[];
  readonly children: ReactNode;
}

function Frame({ slug, name, notes, children }: FrameProps) {
  const ui = useUiT();
  const { pathname, search } = useLocation();
  const home = `/a/${slug}`;
  return (
    <PortalShell
      homeHref={home}
      title={name}
      path={pathname}
      query={search}
      links={[
        { href: home, label: ui('portal.procedures') },
        { href: `${home}/track`, label: ui('portal.track') },
        { href: `${home}/feedback`, label: ui('portal.feedback') },
      ]}
      notes={notes}
      footerLinks={[
        { href: `${home}/privacy`, label: ui('portal.privacy') },
        { href: `${home}/accessibility`, label: ui('portal.accessibility') },
      ]}
    >
      {children}
    </PortalShell>
  );
}

export default function PortalLayout() {
  const { agency } = useLoaderData<typeof loader>();
  const t = usePortalT();
  const locale = useLocale();
  const notes = [agency.oneStopName, ...(agency.isSample ? [t('agency.sample')] : [])];
  return (
    <Frame slug={agency.slug} name={agency.name} notes={notes} key={locale}>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const ui = useUiT();
  const slug = useParams()['agency'] ?? '';
  return (
    <PortalShell homeHref="/" title={ui('product.name')} path={`/a/${slug}`} links={[]}>
      <Problem homeHref="/" />
    </PortalShell>
  );
}
