import { IconChecklist } from '@tabler/icons-react';
import { expect, test } from 'vitest';
import { activeHref } from './navigation.ts';

const items = ['/w', '/w/dossiers', '/w/dossiers/counter', '/w/procedures'].map((href) => ({
  href,
  label: href,
  icon: IconChecklist,
}));

test.each([
  ['/w', '/w'],
  ['/w/dossiers', '/w/dossiers'],
  ['/w/dossiers/0192', '/w/dossiers'],
  ['/w/dossiers/counter', '/w/dossiers/counter'],
  ['/w/dossiers-archive', '/w'],
  ['/sign-in', undefined],
])('on %s the navigation marks %s', (path, href) => {
  expect(activeHref([{ items }], path)).toBe(href);
});
