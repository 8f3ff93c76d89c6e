import type { MessageTree } from '@chuan/ui/language';
import { translatorOf } from '@chuan/ui/language';
import { expect, test } from 'vitest';
import english from './en.ts';

const textsOf = (tree: MessageTree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value, `${path}${key}.`),
  );

/** A number, then a noun of many: "1 working hours" sooner or later. Only numbers are called by these names. */
const unbent =
  /\{(?:all|copies|count|days|heads|hours|max|minutes|months|most|originals|people|positions|read|rows|seconds|shown|total|units|value|years)(?:, number)?\}(?:<\/\w+>)? (?!(?:in|of|for|at) )(?:[a-z]+ )?[a-z]{3,}s\b/;

test('the pattern finds what it looks for, and nothing else', () => {
  expect('{count} hours left').toMatch(unbent);
  expect('{value, number} working hours').toMatch(unbent);
  expect('<b>{count, number}</b> dossiers').toMatch(unbent);
  expect('{count, plural, one {# hour} other {# hours}}').not.toMatch(unbent);
  expect('{count} in hours').not.toMatch(unbent);
});

test('English bends every noun to its number', () => {
  expect(textsOf(english).filter(([, text]) => unbent.test(text))).toEqual([]);
});

test.each([
  ['01', '01 working day'],
  ['07', '07 working days'],
])('%s is told as "%s"', (count, said) => {
  const t = translatorOf({ vi: english, en: english }, 'en') as unknown as (key: string, values: object) => string;
  expect(t('ui.dates.legalDays', { count })).toBe(said);
});
