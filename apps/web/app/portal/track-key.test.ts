import { describe, expect, test } from 'vitest';
import { portalHome } from './track-door.ts';
import { codeOf, forgetKey, keepKey, readKey, secretOf } from './track-key.ts';

const request = (url: string, cookie = '') => new Request(url, { headers: { cookie } });
const key = { code: 'H21.99.05-261111-0014', secret: 'AGEAQTGH657GK' };

test('nothing in the address of an agency breaks out of a header', () => {
  expect(portalHome('quy-nhon-nam')).toBe('/a/quy-nhon-nam');
  for (const slug of ['x;Domain=evil', 'x\r\nSet-Cookie: a=b'])
    expect(forgetKey(request('http://x/'), portalHome(slug), key.code)).not.toMatch(/Domain=|[\r\n]/);
});

describe('what people type', () => {
  test.each([
    [' h21.99.05-261111-0014 ', 'H21.99.05-261111-0014'],
    ['H21.99.05 - 261111 - 0014', 'H21.99.05-261111-0014'],
    ['H21.99.05 261111 0014', 'H21.99.05-261111-0014'],
    ['H21. 99. 05  261111–0014', 'H21.99.05-261111-0014'],
    ['Ｈ２１．９９．０５－２６１１１１－００１４', 'H21.99.05-261111-0014'],
    ['a/../b', undefined],
    ['Ｈ２１；　Ｐａｔｈ＝／', undefined],
    ['H21; Path=/', undefined],
    ['', undefined],
  ])('as a code: %s', (typed, code) => {
    expect(codeOf(typed)).toBe(code);
  });

  test.each([
    ['agea-qtgh-657g-k', 'AGEAQTGH657GK'],
    ['AGEA QTGH 657G K', 'AGEAQTGH657GK'],
    ['ａｇｅａ－ｑｔｇｈ－６５７ｇ－ｋ', 'AGEAQTGH657GK'],
    ['x; HttpOnly=no', undefined],
    ['', undefined],
  ])('as a secret: %s', (typed, secret) => {
    expect(secretOf(typed)).toBe(secret);
  });
});

describe('the key in the browser', () => {
  test('lives for half an hour, for one dossier, out of reach of scripts and other sites', () => {
    expect(keepKey(request('http://localhost/a/x/track'), '/a/x', key)).toBe(
      'dossier=AGEAQTGH657GK; Max-Age=1800; Path=/a/x/track/H21.99.05-261111-0014; HttpOnly; SameSite=Strict',
    );
    expect(keepKey(request('https://chuan.example.vn/'), '/a/x', key)).toMatch(/; Secure$/);
  });

  test('is read back, and nothing else is', () => {
    expect(readKey(request('http://localhost/', 'lang=vi; dossier=AGEAQTGH657GK'), key.code)).toEqual(key);
    expect(readKey(request('http://localhost/', 'lang=vi'), key.code)).toBeUndefined();
    expect(readKey(request('http://localhost/', 'dossier='), key.code)).toBeUndefined();
    expect(readKey(request('http://localhost/', 'dossier=a"b'), key.code)).toBeUndefined();
  });

  test('is taken back under the path it was given', () => {
    expect(forgetKey(request('http://localhost/'), '/a/x', key.code)).toContain('Max-Age=0; Path=/a/x/track/H21');
  });
});
