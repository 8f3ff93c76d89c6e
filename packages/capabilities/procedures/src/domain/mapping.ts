import { foldVietnamese, type Uuid } from '@chuan/kernel';
import type { PositionKind, ProcedureStep } from '@chuan/library/contract';
import type { PositionOption } from '../contract.ts';

const wordsOf = (text: string): Set<string> => new Set(foldVietnamese(text).match(/[\p{L}\p{N}]+/gu) ?? []);

/** How well a position's name speaks of what a lane says: the share of the lane's words that it has. */
function likeness(lane: string, position: PositionOption): number {
  const said = wordsOf(lane);
  const named = wordsOf(`${position.name} ${position.unitName}`);
  if (said.size === 0) return 0;
  return [...said].filter((word) => named.has(word)).length / said.size;
}

/** Kinds that may stand in for one that an agency has no position of. */
const standIns: Readonly<Partial<Record<PositionKind, readonly PositionKind[]>>> = {
  unit_head: ['agency_head'],
  clerical: ['one_stop', 'specialist'],
  finance: ['clerical', 'specialist'],
  other: ['specialist'],
};

/**
 * The position that fits a lane best: of its kind, held by somebody, and named most alike; undefined when the agency
 * has none that could.
 */
export function suggestPosition(
  lane: string,
  kind: PositionKind,
  positions: readonly PositionOption[],
): PositionOption | undefined {
  for (const wanted of [kind, ...(standIns[kind] ?? [])]) {
    const fit = positions
      .filter((position) => position.kind === wanted)
      .map((position) => ({ position, score: likeness(lane, position) + (position.holders > 0 ? 1 : 0) }))
      .sort((a, b) => b.score - a.score)[0];
    if (fit) return fit.position;
  }
  return undefined;
}

export interface Lane {
  readonly lane: string;
  readonly kind: PositionKind;
  readonly stepIds: readonly string[];
}

/** The lanes of a table in the order in which work comes to them. */
export function lanesOf(steps: readonly ProcedureStep[]): Lane[] {
  const lanes = new Map<string, { lane: string; kind: PositionKind; stepIds: string[] }>();
  for (const step of steps) {
    if (step.kind === 'timer') continue;
    const known = lanes.get(step.lane);
    if (known) known.stepIds.push(step.id);
    else lanes.set(step.lane, { lane: step.lane, kind: step.positionKind, stepIds: [step.id] });
  }
  return [...lanes.values()];
}

/** The steps with the position of each lane. */
export function placeSteps(steps: readonly ProcedureStep[], positionOf: ReadonlyMap<string, Uuid>): ProcedureStep[] {
  return steps.map(({ positionId: _, ...step }) => {
    const positionId = step.kind === 'timer' ? undefined : positionOf.get(step.lane);
    return positionId === undefined ? step : { ...step, positionId };
  });
}
