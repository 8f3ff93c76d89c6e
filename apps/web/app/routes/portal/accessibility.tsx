import { AgencyHelp, usePortalHome } from '../../portal/agency.tsx';
import { portalMeta } from '../../portal/meta.ts';
import { usePortalT } from '../../portal/words.ts';

export const meta = portalMeta((t) => t('accessibility.title'));

const items = ['keyboard', 'reader', 'zoom', 'color', 'script'] as const;

/** Public. */
export default function Accessibility() {
  const t = usePortalT();
  return (
    <div className="cols">
      <div>
        <h1>{t('accessibility.title')}</h1>
        <p className="lead">{t('accessibility.lead')}</p>
        <section aria-labelledby="works">
          <h2 id="works">{t('accessibility.works')}</h2>
          <ul className="bullets">
            {items.map((item) => (
              <li key={item}>{t(`accessibility.items.${item}`)}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="help">
          <h2 id="help">{t('accessibility.helpTitle')}</h2>
          <p className="lead">{t('accessibility.help')}</p>
          <p className="lead">
            <a href={`${usePortalHome()}/feedback`}>{t('feedback.title')}</a>
          </p>
        </section>
      </div>
      <aside>
        <AgencyHelp />
      </aside>
    </div>
  );
}
