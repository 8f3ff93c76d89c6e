import { formatCivilDate } from '@chuan/ui';
import type { ProfileFields } from '../contract.ts';
import { useT } from './translate.ts';

export interface LetterheadProps {
  readonly profile: ProfileFields;
  readonly today: string;
}

/** How the agency will look at the head of a receipt; in Vietnamese, as every paper is. */
export function Letterhead({ profile, today }: LetterheadProps) {
  const t = useT();
  const [year = '', month = '', day = ''] = today.split('-');
  const code = `${profile.agencyIdentifier || '…'}-${year.slice(2)}${month}${day}-0001`;
  return (
    <figure className="letter">
      <figcaption className="small">{t('agency.preview')}</figcaption>
      <div className="letter-paper" lang="vi">
        <div className="letter-head">
          <p>
            <span>{profile.superiorName.toLocaleUpperCase('vi')}</span>
            <b>{profile.name.toLocaleUpperCase('vi')}</b>
          </p>
          <p>
            <b>{t('agency.nation')}</b>
            <b>{t('agency.motto')}</b>
          </p>
        </div>
        <p className="letter-date">{t('agency.dated', { place: profile.place || '…', day, month, year })}</p>
        <p className="letter-title">{t('agency.receipt')}</p>
        <p>
          {profile.oneStopName}
          <br />
          {t('agency.codeLine', { code })}
        </p>
        <p className="letter-foot">
          {[profile.address, profile.phone, profile.email].filter(Boolean).join(' · ') || '…'}
        </p>
      </div>
      <p className="hint">{t('agency.previewHint', { day: formatCivilDate(today) })}</p>
    </figure>
  );
}
