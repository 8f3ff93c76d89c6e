import type { AgencyRun } from './agency-run.ts';

/** What befalls a dossier besides the ordinary way. */
export type Trouble =
  | 'none'
  | 'supplement'
  | 'extend'
  | 'suspend'
  | 'refuse'
  | 'withdraw'
  | 'stop'
  | 'late'
  | 'slow'
  | 'rework'
  | 'reassign';

/** How one dossier goes: the same for the same dossier, however often it is asked. */
export interface Temper {
  readonly trouble: Trouble;
  /** Share of each step's limit that is used. */
  readonly pace: number;
  /** Never fetches the result, or never answers, as far as the sample goes. */
  readonly isForgetful: boolean;
  readonly rates: boolean;
}

const troubles: readonly (readonly [Trouble, number])[] = [
  ['none', 65],
  ['supplement', 11],
  ['late', 3],
  ['slow', 4],
  ['refuse', 4],
  ['rework', 4],
  ['reassign', 2],
  ['extend', 3],
  ['suspend', 3.5],
  ['withdraw', 2],
  ['stop', 0.5],
];

export function temperOf(run: AgencyRun, index: number): Temper {
  const random = run.random(`temper:${index}`);
  return {
    trouble: random.weighted(troubles),
    pace: random.between(0.4, 0.95),
    isForgetful: random.chance(0.07),
    rates: random.chance(0.22),
  };
}
