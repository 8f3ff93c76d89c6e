import { type CivilDate, type Instant, civilDateOf, instantOf } from '@chuan/kernel';

const two = (value: number) => String(value).padStart(2, '0');

function partsOf(date: CivilDate): { year: string; month: number; day: number } {
  const [year = '', month = '', day = ''] = date.split('-');
  return { year, month: Number(month), day: Number(day) };
}

/** `25/11/2026` */
export function shortDate(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${two(day)}/${two(month)}/${year}`;
}

/** `ngày 05 tháng 01 năm 2026`: a zero before days under 10 and before months 1 and 2 (Decree 30/2020, annex I). */
export function longDate(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
}

function clockOf(instant: Instant): { hour: string; minute: string } {
  const minutes = Math.floor((instant - instantOf(civilDateOf(instant))) / 60_000);
  return { hour: two(Math.floor(minutes / 60)), minute: two(minutes % 60) };
}

/** `09 giờ 41 phút, ngày 25 tháng 11 năm 2026`, in Việt Nam's time. */
export function longInstant(instant: Instant): string {
  const { hour, minute } = clockOf(instant);
  return `${hour} giờ ${minute} phút, ${longDate(civilDateOf(instant))}`;
}

/** `09:41 25/11/2026`, in Việt Nam's time. */
export function shortInstant(instant: Instant): string {
  const { hour, minute } = clockOf(instant);
  return `${hour}:${minute} ${shortDate(civilDateOf(instant))}`;
}
