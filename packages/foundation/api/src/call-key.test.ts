import { describe, expect, test } from 'vitest';
import { callKey } from './idempotency.ts';

const keyOf = (input: unknown) => callKey('actor', 'a-key-of-a-call', 'dossiers.receive', input);

describe('the key of a call', () => {
  test.each(['a\u0000b', 'a\ud800', '\udc00b', '\\\u0000'])('refuses text that cannot be kept: %j', (name) => {
    expect(() => keyOf({ name })).toThrow('request.bad_input');
  });
  test.each(['Nguyễn Văn Ví Dụ', '\\u0000', '\\\\ud800', '😀', 'a\nb'])('takes %j', (name) => {
    expect(keyOf({ name }).requestHash).not.toBe(keyOf({ name: 'other' }).requestHash);
  });
  test('does not depend on the order of fields', () => {
    expect(keyOf({ a: 1, b: 2 })).toEqual(keyOf({ b: 2, a: 1 }));
  });
});
