import type { ProcedureContent, ProcedureStep } from '../../contract.ts';
import { freeStepId } from '../../domain.ts';

/** Changes of the table, each a function of the content; pure, so that they can be undone by keeping what was there. */
type Edit = (content: ProcedureContent) => ProcedureContent;

export const changeStep =
  (id: string, change: Partial<ProcedureStep>): Edit =>
  (content) => ({
    ...content,
    steps: content.steps.map((step) => (step.id === id ? dropUndefined({ ...step, ...change }) : step)),
  });

/** A property set to undefined is taken out: the content holds no undefined. */
function dropUndefined(step: ProcedureStep): ProcedureStep {
  return Object.fromEntries(Object.entries(step).filter(([, value]) => value !== undefined)) as ProcedureStep;
}

export type NewStepKind = 'task' | 'consult' | 'question';

/** The row that `addStep` would add. */
export function newStep(content: ProcedureContent, kind: NewStepKind, after: ProcedureStep | undefined): ProcedureStep {
  const base = {
    id: freeStepId(content.steps),
    name: '',
    lane: kind === 'consult' ? '' : (after?.lane ?? ''),
    positionKind: kind === 'consult' ? ('other' as const) : (after?.positionKind ?? 'one_stop'),
    checklist: [],
    output: '',
    formCodes: [],
    guidance: '',
    ...(after?.positionId !== undefined && kind !== 'consult' ? { positionId: after.positionId } : {}),
  };
  if (kind === 'consult') return { ...base, kind, limitMinutes: 480, silence: 'agreed' };
  if (kind === 'task') return { ...base, kind, limitMinutes: 60 };
  const field = content.dataFields[0]?.key ?? 'outcome';
  return {
    ...base,
    kind: 'decision',
    limitMinutes: 0,
    outcomes: [
      { label: 'Đủ', to: 'next', condition: { field, operator: 'eq', value: '' } },
      { label: 'Không', to: { end: 'refused' } },
    ],
  };
}

export const insertStep =
  (step: ProcedureStep, afterId: string | undefined): Edit =>
  (content) => {
    const at = afterId === undefined ? content.steps.length : content.steps.findIndex((one) => one.id === afterId) + 1;
    return { ...content, steps: content.steps.toSpliced(at, 0, step) };
  };

export const removeStep =
  (id: string): Edit =>
  (content) => ({ ...content, steps: untied(content.steps.filter((step) => step.id !== id)) });

export const moveStep =
  (id: string, by: -1 | 1): Edit =>
  (content) => {
    const at = content.steps.findIndex((step) => step.id === id);
    const to = at + by;
    if (at < 0 || to < 0 || to >= content.steps.length) return content;
    const step = content.steps[at]!;
    return { ...content, steps: untied(content.steps.toSpliced(at, 1).toSpliced(to, 0, step)) };
  };

export const toggleParallel =
  (id: string): Edit =>
  (content) => {
    const steps = content.steps.map((step, at) => {
      if (step.id !== id || at === 0) return step;
      const { parallelWithPrevious: isTied, branch: _, ...rest } = step;
      return isTied ? rest : { ...rest, parallelWithPrevious: true };
    });
    return { ...content, steps };
  };

/** The first row has nothing above it. */
function untied(steps: readonly ProcedureStep[]): ProcedureStep[] {
  return steps.map((step, at) => {
    if (at > 0 || !step.parallelWithPrevious) return step;
    const { parallelWithPrevious: _, branch: __, ...rest } = step;
    return rest;
  });
}

const quarter = 15;

/** Shortens the steps of the longest way in proportion until it fits; what is locked stays as it is. */
export function spreadTime(
  content: ProcedureContent,
  {
    criticalIds,
    overMinutes,
    isLocked,
  }: {
    readonly criticalIds: readonly string[];
    readonly overMinutes: number;
    isLocked(id: string): boolean;
  },
): ProcedureContent {
  const free = content.steps.filter((step) => criticalIds.includes(step.id) && !isLocked(step.id));
  const sum = free.reduce((total, step) => total + step.limitMinutes, 0);
  if (sum <= overMinutes) return content;
  let left = overMinutes;
  const shorter = new Map<string, number>();
  for (const step of free.toSorted((a, b) => b.limitMinutes - a.limitMinutes)) {
    const share = Math.ceil((overMinutes * step.limitMinutes) / sum / quarter) * quarter;
    const cut = Math.min(left, share, Math.max(0, step.limitMinutes - quarter));
    shorter.set(step.id, step.limitMinutes - cut);
    left -= cut;
  }
  return {
    ...content,
    steps: content.steps.map((step) => ({ ...step, limitMinutes: shorter.get(step.id) ?? step.limitMinutes })),
  };
}

/** B1, B2, B3, B5–B8 of codes in the order of the table. */
export function codeRange(codes: readonly string[]): string {
  const numbers = codes.map((code) => Number(code.slice(1))).filter((number) => Number.isInteger(number));
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .flatMap(([from, to]) =>
      to - from >= 2 ? [`B${from}–B${to}`] : from === to ? [`B${from}`] : [`B${from}`, `B${to}`],
    )
    .join(', ');
}
