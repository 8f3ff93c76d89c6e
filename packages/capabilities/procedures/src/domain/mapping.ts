import { foldVietnamese, type Uuid } from '@chuan/kernel';
import type { PositionKind, ProcedureStep } from '@chuan/library/contract';
import type { PositionOption } from '../contract.ts';

const wordsOf = (text: string): Set<string> => new Set(foldVietnamese(text).match(/[\p{L}\p{N}]+/gu) ?? []);

/** The share of the words said that are among those named. */
function share(said: ReadonlySet<string>, named: ReadonlySet<string>): number {
  return said.size === 0 ? 0 : [...said].filter((word) => named.has(word)).length / said.size;
}

/** How well a position's name speaks of what a lane says, and of the field (lĩnh vực) of the procedure. */
function likeness(lane: string, field: string, position: PositionOption): number {
  const named = wordsOf(`${position.name} ${position.unitName}`);
  return share(wordsOf(lane), named) + share(wordsOf(field), named);
}

/** More than any name can say: nobody does a step at an empty position. */
const heldScore = 2;

/** Kinds that may stand in for one that an agency has no position of. */
const standIns: Readonly<Partial<Record<PositionKind, readonly PositionKind[]>>> = {
  unit_head: ['agency_head'],
  clerical: ['one_stop', 'specialist'],
  finance: ['clerical', 'specialist'],
  other: ['specialist'],
};

/**
 * The position that fits a lane best: of its kind, named most like the lane and the field, and held by somebody;
 * undefined when the agency has none that could.
 */
export function suggestPosition(
  lane: string,
  kind: PositionKind,
  positions: readonly PositionOption[],
  field = '',
): PositionOption | undefined {
  for (const wanted of [kind, ...(standIns[kind] ?? [])]) {
    const fit = positions
      .filter((position) => position.kind === wanted)
      .map((position) => ({
        position,
        score: likeness(lane, field, position) + (position.holders > 0 ? heldScore : 0),
      }))
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
