import {
  DataTable,
  EmptyState,
  FilterBar,
  FilterBox,
  FilterPill,
  formatDate,
  Icon,
  Link,
  PageHead,
  useUrlFilters,
} from '@chuan/ui';
import { IconCopyPlus } from '@tabler/icons-react';
import type { ProcedureRow, VersionStatus } from '../contract.ts';
import { useT } from './translate.ts';

const looks: Readonly<Record<VersionStatus, string>> = {
  draft: 'accent',
  in_review: 'hold',
  in_approval: 'hold',
  approved: 'soon',
  effective: 'ok',
  superseded: '',
  discarded: '',
};

export function StatusBadge({ status, number }: { readonly status: VersionStatus; readonly number: number }) {
  const t = useT();
  return (
    <span className={`badge ${looks[status]}`.trim()}>
      {t('version.badge', { status: t(`status.${status}`), number })}
    </span>
  );
}

export interface ProceduresScreenProps {
  readonly procedures: readonly ProcedureRow[];
  readonly canDraft: boolean;
}

/** The agency's procedures: what is in force, what is on its way, what is posted. */
export function ProceduresScreen({ procedures, canDraft }: ProceduresScreenProps) {
  const t = useT();
  const { values, hrefWith } = useUrlFilters();
  const state = values.get('state');
  const isFiltered = state !== null || (values.get('q') ?? '') !== '';
  const pill = (value: 'effective' | 'pending' | 'posted' | null, label: string) => (
    <FilterPill label={label} active={state === value} href={hrefWith({ state: value ?? undefined })} />
  );
  return (
    <>
      <PageHead
        title={t('list.title')}
        note={t('list.note', { count: procedures.length })}
        actions={
          canDraft ? (
            <Link className="btn primary" href="/w/procedures/adopt">
              <Icon of={IconCopyPlus} size={16} />
              {t('list.adopt')}
            </Link>
          ) : undefined
        }
      />
      <FilterBar>
        <FilterBox placeholder={t('list.search')} label={t('list.search')} />
        {pill(null, t('list.all'))}
        {pill('effective', t('list.effective'))}
        {pill('pending', t('list.pending'))}
        {pill('posted', t('list.posted'))}
      </FilterBar>
      <DataTable
        caption={t('list.title')}
        rows={procedures}
        rowKey={(row) => row.id}
        columns={[
          { key: 'code', label: t('list.code'), width: 150, render: (row) => <span className="code">{row.code}</span> },
          { key: 'name', label: t('list.name'), render: (row) => <NameCell row={row} /> },
          { key: 'field', label: t('list.field'), width: 160, render: (row) => row.field },
          { key: 'inForce', label: t('list.inForce'), width: 190, render: (row) => <InForce row={row} /> },
          { key: 'onTheWay', label: t('list.onTheWay'), width: 240, render: (row) => <OnTheWay row={row} /> },
          {
            key: 'public',
            label: t('list.public'),
            width: 130,
            render: (row) => (
              <span className={row.isPosted ? 'badge ok' : 'muted'}>
                {t(row.isPosted ? 'list.isPosted' : 'list.notPosted')}
              </span>
            ),
          },
        ]}
        empty={
          isFiltered ? <p className="teach proc-pad">{t('list.nothing')}</p> : <NoProcedures canDraft={canDraft} />
        }
      />
    </>
  );
}

function NameCell({ row }: { readonly row: ProcedureRow }) {
  const shown = row.current ?? row.pending;
  return (
    <>
      <Link href={`/w/procedures/${shown?.versionId ?? ''}`} prefetch>
        {row.name || row.shortName || row.code}
      </Link>
      <small className="proc-sub code">{row.procedureCode}</small>
    </>
  );
}

function InForce({ row }: { readonly row: ProcedureRow }) {
  const t = useT();
  if (row.current === null) return <span className="muted">{t('list.none')}</span>;
  const { number, effectiveAt } = row.current;
  return effectiveAt === null ? (
    <>{t('list.issue', { number })}</>
  ) : (
    <span className="num">{t('list.issueSince', { number, date: formatDate(effectiveAt) })}</span>
  );
}

function OnTheWay({ row }: { readonly row: ProcedureRow }) {
  const t = useT();
  if (row.pending === null) return <span className="muted">{t('list.none')}</span>;
  const { versionId, status, number } = row.pending;
  return (
    <Link href={`/w/procedures/${versionId}`} prefetch>
      <StatusBadge status={status} number={number} />
    </Link>
  );
}

function NoProcedures({ canDraft }: { readonly canDraft: boolean }) {
  const t = useT();
  return (
    <EmptyState
      title={t('list.empty')}
      text={t('list.emptyText')}
      hints={canDraft ? [{ icon: IconCopyPlus, href: '/w/procedures/adopt', title: t('list.adopt') }] : []}
    />
  );
}
