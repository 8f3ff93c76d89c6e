import { expect, test } from 'vitest';
import { bodyProblem } from './body-limit.ts';

test.each([
  ['none at all', {}, undefined],
  ['one that fits', { 'content-length': '1000' }, undefined],
  ['one byte too many', { 'content-length': '1001' }, 413],
  ['one of unknown length', { 'transfer-encoding': 'chunked' }, 411],
  ['two lengths at once', { 'transfer-encoding': 'chunked', 'content-length': '5' }, 411],
  ['no number', { 'content-length': '1e3' }, 400],
  ['a negative length', { 'content-length': '-1' }, 400],
])('a body: %s', (_, headers, status) => {
  expect(bodyProblem(headers, 1000)).toBe(status);
});
