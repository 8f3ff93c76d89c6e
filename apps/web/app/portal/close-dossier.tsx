import { usePortalHome } from './agency.tsx';
import { usePortalT } from './words.ts';

interface Props {
  readonly code: string;
  readonly procedureId: string;
}

/** For a computer that others use too: makes the browser forget the dossier before its half hour is over. */
export function CloseDossier({ code, procedureId }: Props) {
  const t = usePortalT();
  return (
    <form method="post" action={`${usePortalHome()}/track/${code}/close`}>
      <input type="hidden" name="procedure" value={procedureId} />
      <p>{t('tracking.close.text')}</p>
      <p className="acts">
        <button className="btn lg" type="submit">
          {t('tracking.close.do')}
        </button>
      </p>
    </form>
  );
}
