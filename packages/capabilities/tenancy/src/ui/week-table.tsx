import { formatHours, formatWeekday, Icon, useLocale, VisuallyHidden } from '@chuan/ui';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { CalendarFields } from '../contract.ts';
import { formatMinute, minutesOf, weekdays } from './day-info.ts';
import { TimeField } from './time-field.tsx';
import { useT } from './translate.ts';

type Week = CalendarFields['weekly'];
type Weekday = keyof Week;
type Period = Week[Weekday][number];

/** Days of some week, to take names from. */
const nameDay: Readonly<Record<Weekday, string>> = {
  1: '2026-11-02',
  2: '2026-11-03',
  3: '2026-11-04',
  4: '2026-11-05',
  5: '2026-11-06',
  6: '2026-11-07',
  7: '2026-11-08',
};

/** The hours of a week, to be read. */
export function WeekTable({ weekly }: { readonly weekly: Week }) {
  const t = useT();
  const locale = useLocale();
  return (
    <table className="tbl week">
      <caption className="vh">{t('calendar.week')}</caption>
      <tbody>
        {weekdays.map((day) => (
          <tr key={day}>
            <th scope="row">{formatWeekday(nameDay[day], locale)}</th>
            <td className="num">
              {(weekly[day] ?? [])
                .map((period) => `${formatMinute(period.fromMinute)}–${formatMinute(period.toMinute)}`)
                .join(', ') || t('calendar.off')}
            </td>
            <td className="r">{minutesOf(weekly[day]) > 0 ? formatHours(minutesOf(weekly[day]), locale) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface WeekEditorProps {
  readonly weekly: Week;
  readonly onChange: (weekly: Week) => void;
}

const morning: Period = { fromMinute: 450, toMinute: 690 };
const afternoon: Period = { fromMinute: 810, toMinute: 1_050 };

/** What a further period of a day most likely is. */
const nextPeriod = (periods: readonly Period[]): Period => {
  if (periods.length === 0) return morning;
  const end = periods.at(-1)!.toMinute;
  return end <= afternoon.fromMinute
    ? afternoon
    : { fromMinute: Math.min(end + 30, 1_380), toMinute: Math.min(end + 150, 1_440) };
};

/** The hours of a week, to be changed; up to four periods a day. */
export function WeekEditor({ weekly, onChange }: WeekEditorProps) {
  const t = useT();
  const likeMonday = () =>
    Object.fromEntries((['2', '3', '4', '5'] as const).map((day) => [day, weekly['1'] ?? []])) as Partial<Week>;
  return (
    <div className="week-edit">
      {weekdays.map((day) => (
        <DayFields
          key={day}
          day={day}
          periods={weekly[day] ?? []}
          onChange={(periods) => onChange({ ...weekly, [day]: periods })}
        />
      ))}
      <button type="button" className="btn subtle sm" onClick={() => onChange({ ...weekly, ...likeMonday() })}>
        {t('calendar.copyMonday')}
      </button>
    </div>
  );
}

interface DayFieldsProps {
  readonly day: Weekday;
  readonly periods: readonly Period[];
  readonly onChange: (periods: Period[]) => void;
}

function DayFields({ day, periods, onChange }: DayFieldsProps) {
  const t = useT();
  const locale = useLocale();
  const name = formatWeekday(nameDay[day], locale);
  return (
    <fieldset>
      <legend>{name}</legend>
      <div className="periods">
        {periods.map((period, index) => (
          <PeriodFields
            key={index}
            label={t('calendar.periodOf', { day: name, number: index + 1 })}
            period={period}
            onChange={(next) => onChange(periods.with(index, next))}
            onDrop={() => onChange(periods.toSpliced(index, 1))}
          />
        ))}
        {periods.length < 4 ? (
          <button type="button" className="btn subtle sm" onClick={() => onChange([...periods, nextPeriod(periods)])}>
            <Icon of={IconPlus} size={16} />
            {periods.length === 0 ? t('calendar.works') : null}
            <VisuallyHidden>{t('calendar.addPeriod', { day: name })}</VisuallyHidden>
          </button>
        ) : null}
      </div>
      <span className="sum">
        {periods.length === 0 ? t('calendar.off') : formatHours(minutesOf([...periods]), locale)}
      </span>
    </fieldset>
  );
}

interface PeriodFieldsProps {
  readonly label: string;
  readonly period: Period;
  readonly onChange: (period: Period) => void;
  readonly onDrop: () => void;
}

function PeriodFields({ label, period, onChange, onDrop }: PeriodFieldsProps) {
  const t = useT();
  return (
    <span className="period">
      <TimeField
        aria-label={t('calendar.opens', { period: label })}
        value={period.fromMinute}
        onChange={(fromMinute) => onChange({ ...period, fromMinute })}
      />
      –
      <TimeField
        aria-label={t('calendar.closes', { period: label })}
        value={period.toMinute}
        onChange={(toMinute) => onChange({ ...period, toMinute })}
      />
      <button type="button" className="pick" onClick={onDrop} aria-label={t('calendar.dropPeriod', { period: label })}>
        <Icon of={IconX} size={14} />
      </button>
    </span>
  );
}
