import { formatDateTime, Link, PageHead } from '@chuan/ui';
import type { MailText } from '../contract.ts';
import { MailBadge } from './mails-screen.tsx';
import './notices.css';
import { useT } from './translate.ts';

export interface MailScreenProps {
  readonly mail: MailText;
  readonly canOpenDossier: boolean;
}

/** One outgoing mail as it went, and how far it got. */
export function MailScreen({ mail, canOpenDossier }: MailScreenProps) {
  const t = useT();
  const to = mail.audience === 'person' ? mail.recipientName : t('mails.audience.applicant');
  return (
    <>
      <PageHead title={mail.subject} crumbs={[{ label: t('mails.title'), href: '/w/mails' }]} />
      <article className="mail" aria-label={mail.subject}>
        <dl className="kv">
          <dt>{t('mails.to')}</dt>
          <dd>{[to, mail.address].filter(Boolean).join(' · ')}</dd>
          <dt>{t('mails.stateOf')}</dt>
          <dd>
            <MailBadge state={mail.state} />
          </dd>
          <dt>{t('mails.made')}</dt>
          <dd className="num">{formatDateTime(mail.at)}</dd>
          {mail.sentAt === null ? null : (
            <>
              <dt>{t('mails.sentAt')}</dt>
              <dd className="num">{formatDateTime(mail.sentAt)}</dd>
            </>
          )}
          {mail.dossierCode === '' ? null : (
            <>
              <dt>{t('mails.dossier')}</dt>
              <dd className="code">{mail.dossierCode}</dd>
            </>
          )}
        </dl>
        {mail.failure === '' ? null : <p className="alert late">{t('mails.failure', { text: mail.failure })}</p>}
        {mail.state === 'filed' ? <p className="alert soon">{t('mails.folder')}</p> : null}
        {/* The words of a mail are the recipient's language, whatever the reader has chosen. */}
        <p className="mail-body" lang="vi">
          {mail.body}
        </p>
        {mail.dossierId === null || !canOpenDossier ? null : (
          <Link className="btn" href={`/w/dossiers/${mail.dossierId}`}>
            {t('mails.openDossier')}
          </Link>
        )}
      </article>
    </>
  );
}
