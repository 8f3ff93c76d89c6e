import type { Icon as TablerIcon } from '@tabler/icons-react';
import { IconAlertTriangle, IconArrowRampRight, IconChevronRight } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
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
  /** When alone the step comes, such as the answer to a question. */
  readonly note?: string;
  /** Dossiers that stand at the step now. */
  readonly count: number;
  readonly averageMinutes: number;
  readonly limitMinutes: number;
  readonly jammed?: boolean;
  readonly href: string;
}

const hoursOnly = (minutes: number, locale: Locale): string => formatNumber(minutes / 60, locale, 1);

/** Steps that follow one another: the usual way, or a branch that leaves it. */
interface StepWay {
  readonly key: string;
  /** Where a branch leaves the usual way. */
  readonly label: string | undefined;
  /** Steps side by side share a stage. */
  readonly stages: readonly (readonly StepLoad[])[];
}

/**
 * The bottleneck on the flow itself: what stands where, and time used against the norm (the upright mark). Each way has
 * a line of its own, so that no arrow leads from the end of one to the start of another.
 */
export function StepBoxes({ ways }: { readonly ways: readonly StepWay[] }) {
  const t = useUiT();
  const longest = Math.max(1, ...ways.map((way) => way.stages.length));
  return ways.map((way) => (
    <div key={way.key} className="jam-way" role="group" aria-label={way.label ?? t('chart.usualWay')}>
      {way.label === undefined ? null : (
        <p className="jam-from">
          <Icon of={IconArrowRampRight} size={16} />
          {way.label}
        </p>
      )}
      <div className="jam-row" style={{ '--n': longest } as CSSProperties}>
        {way.stages.map((stage, index) => (
          <div key={stage[0]?.key ?? index} className={index === way.stages.length - 1 ? 'stage last' : 'stage'}>
            {stage.length > 1 ? <span className="beside">{t('chart.beside')}</span> : null}
            {stage.map((step) => (
              <StepBox key={step.key} step={step} />
            ))}
          </div>
        ))}
      </div>
    </div>
  ));
}

function StepBox({ step }: { readonly step: StepLoad }) {
  const t = useUiT();
  const locale = useLocale();
  // The norm stands at two thirds, so that one and a half times the norm fills the bar.
  const share = step.limitMinutes > 0 ? Math.min(1, step.averageMinutes / step.limitMinutes / 1.5) : 0;
  return (
    <Link href={step.href} className={step.jammed ? 'fn hot' : 'fn'}>
      <span className="t">{step.label}</span>
      {step.note ? <span className="m">{step.note}</span> : null}
      <span className="q">
        {step.count} <span>{t('chart.dossiers')}</span>
        {step.jammed ? (
          <span className="jam">
            <Icon of={IconAlertTriangle} size={14} />
            {t('chart.jammed')}
          </span>
        ) : null}
      </span>
      {step.limitMinutes === 0 ? (
        <span className="m">{t('chart.noNorm')}</span>
      ) : (
        <>
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
        </>
      )}
    </Link>
  );
}
