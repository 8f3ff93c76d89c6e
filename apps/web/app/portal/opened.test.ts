import { expect, test } from 'vitest';
import { forgetOpened, markOpened } from './opened.ts';

const asked = (cookie = '', url = 'http://localhost/a/x/track') => new Request(url, { headers: { cookie } });
const code = 'H21.99.05-261111-0014';
const form = '0190b0c6-7b1c-7000-8000-000000000001';

test('a mark tells what is kept and where, and no secret', () => {
  expect(markOpened(asked(), '/a/quy-nhon-nam', { as: 'track', id: code })).toBe(
    `opened.${code}=quy-nhon-nam/track; Max-Age=1800; Path=/a; HttpOnly; SameSite=Strict`,
  );
});

test('everything marked is dropped at once, at whichever agency, with its mark', () => {
  const marks = [
    markOpened(asked(), '/a/quy-nhon-nam', { as: 'track', id: code }),
    markOpened(asked(), '/a/so-xay-dung', { as: 'track', id: 'H21.15-261111-0002' }),
    markOpened(asked(), '/a/quy-nhon-nam', { as: 'submit', id: form }),
  ].map((mark) => mark.split(';')[0]);
  const gone = forgetOpened(asked(`lang=vi; ${marks.join('; ')}`, 'https://chuan.example.vn/'));
  expect(gone.every((one) => /=; Max-Age=0; .*; Secure$/.test(one))).toBe(true);
  expect(gone.map((one) => `${one.split('=')[0]} ${/Path=([^;]*)/.exec(one)?.[1]}`)).toEqual([
    `dossier /a/quy-nhon-nam/track/${code}`,
    `opened.${code} /a`,
    'dossier /a/so-xay-dung/track/H21.15-261111-0002',
    'opened.H21.15-261111-0002 /a',
    `handed-in /a/quy-nhon-nam/submit/${form}`,
    `opened.${form} /a`,
  ]);
});

test.each([
  `opened.${code}=../w/track`,
  `opened.${code}=x/staff`,
  'opened.a"b=x/track',
  `opened.${code}=x/submit`,
  `other.${code}=x/track`,
])('nothing else is: %s', (cookie) => {
  expect(forgetOpened(asked(cookie))).toEqual([]);
});
