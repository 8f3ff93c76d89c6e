import { PublicField } from '@chuan/ui';
import { usePortalHome } from './agency.tsx';
import { usePortalT } from './words.ts';

/** The receipt's secret for a dossier whose code is known. */
export function SecretForm({ code }: { readonly code: string }) {
  const t = usePortalT();
  return (
    <form className="panel" method="post" action={`${usePortalHome()}/track`} autoComplete="off">
      <input type="hidden" name="code" value={code} />
      <PublicField id="secret" label={t('tracking.enterSecret')} hint={t('tracking.secretHint')}>
        {(field) => (
          <input
            {...field}
            className="txt num"
            name="secret"
            maxLength={20}
            required
            autoCapitalize="characters"
            spellCheck={false}
          />
        )}
      </PublicField>
      <p className="acts">
        <button className="btn primary lg" type="submit">
          {t('tracking.look')}
        </button>
      </p>
    </form>
  );
}
