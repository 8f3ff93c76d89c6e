import {
  type Call,
  capitalized,
  EmptyState,
  FailureNote,
  formatDateTime,
  Icon,
  Link,
  PageHead,
  useCalling,
  useLocale,
} from '@chuan/ui';
import {
  IconAlertCircle,
  IconBell,
  IconClock,
  IconFileImport,
  IconInbox,
  IconChecks,
  IconRoute,
  IconShieldX,
} from '@tabler/icons-react';
import { type Inbox, type NoticeView, pathOf } from '../contract.ts';
import { wordsOf } from '../words.ts';
import './notices.css';
import { useT } from './translate.ts';

export interface InboxScreenProps {
  readonly inbox: Inbox;
  readonly onRead: Call<{ ids?: string[] }>;
}

const icons: Readonly<Record<string, typeof IconBell>> = {
  step_due_soon: IconClock,
  step_overdue: IconAlertCircle,
  dossier_overdue: IconAlertCircle,
  intake_arrived: IconInbox,
  intake_waiting: IconInbox,
  supplemented: IconFileImport,
  file_infected: IconShieldX,
  procedure_to_review: IconRoute,
  procedure_to_approve: IconRoute,
  procedure_returned: IconRoute,
  procedure_approved: IconRoute,
};
const tones: Readonly<Record<string, string>> = {
  step_due_soon: 'soon',
  step_overdue: 'late',
  dossier_overdue: 'late',
  intake_waiting: 'soon',
  file_infected: 'late',
  procedure_returned: 'soon',
};

/** What a person of the agency was told; the newest first, what was not read yet marked. */
export function InboxScreen({ inbox, onRead }: InboxScreenProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  return (
    <>
      <PageHead
        title={t('inbox.title')}
        note={inbox.unread > 0 ? `${t('inbox.unread')}: ${inbox.unread}` : undefined}
        actions={
          inbox.unread === 0 ? undefined : (
            <button type="button" className="btn" disabled={busy} onClick={() => void run(() => onRead({}))}>
              <Icon of={IconChecks} size={16} />
              {t('inbox.markAll')}
            </button>
          )
        }
      />
      <FailureNote failure={failure} />
      {inbox.notices.length === 0 ? <EmptyState title={t('inbox.title')} text={t('inbox.empty')} /> : null}
      <ul className="inbox">
        {inbox.notices.map((notice) => (
          <Notice key={notice.id} notice={notice} onRead={onRead} />
        ))}
      </ul>
    </>
  );
}

function Notice({ notice, onRead }: { readonly notice: NoticeView; readonly onRead: InboxScreenProps['onRead'] }) {
  const t = useT();
  const locale = useLocale();
  const params = wordsOf(notice.params, locale);
  const { id, kind, isRead, at, mailed } = notice;
  const path = pathOf(notice);
  const subject = t(`notice.${kind}.subject`, params);
  return (
    <li className={isRead ? 'read' : 'unread'}>
      <span className={`mark ${tones[kind] ?? ''}`}>
        <Icon of={icons[kind] ?? IconBell} />
      </span>
      <div>
        <h2>
          {isRead ? null : <span className="vh">{t('inbox.unread')}: </span>}
          {path === undefined ? (
            subject
          ) : (
            <Link href={path} onClick={() => void (isRead ? undefined : onRead({ ids: [id] }))}>
              {subject}
            </Link>
          )}
        </h2>
        <p>{capitalized(t(`notice.${kind}.body`, params))}</p>
        <small className="num">{formatDateTime(at)}</small>
        {mailed === null ? null : <small className="mailed">{t(`inbox.mailed.${mailed}`)}</small>}
      </div>
    </li>
  );
}
