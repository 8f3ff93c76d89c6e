import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  FilterBox,
  FilterPill,
  formatDateTime,
  Link,
  PageHead,
  useUrlFilters,
} from '@chuan/ui';
import { type MailLine, MailAudience, type MailPage, MailState } from '../contract.ts';
import './notices.css';
import { useT } from './translate.ts';

const mailTones = { waiting: 'soon', sent: 'ok', filed: 'hold', failed: 'late' } as const;

type Words = ReturnType<typeof useT>;

/** What the agency mailed to citizens and to its own people, the newest first, and what did not arrive. */
export function MailsScreen({ page }: { readonly page: MailPage }) {
  const t = useT();
  const { values, hrefWith } = useUrlFilters();
  return (
    <>
      <PageHead
        title={t('mails.title')}
        note={page.failed > 0 ? t('mails.failed', { count: page.failed }) : undefined}
      />
      <p className="mail-lead">{t('mails.lead')}</p>
      {page.lines.some((line) => line.state === 'filed') ? (
        <p className="alert soon mail-note">{t('mails.folder')}</p>
      ) : null}
      <MailFilter />
      <DataTable
        caption={t('mails.title')}
        rows={page.lines}
        rowKey={(line) => line.id}
        columns={columnsOf(t)}
        empty={<EmptyState title={t('mails.emptyTitle')} text={t('mails.emptyText')} />}
      />
      <div className="data-foot">
        {values.get('page') ? (
          <Link className="btn sm" href={hrefWith({ page: undefined })}>
            {t('mails.newest')}
          </Link>
        ) : (
          <span />
        )}
        {page.olderThan === null ? null : (
          <Link className="btn sm" href={hrefWith({ page: page.olderThan })}>
            {t('mails.older')}
          </Link>
        )}
      </div>
    </>
  );
}

function MailFilter() {
  const t = useT();
  const { values, hrefWith } = useUrlFilters();
  const state = values.get('state');
  const audience = values.get('audience');
  const none = { state: undefined, audience: undefined, page: undefined };
  return (
    <FilterBar>
      <FilterBox name="code" label={t('mails.code')} placeholder={t('mails.code')} />
      <FilterPill label={t('mails.all')} active={!state && !audience} href={hrefWith(none)} />
      {MailAudience.options.map((one) => (
        <FilterPill
          key={one}
          label={t(`mails.audience.${one}`)}
          active={audience === one}
          href={hrefWith({ audience: audience === one ? undefined : one, page: undefined })}
        />
      ))}
      {MailState.options.map((one) => (
        <FilterPill
          key={one}
          label={t(`mails.state.${one}`)}
          active={state === one}
          href={hrefWith({ state: state === one ? undefined : one, page: undefined })}
        />
      ))}
    </FilterBar>
  );
}

const columnsOf = (t: Words): readonly Column<MailLine>[] => [
  {
    key: 'subject',
    label: t('mails.subject'),
    render: (line) => (
      <Link className="mail-link" href={`/w/mails/${line.id}`} prefetch>
        {line.subject}
      </Link>
    ),
  },
  {
    key: 'to',
    label: t('mails.to'),
    render: (line) => (
      <span className="mail-to">
        {line.audience === 'person' ? line.recipientName : t('mails.audience.applicant')}
        <small>{line.address}</small>
      </span>
    ),
  },
  { key: 'at', label: t('mails.at'), render: (line) => <span className="num nowrap">{formatDateTime(line.at)}</span> },
  { key: 'state', label: t('mails.stateOf'), render: (line) => <MailBadge state={line.state} /> },
];

export function MailBadge({ state }: Pick<MailLine, 'state'>) {
  const t = useT();
  return <span className={`badge ${mailTones[state]}`}>{t(`mails.state.${state}`)}</span>;
}
