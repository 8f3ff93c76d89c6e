import { Fragment, useId } from 'react';
import { formatPercent } from '../dates.ts';
import { twoLines } from '../flow/layout.ts';
import { Link } from '../routing.tsx';
import { useLocale, useUiT } from '../translate.tsx';
import { Hatches, hatchOf } from './hatches.tsx';

export interface Cause {
  readonly key: string;
  readonly label: string;
  readonly confirmed: number;
  readonly unconfirmed: number;
  readonly href: string;
}

export interface ParetoProps {
  /** The most frequent first. */
  readonly causes: readonly Cause[];
  readonly label: string;
}

const width = 560;
const ground = 186.5;
const ceiling = 22;
const plot = 508;

/** Causes by frequency with their running share; what nobody has confirmed yet is hatched. */
export function Pareto({ causes, label }: ParetoProps) {
  const t = useUiT();
  const id = useId().replaceAll(':', '');
  const total = Math.max(
    1,
    causes.reduce((sum, cause) => sum + cause.confirmed + cause.unconfirmed, 0),
  );
  const step = plot / Math.max(1, causes.length);
  const scale = (ground - ceiling) / total;
  let running = 0;
  const points = causes.map((cause, index) => {
    running += cause.confirmed + cause.unconfirmed;
    return { key: cause.key, x: step * (index + 0.5), y: ground - running * scale, share: running / total };
  });
  const sum = (of: 'confirmed' | 'unconfirmed') => causes.reduce((count, cause) => count + cause[of], 0);
  return (
    <>
      <svg className="chart" viewBox={`0 0 ${width} 244`} role="group" aria-label={label}>
        <Hatches id={id} of={['cham']} />
        {[0.25, 0.5, 0.75, 1].map((share) => (
          <path key={share} className="grid" d={`M0 ${ground - share * total * scale}H514`} />
        ))}
        <path d={`M0 ${ground - 0.8 * total * scale}H514`} stroke="var(--ink-2)" strokeDasharray="4 4" />
        <text x={width} y={ground - 0.8 * total * scale + 4.5} textAnchor="end">
          80%
        </text>
        {causes.map((cause, index) => (
          <CauseColumn
            key={cause.key}
            cause={cause}
            x={step * (index + 0.5)}
            scale={scale}
            hatch={hatchOf(id, 'cham')}
          />
        ))}
        <RunningShare points={points} />
        <path className="axis" d={`M0 ${ground}H${width}`} />
      </svg>
      <p className="leg">
        <span>
          <i />
          {t('chart.confirmed', { count: sum('confirmed') })}
        </span>
        <span>
          <i className="hatch" />
          {t('chart.unconfirmed', { count: sum('unconfirmed') })}
        </span>
        <span>{t('chart.runningShare')}</span>
      </p>
    </>
  );
}

interface SharePoint {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly share: number;
}

function RunningShare({ points }: { readonly points: readonly SharePoint[] }) {
  const locale = useLocale();
  return (
    <>
      <polyline className="line" points={points.map((point) => `${point.x},${point.y}`).join(' ')} />
      {points.map((point, index) => {
        const last = index === points.length - 1;
        return (
          <Fragment key={point.key}>
            <circle cx={point.x} cy={point.y} r="4" fill="var(--surface)" stroke="var(--ink-1)" strokeWidth="1.5" />
            <text className="v" x={last ? point.x : point.x - 8} y={point.y - 9} textAnchor={last ? 'middle' : 'end'}>
              {formatPercent(point.share, locale, 0)}
            </text>
          </Fragment>
        );
      })}
    </>
  );
}

interface CauseColumnProps {
  readonly cause: Cause;
  readonly x: number;
  readonly scale: number;
  readonly hatch: string;
}

function CauseColumn({ cause, x, scale, hatch }: CauseColumnProps) {
  const t = useUiT();
  const { label, confirmed, unconfirmed, href } = cause;
  const solid = confirmed * scale;
  const open = unconfirmed * scale;
  return (
    <>
      <Link href={href} aria-label={t('chart.cause', { label, count: confirmed + unconfirmed, confirmed })}>
        <rect className="b" x={x - 32} y={ground - solid} width="64" height={solid} />
        {unconfirmed > 0 ? (
          <rect
            x={x - 31.5}
            y={ground - solid - open + 0.5}
            width="63"
            height={Math.max(0, open - 0.5)}
            fill={hatch}
            stroke="var(--cham-4)"
          />
        ) : null}
      </Link>
      <text className="v" x={x} y="205" textAnchor="middle" fontSize="15">
        {confirmed + unconfirmed}
      </text>
      {twoLines(label, 10).map((line, index) => (
        <text key={line} x={x} y={224 + 16 * index} textAnchor="middle">
          {line}
        </text>
      ))}
    </>
  );
}
