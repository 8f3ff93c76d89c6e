import { formatDayLong, formatHours, Icon, useLocale } from '@chuan/ui';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type DayInfo, monthDays } from './day-info.ts';
import { Legend, SpecialDays } from './month-grid.tsx';
import { useT } from './translate.ts';

export interface YearGridProps {
  readonly year: number;
  readonly onYear: (year: number) => void;
  /** `2026-11` */
  readonly onMonth: (month: string) => void;
  readonly today: string;
  readonly infoOf: (date: string) => DayInfo;
  readonly changed: ReadonlySet<string>;
}

const monthsOf = (year: number) =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);

/** Which days count, a year at a glance; below it every day that the week alone does not explain. */
export function YearGrid({ year, onYear, onMonth, today, infoOf, changed }: YearGridProps) {
  const t = useT();
  const locale = useLocale();
  const months = monthsOf(year).map((month) => ({ month, infos: monthDays(month).days.map(infoOf) }));
  const all = months.flatMap(({ infos }) => infos);
  const sum = all.reduce((total, info) => total + info.minutes, 0);
  return (
    <section className="cal-year" aria-label={t('calendar.year', { year: String(year) })}>
      <header className="row between">
        <div>
          <h2>{t('calendar.year', { year: String(year) })}</h2>
          <p className="small">
            {t('calendar.monthSum', {
              days: all.filter((info) => info.minutes > 0).length,
              hours: formatHours(sum, locale),
            })}
          </p>
        </div>
        <div className="row">
          <button type="button" className="btn sm" onClick={() => onYear(Number(today.slice(0, 4)))}>
            {t('calendar.thisYear')}
          </button>
          <button type="button" className="btn sm" onClick={() => onYear(year - 1)}>
            <Icon of={IconChevronLeft} size={16} />
            <span className="vh">{t('calendar.previousYear')}</span>
          </button>
          <button type="button" className="btn sm" onClick={() => onYear(year + 1)}>
            <Icon of={IconChevronRight} size={16} />
            <span className="vh">{t('calendar.nextYear')}</span>
          </button>
        </div>
      </header>
      <div className="year-months">
        {months.map(({ month, infos }) => (
          <YearMonth key={month} {...{ month, infos, today, changed, onMonth }} />
        ))}
      </div>
      <Legend hasChanges={changed.size > 0} />
      <SpecialDays infos={all} />
    </section>
  );
}

interface YearMonthProps extends Pick<YearGridProps, 'today' | 'changed' | 'onMonth'> {
  readonly month: string;
  readonly infos: readonly DayInfo[];
}

function YearMonth({ month, infos, today, changed, onMonth }: YearMonthProps) {
  const t = useT();
  const { before } = monthDays(month);
  const worked = infos.filter((info) => info.minutes > 0).length;
  return (
    <section>
      <h3>
        <button type="button" className="linklike" onClick={() => onMonth(month)}>
          {t('calendar.monthName', { month: Number(month.slice(5)) })}
        </button>
        <small>{t('calendar.workDays', { count: worked })}</small>
      </h3>
      <ol className="year-days">
        {infos.map((info, index) => (
          <YearDay
            key={info.on}
            info={info}
            column={index === 0 ? before + 1 : undefined}
            isToday={info.on === today}
            isChanged={changed.has(info.on)}
          />
        ))}
      </ol>
    </section>
  );
}

interface YearDayProps {
  readonly info: DayInfo;
  readonly column: number | undefined;
  readonly isToday: boolean;
  readonly isChanged: boolean;
}

/** A number, and for those who hear it whether the day counts and why. */
function YearDay({ info, column, isToday, isChanged }: YearDayProps) {
  const t = useT();
  const locale = useLocale();
  const words = info.minutes === 0 ? t('calendar.off') : formatHours(info.minutes, locale);
  const names = [info.minutes > 0 ? 'work' : 'off', info.source === 'week' ? '' : info.source];
  return (
    <li
      className={[...names, isToday ? 'today' : '', isChanged ? 'changed' : ''].filter(Boolean).join(' ')}
      style={column === undefined ? undefined : { gridColumnStart: column }}
      title={[formatDayLong(info.on, locale), words, info.name, info.legal].filter(Boolean).join('\n')}
      aria-current={isToday ? 'date' : undefined}
    >
      {Number(info.on.slice(8))}
      <span className="vh">, {[words, info.name].filter(Boolean).join(', ')}</span>
    </li>
  );
}
