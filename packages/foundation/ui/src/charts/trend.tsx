import { formatPercent } from '../dates.ts';
import { Link } from '../routing.tsx';
import { useLocale, useUiT } from '../translate.tsx';

export interface TrendPoint {
  readonly key: string;
  /** `T10` or `10/2026` */
  readonly label: string;
  /** 0…1 */
  readonly share: number;
  readonly href: string;
}

export interface TrendProps {
  readonly points: readonly TrendPoint[];
  /** The objective, 0…1. */
  readonly goal?: number;
  readonly label: string;
}

const width = 500;
const ground = 180.5;
const ceiling = 30;

/** A share over months, from zero, with every value printed and the objective as a broken line. */
export function Trend({ points, goal, label }: TrendProps) {
  const t = useUiT();
  const locale = useLocale();
  const step = 400 / Math.max(1, points.length);
  const yOf = (share: number) => ground - share * (ground - ceiling);
  const placed = points.map((point, index) => ({ ...point, x: step * (index + 0.5), y: yOf(point.share) }));
  return (
    <svg className="chart" viewBox={`0 0 ${width} 208`} role="group" aria-label={label}>
      {goal === undefined ? null : (
        <>
          <path className="limit" d={`M0 ${yOf(goal)}H404`} />
          <text x={width} y={yOf(goal) + 4.5} textAnchor="end">
            {t('chart.goal', { share: formatPercent(goal, locale, 0) })}
          </text>
        </>
      )}
      <polyline className="line" points={placed.map((point) => `${point.x},${point.y}`).join(' ')} />
      {placed.map((point) => (
        <g key={point.key}>
          <Link href={point.href} aria-label={`${point.label}: ${formatPercent(point.share, locale)}`}>
            <circle cx={point.x} cy={point.y} r="5" fill="var(--surface)" stroke="var(--accent)" strokeWidth="2" />
            <text className="v" x={point.x} y={point.y - 11} textAnchor="middle">
              {formatPercent(point.share, locale)}
            </text>
          </Link>
          <text x={point.x} y="200" textAnchor="middle">
            {point.label}
          </text>
        </g>
      ))}
      <path className="axis" d={`M0 ${ground}H${width}`} />
    </svg>
  );
}
