import { AgencyHelp, useAgency } from '../../portal/agency.tsx';
import { portalMeta } from '../../portal/meta.ts';
import { usePortalT } from '../../portal/words.ts';

export const meta = portalMeta((t) => t('privacy.title'));

/** Public: what is kept of whom, and why. */
export default function Privacy() {
  const t = usePortalT();
  const { oneStopName } = useAgency();
  const parts = [
    ['what', t('privacy.whatTitle'), t('privacy.what')],
    ['why', t('privacy.whyTitle'), t('privacy.why')],
    ['who', t('privacy.whoTitle'), t('privacy.who')],
    ['rights', t('privacy.rightsTitle'), t('privacy.rights', { place: oneStopName })],
    ['cookies', t('privacy.cookiesTitle'), t('privacy.cookies')],
    ['draft', t('privacy.draftTitle'), t('privacy.draft')],
    ['law', t('privacy.lawTitle'), t('privacy.law')],
  ] as const;
  return (
    <div className="cols">
      <div>
        <h1>{t('privacy.title')}</h1>
        <p className="lead">{t('privacy.lead')}</p>
        {parts.map(([id, title, text]) => (
          <section key={id} aria-labelledby={id}>
            <h2 id={id}>{title}</h2>
            <p className="lead">{text}</p>
          </section>
        ))}
      </div>
      <aside>
        <AgencyHelp />
      </aside>
    </div>
  );
}
