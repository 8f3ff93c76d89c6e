import { describe, expect, it } from 'vitest';
import { enteredText, enteredValue } from './entered.ts';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('a text from outside', () => {
  it.each([
    ['a name typed with combining marks', 'Nguye\u0302\u0303n Va\u0306n A\u0301nh', 'Nguyễn Văn Ánh'],
    ['a name that reads backwards', 'Nguyễn \u202eiahn\u202c Văn', 'Nguyễn iahn Văn'],
    ['isolates and marks', '\u2066\u200eA\u200f\u2069\u061c', 'A'],
    ['what has no width', 'Ng\u200buy\u200cễ\u200dn\ufeff\u2060\u00ad', 'Nguyễn'],
    ['a mark kept apart from its letter', 'e\u034f\u0301', 'é'],
    ['letters that are not there', '\u3164\u115f\u1160\uffa0', ''],
    ['control characters', 'a\u0007b\u001b[31m\u0085c\u007f', 'ab[31mc'],
    ['tags', 'A\u{e0041}\u{e007f}', 'A'],
  ])('%s', (_, typed, kept) => {
    expect(enteredText(typed)).toBe(kept);
  });

  it.each(['Đặng Thị Mỹ Hạnh', 'dòng một\r\n\tdòng hai', '50.000\u00a0₫', '😀 ❤️', 'Nguyễn–Trần “Ví dụ”'])(
    'keeps %j',
    (text) => {
      expect(enteredText(text)).toBe(text);
    },
  );

  it.each(['a\0b', 'a\ud800', '\udc00b'])('refuses %j', (text) => {
    expect(() => enteredText(text)).toThrow('request.bad_input');
  });
});

describe('a value from outside', () => {
  it('is itself when nothing in it needs a change', () => {
    const value = { a: [1, 'b', { c: null }], d: true };
    expect(enteredValue(value)).toBe(value);
  });

  it('is changed in texts and keys, however deep', () => {
    expect(enteredValue({ a: [{ 'b\u200b': 'e\u0301' }], n: 1 })).toEqual({ a: [{ b: 'é' }], n: 1 });
  });

  it('is refused when it is nested beyond sense, without a stack running over', () => {
    expect(enteredValue(nested(40))).toEqual(nested(40));
    for (const depth of [41, 200_000]) expect(() => enteredValue(nested(depth))).toThrow('request.too_deep');
  });

  it('changes nobody’s prototype', () => {
    expect(() => enteredValue(JSON.parse('{"a":{"__proto__":{"isAdmin":true}}}'))).toThrow('request.bad_input');
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});
