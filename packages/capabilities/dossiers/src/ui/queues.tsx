import './dossiers.css';
import {
  ClockChip,
  DataTable,
  EmptyState,
  FilterBar,
  FilterBox,
  formatDueShort,
  Link,
  PageHead,
  useLocale,
} from '@chuan/ui';
import type { Instant } from '@chuan/kernel';
import { IconInbox, IconPackageExport } from '@tabler/icons-react';
import type { DossierRow } from '../contract.ts';
import { clockState } from './clocks.ts';
import { inIntakeOrder } from './intake-order.ts';
import { actionHref } from './my-work-tray.tsx';
import { useT } from './translate.ts';

export interface QueueScreenProps {
  readonly rows: readonly DossierRow[];
  readonly now: Instant;
}

const applicant = (row: DossierRow) => (
  <>
    <Link className="row-link" href={`/w/dossiers/${row.id}`} prefetch>
      {row.applicantName}
    </Link>
    <small className="num">{row.shortCode}</small>
  </>
);

/** Online dossiers that wait for the one-stop, what must be answered first first. */
export function IntakeScreen({ rows, now }: QueueScreenProps) {
  const t = useT();
  const locale = useLocale();
  return (
    <>
      <PageHead title={t('intake.title')} note={t('intake.note')} />
      <DataTable
        caption={t('intake.title')}
        rows={inIntakeOrder(rows)}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            title={t('intake.emptyTitle')}
            text={t('intake.emptyText')}
            hints={[{ icon: IconInbox, href: '/w/counter', title: t('intake.emptyCounter') }]}
          />
        }
        columns={[
          {
            key: 'clock',
            label: t('intake.clock'),
            width: 220,
            render: (row) => <ClockChip clock={clockState(row.clock)} now={now} />,
          },
          { key: 'applicant', label: t('list.applicant'), render: applicant },
          { key: 'procedure', label: t('list.procedure'), render: (row) => row.procedureName },
          {
            key: 'submitted',
            label: t('list.submitted'),
            numeric: true,
            render: (row) => formatDueShort(row.submittedAt, locale),
          },
          {
            key: 'open',
            label: t('list.act'),
            width: 130,
            render: (row) => (
              <Link className="btn sm" href={actionHref(row.id, 'accept')}>
                {t('intake.open')}
              </Link>
            ),
          },
        ]}
      />
    </>
  );
}

/** How the applicant wants the result, and where to. */
function Way({ row }: { readonly row: DossierRow }) {
  const t = useT();
  return (
    <>
      {t(`deliveryMethod.${row.deliveryMethod}`)}
      {row.deliveryAddress === '' ? null : <small>{row.deliveryAddress}</small>}
    </>
  );
}

/** Results that wait to be handed over. */
export function DeliveryScreen({ rows }: Pick<QueueScreenProps, 'rows'>) {
  const t = useT();
  const locale = useLocale();
  return (
    <>
      <PageHead title={t('delivery.title')} note={t('delivery.note')} />
      <FilterBar>
        <FilterBox placeholder={t('register.search')} label={t('work.filter')} />
      </FilterBar>
      <DataTable
        caption={t('delivery.title')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            title={t('delivery.emptyTitle')}
            text={t('delivery.emptyText')}
            hints={[{ icon: IconPackageExport, href: '/w/dossiers', title: t('register.title') }]}
          />
        }
        columns={[
          { key: 'applicant', label: t('list.applicant'), render: applicant },
          { key: 'procedure', label: t('list.procedure'), render: (row) => row.procedureName },
          {
            key: 'method',
            label: t('delivery.method'),
            render: (row) => <Way row={row} />,
          },
          {
            key: 'due',
            label: t('list.due'),
            numeric: true,
            render: (row) => (row.dueAt === null ? '–' : formatDueShort(row.dueAt, locale)),
          },
          {
            key: 'kept',
            label: t('list.timeliness'),
            render: (row) =>
              row.timeliness === null ? null : (
                <span className={`badge ${row.timeliness === 'overdue' ? 'late' : 'ok'}`}>
                  {t(`timeliness.${row.timeliness}`)}
                </span>
              ),
          },
          {
            key: 'deliver',
            label: t('list.act'),
            width: 140,
            render: (row) => (
              <Link className="btn sm" href={actionHref(row.id, 'deliver')}>
                {t('delivery.deliver')}
              </Link>
            ),
          },
        ]}
      />
    </>
  );
}
