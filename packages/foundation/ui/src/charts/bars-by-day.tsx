import { useId } from 'react';
import { Link } from '../routing.tsx';
import { useUiT } from '../translate.tsx';
import { Hatches, hatchOf } from './hatches.tsx';

export interface DayBar {
  readonly key: string;
  /** `T4 25` */
  readonly label: string;
  readonly value: number;
  readonly href: string;
  readonly today?: boolean;
}

export interface BarsByDayProps {
  readonly days: readonly DayBar[];
  /** What can be done in a day; what lies over it is hatched. */
  readonly capacity?: number;
  /** What the chart is about, for readers of the screen. */
  readonly label: string;
}

const width = 560;
const ground = 204.5;
const ceiling = 28;
const plot = 496;
/** Room of a letter in the words at the end of the line. */
const letter = 8;

/** Load by day against capacity; every bar opens its dossiers. */
export function BarsByDay({ days, capacity, label }: BarsByDayProps) {
  const t = useUiT();
  const id = useId().replaceAll(':', '');
  const most = Math.max(1, capacity ?? 0, ...days.map((day) => day.value));
  const scale = (ground - ceiling) / most;
  const step = plot / Math.max(1, days.length);
  const barWidth = Math.min(50, step * 0.8);
  const perDay = t('chart.perDay', { count: capacity ?? 0 });
  const limitY = capacity === undefined ? null : ground - capacity * scale;
  return (
    <svg className="chart" viewBox={`0 0 ${width} 232`} role="group" aria-label={label}>
      <Hatches id={id} of={['soon']} />
      {days.map((day, index) => (
        <DayColumn
          key={day.key}
          day={day}
          x={index * (step + (step - barWidth) / Math.max(1, days.length - 1) / days.length)}
          barWidth={barWidth}
          scale={scale}
          capacity={capacity ?? Number.POSITIVE_INFINITY}
          hatch={hatchOf(id, 'soon')}
        />
      ))}
      {limitY === null ? null : (
        <>
          <path className="limit" d={`M0 ${limitY}H${Math.min(502, width - letter * perDay.length)}`} />
          <text className="v" x={width} y={limitY + 4.5} textAnchor="end">
            {perDay}
          </text>
        </>
      )}
      <path className="axis" d={`M0 ${ground}H${width}`} />
    </svg>
  );
}

interface DayColumnProps {
  readonly day: DayBar;
  readonly x: number;
  readonly barWidth: number;
  readonly scale: number;
  readonly capacity: number;
  readonly hatch: string;
}

function DayColumn({ day, x, barWidth, scale, capacity, hatch }: DayColumnProps) {
  const t = useUiT();
  const within = Math.min(day.value, capacity);
  const over = day.value - within;
  const middle = x + barWidth / 2;
  const top = ground - day.value * scale;
  return (
    <>
      <Link href={day.href} aria-label={t('chart.dossiersOn', { label: day.label, count: day.value })}>
        <rect
          className={day.today ? 'b today' : 'b'}
          x={x}
          y={ground - within * scale}
          width={barWidth}
          height={within * scale}
        />
        {over > 0 ? <rect x={x} y={top} width={barWidth} height={over * scale} fill={hatch} /> : null}
        <text className="v" x={middle} y={top - 5} textAnchor="middle">
          {day.value}
        </text>
      </Link>
      <text className={day.today ? 'a' : undefined} x={middle} y="222" textAnchor="middle">
        {day.label}
      </text>
      {over > 0 ? (
        <text className="s" x={x > 60 ? x - 6 : x + barWidth + 6} y={top + 14} textAnchor={x > 60 ? 'end' : 'start'}>
          {t('chart.over', { count: over })}
        </text>
      ) : null}
    </>
  );
}

export interface MiniDay {
  readonly key: string;
  readonly weekday: string;
  readonly day: string;
  readonly value: number;
  /** Of those, already overdue. */
  readonly overdue?: number;
  readonly href: string;
  readonly today?: boolean;
}

/** The same in a sidebar: six days, nine pixels a dossier at most. */
export function MiniDays({ days, label }: { readonly days: readonly MiniDay[]; readonly label: string }) {
  const t = useUiT();
  const most = Math.max(1, ...days.map((day) => day.value));
  const unit = Math.min(9, 54 / most);
  return (
    <div className="days" role="group" aria-label={label}>
      {days.map((day) => {
        const overdue = day.overdue ?? 0;
        return (
          <Link key={day.key} href={day.href} className={day.today ? 't' : undefined}>
            <b>
              {day.value}
              <span className="vh"> {t('chart.dossiers')}, </span>
            </b>
            {overdue > 0 ? <i className="o" style={{ height: unit * overdue }} /> : null}
            <i style={{ height: unit * (day.value - overdue) }} />
            <span>
              {day.weekday}
              <br />
              {day.day}
            </span>
          </Link>
        );
      })}
    </div>
  );
}
