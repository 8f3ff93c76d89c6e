import { conflict } from '@chuan/kernel';
import { expect, test } from 'vitest';
import { fillMessage, explain } from './words.ts';

test("the words of other packages are filled as on the pages, plurals and numbers too, and end with the failure's code", () => {
  const told = explain(conflict('procedure.has_errors', { count: 2 }));
  expect(told).toMatch(/ 2 .*\[procedure\.has_errors\]$/);
  expect(told).not.toMatch(/[{}]/);
  const rows = '{most, plural, one {# row} other {# rows}} of {all, number}';
  expect(fillMessage(rows, { most: 3, all: 12_000 })).toBe('3 rows of 12.000');
});
