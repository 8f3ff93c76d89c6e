import { type CivilDate, type Instant, civilDateOf, instantOf } from '@chuan/kernel';
import type { Translator } from './catalogue.ts';
import { translatorOf } from './catalogue.ts';
import type { Locale } from './locale.ts';
import { en } from './messages/en.ts';
import { vi } from './messages/vi.ts';

/** By the agencies' regulation: a working day is eight hours wherever a limit is told in days. */
export const workingDayMinutes = 480;

const minuteMs = 60_000;
const dayMs = 86_400_000;
const words: Record<Locale, Translator<typeof vi>> = {
  vi: translatorOf({ vi, en }, 'vi'),
  en: translatorOf({ vi, en }, 'en'),
};
const names = { vi: vi.dates, en: en.dates };
const two = (value: number) => String(value).padStart(2, '0');

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (date: CivilDate): Weekday =>
  (((((Date.parse(`${date}T00:00:00Z`) / dayMs + 3) % 7) + 7) % 7) + 1) as Weekday;

/** The civil date `days` later (or earlier, if negative). */
export const addDays = (date: CivilDate, days: number): CivilDate => civilDateOf(instantOf(date) + days * dayMs);

/** `30/11/2026` */
export const formatCivilDate = (date: CivilDate): string => date.split('-').reverse().join('/');

/** `30/11` */
export const formatDayMonth = (date: CivilDate): string => formatCivilDate(date).slice(0, 5);

/** `30/11/2026`, the day in Việt Nam. */
export const formatDate = (instant: Instant): string => formatCivilDate(civilDateOf(instant));

/** `16:30`, the time in Việt Nam. */
export function formatTime(instant: Instant): string {
  const minutes = Math.floor((instant - instantOf(civilDateOf(instant))) / minuteMs);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `30/11/2026 16:30` */
export const formatDateTime = (instant: Instant): string => `${formatDate(instant)} ${formatTime(instant)}`;

/** `thứ Hai`, `Monday` */
export const formatWeekday = (date: CivilDate, locale: Locale): string => names[locale].weekdayLong[weekdayOf(date)];

/** `T2`, `Mon` */
export const formatWeekdayShort = (date: CivilDate, locale: Locale): string =>
  names[locale].weekdayShort[weekdayOf(date)];

/** `thứ Hai 30/11/2026`, `Monday 30/11/2026` */
export const formatDayLong = (date: CivilDate, locale: Locale): string =>
  words[locale]('dates.onDay', { weekday: formatWeekday(date, locale), date: formatCivilDate(date) });

/** `T2 30/11`, `Mon 30/11` */
export const formatDayShort = (date: CivilDate, locale: Locale): string =>
  words[locale]('dates.onDay', { weekday: formatWeekdayShort(date, locale), date: formatDayMonth(date) });

/** A first letter in upper case, for a date that opens a line: `Thứ Tư, 25/11/2026`. */
export const capitalized = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);

/** `Thứ Tư, 25/11/2026` */
export const formatDayHeading = (date: CivilDate, locale: Locale): string =>
  capitalized(
    words[locale]('dates.weekdayThenDate', { weekday: formatWeekday(date, locale), date: formatCivilDate(date) }),
  );

/** `16:30, thứ Hai 30/11/2026`: the form of every promise. */
export const formatPromise = (instant: Instant, locale: Locale): string =>
  words[locale]('dates.timeOnDay', {
    time: formatTime(instant),
    day: formatDayLong(civilDateOf(instant), locale),
  });

/** `17:30, T2 23/11`: a due time in a row. */
export const formatDueShort = (instant: Instant, locale: Locale): string =>
  words[locale]('dates.timeOnDay', {
    time: formatTime(instant),
    day: formatDayShort(civilDateOf(instant), locale),
  });

/** `hôm nay`, `ngày mai`, `hôm qua`; undefined for any other day. */
export function relativeDay(date: CivilDate, today: CivilDate, locale: Locale): string | undefined {
  if (date === today) return words[locale]('dates.today');
  if (date === addDays(today, 1)) return words[locale]('dates.tomorrow');
  if (date === addDays(today, -1)) return words[locale]('dates.yesterday');
  return undefined;
}

/** The shortest form that cannot be misread today: `15:45`, `11:30 mai`, `17:30, T6 27/11`. */
export function formatDueNear(instant: Instant, now: Instant, locale: Locale): string {
  const date = civilDateOf(instant);
  const today = civilDateOf(now);
  if (date === today) return formatTime(instant);
  if (date === addDays(today, 1)) {
    return words[locale]('dates.timeNear', { time: formatTime(instant), day: words[locale]('dates.tomorrowShort') });
  }
  return formatDueShort(instant, locale);
}

/** `hôm nay, thứ Tư 25/11/2026` when the day has a name, else the day alone. */
export function formatDayNear(date: CivilDate, today: CivilDate, locale: Locale): string {
  const near = relativeDay(date, today, locale);
  const day = formatDayLong(date, locale);
  return near === undefined ? day : words[locale]('dates.weekdayThenDate', { weekday: near, date: day });
}

/**
 * Working time in words, as fine as it matters: `50 phút`, `4 giờ 05 phút`, `1 ngày 5 giờ`.
 * From one working day on minutes are dropped (never rounded up: a promise of time left must hold).
 *
 * @param minutes working minutes; negative counts as its size.
 */
export function formatWorkingTime(minutes: number, locale: Locale): string {
  const t = words[locale];
  const whole = Math.floor(Math.abs(minutes));
  const days = Math.floor(whole / workingDayMinutes);
  const hours = Math.floor((whole % workingDayMinutes) / 60);
  const rest = whole % 60;
  if (days > 0) {
    return hours === 0
      ? t('dates.days', { count: String(days) })
      : `${t('dates.days', { count: String(days) })} ${t('dates.hours', { count: String(hours) })}`;
  }
  if (hours === 0) return t('dates.minutes', { count: String(rest) });
  if (rest === 0) return t('dates.hours', { count: formatNumber(hours, locale) });
  return `${t('dates.hours', { count: String(hours) })} ${t('dates.minutes', { count: two(rest) })}`;
}

/** Hours that are not folded into days, for limits and sums: `46 giờ`, `41 giờ 55`, `30 phút`, `0 giờ`. */
export function formatHours(minutes: number, locale: Locale): string {
  const t = words[locale];
  const whole = Math.floor(Math.abs(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (rest === 0) return t('dates.hours', { count: String(hours) });
  if (hours === 0) return t('dates.minutes', { count: String(rest) });
  return t('dates.hoursMinutesShort', { hours: String(hours), minutes: two(rest) });
}

/** A limit as law and regulation tell it: whole working days as `07 ngày làm việc`, else hours. */
export function formatLimit(minutes: number, locale: Locale): string {
  if (minutes > 0 && minutes % workingDayMinutes === 0) {
    return words[locale]('dates.legalDays', { count: two(minutes / workingDayMinutes) });
  }
  return formatHours(minutes, locale);
}

/** `8:00`, `23:05`: minutes as a ledger counts them. */
export const formatLedgerTime = (minutes: number): string => {
  const size = Math.abs(Math.trunc(minutes));
  return `${minutes < 0 ? '−' : ''}${Math.floor(size / 60)}:${two(size % 60)}`;
};

/** `1.088` in Vietnamese, `1,088` in English. */
export const formatNumber = (value: number, locale: Locale, fractionDigits = 0): string =>
  new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: fractionDigits }).format(value);

/** `98,6%`; `share` is 0…1. */
export const formatPercent = (share: number, locale: Locale, fractionDigits = 1): string =>
  new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: fractionDigits,
  }).format(share);
