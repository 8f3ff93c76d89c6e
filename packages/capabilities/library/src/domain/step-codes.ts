import type { ProcedureStep } from '../contract.ts';

/**
 * How each row is called on paper: B1, B2, … in the order of the table; decisions that take no time are asked between
 * steps and have no number. By row id.
 */
export function stepCodesOf(
  steps: readonly Pick<ProcedureStep, 'id' | 'kind' | 'outcomes'>[],
): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  let number = 0;
  for (const step of steps) {
    if (isQuestion(step)) continue;
    number += 1;
    codes.set(step.id, `B${number}`);
  }
  return codes;
}

/** A decision by the dossier's data: the system answers, nobody works. */
export const isQuestion = (step: Pick<ProcedureStep, 'kind' | 'outcomes'>): boolean =>
  step.kind === 'decision' && (step.outcomes ?? []).some((outcome) => outcome.condition !== undefined);

/** An id that no row has yet. */
export function freeStepId(steps: readonly { readonly id: string }[]): string {
  const taken = new Set(steps.map((step) => step.id));
  let number = steps.length + 1;
  while (taken.has(`B${number}`)) number += 1;
  return `B${number}`;
}
