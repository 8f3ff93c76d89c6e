import type { ProcedureStep } from './content.ts';

/**
 * How each row is called, on paper and on every screen: B1, B2, … in the order of the table. What nobody works on, a
 * decision by the dossier's data or a timer, has no number. By row id.
 */
export function stepCodesOf(
  steps: readonly Pick<ProcedureStep, 'id' | 'kind' | 'outcomes'>[],
): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  let number = 0;
  for (const step of steps) {
    if (!isWork(step)) continue;
    number += 1;
    codes.set(step.id, `B${number}`);
  }
  return codes;
}

/** Whether somebody works on a row: on every one but timers and questions. */
export const isWork = (step: Pick<ProcedureStep, 'kind' | 'outcomes'>): boolean =>
  step.kind !== 'timer' && !isQuestion(step);

/** A decision by the dossier's data: the system answers, nobody works, and it has no number. */
export const isQuestion = (step: Pick<ProcedureStep, 'kind' | 'outcomes'>): boolean =>
  step.kind === 'decision' && (step.outcomes ?? []).some((outcome) => outcome.condition !== undefined);
