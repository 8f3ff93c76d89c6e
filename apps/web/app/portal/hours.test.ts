import { expect, test } from 'vitest';
import { hoursLines } from './hours.ts';
import { portalT } from './words-in.ts';

const day = [
  { fromMinute: 450, toMinute: 690 },
  { fromMinute: 810, toMinute: 1_050 },
];
const reader = { t: portalT('vi'), locale: 'vi' as const };

test('days with the same hours make one line', () => {
  const weekly = { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [day[0]!], 7: [] };
  expect(hoursLines(weekly, reader)).toEqual([
    { days: 'thứ Hai đến thứ Sáu', hours: '07:30–11:30 và 13:30–17:30' },
    { days: 'thứ Bảy', hours: '07:30–11:30' },
  ]);
});

test('a day off between parts the line', () => {
  const weekly = { 1: day, 2: day, 3: [], 4: day, 5: [], 6: [], 7: [] };
  expect(hoursLines(weekly, reader).map((line) => line.days)).toEqual(['thứ Hai đến thứ Ba', 'thứ Năm']);
});
