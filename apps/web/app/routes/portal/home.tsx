import { useUiT } from '@chuan/ui';

/** Public. */
export default function PortalHome() {
  const t = useUiT();
  return (
    <div className="one">
      <h1>{t('portal.procedures')}</h1>
      <p className="lead">{t('landing.lead')}</p>
    </div>
  );
}
