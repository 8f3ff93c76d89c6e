import { formatDayLong, formatDayShort, formatHours, formatWeekdayShort, Icon, useLocale } from '@chuan/ui';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { addMonths, type DayInfo, monthDays } from './day-info.ts';
import { useT } from './translate.ts';

export interface MonthGridProps {
  /** `2026-11` */
  readonly month: string;
  readonly onMonth: (month: string) => void;
  readonly today: string;
  readonly infoOf: (date: string) => DayInfo;
  /** Days that a draft would change. */
  readonly changed: ReadonlySet<string>;
}

/** A Monday, to take the names of weekdays from. */
const someMonday = '2026-11-02';
const weekOf = (monday: string) =>
  Array.from(
    { length: 7 },
    (_, index) => `${monday.slice(0, 8)}${String(Number(monday.slice(8)) + index).padStart(2, '0')}`,
  );

/** A month day by day, with the reason of every day that is not an ordinary one. */
export function MonthGrid({ month, onMonth, today, infoOf, changed }: MonthGridProps) {
  const t = useT();
  const locale = useLocale();
  const { before, days } = monthDays(month);
  const infos = days.map(infoOf);
  const sum = infos.reduce((total, info) => total + info.minutes, 0);
  const [year = '', number = ''] = month.split('-');
  return (
    <section className="cal-month" aria-label={t('calendar.month', { month: Number(number), year })}>
      <header className="row between">
        <div>
          <h2>{t('calendar.month', { month: Number(number), year })}</h2>
          <p className="small">
            {t('calendar.monthSum', {
              days: infos.filter((info) => info.minutes > 0).length,
              hours: formatHours(sum, locale),
            })}
          </p>
        </div>
        <div className="row">
          <button type="button" className="btn sm" onClick={() => onMonth(today.slice(0, 7))}>
            {t('calendar.thisMonth')}
          </button>
          <button type="button" className="btn sm" onClick={() => onMonth(addMonths(month, -1))}>
            <Icon of={IconChevronLeft} size={16} />
            <span className="vh">{t('calendar.previous')}</span>
          </button>
          <button type="button" className="btn sm" onClick={() => onMonth(addMonths(month, 1))}>
            <Icon of={IconChevronRight} size={16} />
            <span className="vh">{t('calendar.next')}</span>
          </button>
        </div>
      </header>
      <ol className="week-head" aria-hidden="true">
        {weekOf(someMonday).map((date) => (
          <li key={date}>{formatWeekdayShort(date, locale)}</li>
        ))}
      </ol>
      <ol className="cal-days">
        {infos.map((info, index) => (
          <li
            key={info.on}
            style={index === 0 ? { gridColumnStart: before + 1 } : undefined}
            className={dayClass(info, info.on === today, changed.has(info.on))}
            title={[formatDayLong(info.on, locale), info.name, info.legal].filter(Boolean).join('\n')}
            aria-current={info.on === today ? 'date' : undefined}
          >
            <span className="d">{index + 1}</span>
            <DayWord info={info} />
          </li>
        ))}
      </ol>
      <Legend hasChanges={changed.size > 0} />
      <SpecialDays infos={infos} />
    </section>
  );
}

const dayClass = (info: DayInfo, isToday: boolean, isChanged: boolean): string =>
  [
    info.minutes > 0 ? 'work' : 'off',
    info.source === 'week' ? '' : info.source,
    isToday ? 'today' : '',
    isChanged ? 'changed' : '',
  ]
    .filter(Boolean)
    .join(' ');

function DayWord({ info }: { readonly info: DayInfo }) {
  const t = useT();
  const locale = useLocale();
  const hours = info.minutes === 0 ? t('calendar.off') : formatHours(info.minutes, locale);
  return (
    <>
      {info.name === '' ? null : <b>{info.name}</b>}
      <small>{hours}</small>
    </>
  );
}

export function Legend({ hasChanges }: { readonly hasChanges: boolean }) {
  const t = useT();
  return (
    <ul className="cal-legend">
      <li className="off">{t('calendar.legend.off')}</li>
      <li className="national">{t('calendar.legend.national')}</li>
      <li className="swapped">{t('calendar.legend.swapped')}</li>
      <li className="local">{t('calendar.legend.local')}</li>
      {hasChanges ? <li className="changed">{t('calendar.legend.changed')}</li> : null}
    </ul>
  );
}

/** The days that are not ordinary, with the texts that order them. */
export function SpecialDays({ infos }: { readonly infos: readonly DayInfo[] }) {
  const t = useT();
  const locale = useLocale();
  const special = infos.filter((info) => info.name !== '');
  if (special.length === 0) return null;
  return (
    <ul className="special" aria-label={t('calendar.special')}>
      {special.map((info) => (
        <li key={info.on}>
          <span className="num">{formatDayShort(info.on, locale)}</span>
          <span>
            {info.name},{' '}
            {info.minutes === 0 ? t('calendar.off').toLocaleLowerCase(locale) : formatHours(info.minutes, locale)}
          </span>
          {info.legal === '' ? null : <small>{info.legal}</small>}
        </li>
      ))}
    </ul>
  );
}
