import { expect, test } from 'vitest';
import { formProblem } from './form-bodies.ts';

const typed = (type?: string) => (type === undefined ? {} : { 'content-type': type });

test.each([
  ['GET', undefined, undefined],
  ['POST', 'application/x-www-form-urlencoded;charset=UTF-8', undefined],
  ['POST', 'multipart/form-data; boundary=----a1', undefined],
  ['POST', 'multipart/form-data', 415],
  ['POST', 'application/json', 415],
  ['POST', 'text/plain', 415],
  ['POST', undefined, 415],
  ['DELETE', 'application/x-www-form-urlencoded', 405],
  ['PUT', undefined, 405],
])('%s with %s gives %s', (method, type, problem) => {
  expect(formProblem(method, typed(type))).toBe(problem);
});
