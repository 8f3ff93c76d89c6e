import { usePortalHome } from './agency.tsx';
import { usePortalT } from './words.ts';

interface Props {
  readonly code: string;
}

/** For a computer that others use too: makes the browser forget every dossier before its half hour is over. */
export function CloseDossier({ code }: Props) {
  const t = usePortalT();
  return (
    <form method="post" action={`${usePortalHome()}/track/${code}/close`}>
      <p>{t('tracking.close.text')}</p>
      <p className="acts">
        <button className="btn lg" type="submit">
          {t('tracking.close.do')}
        </button>
      </p>
    </form>
  );
}
