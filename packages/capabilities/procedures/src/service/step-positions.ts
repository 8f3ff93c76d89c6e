import type { TenantTx } from '@chuan/db';
import type { ProcedureStep } from '@chuan/library/contract';
import { getPositions } from '@chuan/tenancy/server';

export interface StepPosition {
  readonly name: string;
  /** Empty where the agency has given the step to no position. */
  readonly unitName: string;
}

/** Who works on each step, by its id: the agency's own position, or the table's word where it has given it to none. */
export async function getStepPositions(
  tx: TenantTx,
  steps: readonly ProcedureStep[],
): Promise<ReadonlyMap<string, StepPosition>> {
  const positions = await getPositions(tx, [...new Set(steps.flatMap((step) => step.positionId ?? []))]);
  return new Map(
    steps.map(({ id, lane, positionId }) => {
      const own = positionId === undefined ? undefined : positions.get(positionId);
      return [id, own ?? { name: lane, unitName: '' }];
    }),
  );
}
