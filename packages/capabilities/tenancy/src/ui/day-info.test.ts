import { defaultDefinition, defaultWeeklyHours } from '@chuan/calendar';
import { expect, test } from 'vitest';
import { addMonths, type DaySource, dayInfo, formatMinute, monthDays, parseMinute } from './day-info.ts';

const nationalDays = [
  { on: '2026-09-02', kind: 'off', hoursOfWeekday: null, nameVi: 'Quốc khánh', nameEn: 'National Day', legal: 'BLLĐ' },
  { on: '2026-08-22', kind: 'working', hoursOfWeekday: 1, nameVi: 'Làm bù', nameEn: 'In exchange', legal: 'TB' },
] as const;
const source: DaySource = { calendar: { weekly: defaultWeeklyHours, days: [] }, nationalDays, locale: 'vi' };

test('a day is what the agency says, else the nation, else the week', () => {
  expect(dayInfo('2026-09-03', source)).toMatchObject({ minutes: 480, source: 'week' });
  expect(dayInfo('2026-09-05', source)).toMatchObject({ minutes: 0, source: 'week' });
  expect(dayInfo('2026-09-02', source)).toMatchObject({ minutes: 0, source: 'national', name: 'Quốc khánh' });
  expect(dayInfo('2026-08-22', source)).toMatchObject({ minutes: 480, source: 'national' });
  const days = [{ on: '2026-09-02', kind: 'working', name: 'Trực' }] as const;
  const own = { ...source, calendar: { ...defaultDefinition(), days: [...days] } };
  expect(dayInfo('2026-09-02', own)).toMatchObject({ minutes: 480, source: 'local', name: 'Trực' });
});

test('months begin under their weekday', () => {
  expect(monthDays('2026-11')).toMatchObject({ before: 6 });
  expect(monthDays('2028-02').days).toHaveLength(29);
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
});

test.each([
  ['7:30', 450],
  ['0730', 450],
  ['7h30', 450],
  ['07.30', 450],
  ['7', 420],
  ['17h', 1_020],
  ['24:00', 1_440],
])('%s is %i minutes', (text, minutes) => expect(parseMinute(text)).toBe(minutes));

test.each(['', '7:60', '25:00', '24:01', 'sáng'])('%s is no time', (text) => expect(parseMinute(text)).toBeUndefined());

test('what is shown can be typed', () => {
  for (let minute = 0; minute <= 1_440; minute++) expect(parseMinute(formatMinute(minute))).toBe(minute);
});
