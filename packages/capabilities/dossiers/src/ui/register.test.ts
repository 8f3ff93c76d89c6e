import { expect, test } from 'vitest';
import type { ClockView } from '../contract.ts';
import { receivedText } from './register.tsx';
import type { DossierWords } from './translate.ts';

const t = ((key: string) => key) as DossierWords;
const told = (receivedAt: number | null, band: ClockView['band']) =>
  receivedText({ receivedAt, clock: { band } as ClockView }, t, String);

test('what was refused or withdrawn before receipt is not told as still to be received', () => {
  expect(told(null, 'within')).toBe('list.notYet');
  expect(told(null, 'ended')).toBe('–');
  expect(told(7, 'ended')).toBe('7');
});
