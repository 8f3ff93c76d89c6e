import { DataTable, FilterPill, formatCivilDate, Pager, useUrlFilters } from '@chuan/ui';
import type { CheckedPeople } from '../contract.ts';
import { useT } from './translate.ts';

const views = ['all', 'new', 'changed', 'same'] as const;
const pageSize = 50;
const tone = { new: 'ok', changed: 'accent', same: '' } as const;

/** The people of a file as they would be taken, a page at a time. */
export function PeopleRows({ people }: Pick<CheckedPeople, 'people'>) {
  const t = useT();
  const { values, hrefWith } = useUrlFilters();
  const view = views.find((one) => one === values.get('show')) ?? 'all';
  const isIn = (one: (typeof views)[number]) => people.filter((person) => one === 'all' || person.outcome === one);
  const rows = isIn(view);
  const page = Math.min(Math.max(1, Number(values.get('page')) || 1), Math.max(1, Math.ceil(rows.length / pageSize)));
  if (people.length === 0) return null;
  return (
    <section aria-label={t('peopleImport.rows')}>
      <div className="filters">
        {views.map((one) => (
          <FilterPill
            key={one}
            label={t(`peopleImport.view.${one}`)}
            count={isIn(one).length}
            active={one === view}
            href={hrefWith({ show: one === 'all' ? undefined : one, page: undefined })}
          />
        ))}
      </div>
      <DataTable
        caption={t('peopleImport.rows')}
        rows={rows.slice((page - 1) * pageSize, page * pageSize)}
        rowKey={(person) => person.email}
        empty={<p className="teach">{t('peopleImport.none')}</p>}
        footer={rows.length > pageSize ? <Pager page={page} pageSize={pageSize} total={rows.length} /> : undefined}
        columns={[
          { key: 'line', label: t('peopleImport.line'), numeric: true, width: 64, render: (person) => person.line },
          {
            key: 'name',
            label: t('people.name'),
            render: (person) => (
              <div>
                <b>{person.fullName}</b>
                <small>{[person.email, person.phone].filter(Boolean).join(' · ')}</small>
              </div>
            ),
          },
          { key: 'posts', label: t('people.positions'), render: (person) => <Posts posts={person.posts} /> },
          { key: 'roles', label: t('people.roles'), render: (person) => person.roles.join(', ') },
          {
            key: 'outcome',
            label: t('people.status'),
            width: 120,
            render: ({ outcome }) => (
              <span className={`badge ${tone[outcome]}`}>{t(`peopleImport.outcome.${outcome}`)}</span>
            ),
          },
        ]}
      />
    </section>
  );
}

function Posts({ posts }: { readonly posts: CheckedPeople['people'][number]['posts'] }) {
  return (
    <ul>
      {posts.map(({ unit, position, fromOn }) => (
        <li key={`${unit}|${position}`}>
          {position}{' '}
          <small className="inline">
            {[unit, fromOn === null ? '' : formatCivilDate(fromOn)].filter(Boolean).join(' · ')}
          </small>
        </li>
      ))}
    </ul>
  );
}
