import { describe, expect, test } from 'vitest';
import { maySend } from './origin-check.ts';

const own = ['https://chuan.example.vn'];
const post = { method: 'POST', secFetchSite: undefined, origin: undefined, own };

describe('reading', () => {
  test.each(['GET', 'HEAD', 'OPTIONS'])('%s is allowed from anywhere', (method) => {
    expect(maySend({ method, secFetchSite: 'cross-site', origin: 'https://evil.example', own })).toBe(true);
  });
});

describe('changing', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'post', 'TRACE', 'CONNECT', 'PROPFIND'])(
    '%s from another site is refused',
    (method) => {
      expect(maySend({ method, secFetchSite: 'cross-site', origin: 'https://evil.example', own })).toBe(false);
    },
  );

  test.each([
    ['says it is same-origin', 'same-origin', undefined, true],
    ['says so twice', 'same-origin', 'https://chuan.example.vn', true],
    ['comes from an older browser with our origin', undefined, 'https://chuan.example.vn', true],
    ['says nothing', undefined, undefined, false],
    ['has no origin to show', undefined, 'null', false],
    ['comes from a foreign origin', undefined, 'https://evil.example', false],
    ['comes from a sub-domain', 'same-site', 'https://x.chuan.example.vn', false],
    ['comes from a sub-domain with our origin forged', 'same-site', 'https://chuan.example.vn', false],
    ['is typed or opened from outside', 'none', undefined, false],
    ['contradicts itself', 'same-origin', 'https://evil.example', false],
    ['contradicts itself with null', 'same-origin', 'null', false],
    ['comes from the plain HTTP twin', undefined, 'http://chuan.example.vn', false],
    ['comes from another port', undefined, 'https://chuan.example.vn:8443', false],
    ['starts like our origin', undefined, 'https://chuan.example.vn.evil.example', false],
    ['invents a site', 'same-origin, cross-site', 'https://chuan.example.vn', false],
  ])('a request that %s', (_, secFetchSite, origin, allowed) => {
    expect(maySend({ ...post, secFetchSite, origin })).toBe(allowed);
  });
});
