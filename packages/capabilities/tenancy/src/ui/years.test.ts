import { expect, test } from 'vitest';
import { yearsOf } from './years.ts';

test('the present year comes first and the next is there before it has days', () => {
  expect(yearsOf([], '2026-11-28')).toEqual(['2026', '2027']);
  const days = ['2024-01-01', '2024-02-08', '2025-01-01', '2026-01-01', '2028-01-01'].map((on) => ({ on }));
  expect(yearsOf(days, '2026-11-28')).toEqual(['2026', '2027', '2028', '2025', '2024']);
});
