import { DataTable, formatCivilDate, formatDate, formatDateTime, Link, useErrorText } from '@chuan/ui';
import type { ProcedureView, Revision, VersionView } from '../contract.ts';
import { StatusBadge } from './procedures-screen.tsx';
import { useT } from './translate.ts';

export interface VersionMetaProps {
  readonly version: VersionView;
  readonly agencyName: string;
}

/** The line under the title: where the version stands, since when, what it changes. */
export function VersionMeta({ version, agencyName }: VersionMetaProps) {
  const t = useT();
  const { status, number, effectiveAt, previousId, previousNumber, changeCount, versionId, isPosted } = version;
  const isScheduled = status === 'approved';
  return (
    <>
      <StatusBadge status={status} number={number} />
      <span>{agencyName}</span>
      {effectiveAt === null ? null : (
        <span className="num">
          {t(isScheduled ? 'version.willTakeEffect' : 'version.since', { date: formatDate(effectiveAt) })}
        </span>
      )}
      {isPosted && status === 'effective' ? <span className="badge ok">{t('version.posted')}</span> : null}
      {previousId === null || previousNumber === null ? null : (
        <Link href={`/w/procedures/compare?before=${previousId}&after=${versionId}`}>
          {t('version.changes', { count: changeCount, number: previousNumber })}
        </Link>
      )}
    </>
  );
}

export interface VersionNoticeProps {
  readonly version: VersionView;
  /** Whether the reader may review or approve what they did not write. */
  readonly mayJudge: boolean;
}

/** Why it was sent back, why it cannot be changed, why the reader may not review or approve it. */
export function VersionNotice({ version, mayJudge }: VersionNoticeProps) {
  const t = useT();
  const textOf = useErrorText();
  const { status, returnedNote, actions, barred, ownPartAt } = version;
  const judges = useJudges(version);
  if (status === 'draft' && returnedNote !== '') {
    return <p className="proc-notice alert soon">{t('version.returned', { note: returnedNote })}</p>;
  }
  if (barred[0]) return <p className="proc-notice alert soon">{[textOf(barred[0]), judges].join(' ')}</p>;
  if (actions.includes('save') && mayJudge && ownPartAt === null) {
    return <p className="proc-notice hint">{t('version.wouldBar')}</p>;
  }
  if (status === 'in_review' || status === 'in_approval') {
    const stands = t(`status.${status}`).toLocaleLowerCase('vi');
    return <p className="proc-notice hint">{[t('version.waiting', { status: stands }), judges].join(' ')}</p>;
  }
  return null;
}

/** Whom a version that waits may be taken to. */
function useJudges({ status, judges }: VersionView): string {
  const t = useT();
  const kind = status === 'in_review' ? 'review' : 'approval';
  if (judges.length === 0) return t(`version.judges.nobody`, { kind });
  return t('version.judges.these', { kind, names: judges.join(', ') });
}

export interface RevisionsProps {
  readonly procedure: ProcedureView;
  readonly version: VersionView;
}

/** The revision table as the document prints it, with the way to each comparison, and who signed this version. */
export function Revisions({ procedure, version }: RevisionsProps) {
  const t = useT();
  const earlierOf = (revision: Revision) => procedure.revisions[procedure.revisions.indexOf(revision) + 1];
  return (
    <>
      <h2 className="proc-h2">{t('version.signers')}</h2>
      <Signers version={version} />
      <h2 className="proc-h2">{t('revisions.title')}</h2>
      <DataTable
        caption={t('revisions.title')}
        rows={procedure.revisions}
        rowKey={(row) => row.versionId}
        selectedKey={version.versionId}
        empty={null}
        columns={[
          { key: 'issue', label: t('revisions.issue'), width: 110, render: (row) => <Issue revision={row} /> },
          { key: 'status', label: t('revisions.status'), width: 150, render: (row) => t(`status.${row.status}`) },
          {
            key: 'date',
            label: t('revisions.date'),
            width: 110,
            render: (row) => <span className="num">{formatCivilDate(row.changedOn)}</span>,
          },
          {
            key: 'sections',
            label: t('revisions.sections'),
            width: 100,
            render: (row) => <span className="num">{row.sections || t('revisions.none')}</span>,
          },
          {
            key: 'note',
            label: t('revisions.note'),
            render: (row) => row.changeNote || t(earlierOf(row) ? 'revisions.none' : 'revisions.first'),
          },
          {
            key: 'by',
            label: t('revisions.by'),
            width: 170,
            render: (row) => row.approvedByName || t('version.notYet'),
          },
          {
            key: 'compare',
            label: t('revisions.comparison'),
            width: 130,
            render: (row) => <Compare revision={row} earlier={earlierOf(row)} />,
          },
        ]}
      />
    </>
  );
}

function Signers({ version }: { readonly version: VersionView }) {
  const t = useT();
  return (
    <dl className="signers">
      {(['drafted', 'reviewed', 'approved'] as const).map((key) => {
        const signed = version[key];
        return (
          <div key={key}>
            <dt>{t(`version.${key}`)}</dt>
            <dd>
              {key === 'drafted' ? (
                <Authors version={version} />
              ) : signed === null ? (
                <span className="muted">{t('version.notYet')}</span>
              ) : (
                <>
                  {signed.name}
                  <small className="proc-sub num">{formatDateTime(signed.at)}</small>
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Everybody who wrote a part, since none of them may review or approve it. */
function Authors({ version }: { readonly version: VersionView }) {
  const t = useT();
  return (
    <ul className="authors">
      {version.contributors.map(({ personId, name, lastAt }) => (
        <li key={personId}>
          {name}
          <small className="proc-sub num">{t('version.wrote', { at: formatDateTime(lastAt) })}</small>
        </li>
      ))}
    </ul>
  );
}

function Issue({ revision: { versionId, number } }: { readonly revision: Revision }) {
  const t = useT();
  return <Link href={`/w/procedures/${versionId}?tab=changes`}>{t('list.issue', { number })}</Link>;
}

interface CompareProps {
  readonly revision: Revision;
  readonly earlier: Revision | undefined;
}

function Compare({ revision, earlier }: CompareProps) {
  const t = useT();
  if (earlier === undefined) return <>{t('revisions.none')}</>;
  return (
    <Link href={`/w/procedures/compare?before=${earlier.versionId}&after=${revision.versionId}`}>
      {t('revisions.compare', { number: earlier.number })}
    </Link>
  );
}
