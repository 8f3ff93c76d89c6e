import type { LateCauseList, LateCauseRow } from '@chuan/dossiers/contract';
import { fileRowsAtMost, LateCauseClass } from '@chuan/dossiers/contract';
import {
  type Column,
  DataTable,
  DayFilter,
  EmptyState,
  FileMenu,
  Form,
  formatDueShort,
  Link,
  PageHead,
  Pager,
  TabLinks,
  useLocale,
  useUrlFilters,
} from '@chuan/ui';
import { useState } from 'react';
import { type LateCauseCalls, LateCauseDrawer } from './late-cause-drawer.tsx';
import './oversight.css';
import { useT } from './translate.ts';

export interface LateCausesScreenProps extends LateCauseCalls {
  readonly list: LateCauseList;
}

/** The docket: whoever was late says why, with evidence; a leader confirms it or gives it back. */
export function LateCausesScreen({ list, ...calls }: LateCausesScreenProps) {
  const t = useT();
  const { values } = useUrlFilters();
  const [chosen, setChosen] = useState<string>();
  return (
    <>
      <PageHead
        title={t('late.title')}
        note={t('late.total', { count: list.total })}
        actions={<FileMenu path="/w/late-causes" query={values.toString()} note={stopsNote(t, list.total)} />}
      />
      <p className="lead-line">{t('late.lead')}</p>
      <DocketFilter />
      <DataTable
        caption={t('late.title')}
        rows={list.rows}
        rowKey={(row) => row.id}
        selectedKey={chosen}
        columns={useColumns(setChosen)}
        empty={<EmptyState title={t('late.emptyTitle')} text={t('late.emptyText')} />}
        footer={<Pager page={list.page} pageSize={list.pageSize} total={list.total} />}
      />
      <LateCauseDrawer
        row={list.rows.find((row) => row.id === chosen)}
        onClose={() => setChosen(undefined)}
        {...calls}
      />
    </>
  );
}

const stopsNote = (t: Words, total: number): string | undefined =>
  total > fileRowsAtMost ? t('late.file.stops', { max: fileRowsAtMost, total }) : undefined;

const views = [
  { key: 'mine', query: 'mine=1' },
  { key: 'toRecord', query: 'status=open&status=returned' },
  { key: 'toConfirm', query: 'status=recorded' },
  { key: 'all', query: '' },
] as const;

function DocketFilter() {
  const t = useT();
  const { values } = useUrlFilters();
  const status = values.getAll('status').sort().join();
  const now = values.get('mine') ? 'mine' : { '': 'all', 'open,returned': 'toRecord', recorded: 'toConfirm' }[status];
  return (
    <Form method="get" className="filter-form" key={values.toString()}>
      <TabLinks
        label={t('late.filter')}
        tabs={views.map(({ key, query }) => ({
          href: query === '' ? '/w/late-causes' : `/w/late-causes?${query}`,
          label: t(`late.${key}`),
          active: key === now,
        }))}
      />
      {values.getAll('status').map((one) => (
        <input key={one} type="hidden" name="status" value={one} />
      ))}
      {values.get('mine') ? <input type="hidden" name="mine" value="1" /> : null}
      <label>
        {t('late.cause')}
        <br />
        <select name="cause" defaultValue={values.get('cause') ?? ''}>
          <option value="">{t('late.anyCause')}</option>
          {LateCauseClass.options.map((cause) => (
            <option key={cause} value={cause}>
              {t(`causeOf.${cause}`)}
            </option>
          ))}
          <option value="none">{t('causes.unknown')}</option>
        </select>
      </label>
      <DayFilter label={t('late.from')} name="from" value={values.get('from') ?? ''} />
      <DayFilter label={t('late.to')} name="to" value={values.get('to') ?? ''} />
      <button type="submit" className="btn">
        {t('late.show')}
      </button>
    </Form>
  );
}

/** Without the agency's prefix, as lists of one agency show it. */
const shortCodeOf = (code: string): string => /(\d{6,8}-\d+)$/.exec(code)?.[1] ?? code;

const tones = { open: 'late', recorded: 'soon', confirmed: 'ok', returned: 'late' } as const;

type Words = ReturnType<typeof useT>;

function verbOf(row: LateCauseRow, t: Words): string {
  if (row.canConfirm) return t('late.confirm');
  if (!row.isMine || row.status === 'confirmed') return t('late.look');
  return t(row.status === 'recorded' ? 'late.edit' : 'late.record');
}

function Breach({ row }: { readonly row: LateCauseRow }) {
  return (
    <>
      <Link className="row-link" href={`/w/dossiers/${row.dossierId}`}>
        {row.procedureName}
      </Link>
      <small className="code nowrap">{shortCodeOf(row.dossierCode)}</small>
    </>
  );
}

function Cause({ row }: { readonly row: LateCauseRow }) {
  const t = useT();
  return (
    <>
      {row.cause === null ? t('tile.none') : t(`causeOf.${row.cause}`)}
      <span className="why-c">{row.note}</span>
    </>
  );
}

function useColumns(open: (id: string) => void): Column<LateCauseRow>[] {
  const t = useT();
  const locale = useLocale();
  return [
    { key: 'dossier', label: t('late.dossier'), render: (row) => <Breach row={row} /> },
    { key: 'step', label: t('late.step'), render: (row) => row.stepName || t('late.wholeDossier') },
    {
      key: 'breachedAt',
      label: t('late.breachedAt'),
      render: (row) => <span className="num nowrap">{formatDueShort(row.breachedAt, locale)}</span>,
    },
    {
      key: 'holder',
      label: t('late.holder'),
      render: (row) => (
        <>
          {row.holder || t('late.noOne')}
          <small>{row.positionName}</small>
        </>
      ),
    },
    { key: 'cause', label: t('late.cause'), render: (row) => <Cause row={row} /> },
    {
      key: 'status',
      label: t('late.status'),
      render: (row) => <span className={`badge ${tones[row.status]}`}>{t(`late.statuses.${row.status}`)}</span>,
    },
    {
      key: 'act',
      label: t('late.act'),
      render: (row) => (
        <button type="button" className="btn sm" onClick={() => open(row.id)}>
          {verbOf(row, t)}
        </button>
      ),
    },
  ];
}
