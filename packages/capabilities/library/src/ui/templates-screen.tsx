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
import { IconFileImport, IconListSearch, IconPlus } from '@tabler/icons-react';
import type { TemplateRow } from '../contract.ts';
import { useT } from './translate.ts';

/** The vendor's templates: what is published, what is being written. */
export function TemplatesScreen({ templates }: { readonly templates: readonly TemplateRow[] }) {
  const t = useT();
  const { values, hrefWith } = useUrlFilters();
  const status = values.get('status');
  const isFiltered = status !== null || (values.get('q') ?? '') !== '';
  const pill = (value: string | null, label: string) => (
    <FilterPill label={label} active={status === value} href={hrefWith({ status: value ?? undefined })} />
  );
  return (
    <>
      <PageHead
        title={t('templates.title')}
        note={t('templates.note', { count: templates.length })}
        actions={
          <Link className="btn primary" href="/v/national?detail=1">
            <Icon of={IconPlus} size={16} />
            {t('templates.fromNational')}
          </Link>
        }
      />
      <FilterBar>
        <FilterBox placeholder={t('templates.search')} label={t('templates.search')} />
        {pill(null, t('templates.all'))}
        {pill('published', t('templates.published'))}
        {pill('draft', t('templates.drafts'))}
      </FilterBar>
      <DataTable
        caption={t('templates.title')}
        rows={templates}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'code',
            label: t('templates.code'),
            width: 150,
            render: (row) => <span className="code">{row.code}</span>,
          },
          { key: 'name', label: t('templates.name'), render: (row) => <NameCell row={row} /> },
          { key: 'field', label: t('templates.field'), render: (row) => row.field },
          {
            key: 'level',
            label: t('templates.level'),
            width: 100,
            render: (row) => t(`editor.general.levels.${row.level}`),
          },
          { key: 'state', label: t('templates.state'), width: 200, render: (row) => <StateCell row={row} /> },
          {
            key: 'updated',
            label: t('templates.updated'),
            width: 110,
            render: (row) => <span className="num">{formatDate(row.updatedAt)}</span>,
          },
        ]}
        empty={isFiltered ? <p className="teach pad">{t('templates.nothing')}</p> : <NoTemplates />}
      />
    </>
  );
}

function NameCell({ row }: { readonly row: TemplateRow }) {
  const number = row.draftNumber ?? row.publishedNumber ?? 1;
  return (
    <>
      <Link href={`/v/templates/${row.id}/${number}`} prefetch>
        {row.name || row.shortName || row.code}
      </Link>
      <small className="block code">{row.procedureCode}</small>
    </>
  );
}

function StateCell({ row }: { readonly row: TemplateRow }) {
  const t = useT();
  return (
    <span className="row wrap">
      {row.publishedNumber === null ? null : (
        <span className="badge ok">{t('templates.statePublished', { number: row.publishedNumber })}</span>
      )}
      {row.draftNumber === null ? null : (
        <span className="badge accent">{t('templates.stateDraft', { number: row.draftNumber })}</span>
      )}
    </span>
  );
}

function NoTemplates() {
  const t = useT();
  return (
    <EmptyState
      title={t('templates.empty')}
      text={t('templates.emptyText')}
      hints={[
        { icon: IconListSearch, href: '/v/national', title: t('nav.national') },
        { icon: IconFileImport, href: '/v/import', title: t('nav.imports') },
      ]}
    />
  );
}
