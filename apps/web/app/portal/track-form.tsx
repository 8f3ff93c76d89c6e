import { PublicField } from '@chuan/ui';
import { usePortalHome } from './agency.tsx';
import { usePortalT } from './words.ts';

interface Props {
  readonly submit: string;
  readonly code?: string;
}

/** Look up a dossier. By POST, so that the secret stands in no address and no log. */
export function TrackForm({ submit, code = '' }: Props) {
  const t = usePortalT();
  return (
    <form className="panel" method="post" action={`${usePortalHome()}/track`} autoComplete="off">
      <PublicField id="code" label={t('tracking.code')} hint={t('tracking.codeHint')}>
        {(field) => (
          <input
            {...field}
            className="txt num"
            name="code"
            defaultValue={code}
            maxLength={60}
            required
            autoCapitalize="characters"
            spellCheck={false}
          />
        )}
      </PublicField>
      <PublicField id="secret" label={t('tracking.secretOptional')} hint={t('tracking.secretOptionalHint')}>
        {(field) => (
          <input
            {...field}
            className="txt num"
            name="secret"
            maxLength={20}
            autoCapitalize="characters"
            spellCheck={false}
          />
        )}
      </PublicField>
      <p className="acts">
        <button className="btn primary lg" type="submit">
          {submit}
        </button>
      </p>
    </form>
  );
}
