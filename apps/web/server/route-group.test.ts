import { expect, test } from 'vitest';
import { routeGroupOf } from './route-group.ts';

test.each([
  ['/trpc/dossiers.completeStep', 'api'],
  ['/a/quy-nhon-nam/trpc/dossiers.track', 'api'],
  ['/a/quy-nhon-nam', 'portal'],
  ['/a/quy-nhon-nam/track/x', 'portal'],
  ['/w', 'workspace'],
  ['/w.data', 'workspace'],
  ['/w/dossiers/1', 'workspace'],
  ['/v/tenants', 'vendor'],
  ['/assets/a-1.js', 'file'],
  ['/', 'other'],
  ['/wp-login.php', 'other'],
])('%s is counted with %s', (path, group) => {
  expect(routeGroupOf(path)).toBe(group);
});
