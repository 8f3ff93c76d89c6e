import type { Icon as TablerIcon } from '@tabler/icons-react';
import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react';
import { formatHours, formatNumber } from '../dates.ts';
import { Icon } from '../icon.tsx';
import type { Locale } from '../locale.ts';
import { Link } from '../routing.tsx';
import { useLocale, useUiT } from '../translate.tsx';

export interface Kpi {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  readonly href: string;
  readonly tone?: 'soon' | 'late' | 'hold';
  readonly icon?: TablerIcon;
}

/** The figures of a board; each opens its rows. */
export function Kpis({ items, label }: { readonly items: readonly Kpi[]; readonly label: string }) {
  return (
    <nav className="kpis" aria-label={label}>
      {items.map((item) => (
        <Link key={item.key} href={item.href} className={item.tone}>
          <span className="l">
            {item.icon === undefined ? null : <Icon of={item.icon} size={16} />}
            {item.label}
            <span className="go">
              <Icon of={IconChevronRight} size={16} />
            </span>
          </span>
          <b>{item.value}</b>
          {item.note === undefined ? null : <small>{item.note}</small>}
        </Link>
      ))}
    </nav>
  );
}

export interface StepLoad {
  readonly key: string;
  readonly label: string;
  /** Dossiers that stand at the step now. */
  readonly count: number;
  readonly averageMinutes: number;
  readonly limitMinutes: number;
  readonly jammed?: boolean;
  readonly href: string;
}

const hoursOnly = (minutes: number, locale: Locale): string => formatNumber(minutes / 60, locale, 1);

/** The bottleneck on the flow itself: what stands where, and time used against the norm (the upright mark). */
export function StepBoxes({ steps }: { readonly steps: readonly StepLoad[] }) {
  const t = useUiT();
  const locale = useLocale();
  return (
    <div className="jam-row">
      {steps.map((step, index) => {
        // The norm stands at two thirds, so that one and a half times the norm fills the bar.
        const share = step.limitMinutes > 0 ? Math.min(1, step.averageMinutes / step.limitMinutes / 1.5) : 0;
        const last = index === steps.length - 1;
        return (
          <Link key={step.key} href={step.href} className={`fn${step.jammed ? ' hot' : ''}${last ? ' last' : ''}`}>
            <span className="t">{step.label}</span>
            <span className="q">
              {step.count} <span>{t('chart.dossiers')}</span>
              {step.jammed ? (
                <span className="jam">
                  <Icon of={IconAlertTriangle} size={14} />
                  {t('chart.jammed')}
                </span>
              ) : null}
            </span>
            <span className="bar" aria-hidden="true">
              <i className={step.jammed ? 'soon' : undefined} style={{ width: `${share * 100}%` }} />
              <i className="lim" />
            </span>
            <span className="m">
              {t('chart.averageOf', {
                average: hoursOnly(step.averageMinutes, locale),
                limit: formatHours(step.limitMinutes, locale),
              })}
            </span>
          </Link>
        );
      })}
    </div>
  );
}

export interface PositionLoad {
  readonly key: string;
  readonly name: string;
  readonly people: number;
  readonly held: number;
  readonly dueSoon: number;
  readonly overdue: number;
  readonly paused: number;
  readonly href: string;
}

export interface LoadTableProps {
  readonly rows: readonly PositionLoad[];
  readonly totalLabel: string;
  readonly caption: string;
}

/** Who holds how much, by position; the bar compares load per person. */
export function LoadTable({ rows, totalLabel, caption }: LoadTableProps) {
  const t = useUiT();
  const most = Math.max(1, ...rows.map((row) => row.held / Math.max(1, row.people)));
  const sum = (key: 'people' | 'held' | 'dueSoon' | 'overdue' | 'paused') =>
    rows.reduce((total, row) => total + row[key], 0);
  const heads = ['people', 'held', 'perPerson', 'dueSoon', 'overdue', 'paused'] as const;
  return (
    <div className="panel-scroll">
      <table className="tbl load-tbl">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('load.position')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === 'perPerson' ? 'w' : 'r'}>
                {t(`load.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LoadRow key={row.key} row={row} most={most} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{totalLabel}</td>
            <td className="r">{sum('people')}</td>
            <td className="r">{sum('held')}</td>
            <td />
            <td className="r">{sum('dueSoon')}</td>
            <td className="r">{sum('overdue')}</td>
            <td className="r">{sum('paused')}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function LoadRow({ row, most }: { readonly row: PositionLoad; readonly most: number }) {
  const locale = useLocale();
  const each = row.held / Math.max(1, row.people);
  const orDash = (value: number) => (value === 0 ? '–' : value);
  return (
    <tr>
      <td>{row.name}</td>
      <td className="r">{row.people}</td>
      <td className="r">
        <Link href={row.href}>{row.held}</Link>
      </td>
      <td className="w">
        <span className="row">
          <span className="bar grow" aria-hidden="true">
            <i style={{ width: `${(each / most) * 97}%` }} />
          </span>
          <span className="num per">{formatNumber(each, locale, 1)}</span>
        </span>
      </td>
      <td className="r">{row.dueSoon}</td>
      <td className={row.overdue > 0 ? 'r late' : 'r'}>{orDash(row.overdue)}</td>
      <td className="r">{orDash(row.paused)}</td>
    </tr>
  );
}
