import type { CalendarVersionView } from '../contract.ts';

type Dated = Pick<CalendarVersionView, 'effectiveFrom' | 'number'>;

const inOrder = <Version extends Dated>(versions: readonly Version[]): Version[] =>
  [...versions].sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.number - b.number);

/** The version that holds on a day. */
export const versionOn = <Version extends Dated>(versions: readonly Version[], on: string): Version | undefined =>
  inOrder(versions).findLast((version) => version.effectiveFrom <= on);

/** The version that holds in the end: what a new one is written on from, even when an older one was renewed since. */
export const lastVersion = <Version extends Dated>(versions: readonly Version[]): Version | undefined =>
  inOrder(versions).at(-1);
