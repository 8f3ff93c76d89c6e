import { useId } from 'react';
import { formatHours } from '../dates.ts';
import { useLocale, useUiT } from '../translate.tsx';
import { Hatches, hatchOf } from './hatches.tsx';

export interface BudgetPart {
  readonly key: string;
  /** `B3` */
  readonly label: string;
  readonly minutes: number;
  /** The step that is being edited or is too long. */
  readonly strong?: boolean;
}

export interface TimeBudgetProps {
  /** The longest way, in order. */
  readonly parts: readonly BudgetPart[];
  readonly limitMinutes: number;
  /** The longest of what runs beside it. */
  readonly beside?: { readonly label: string; readonly startMinutes: number; readonly minutes: number };
}

const width = 560;
const plot = 520;

/** A round step of the scale, in minutes, that gives four to six marks. */
export function tickMinutes(wholeMinutes: number): number {
  const hours = [1, 2, 4, 8, 16, 24, 40, 80, 160, 320, 640, 1280];
  return (hours.find((step) => wholeMinutes / (step * 60) <= 5) ?? 2560) * 60;
}

/** The longest way through a procedure against the limit the law gives. */
export function TimeBudget({ parts, limitMinutes, beside }: TimeBudgetProps) {
  const t = useUiT();
  const locale = useLocale();
  const id = useId().replaceAll(':', '');
  const total = parts.reduce((sum, part) => sum + part.minutes, 0);
  const tick = tickMinutes(Math.max(total, limitMinutes));
  const whole = Math.ceil(Math.max(total, limitMinutes, 1) / tick) * tick;
  const scale = plot / whole;
  const limitX = limitMinutes * scale;
  const over = total - limitMinutes;
  const summary = t(over > 0 ? 'budget.over' : 'budget.fits', {
    total: formatHours(total, locale),
    limit: formatHours(limitMinutes, locale),
    over: formatHours(over, locale),
  });
  return (
    <figure className="cpx">
      <svg viewBox={`0 0 ${width} 92`} role="img" aria-label={summary}>
        <Hatches id={id} of={['late']} />
        <Parts parts={parts} scale={scale} />
        {over > 0 ? (
          <>
            <rect x={limitX} y="26" width={over * scale} height="24" fill={hatchOf(id, 'late')} />
            <text x={limitX + 6} y="18" style={{ fill: 'var(--late)', fontWeight: 600 }}>
              {t('budget.overBy', { time: formatHours(over, locale) })}
            </text>
          </>
        ) : null}
        <path d={`M${limitX} 8V70`} stroke="var(--ink-1)" strokeWidth="2" />
        <text x={limitX - 6} y="18" textAnchor="end">
          {t('budget.limit', { time: formatHours(limitMinutes, locale) })}
        </text>
        {beside === undefined ? null : (
          <>
            <rect
              x={beside.startMinutes * scale}
              y="55"
              width={beside.minutes * scale}
              height="10"
              fill="none"
              stroke="var(--line-3)"
            />
            <BesideWords beside={beside} scale={scale} />
          </>
        )}
        <Scale whole={whole} tick={tick} scale={scale} />
      </svg>
    </figure>
  );
}

/** Left of its bar in the right half of the picture, where there is no room after it. */
function BesideWords({
  beside,
  scale,
}: {
  readonly beside: NonNullable<TimeBudgetProps['beside']>;
  readonly scale: number;
}) {
  const [from, to] = [beside.startMinutes * scale, (beside.startMinutes + beside.minutes) * scale];
  const isLate = to > plot / 2;
  return (
    <text className="soft" x={isLate ? from - 8 : to + 8} y="65" textAnchor={isLate ? 'end' : 'start'}>
      {beside.label}
    </text>
  );
}

function Parts({ parts, scale }: { readonly parts: readonly BudgetPart[]; readonly scale: number }) {
  const locale = useLocale();
  let from = 0;
  return (
    <>
      {parts.map((part) => {
        const x = from * scale + 0.8;
        const size = Math.max(0.5, part.minutes * scale - 1.5);
        from += part.minutes;
        const label = size > 90 ? `${part.label} · ${formatHours(part.minutes, locale)}` : part.label;
        return (
          <g key={part.key}>
            <rect x={x} y="26" width={size} height="24" fill={part.strong ? 'var(--cham-7)' : 'var(--budget)'} />
            {size < 26 ? null : (
              <text x={x + size / 2} y="42.5" textAnchor="middle" style={part.strong ? { fill: '#fff' } : undefined}>
                {label}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

function Scale({ whole, tick, scale }: { readonly whole: number; readonly tick: number; readonly scale: number }) {
  const locale = useLocale();
  const marks = Array.from({ length: whole / tick + 1 }, (_, index) => index * tick);
  return (
    <>
      <path d={`M0 72H${plot}`} stroke="var(--line-2)" />
      {marks.map((mark, index) => {
        const outer = index === 0 || mark === whole;
        return (
          <g key={mark}>
            <path d={`M${mark * scale} 72v4`} stroke="var(--line-3)" />
            <text className="mark" x={mark * scale} y="89" textAnchor={index === 0 ? 'start' : 'middle'}>
              {outer ? formatHours(mark, locale) : mark / 60}
            </text>
          </g>
        );
      })}
    </>
  );
}
