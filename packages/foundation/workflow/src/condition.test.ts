import { describe, expect, it } from 'vitest';
import { meetsCondition } from './condition.ts';
import type { Condition, FlowData } from './schema.ts';

const data: FlowData = {
  area: 250,
  kind: 'new',
  urgent: true,
  papers: ['deed', 'plan'],
  empty: null,
  on: '2026-11-22',
};
const cases: [Condition['field'], Condition['operator'], Condition['value'], boolean][] = [
  ['area', 'eq', 250, true],
  ['area', 'eq', '250', false],
  ['area', 'ne', 100, true],
  ['area', 'lt', 251, true],
  ['area', 'lte', 250, true],
  ['area', 'gt', 250, false],
  ['area', 'gte', 250, true],
  ['area', 'gt', '1', false],
  ['on', 'lt', '2026-12-01', true],
  ['kind', 'in', ['new', 'old'], true],
  ['kind', 'in', ['old'], false],
  ['urgent', 'eq', true, true],
  ['papers', 'eq', 'plan', true],
  ['papers', 'in', ['plan', 'map'], true],
  ['papers', 'ne', 'map', true],
  ['papers', 'gt', 'a', false],
  ['absent', 'ne', 'x', false],
  ['empty', 'ne', 'x', false],
  ['toString', 'ne', 'x', false],
];

describe('a condition', () => {
  it.each(cases)('%s %s %j → %s', (field, operator, value, isMet) => {
    expect(meetsCondition({ field, operator, value }, data)).toBe(isMet);
  });
});
