import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test.each(['/w', '/w/dossiers?band=late&page=2', '/a/quy-nhon-nam#steps'])('%s stays', (path) => {
  expect(localPath(path, '/')).toBe(path);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '/.//evil.example',
  '/w/..//evil.example',
  'javascript:alert(1)',
  '/\n/evil',
  '',
  null,
])('%j leads nowhere else', (path) => {
  expect(localPath(path, '/w')).toBe('/w');
});
