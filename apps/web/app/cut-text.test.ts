import { expect, test } from 'vitest';
import { cutText } from './cut-text.ts';

test('a text is cut to so many units, and never within a letter', () => {
  expect(cutText('Nhà ở', 3)).toBe('Nhà');
  expect(cutText('Nhà 😀', 6)).toBe('Nhà 😀');
  expect(cutText('Nhà 😀', 5)).toBe('Nhà ');
});

test('and holds no byte that the database refuses', () => {
  expect(cutText('khai\0 sinh\0', 20)).toBe('khai sinh');
});
