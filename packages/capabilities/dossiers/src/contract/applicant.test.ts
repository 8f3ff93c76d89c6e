import { describe, expect, test } from 'vitest';
import { idNumberOf, idProblem, isName, isPhone, isTaxCode, numberOf } from './applicant.ts';
import { Applicant } from './inputs.ts';

describe('the number of an applicant', () => {
  test.each([
    ['person', '001099000123', undefined],
    ['person', '001 099.000-123', undefined],
    ['person', '000099000123', undefined],
    ['person', '12345', { word: 'citizenId', count: 5 }],
    ['person', '12345678901x', { word: 'citizenId', count: 11 }],
    ['person', '999099000123', { word: 'citizenIdProvince' }],
    ['organisation', '0100109106', undefined],
    ['organisation', '0100109106-001', undefined],
    ['organisation', '001099000123', undefined],
    ['organisation', '0100109107', { word: 'taxCodeCheck' }],
    ['organisation', '01001091', { word: 'taxCode', count: 8 }],
    ['organisation', '', { word: 'required' }],
  ] as const)('of a %s, %s', (kind, typed, problem) => {
    expect(idProblem(kind, typed)).toEqual(problem);
  });

  test('is checked by its tenth digit', () => {
    const right = Array.from({ length: 10 }, (_, digit) => `010010910${digit}`).filter(isTaxCode);
    expect(right).toEqual(['0100109106']);
  });
});

test.each([
  ['001 099.000-123', '001099000123'],
  ['0100109106001', '0100109106-001'],
  ['0100109106-001', '0100109106-001'],
])('%s is kept as %s, which the server takes', (typed, kept) => {
  expect(idNumberOf(typed)).toBe(kept);
  expect(Applicant.shape.idNumber.safeParse(kept).success).toBe(true);
});

test.each(['0912 345 678', '+84912345678', '0257.382.0000'])('%s is a phone, and the server takes it', (typed) => {
  expect(isPhone(typed)).toBe(true);
  expect(Applicant.shape.phone.safeParse(typed).success).toBe(true);
});

test.each(['12', '1912345678', 'không có', '0-9-1-2-3-4-5-6-7-8'.padEnd(21, '-')])('"%s" is no phone', (typed) => {
  expect(isPhone(typed)).toBe(false);
});

test('a name has letters, a figure its comma', () => {
  expect(['Võ Ý', '12', ' A '].map(isName)).toEqual([true, false, false]);
  expect([numberOf('80,5'), numberOf('tám mươi')]).toEqual([80.5, Number.NaN]);
});
