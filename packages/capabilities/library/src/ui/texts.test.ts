import { describe, expect, test } from 'vitest';
import { sampleContent } from '../library.fixture.ts';
import { codeRange, insertStep, moveStep, newStep, removeStep, spreadTime, toggleParallel } from './editor/steps.ts';
import { minutesTyped } from './texts.ts';

describe('a time that somebody types', () => {
  test.each([
    ['4', 240],
    ['4 giờ', 240],
    ['4h', 240],
    ['30 phút', 30],
    ['30p', 30],
    ['1,5 ngày', 720],
    ['1.5 days', 720],
    ['1 giờ 30 phút', 90],
    ['41 giờ 55', 2_515],
    ['2 hours', 120],
    ['', 0],
    ['abc', null],
    ['4 tuần', null],
  ])('%j is %j minutes', (text, minutes) => {
    expect(minutesTyped(text)).toBe(minutes);
  });
});

describe('rows of the table', () => {
  const ids = (content: ReturnType<typeof sampleContent>) => content.steps.map((step) => step.id).join(' ');

  test('are added below, moved and taken away', () => {
    const content = sampleContent();
    const step = newStep(content, 'task', content.steps[1]);
    expect(step).toMatchObject({ id: 'B5', lane: 'Chuyên viên thụ lý' });
    const more = insertStep(step, 'B2')(content);
    expect(ids(more)).toBe('B1 B2 B5 B3 B4');
    expect(ids(moveStep('B5', -1)(more))).toBe('B1 B5 B2 B3 B4');
    expect(ids(moveStep('B1', -1)(more))).toBe(ids(more));
    expect(ids(removeStep('B5')(more))).toBe(ids(content));
  });

  test('are tied beside the row above, but never the first', () => {
    const tied = toggleParallel('B3')(sampleContent());
    expect(tied.steps[2]?.parallelWithPrevious).toBe(true);
    expect(toggleParallel('B3')(tied)).toEqual(sampleContent());
    expect(toggleParallel('B1')(sampleContent())).toEqual(sampleContent());
    const first = removeStep('B1')(toggleParallel('B2')(sampleContent()));
    expect(first.steps[0]?.parallelWithPrevious).toBeUndefined();
  });

  test('give back the minutes that are too many, locked ones aside', () => {
    const criticalIds = ['B1', 'B2', 'B3', 'B4'];
    const shorter = spreadTime(sampleContent(), { criticalIds, overMinutes: 60, isLocked: (id) => id === 'B2' });
    expect(shorter.steps.reduce((sum, step) => sum + step.limitMinutes, 0)).toBe(420);
    expect(shorter.steps[1]?.limitMinutes).toBe(240);
  });

  test.each([
    [['B1', 'B2', 'B3', 'B5', 'B6', 'B7', 'B8'], 'B1–B3, B5–B8'],
    [['B1', 'B2', 'B4'], 'B1, B2, B4'],
    [[], ''],
  ])('%j are told as %j', (codes, text) => {
    expect(codeRange(codes)).toBe(text);
  });
});
