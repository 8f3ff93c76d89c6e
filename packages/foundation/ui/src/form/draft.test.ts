import { expect, test } from 'vitest';
import { fitted } from './draft.ts';

test('a draft from before an update keeps what is still asked for, and begins with the rest', () => {
  const kept = { reason: 'Thiếu sổ hộ khẩu', isFeePaid: true };
  expect(fitted<object>(kept, { reason: '', ground: 'other' })).toEqual({
    reason: 'Thiếu sổ hộ khẩu',
    ground: 'other',
  });
});

test('a draft of one text is that text', () => {
  expect(fitted('Đã trả lời', '')).toBe('Đã trả lời');
});
