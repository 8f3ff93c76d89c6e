import { PublicNotice } from '@chuan/ui';
import { useAgency, usePortalHome } from './agency.tsx';
import { TrackForm } from './track-form.tsx';
import { usePortalT } from './words.ts';

interface Props {
  readonly isClosed?: true;
  readonly problem?: 'missing' | 'limited';
  readonly seconds?: number;
}

/** The look-up, and what is said of a wrong one: the same for a code that nobody has and a secret that does not fit. */
export function TrackLookUp({ isClosed, problem, seconds = 60 }: Props) {
  const t = usePortalT();
  const { oneStopName } = useAgency();
  const home = usePortalHome();
  return (
    <div className="one">
      <h1>{problem === 'missing' ? t('tracking.notFound') : t('tracking.title')}</h1>
      {problem === undefined ? <p className="lead">{t('tracking.lead')}</p> : null}
      {problem === undefined ? null : (
        <p className="lead msg-err" role="alert">
          {problem === 'missing' ? t('tracking.notFoundText') : t('failure.tooMany', { seconds })}
        </p>
      )}
      {isClosed ? (
        <div data-forget-draft="">
          <PublicNotice title={t('tracking.close.done')}>
            <p>{t('tracking.close.doneText')}</p>
          </PublicNotice>
          <script src="/portal-upload.js" defer />
        </div>
      ) : null}
      <TrackForm submit={t('tracking.look')} />
      <section aria-labelledby="lost">
        <h2 id="lost">{t('tracking.lost')}</h2>
        <p className="lead">{t('tracking.lostText', { place: oneStopName })}</p>
        <p className="lead">
          <a href={home}>{t('home.all')}</a>
        </p>
      </section>
    </div>
  );
}
