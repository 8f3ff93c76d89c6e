import type { CivilDate } from '@chuan/kernel';
import type { ContentProblem, ProcedureContent } from '../contract.ts';
import { isWork } from '../contract.ts';

/** A position as the checks need it. */
export interface PositionHeld {
  readonly id: string;
  readonly name: string;
  /** How many active people hold it today. */
  readonly holders: number;
  /** The first day on which nobody will hold it any more, as far as is known. */
  readonly emptyFrom?: CivilDate | null;
}

/** Whether every step that is work has a position, and somebody in it; and no step one that is not there. */
export function checkHolders(content: ProcedureContent, positions: readonly PositionHeld[]): ContentProblem[] {
  const known = new Map(positions.map((position) => [position.id, position]));
  return content.steps.flatMap((step): ContentProblem[] => {
    const { id: stepId, lane, positionId } = step;
    const position = positionId === undefined ? undefined : known.get(positionId);
    if (positionId === undefined)
      return isWork(step) ? [{ severity: 'error', code: 'holder.unset', stepId, params: { lane } }] : [];
    if (!position) return [{ severity: 'error', code: 'holder.unknown', stepId, params: { lane } }];
    if (!isWork(step)) return [];
    const params = { position: position.name };
    if (position.holders === 0) return [{ severity: 'error', code: 'holder.nobody', stepId, params }];
    if (!position.emptyFrom) return [];
    return [{ severity: 'warning', code: 'holder.leaving', stepId, params: { ...params, on: position.emptyFrom } }];
  });
}
