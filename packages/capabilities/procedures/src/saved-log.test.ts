import { newId } from '@chuan/kernel';
import type { ContentChange } from '@chuan/library/contract';
import { expect, test } from 'vitest';
import { loggedChange } from './service/log.ts';

const change = (more: Partial<ContentChange>): ContentChange => ({
  section: 'steps',
  kind: 'changed',
  path: 'steps.B2',
  label: 'B2',
  property: 'limitMinutes',
  before: 240,
  after: 120,
  ...more,
});

test('short plain values are told with what they became', () => {
  expect(loggedChange(change({}))).toMatchObject({ before: 240, after: 120 });
  expect(loggedChange(change({ before: null, after: 'x'.repeat(120) }))).toMatchObject({ before: null });
});

test.each([
  ['long texts', 'x'.repeat(121)],
  ['ids', newId()],
  ['lists', ['a']],
])('of %s only that they changed is told', (_, value) => {
  for (const sides of [{ before: value }, { after: value }])
    expect(loggedChange(change({ property: 'name', ...sides }))).toEqual({
      path: 'steps.B2',
      property: 'name',
      kind: 'changed',
      label: 'B2',
    });
});

test('a long label is cut between letters, never within one', () => {
  expect(loggedChange(change({ label: `${'x'.repeat(119)}😀😀` }))).toMatchObject({ label: `${'x'.repeat(119)}😀` });
});
