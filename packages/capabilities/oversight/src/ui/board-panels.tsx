import {
  BarsByDay,
  ChartPanel,
  formatDayMonth,
  formatDueShort,
  formatNumber,
  formatPercent,
  formatWeekdayShort,
  formatWorkingTime,
  Link,
  Pareto,
  useLocale,
} from '@chuan/ui';
import type { Board, CauseCount, Risk } from '../contract.ts';
import { useRowsHref } from './rows-href.ts';
import { useT } from './translate.ts';

/** `T4 25`, and the month where it changes: `T3 01/12`. */
function dayLabel(on: string, before: string | undefined, locale: ReturnType<typeof useLocale>): string {
  const isNewMonth = before !== undefined && before.slice(0, 7) !== on.slice(0, 7);
  return `${formatWeekdayShort(on, locale)} ${isNewMonth ? formatDayMonth(on) : on.slice(8)}`;
}

/** What falls due on each of the coming working days, against what the agency brings forth in one. */
export function DuePanel({ board }: { readonly board: Board }) {
  const t = useT();
  const locale = useLocale();
  const hrefOf = useRowsHref();
  const { due, capacity } = board;
  const perDay = capacity === null ? undefined : capacity.perDay;
  return (
    <ChartPanel
      title={t('due.title')}
      note={
        capacity === null
          ? t('due.noCapacity')
          : t('due.capacity', { count: formatNumber(capacity.perDay, locale, 1), days: capacity.days })
      }
      aside={
        capacity === null
          ? undefined
          : { label: t('due.results', { count: capacity.results.count }), href: hrefOf(capacity.results.rows) }
      }
      figures={{
        head: [t('due.day'), t('due.count'), t('due.over')],
        rows: due.map(({ on, due: { count } }, index) => [
          dayLabel(on, due[index - 1]?.on, locale),
          count,
          perDay === undefined ? '' : Math.max(0, count - perDay),
        ]),
      }}
    >
      <BarsByDay
        label={t('due.label')}
        capacity={perDay}
        days={due.map(({ on, due: { count, rows }, isToday }, index) => ({
          key: on,
          label: dayLabel(on, due[index - 1]?.on, locale),
          value: count,
          href: hrefOf(rows),
          today: isToday,
        }))}
      />
    </ChartPanel>
  );
}

const shownRisks = 4;

/** Dossiers that will be late unless somebody acts. */
export function RiskPanel({ risks }: { readonly risks: readonly Risk[] }) {
  const t = useT();
  const rest = risks.slice(shownRisks);
  return (
    <ChartPanel title={t('risk.title', { count: risks.length })} note={t('risk.note')}>
      {risks.length === 0 ? <p className="calm">{t('risk.none')}</p> : null}
      <ul className="risk">
        {risks.slice(0, shownRisks).map((risk) => (
          <RiskItem key={risk.dossierId} risk={risk} />
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <details className="more">
          <summary>{t('risk.more', { count: rest.length })}</summary>
          <ul className="risk">
            {rest.map((risk) => (
              <RiskItem key={risk.dossierId} risk={risk} />
            ))}
          </ul>
        </details>
      )}
    </ChartPanel>
  );
}

function RiskItem({ risk }: { readonly risk: Risk }) {
  const t = useT();
  const locale = useLocale();
  const href = `/w/dossiers/${risk.dossierId}`;
  return (
    <li>
      <b>{risk.procedureName}</b>
      <span className="at">
        {t('risk.dueAt', { holder: risk.holders.join(', '), due: formatDueShort(risk.dueAt, locale) })}
      </span>
      <span className="why-t">
        {t('risk.left', {
          left: formatWorkingTime(risk.leftMinutes, locale),
          needed: formatWorkingTime(risk.neededMinutes, locale),
        })}
      </span>
      <Link className="btn sm" href={href} prefetch aria-label={t('risk.openOf', { code: risk.code })}>
        {t('risk.open')}
      </Link>
    </li>
  );
}

const sizeOf = ({ confirmed, unconfirmed }: CauseCount): number => confirmed + unconfirmed;

/** The docket with the breaches of one cause in the board's period. */
function docketHref({ days }: Board, filter: { cause?: string; status?: readonly string[] }): string {
  const query = new URLSearchParams({ from: days.from, to: days.to, ...(filter.cause ? { cause: filter.cause } : {}) });
  for (const status of filter.status ?? []) query.append('status', status);
  return `/w/late-causes?${query}`;
}

/** Why dossiers were late: the most frequent first, what a leader confirmed apart from what is only claimed. */
export function CausePanel({ board }: { readonly board: Board }) {
  const t = useT();
  const locale = useLocale();
  const { causes } = board;
  const total = causes.reduce((sum, cause) => sum + sizeOf(cause), 0);
  const open = causes.reduce((sum, cause) => sum + cause.unconfirmed, 0);
  const first = causes.slice(0, 2).reduce((sum, cause) => sum + sizeOf(cause), 0);
  const nameOf = ({ cause }: CauseCount) => (cause === null ? t('causes.unknown') : t(`causeOf.${cause}`));
  return (
    <ChartPanel
      title={t('causes.title', { count: total, period: t(`board.thisPeriod.${board.period}`) })}
      note={
        causes.length > 2 ? t('causes.note', { share: formatPercent(first / total, locale, 0) }) : t('causes.noteFew')
      }
      aside={
        open === 0
          ? undefined
          : {
              label: t('causes.unconfirmed', { count: open }),
              href: docketHref(board, { status: ['open', 'recorded', 'returned'] }),
            }
      }
      figures={
        total === 0
          ? undefined
          : {
              head: [t('causes.cause'), t('causes.confirmed'), t('causes.open')],
              rows: causes.map((cause) => [nameOf(cause), cause.confirmed, cause.unconfirmed]),
            }
      }
    >
      {total === 0 ? (
        <p className="calm">{t('causes.none')}</p>
      ) : (
        <Pareto
          label={t('causes.label')}
          causes={causes.map((cause) => ({
            key: cause.cause ?? 'none',
            label: nameOf(cause),
            confirmed: cause.confirmed,
            unconfirmed: cause.unconfirmed,
            href: docketHref(board, { cause: cause.cause ?? 'none' }),
          }))}
        />
      )}
    </ChartPanel>
  );
}
