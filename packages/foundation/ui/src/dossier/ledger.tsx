import type { CivilDate, Instant } from '@chuan/kernel';
import type { ReactNode } from 'react';
import { formatDayMonth, formatDayShort, formatDueShort, formatLedgerTime } from '../dates.ts';
import type { Locale } from '../locale.ts';
import { useLocale, useUiT } from '../translate.tsx';

/**
 * One row of the deadline ledger: a civil day, or a fact that moved the date.
 * `rest` counts nothing but is printed; `limit` is the day on which the limit ends; `pause` and `extension` name
 * their document and author.
 */
export interface LedgerRow {
  readonly key: string;
  readonly kind: 'count' | 'rest' | 'pause' | 'extension' | 'limit';
  readonly fromOn: CivilDate;
  /** Last day of a span; the same day when absent. */
  readonly toOn?: CivilDate;
  readonly text: string;
  readonly countedMinutes: number;
  readonly sumMinutes: number;
  readonly detail?: string;
  readonly document?: { readonly href?: string; readonly label: string };
  readonly authorName?: string;
  readonly today?: boolean;
  /** Beside today's row, such as `đến 09:40 đã qua 2:10`. */
  readonly todayNote?: string;
}

export interface LedgerProps {
  readonly rows: readonly LedgerRow[];
  /** The answer, closed with a double rule. */
  readonly total: { readonly label: string; readonly value: string };
  readonly caption: string;
  /** What `countedMinutes` and `sumMinutes` count: minutes, or civil days for limits in days and months of the calendar. */
  readonly unit?: 'minutes' | 'days';
}

const rowClass: Readonly<Record<LedgerRow['kind'], string>> = {
  count: '',
  rest: 'zero',
  pause: 'hold',
  extension: 'ext',
  limit: 'sub',
};

/** `T4 11/11`, `14–15/11`, `30/11–01/12` */
export function ledgerDays(fromOn: CivilDate, toOn: CivilDate | undefined, locale: Locale): string {
  if (toOn === undefined || toOn === fromOn) return formatDayShort(fromOn, locale);
  const sameMonth = fromOn.slice(0, 7) === toOn.slice(0, 7);
  return `${sameMonth ? fromOn.slice(8) : formatDayMonth(fromOn)}–${formatDayMonth(toOn)}`;
}

/** Day by day how a due date came about; every counted and every uncounted hour stands in it. */
export function Ledger({ rows, total, caption, unit = 'minutes' }: LedgerProps) {
  const t = useUiT();
  return (
    <div className="ledger-wrap">
      <table className="ledger">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ledger.day')}</th>
            <th scope="col">{t('ledger.what')}</th>
            <th scope="col" className="r">
              {t('ledger.counted')}
            </th>
            <th scope="col" className="r">
              {t('ledger.sum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LedgerLine key={row.key} row={row} unit={unit} />
          ))}
          <tr className="sum">
            <td className="d" colSpan={2}>
              {total.label}
            </td>
            <td className="r" colSpan={2}>
              {total.value}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function LedgerLine({ row, unit }: { readonly row: LedgerRow; readonly unit: 'minutes' | 'days' }) {
  const locale = useLocale();
  const told = (value: number) => (unit === 'days' ? String(value) : formatLedgerTime(value));
  const counted = row.countedMinutes > 0 ? `+${told(row.countedMinutes)}` : told(0);
  const fact = row.kind === 'pause' || row.kind === 'extension';
  return (
    <tr className={`${rowClass[row.kind]}${row.today ? ' now' : ''}`.trim() || undefined}>
      <td className="d">{ledgerDays(row.fromOn, row.toOn, locale)}</td>
      <td>
        {fact ? <span className="why">{row.text}</span> : row.text}
        {row.todayNote === undefined ? null : <span className="now-tag"> · {row.todayNote}</span>}
        <LedgerDetail row={row} />
      </td>
      <td className={row.countedMinutes > 0 ? 'r plus' : 'r'}>{counted}</td>
      <td className="r">{told(row.sumMinutes)}</td>
    </tr>
  );
}

function LedgerDetail({ row }: { readonly row: LedgerRow }) {
  const { document, authorName } = row;
  return (
    <>
      {row.detail === undefined ? null : <small>{row.detail}</small>}
      {document === undefined && authorName === undefined ? null : (
        <small>
          {document === undefined ? null : document.href === undefined ? (
            document.label
          ) : (
            <a href={document.href}>{document.label}</a>
          )}
          {document !== undefined && authorName !== undefined ? ', ' : null}
          {authorName}
        </small>
      )}
    </>
  );
}

export interface PromiseLink {
  readonly key: string;
  /** Such as `Hẹn lần đầu`, `Sau tạm dừng`. */
  readonly label: string;
  readonly at: Instant;
}

/** The promises in order; all but the last are struck through, none disappears. */
export function PromiseChain({ promises }: { readonly promises: readonly PromiseLink[] }) {
  const t = useUiT();
  const locale = useLocale();
  return (
    <ol className="chain" aria-label={t('ledger.promises')}>
      {promises.map((promise, index) => {
        const when = formatDueShort(promise.at, locale).replace(', ', ' · ');
        return (
          <li key={promise.key}>
            {promise.label}
            {index === promises.length - 1 ? <b>{when}</b> : <s>{when}</s>}
          </li>
        );
      })}
    </ol>
  );
}

export interface ExplanationProps {
  readonly title: string;
  readonly id?: string;
  /** At the right of the title, such as the link to print. */
  readonly aside?: ReactNode;
  /** One sentence that sums it up. */
  readonly say: ReactNode;
  readonly promises: readonly PromiseLink[];
  readonly ledger: LedgerProps;
  readonly foot?: ReactNode;
}

/** "Vì sao hẹn ngày này?": sentence, chain of promises, ledger. */
export function Explanation({ title, id = 'why', aside, say, promises, ledger, foot }: ExplanationProps) {
  return (
    <section aria-labelledby={id}>
      <div className="why-h">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      <p className="say">{say}</p>
      {promises.length > 1 ? <PromiseChain promises={promises} /> : null}
      <Ledger {...ledger} />
      {foot === undefined ? null : <div className="foot">{foot}</div>}
    </section>
  );
}
