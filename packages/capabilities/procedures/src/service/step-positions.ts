import type { TenantTx } from '@chuan/db';
import { isWork, type ProcedureStep } from '@chuan/library/contract';
import { getPositions } from '@chuan/tenancy/server';

export interface StepPosition {
  readonly name: string;
  /** Empty where the agency has given the step to no position. */
  readonly unitName: string;
}

export type StepPositions = ReadonlyMap<string, StepPosition>;

/** The agency's own positions of the steps that are work; whatever stands with a timer or a question is nobody's. */
export const ownPositionsOf = (tx: TenantTx, steps: readonly ProcedureStep[]) =>
  getPositions(tx, [...new Set(steps.filter(isWork).flatMap((step) => step.positionId ?? []))]);

/** Who works on each step, by its id: the agency's own position, or the table's word where it has given it to none. */
export async function getStepPositions(tx: TenantTx, steps: readonly ProcedureStep[]): Promise<StepPositions> {
  const positions = await ownPositionsOf(tx, steps);
  return new Map(
    steps.map(({ id, lane, positionId }) => {
      const own = positionId === undefined ? undefined : positions.get(positionId);
      return [id, own ?? { name: lane, unitName: '' }];
    }),
  );
}
