import { Icon, useUiT } from '@chuan/ui';
import type { PostedRow } from '@chuan/procedures/contract';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { IconChevronRight } from '@tabler/icons-react';
import { cutText } from '../../cut-text.ts';
import { AgencyCard, usePortalHome } from '../../portal/agency.tsx';
import { portalMeta } from '../../portal/meta.ts';
import { feesText, limitText, mostUsedOf } from '../../portal/posted.ts';
import { listPosted } from '../../portal/posted-loader.ts';
import { SearchForm } from '../../portal/search-form.tsx';
import { TrackForm } from '../../portal/track-form.tsx';
import { usePortalT } from '../../portal/words.ts';

export const meta = portalMeta((t) => t('home.title'));

const maxQuery = 120;
/** From this many on, the front page shows the fields and not the procedures. */
const listedAtMost = 40;

/** Public: find a procedure. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const query = cutText(searchParams.get('q') ?? '', maxQuery).trim();
  const field = cutText(searchParams.get('field') ?? '', maxQuery);
  const found = await listPosted(context, { search: query, ...(field === '' ? {} : { field }) });
  const { rows, nearest, fields } = found;
  const isFront = query === '' && field === '';
  return {
    query,
    field,
    total: fields.reduce((sum, { count }) => sum + count, 0),
    fields,
    mostUsed: isFront ? mostUsedOf(await context.api.dossiers.mostUsed(), rows) : [],
    rows: isFront && rows.length > listedAtMost ? [] : rows,
    nearest,
  };
}

function Procedures({ rows }: { readonly rows: readonly PostedRow[] }) {
  const t = usePortalT();
  const home = usePortalHome();
  if (rows.length === 0) return null;
  return (
    <ul className="doors">
      {rows.map((row) => (
        <li key={row.id}>
          <a href={`${home}/procedures/${row.id}`}>
            <b>{row.name}</b>
            <span>
              {row.field}&nbsp;· {limitText(row.limit, t)}&nbsp;· {feesText(row.fees, t)}&nbsp;·{' '}
              {row.channels.includes('online') ? t('home.online') : t('home.counterOnly')}
            </span>
            <Icon of={IconChevronRight} size={22} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Found() {
  const { query, field, rows, nearest, total } = useLoaderData<typeof loader>();
  const t = usePortalT();
  const home = usePortalHome();
  if (total === 0)
    return (
      <section aria-labelledby="procedures">
        <h2 id="procedures">{t('home.empty')}</h2>
        <p className="lead">{t('home.emptyText')}</p>
      </section>
    );
  const isNear = rows.length === 0 && nearest.length > 0;
  const answer = isNear ? t('home.notAllWords', { query }) : t('home.results', { count: rows.length, query });
  const heading = query !== '' ? answer : t('home.all');
  return (
    <section aria-labelledby="procedures">
      <h2 id="procedures">{query === '' && field !== '' ? t('home.inField', { field }) : heading}</h2>
      {query !== '' && rows.length === 0 ? (
        <p className="lead">{isNear ? t('home.nearest') : t('home.noneText')}</p>
      ) : null}
      <Procedures rows={rows} />
      {rows.length === 0 || nearest.length === 0 ? null : <h3 className="lead">{t('home.maybe')}</h3>}
      <Procedures rows={nearest} />
      {query === '' && field === '' ? null : (
        <p className="lead">
          <a href={home}>{t('home.clear')}</a>
        </p>
      )}
    </section>
  );
}

/** What most people come for, so that they need not search. */
function MostUsed() {
  const { mostUsed } = useLoaderData<typeof loader>();
  const t = usePortalT();
  const home = usePortalHome();
  if (mostUsed.length === 0) return null;
  return (
    <section aria-labelledby="most-used">
      <h2 id="most-used">{t('home.mostUsed')}</h2>
      <ul className="tags">
        {mostUsed.map((row) => (
          <li key={row.id}>
            <a href={`${home}/procedures/${row.id}`}>{row.shortName}</a>
          </li>
        ))}
      </ul>
      <p className="hint">{t('home.mostUsedHint')}</p>
    </section>
  );
}

function Fields() {
  const { fields, field } = useLoaderData<typeof loader>();
  const t = usePortalT();
  const home = usePortalHome();
  if (fields.length < 2) return null;
  return (
    <section aria-labelledby="fields">
      <h2 id="fields">{t('home.fields')}</h2>
      <ul className="tags">
        {fields.map((one) => (
          <li key={one.field}>
            <a
              href={`${home}?field=${encodeURIComponent(one.field)}#procedures`}
              aria-current={one.field === field ? 'true' : undefined}
            >
              {one.field} <span>{t('home.count', { count: one.count })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Public. */
export default function PortalHome() {
  const { query, rows, field, total } = useLoaderData<typeof loader>();
  const t = usePortalT();
  const ui = useUiT();
  const home = usePortalHome();
  const isBusy = query !== '' || field !== '';
  return (
    <div className="cols">
      <div>
        <h1>{t('home.title')}</h1>
        <p className="lead">{t('home.lead')}</p>
        <SearchForm
          action={home}
          query={query}
          label={t('home.search')}
          hint={t('home.searchHint')}
          submit={t('home.find')}
        />
        {isBusy ? null : (
          <p className="lead">
            <a href={`${home}/track`}>{t('home.track')}</a>
          </p>
        )}
        <MostUsed />
        {isBusy || rows.length > 0 || total === 0 ? <Found /> : null}
        <Fields />
        <section aria-labelledby="track">
          <h2 id="track">{t('home.track')}</h2>
          <TrackForm submit={ui('portal.track')} />
        </section>
      </div>
      <aside>
        <AgencyCard />
      </aside>
    </div>
  );
}
