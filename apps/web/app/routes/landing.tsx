import { Icon, PortalShell, useUiT } from '@chuan/ui';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { IconChevronRight } from '@tabler/icons-react';
import { cutText } from '../cut-text.ts';
import { portalMeta } from '../portal/meta.ts';
import '../portal/portal.css';
import { SearchForm } from '../portal/search-form.tsx';
import { portalT, usePortalT } from '../portal/words.ts';
import type { RouteHandle } from '../route-handle.ts';

export const handle: RouteHandle = { script: false };

export const meta = portalMeta<{ title: string }>((_, data) => data?.title ?? '');

const maxQuery = 120;

/** Public: the agencies that have opened a portal. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = cutText(new URL(request.url).searchParams.get('q') ?? '', maxQuery).trim();
  const t = portalT(context.locale);
  const agencies = (await context.listPortals(query)).map(({ slug, name, kind }) => ({
    slug,
    name,
    kind: t(`agency.kind.${kind as 'commune'}`),
  }));
  return { query, agencies, title: context.locale === 'vi' ? 'Chuẩn' : 'Chuẩn' };
}

function Agencies() {
  const { agencies, query } = useLoaderData<typeof loader>();
  const ui = useUiT();
  const t = usePortalT();
  if (agencies.length === 0 && query === '')
    return (
      <section aria-labelledby="agencies">
        <h2 id="agencies">{ui('landing.emptyTitle')}</h2>
        <p className="lead">{ui('landing.emptyText')}</p>
      </section>
    );
  return (
    <section aria-labelledby="agencies">
      <h2 id="agencies">{agencies.length === 0 ? t('landing.none', { query }) : ui('landing.agencies')}</h2>
      {agencies.length === 0 ? <p className="lead">{t('landing.noneText')}</p> : null}
      <ul className="doors">
        {agencies.map((agency) => (
          <li key={agency.slug}>
            <a href={`/a/${agency.slug}`}>
              <b>{agency.name}</b>
              <span>{agency.kind}</span>
              <Icon of={IconChevronRight} size={22} />
            </a>
          </li>
        ))}
      </ul>
      {query === '' ? null : (
        <p className="lead">
          <a href="/">{t('landing.all')}</a>
        </p>
      )}
    </section>
  );
}

export default function Landing() {
  const { query } = useLoaderData<typeof loader>();
  const ui = useUiT();
  const t = usePortalT();
  return (
    <PortalShell
      homeHref="/"
      title={ui('product.name')}
      path="/"
      query={query === '' ? '' : `?q=${encodeURIComponent(query)}`}
      links={[{ href: '/sign-in', label: ui('landing.staff') }]}
      notes={[ui('product.tagline')]}
    >
      <div className="one">
        <h1>{ui('landing.title')}</h1>
        <p className="lead">{ui('landing.lead')}</p>
        <SearchForm
          action="/"
          query={query}
          label={t('landing.search')}
          hint={t('landing.searchHint')}
          submit={t('landing.find')}
        />
        <Agencies />
      </div>
    </PortalShell>
  );
}
