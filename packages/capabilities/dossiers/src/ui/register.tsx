import './dossiers.css';
import {
  BandLabel,
  ClockChip,
  type Column,
  ColumnMenu,
  DataTable,
  DayFilter,
  EmptyState,
  FileMenu,
  FilterBar,
  FilterBox,
  FilterPill,
  Form,
  formatDateTime,
  formatDueShort,
  Link,
  PageHead,
  SavedViews,
  useColumns,
  useLocale,
  useUrlFilters,
} from '@chuan/ui';
import type { Instant } from '@chuan/kernel';
import { IconFilterOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { type DossierList, type DossierRow, fileRowsAtMost } from '../contract.ts';
import { clockState } from './clocks.ts';
import { statusTone } from './dossier-head.tsx';
import { PrintMenu } from './register-print.tsx';
import { type DossierWords, useT } from './translate.ts';

export interface RegisterScreenProps {
  readonly list: z.infer<typeof DossierList>;
  readonly procedures: readonly { readonly id: string; readonly name: string }[];
  readonly now: Instant;
}

const bands = ['overdue', 'due_today', 'due_tomorrow', 'within', 'paused'] as const;
const statuses = [
  'submitted',
  'in_progress',
  'awaiting_supplement',
  'suspended',
  'resolved',
  'delivered',
  'not_accepted',
  'withdrawn',
  'stopped',
] as const;

function columnsOf(t: DossierWords, now: Instant, dayText: (at: Instant) => string): Column<DossierRow>[] {
  return [
    {
      key: 'code',
      label: t('list.code'),
      width: 130,
      render: (row) => (
        <Link className="row-link num nowrap" href={`/w/dossiers/${row.id}`} prefetch>
          {row.shortCode}
        </Link>
      ),
    },
    {
      key: 'applicant',
      label: t('list.applicant'),
      width: 190,
      render: (row) => (
        <>
          <b>{row.applicantName}</b>
          <small className="line1" title={row.procedureName}>
            {row.procedureName}
          </small>
        </>
      ),
    },
    {
      key: 'status',
      label: t('list.status'),
      render: (row) => <span className={`badge ${statusTone(row)}`}>{t(`status.${row.status}`)}</span>,
    },
    {
      key: 'holder',
      label: t('list.holder'),
      render: (row) => (
        <>
          <span className="line1" title={row.stepName}>
            {row.stepName || '–'}
          </span>
          <small className="line1" title={row.holder}>
            {row.holder}
          </small>
        </>
      ),
    },
    {
      key: 'received',
      label: t('list.received'),
      numeric: true,
      render: (row) => receivedText(row, t, dayText),
    },
    {
      key: 'due',
      label: t('list.due'),
      numeric: true,
      render: (row) => (row.dueAt === null ? '–' : dayText(row.dueAt)),
    },
    { key: 'clock', label: t('list.clock'), width: 236, render: (row) => <ClockCell row={row} now={now} /> },
  ];
}

/** The day of receipt; "not yet" only of what may still be received. */
export function receivedText(
  { receivedAt, clock }: Pick<DossierRow, 'receivedAt' | 'clock'>,
  t: DossierWords,
  dayText: (at: Instant) => string,
): string {
  if (receivedAt !== null) return dayText(receivedAt);
  return clock.band === 'ended' ? '–' : t('list.notYet');
}

function ClockCell({ row, now }: { readonly row: DossierRow; readonly now: Instant }) {
  const t = useT();
  if (row.timeliness !== null)
    return (
      <span className={`badge ${row.timeliness === 'overdue' ? 'late' : 'ok'}`}>
        {t(`timeliness.${row.timeliness}`)}
      </span>
    );
  if (row.clock.band === 'ended') return <>–</>;
  const clock = clockState(row.clock);
  if (clock.band === 'hold') return <BandLabel band="hold" />;
  // What is not received yet is due for an answer, not for its result.
  return <ClockChip clock={clock} now={now} of={row.receivedAt === null ? undefined : 'dossier'} />;
}

/** Choices that a select keeps in the address; without a script the form's own button sends them. */
function Picks({ procedures }: Pick<RegisterScreenProps, 'procedures'>) {
  const t = useT();
  const { values, set } = useUrlFilters();
  const pick = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <select
      className="input pick"
      name={name}
      aria-label={label}
      value={values.get(name) ?? ''}
      onChange={(event) => set({ [name]: event.currentTarget.value, cursor: undefined })}
    >
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
  const day = (name: string, label: string) => (
    <span className="row small">
      {label}
      <DayFilter
        key={values.get(name)}
        name={name}
        aria-label={label}
        value={values.get(name) ?? ''}
        onLeave={(value) => set({ [name]: value, cursor: undefined })}
      />
    </span>
  );
  return (
    <Form method="get" className="row wrap picks">
      {pick('status', t('list.status'), [
        ['', `${t('list.status')}: ${t('list.any').toLocaleLowerCase('vi')}`],
        ...statuses.map((value) => [value, t(`status.${value}`)] as const),
      ])}
      {pick('procedure', t('list.procedure'), [
        ['', t('register.allProcedures')],
        ...procedures.map(({ id, name }) => [id, name] as const),
      ])}
      {day('from', t('register.from'))}
      {day('to', t('register.to'))}
    </Form>
  );
}

interface FiltersProps extends Pick<RegisterScreenProps, 'procedures'> {
  readonly children: ReactNode;
}

function Filters({ procedures, children }: FiltersProps) {
  const t = useT();
  const { values, hrefWith } = useUrlFilters();
  const band = values.get('band') ?? '';
  const pill = (value: string, label: string) => (
    <FilterPill key={value} label={label} active={band === value} href={hrefWith({ band: value, cursor: undefined })} />
  );
  return (
    <FilterBar>
      <FilterBox placeholder={t('register.search')} label={t('work.filter')} />
      {pill('', t('list.any'))}
      {bands.map((value) => pill(value, t(`register.bands.${value}`)))}
      <Picks procedures={procedures} />
      {children}
    </FilterBar>
  );
}

function Foot({ list }: Pick<RegisterScreenProps, 'list'>) {
  const t = useT();
  const { values, hrefWith } = useUrlFilters();
  return (
    <>
      <span className="num">{list.total === null ? null : t('list.total', { count: list.total })}</span>
      <span className="row">
        {values.get('cursor') === null ? null : (
          <Link className="btn sm" href={hrefWith({ cursor: undefined })}>
            {t('list.first')}
          </Link>
        )}
        {list.nextCursor === null ? null : (
          <Link className="btn sm" href={hrefWith({ cursor: list.nextCursor })}>
            {t('list.next')}
          </Link>
        )}
      </span>
    </>
  );
}

/** Every dossier the reader may see; filters in the address, so that a list can be sent to a colleague. */
export function RegisterScreen({ list, procedures, now }: RegisterScreenProps) {
  const t = useT();
  const locale = useLocale();
  const { values } = useUrlFilters();
  const query = values.toString();
  const stops =
    list.total !== null && list.total > fileRowsAtMost
      ? t('register.fileStops', { max: fileRowsAtMost, total: list.total })
      : undefined;
  const choice = useColumns(
    'register',
    columnsOf(t, now, (at) => formatDueShort(at, locale)),
  );
  return (
    <>
      <PageHead
        title={t('register.title')}
        note={list.total === null ? t('register.note') : t('list.total', { count: list.total })}
        actions={
          <>
            <FileMenu path="/w/dossiers" query={query} note={stops} />
            <PrintMenu now={now} />
          </>
        }
      />
      <Filters procedures={procedures}>
        <SavedViews list="register" />
        <ColumnMenu choice={choice} />
      </Filters>
      <p className="print-only">
        {t('register.printedAt', {
          shown: list.rows.length,
          total: list.total ?? list.rows.length,
          when: formatDateTime(now),
        })}
      </p>
      <DataTable
        caption={t('register.title')}
        columns={choice.columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/w/dossiers/${row.id}`}
        empty={
          <EmptyState
            title={t('list.none')}
            text={t('list.noneText')}
            hints={[{ icon: IconFilterOff, href: '/w/dossiers', title: t('list.clear') }]}
          />
        }
        footer={<Foot list={list} />}
      />
    </>
  );
}
