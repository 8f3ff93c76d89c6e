import { DataTable, EmptyState, formatDate, formatNumber, useLocale } from '@chuan/ui';
import type { RatingSummary } from '../contract.ts';
import { useT } from './translate.ts';

type Row = RatingSummary['rows'][number];

/** Steps as their applicants rated them, the lowest first; nobody is named. */
export function Ratings({ ratings }: { readonly ratings: RatingSummary }) {
  const t = useT();
  const locale = useLocale();
  if (ratings.average === null) return <EmptyState title={t('ui.ratingsEmptyTitle')} text={t('ui.ratingsEmptyText')} />;
  return (
    <>
      <p className="feedback-lead">
        {t('ui.ratingsNote', { count: ratings.count, average: formatNumber(ratings.average, locale, 1) })}
      </p>
      <DataTable<Row>
        caption={t('ui.ratings')}
        rows={ratings.rows}
        rowKey={(row) => `${row.procedureId}:${row.nodeId}`}
        empty={null}
        columns={[
          { key: 'procedure', label: t('ui.procedure'), render: (row) => row.procedureName },
          { key: 'step', label: t('ui.step'), render: (row) => row.stepName },
          {
            key: 'average',
            label: t('ui.average'),
            numeric: true,
            render: (row) => <b>{formatNumber(row.average, locale, 1)}</b>,
          },
          { key: 'times', label: t('ui.times'), numeric: true, render: (row) => formatNumber(row.count, locale) },
          { key: 'low', label: t('ui.low'), numeric: true, render: (row) => formatNumber(row.low, locale) },
        ]}
      />
      {ratings.comments.length === 0 ? null : (
        <section className="said-list">
          <h2>{t('ui.comments')}</h2>
          <ul>
            {ratings.comments.map(({ at, score, stepName, comment }) => (
              <li key={`${at}${stepName}${comment}`}>
                <span className={score <= 2 ? 'badge late' : 'badge'}>{t('ui.score', { score })}</span>
                <span>
                  {comment}
                  <small>
                    {stepName} · {formatDate(at)}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
