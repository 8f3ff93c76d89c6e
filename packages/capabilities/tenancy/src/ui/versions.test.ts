import { expect, test } from 'vitest';
import { lastVersion, versionOn } from './versions.ts';

const versions = [
  { number: 4, effectiveFrom: '2026-11-28' },
  { number: 3, effectiveFrom: '2027-01-01' },
  { number: 2, effectiveFrom: '2027-01-01' },
  { number: 1, effectiveFrom: '2026-01-01' },
];

test('a version holds from its day on, of two of one day the newer', () => {
  expect(versionOn(versions, '2026-11-27')?.number).toBe(1);
  expect(versionOn(versions, '2026-12-31')?.number).toBe(4);
  expect(versionOn(versions, '2027-01-01')?.number).toBe(3);
  expect(versionOn(versions, '2025-12-31')).toBeUndefined();
});

test('a new version is written on from the one prepared for later, although another was renewed since', () => {
  expect(lastVersion(versions)?.number).toBe(3);
});
