import type { CivilDate } from '@chuan/kernel';

const parted = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{2}|\d{4})$/;
const run = /^(\d{2})(\d{2})(\d{2}|\d{4})$/;

/**
 * The day that a person typed: `5/9/2026`, `05-09-26`, `05092026`; two digits of a year are of this century.
 *
 * @returns undefined when it is no day of the calendar.
 */
export function parseDateText(text: string): CivilDate | undefined {
  const [, day, month, year] = parted.exec(text.trim()) ?? run.exec(text.trim()) ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const known = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(known.getTime()) || known.toISOString().slice(0, 10) !== date ? undefined : date;
}
