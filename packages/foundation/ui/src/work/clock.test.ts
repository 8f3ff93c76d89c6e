import { instantOf } from '@chuan/kernel';
import { describe, expect, test } from 'vitest';
import { translatorOf } from '../catalogue.ts';
import { en } from '../messages/en.ts';
import { vi } from '../messages/vi.ts';
import { clockNote, clockWords } from './clock-chip.tsx';
import { type ClockState, bandOf, toneOf } from './clock.ts';

const t = translatorOf({ vi, en }, 'vi');
const now = instantOf('2026-11-25', 580);

describe('the band', () => {
  test.each([
    [480, 480, 'ok'],
    [241, 480, 'ok'],
    [240, 480, 'half'],
    [97, 480, 'half'],
    [96, 480, 'soon'],
    [0, 480, 'soon'],
    [-1, 480, 'late'],
    [10, 0, 'ok'],
  ] as const)('%i of %i minutes left is %s', (left, limit, band) => {
    expect(bandOf(left, limit)).toBe(band);
  });

  test('a clock that stands still is neither late nor soon', () => {
    expect(bandOf(-500, 480, true)).toBe('hold');
  });

  test('half used stays quiet', () => {
    expect(toneOf('half')).toBe('ok');
  });
});

describe('the words', () => {
  const clock = (more: Partial<ClockState>): ClockState => ({
    band: 'ok',
    usedShare: 0.5,
    remainingMinutes: 0,
    dueAt: null,
    ...more,
  });
  const say = (state: ClockState) => [clockWords(state, t, 'vi'), clockNote(state, { now }, t, 'vi')];

  test.each([
    [
      clock({ band: 'soon', remainingMinutes: 245, dueAt: instantOf('2026-11-25', 945) }),
      'Còn 4 giờ 05 phút',
      'Sắp đến hạn · 15:45',
    ],
    [
      clock({ band: 'half', remainingMinutes: 540, dueAt: instantOf('2026-11-26', 690) }),
      'Còn 1 ngày 1 giờ',
      'Quá nửa hạn · 11:30 mai',
    ],
    [
      clock({ band: 'late', remainingMinutes: -130, dueAt: instantOf('2026-11-23', 1050) }),
      'Quá hạn 2 giờ 10 phút',
      'Hạn 17:30, T2 23/11',
    ],
    [clock({ band: 'hold', pausedAt: instantOf('2026-11-19', 840) }), 'Tạm dừng', 'Từ 14:00, T5 19/11'],
    [clock({ remainingMinutes: 2400 }), 'Còn 5 ngày', 'Còn hạn'],
  ])('%#', (state, words, note) => {
    expect(say(state)).toEqual([words, note]);
  });

  test('due soon says of what: a step on the desk is not the dossier of the register', () => {
    const soon = clock({ band: 'soon', dueAt: instantOf('2026-11-25', 945) });
    expect(clockNote(soon, { now, of: 'step' }, t, 'vi')).toBe('Bước sắp đến hạn · 15:45');
    expect(clockNote(soon, { now, of: 'dossier' }, t, 'vi')).toBe('Sắp đến hạn trả · 15:45');
  });
});
