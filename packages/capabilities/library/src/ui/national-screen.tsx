import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  FilterBox,
  FilterPill,
  Link,
  PageHead,
  Pager,
  useUrlFilters,
} from '@chuan/ui';
import { NativeSelect } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import type { NationalPage, NationalRow } from '../contract.ts';
import { useT } from './translate.ts';

/** Every procedure that the nation publishes, found by words with or without accents. */
export function NationalScreen({ page }: { readonly page: NationalPage }) {
  const t = useT();
  const { values, hrefWith, set } = useUrlFilters();
  const detail = values.get('detail') === '1';
  const isFiltered = ['q', 'field', 'detail', 'level'].some((name) => (values.get(name) ?? '') !== '');
  const columns = useColumns();
  return (
    <>
      <PageHead title={t('national.title')} note={t('national.note', { count: page.total })} />
      <FilterBar>
        <FilterBox placeholder={t('national.search')} label={t('national.search')} />
        <NativeSelect
          aria-label={t('national.fieldLabel')}
          value={values.get('field') ?? ''}
          onChange={(event) => set({ field: event.target.value || undefined, page: undefined })}
          data={[
            { value: '', label: t('national.everyField') },
            ...page.fields.map(({ field, count }) => ({ value: field, label: `${field || '–'} (${count})` })),
          ]}
        />
        <FilterPill
          label={t('national.withDetail')}
          active={detail}
          href={hrefWith({ detail: detail ? undefined : '1', page: undefined })}
        />
      </FilterBar>
      <DataTable
        caption={t('national.title')}
        rows={page.rows}
        rowKey={(row) => row.code}
        columns={columns}
        footer={<Pager page={page.page} pageSize={page.pageSize} total={page.total} />}
        empty={
          isFiltered ? (
            <p className="teach pad">{t('national.nothing')}</p>
          ) : (
            <EmptyState
              title={t('national.empty')}
              text={t('national.emptyText')}
              hints={[{ icon: IconFileImport, href: '/v/import', title: t('nav.imports') }]}
            />
          )
        }
      />
    </>
  );
}

function useColumns(): Column<NationalRow>[] {
  const t = useT();
  return [
    {
      key: 'code',
      label: t('national.code'),
      width: 120,
      render: (row) => <span className="code">{row.code}</span>,
    },
    {
      key: 'name',
      label: t('national.name'),
      render: (row) => (
        <Link href={`/v/national/${row.code}`} prefetch>
          {row.name}
        </Link>
      ),
    },
    { key: 'field', label: t('national.field'), width: 220, render: (row) => row.field },
    { key: 'by', label: t('national.by'), width: 190, render: (row) => row.promulgatedBy },
    {
      key: 'detail',
      label: t('national.detail'),
      width: 120,
      render: (row) =>
        row.hasDetail ? (
          <span className="badge ok">{t('national.hasDetail')}</span>
        ) : (
          <span className="muted">{t('national.listOnly')}</span>
        ),
    },
  ];
}
