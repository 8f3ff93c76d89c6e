import type { CivilDate } from '@chuan/kernel';
import type { ContentProblem, ProcedureContent } from '../contract.ts';
import { checkFlow, checkTimes } from './check-flow.ts';
import { checkHolders, type PositionHeld } from './check-holders.ts';
import { checkText } from './check-text.ts';

export interface CheckSetting {
  /** The day on which legal bases must be in force. */
  readonly on: CivilDate;
  /** The agency's positions; without them nobody is asked who holds a step (a template). */
  readonly positions?: readonly PositionHeld[] | undefined;
}

/**
 * Everything that is wrong or doubtful in a content, errors first: the flow (structure, soundness with the place of a
 * counter-example), the time, who holds the steps, and whether the text is whole. Pure and fast enough to run at every
 * keystroke.
 */
export function checkContent(content: ProcedureContent, { on, positions }: CheckSetting): ContentProblem[] {
  const problems = [
    ...checkFlow(content),
    ...checkTimes(content),
    ...(positions ? checkHolders(content, positions) : []),
    ...checkText(content, on),
  ];
  return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
}

export const isError = (problem: ContentProblem): boolean => problem.severity === 'error';
