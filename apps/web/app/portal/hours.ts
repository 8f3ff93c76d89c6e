import { formatWeekday, type Locale } from '@chuan/ui/language';
import type { PortalT } from './words-in.ts';

interface Period {
  readonly fromMinute: number;
  readonly toMinute: number;
}

export type Weekly = Readonly<Partial<Record<string, readonly Period[]>>>;

const two = (value: number) => String(value).padStart(2, '0');
const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** A Monday, to name the days of the week by. */
const someMonday = Date.UTC(2024, 0, 1);
const dayName = (weekday: number, locale: Locale) =>
  formatWeekday(new Date(someMonday + (weekday - 1) * 86_400_000).toISOString().slice(0, 10), locale);

function periodsText(periods: readonly Period[], t: PortalT): string {
  const texts = periods.map(({ fromMinute, toMinute }) => `${clock(fromMinute)}–${clock(toMinute)}`);
  const last = texts.pop() ?? t('agency.closed');
  return texts.length === 0 ? last : t('agency.periods', { list: texts.join(', '), last });
}

export interface HoursLine {
  readonly days: string;
  readonly hours: string;
}

/** The opening hours as people tell them: days that follow each other with the same hours make one line. */
export function hoursLines(weekly: Weekly, { t, locale }: { t: PortalT; locale: Locale }): HoursLine[] {
  const runs: { from: number; to: number; hours: string }[] = [];
  for (let weekday = 1; weekday <= 7; weekday++) {
    const periods = weekly[String(weekday)] ?? [];
    if (periods.length === 0) continue;
    const hours = periodsText(periods, t);
    const last = runs.at(-1);
    if (last?.to === weekday - 1 && last.hours === hours) last.to = weekday;
    else runs.push({ from: weekday, to: weekday, hours });
  }
  return runs.map(({ from, to, hours }) => ({
    days:
      from === to ? dayName(from, locale) : t('agency.from', { from: dayName(from, locale), to: dayName(to, locale) }),
    hours,
  }));
}
