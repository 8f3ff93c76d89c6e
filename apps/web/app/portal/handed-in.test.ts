import { describe, expect, test } from 'vitest';
import { forgetHandedIn, keepHandedIn, readHandedIn } from './handed-in.ts';

const form = '/a/quy-nhon-nam/submit/0197a000-0001-7000-8000-000000000001';
const handed = { requestKey: '0197a000-0002-7000-8000-000000000002', code: 'H21.99.05-261111-0014' };
const asked = (cookie: string, scheme = 'http') => new Request(`${scheme}://localhost${form}`, { headers: { cookie } });

describe('that a form was handed in', () => {
  test('is kept for its own address and out of reach of scripts', () => {
    expect(keepHandedIn(asked(''), form, handed)).toBe(
      `handed-in=${handed.requestKey}~${handed.code}; Max-Age=1800; Path=${form}; HttpOnly; SameSite=Strict`,
    );
    expect(keepHandedIn(asked('', 'https'), form, handed)).toContain('; Secure');
  });

  test('is forgotten under the address it was kept for', () => {
    expect(forgetHandedIn(asked(''), form)).toContain(`handed-in=; Max-Age=0; Path=${form};`);
  });

  test('is read again as it was kept', () => {
    const kept = keepHandedIn(asked(''), form, handed).split(';')[0]!;
    expect(readHandedIn(asked(`lang=vi; ${kept}`))).toEqual(handed);
  });

  test.each(['', 'handed-in=', 'handed-in=x', 'handed-in=abcdefgh~<b>', 'handed-in=a b~H21', 'other=abcdefgh~H21'])(
    'is nothing in %j',
    (cookie) => {
      expect(readHandedIn(asked(cookie))).toBeUndefined();
    },
  );
});
