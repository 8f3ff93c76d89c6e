import { expect, test } from 'vitest';
import { makeRateLimits, networkOf } from './rate-limit.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', ''],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('visitors of the portal do not use up the officers’ way in', async () => {
  const limits = makeRateLimits();
  const spend = async () => {
    for (;;) await limits.visits.take('203.0.113.7');
  };
  await expect(spend()).rejects.toMatchObject({ code: 'request.too_many' });
  await expect(limits.doors.take('203.0.113.7')).resolves.toBeUndefined();
  await expect(limits.anonymous.take('203.0.113.7')).resolves.toBeUndefined();
});
