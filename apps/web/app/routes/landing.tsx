import { Icon, PortalShell, useUiT } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { IconChevronRight } from '@tabler/icons-react';
import type { RouteHandle } from '../route-handle.ts';

export const handle: RouteHandle = { script: false };

interface AgencyCard {
  readonly slug: string;
  readonly name: string;
  readonly address: string;
}

/** Public: the agencies that have opened a portal. */
export function loader(_: LoaderFunctionArgs) {
  const agencies: readonly AgencyCard[] = [];
  return { agencies };
}

export default function Landing() {
  const { agencies } = useLoaderData<typeof loader>();
  const t = useUiT();
  return (
    <PortalShell
      homeHref="/"
      title={t('product.name')}
      path="/"
      links={[{ href: '/sign-in', label: t('landing.staff') }]}
      notes={[t('product.tagline')]}
    >
      <div className="one">
        <h1>{t('landing.title')}</h1>
        <p className="lead">{t('landing.lead')}</p>
        <section aria-labelledby="agencies">
          <h2 id="agencies">{agencies.length === 0 ? t('landing.emptyTitle') : t('landing.agencies')}</h2>
          {agencies.length === 0 ? <p className="lead">{t('landing.emptyText')}</p> : null}
          <ul className="doors">
            {agencies.map((agency) => (
              <li key={agency.slug}>
                <a href={`/a/${agency.slug}`}>
                  <b>{agency.name}</b>
                  <span>{agency.address}</span>
                  <Icon of={IconChevronRight} size={22} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </PortalShell>
  );
}
