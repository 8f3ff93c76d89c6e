import { formatCivilDate, formatDate, formatDateTime, Link } from '@chuan/ui';
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

/** Why it was sent back, why it cannot be changed, why the reader may not approve it. */
export function VersionNotice({
  version,
  canApprove,
}: {
  readonly version: VersionView;
  readonly canApprove: boolean;
}) {
  const t = useT();
  const { status, returnedNote, actions, ownPartAt } = version;
  if (status === 'draft' && returnedNote !== '') {
    return <p className="proc-notice alert soon">{t('version.returned', { note: returnedNote })}</p>;
  }
  if (status === 'in_approval' && canApprove && ownPartAt !== null) {
    return <p className="proc-notice alert soon">{t('version.own', { at: formatDateTime(ownPartAt) })}</p>;
  }
  if (actions.includes('save') && canApprove && ownPartAt === null) {
    return <p className="proc-notice hint">{t('version.wouldBar')}</p>;
  }
  if (status === 'in_review' || status === 'in_approval') {
    const stands = t(`status.${status}`).toLocaleLowerCase('vi');
    return <p className="proc-notice hint">{t('version.waiting', { status: stands })}</p>;
  }
  return null;
}

export interface RevisionsProps {
  readonly procedure: ProcedureView;
  readonly version: VersionView;
}

/** The revision table as the document prints it, with the way to each comparison, and who signed this version. */
export function Revisions({ procedure, version }: RevisionsProps) {
  const t = useT();
  return (
    <>
      <h2 className="proc-h2">{t('version.signers')}</h2>
      <Signers version={version} />
      <h2 className="proc-h2">{t('revisions.title')}</h2>
      <table className="data">
        <thead>
          <tr>
            {(['issue', 'status', 'date', 'sections', 'note', 'by'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`revisions.${key}`)}
              </th>
            ))}
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {procedure.revisions.map((revision, at) => (
            <RevisionRow
              key={revision.versionId}
              revision={revision}
              earlier={procedure.revisions[at + 1]}
              isShown={revision.versionId === version.versionId}
            />
          ))}
        </tbody>
      </table>
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

/** Everybody who wrote a part, since none of them may approve it. */
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

interface RevisionRowProps {
  readonly revision: Revision;
  readonly earlier: Revision | undefined;
  readonly isShown: boolean;
}

function RevisionRow({ revision, earlier, isShown }: RevisionRowProps) {
  const t = useT();
  const { versionId, number, status, changedOn, sections, changeNote, approvedByName } = revision;
  return (
    <tr className={isShown ? 'sel' : undefined}>
      <td>
        <Link href={`/w/procedures/${versionId}?tab=changes`}>{t('list.issue', { number })}</Link>
      </td>
      <td>{t(`status.${status}`)}</td>
      <td className="num">{formatCivilDate(changedOn)}</td>
      <td className="num">{sections}</td>
      <td>{changeNote || (earlier ? '' : t('revisions.first'))}</td>
      <td>{approvedByName}</td>
      <td>
        {earlier ? (
          <Link href={`/w/procedures/compare?before=${earlier.versionId}&after=${versionId}`}>
            {t('revisions.compare', { number: earlier.number })}
          </Link>
        ) : null}
      </td>
    </tr>
  );
}
