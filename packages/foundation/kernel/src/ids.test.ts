import { expect, test } from 'vitest';
import { instantOfUuidv7, Uuid, uuidv7At } from './ids.ts';

test.each([0, 1, 1_793_000_000_000, 2 ** 48 - 1])('an id made at %i tells so, and is an id', (instant) => {
  const id = uuidv7At(instant);
  expect(Uuid.safeParse(id).success).toBe(true);
  expect(id[14]).toBe('7');
  expect(instantOfUuidv7(id)).toBe(instant);
});

test('ids sort by their time, and no two are alike', () => {
  const ids = Array.from({ length: 2_000 }, (_, n) => uuidv7At(1_793_000_000_000 + Math.floor(n / 2)));
  expect(new Set(ids).size).toBe(ids.length);
  const times = ids.toSorted().map(instantOfUuidv7);
  expect(times).toEqual(ids.map(instantOfUuidv7));
});

test('what is no id tells no time', () => {
  expect(instantOfUuidv7('')).toBeNaN();
});
