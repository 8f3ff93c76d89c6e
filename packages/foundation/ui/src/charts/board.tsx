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
