import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { Problem } from '../problem.tsx';
import { AgencyCard, usePortalHome } from './agency.tsx';
import { SearchForm } from './search-form.tsx';
import { usePortalT } from './words.ts';

/** For a procedure that is not posted: the same for one that was taken down and for one that never was. */
export function PostedMissing() {
  const error = useRouteError();
  const t = usePortalT();
  const home = usePortalHome();
  if (!isRouteErrorResponse(error) || error.status !== 404) return <Problem homeHref={home} />;
  return (
    <div className="cols">
      <div>
        <h1>{t('procedure.gone')}</h1>
        <p className="lead">{t('procedure.goneText')}</p>
        <SearchForm
          action={home}
          query=""
          label={t('home.search')}
          hint={t('home.searchHint')}
          submit={t('home.find')}
        />
        <p className="lead">
          <a href={home}>{t('procedure.goneAll')}</a>
        </p>
      </div>
      <aside>
        <AgencyCard />
      </aside>
    </div>
  );
}
