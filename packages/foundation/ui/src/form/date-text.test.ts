import { expect, test } from 'vitest';
import { addDays, formatCivilDate } from '../dates.ts';
import { parseDateText } from './date-text.ts';

test.each([
  ['05/09/2026', '2026-09-05'],
  ['5/9/2026', '2026-09-05'],
  [' 5-9-26 ', '2026-09-05'],
  ['05.09.2026', '2026-09-05'],
  ['050926', '2026-09-05'],
  ['05092026', '2026-09-05'],
  ['29/02/2028', '2028-02-29'],
])('%s is %s', (text, date) => expect(parseDateText(text)).toBe(date));

test.each(['', '31/02/2026', '29/02/2027', '2026-09-05', '5/9', '32/01/2026', '1/13/2026', 'mai'])(
  '%s is no day',
  (text) => expect(parseDateText(text)).toBeUndefined(),
);

test('what is shown can be typed', () => {
  for (let date = '2026-01-01'; date < '2029-01-01'; date = addDays(date, 1)) {
    expect(parseDateText(formatCivilDate(date))).toBe(date);
  }
});
