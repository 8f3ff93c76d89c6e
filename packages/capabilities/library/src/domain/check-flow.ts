import { checkSoundness, checkStructure, compileTable, longestPath, type Problem } from '@chuan/workflow';
import type { ContentProblem, ProcedureContent } from '../contract.ts';
import { workingMinutesOf } from './limits.ts';

export interface FlowTime {
  /** Working minutes of the longest way. */
  readonly minutes: number;
  /** What law allows, in working minutes. */
  readonly limitMinutes: number;
  /** Row ids of one longest way. */
  readonly criticalIds: readonly string[];
  /** By row id: how many working minutes it may grow before the longest way does. */
  readonly slackMinutes: Readonly<Record<string, number>>;
}

/** How the steps fill the legal limit; null while the table means no flow that can be run. */
export function flowTimeOf(content: Pick<ProcedureContent, 'steps' | 'legalLimit'>): FlowTime | null {
  const { definition, problems } = compileTable(content.steps);
  if (problems.length > 0 || checkStructure(definition).length > 0) return null;
  const path = longestPath(definition);
  const rows = new Set(content.steps.map((step) => step.id));
  return {
    minutes: path.minutes,
    limitMinutes: workingMinutesOf(content.legalLimit),
    criticalIds: path.criticalNodeIds.filter((id) => rows.has(id)),
    slackMinutes: Object.fromEntries(Object.entries(path.slackMinutes).filter(([id]) => rows.has(id))),
  };
}

/** Whether every dossier can be brought to its end, nothing is left over, and no step is dead; with the row to look at. */
export function checkFlow(content: ProcedureContent): ContentProblem[] {
  const { definition, rowOfNode, problems } = compileTable(content.steps);
  const rows = new Set(content.steps.map((step) => step.id));
  const rowOf = (node: string) => (rows.has(node) ? node : rowOfNode[node]);
  const found = problems.length > 0 ? problems : checkSoundness(definition);
  return found.map((problem) => told(problem, rowOf));
}

function told({ code, nodeId, nodeIds, trace, params }: Problem, rowOf: (node: string) => string | undefined) {
  const stepId = nodeId === undefined ? undefined : rowOf(nodeId);
  const others = (trace ?? nodeIds ?? []).map(rowOf).filter((id): id is string => id !== undefined);
  const stepIds = others.filter((id, at) => id !== others[at - 1]);
  return {
    severity: 'error' as const,
    code,
    ...(stepId === undefined ? {} : { stepId }),
    ...(stepIds.length > 0 ? { stepIds } : {}),
    params: { ...params },
  };
}

/** Whether the longest way fits in the legal limit, and in the shorter limits of single cases. */
export function checkTimes(content: ProcedureContent): ContentProblem[] {
  const time = flowTimeOf(content);
  if (!time) return [];
  const { minutes, limitMinutes, criticalIds } = time;
  if (minutes > limitMinutes) {
    const longest = content.steps
      .filter((step) => criticalIds.includes(step.id))
      .reduce((top, step) => (step.limitMinutes > top.limitMinutes ? step : top));
    const params = { minutes, limitMinutes, overMinutes: minutes - limitMinutes };
    return [{ severity: 'error', code: 'time.over_limit', stepId: longest.id, stepIds: [...criticalIds], params }];
  }
  const names = new Map(content.cases.map((one) => [one.key, one.name]));
  const shorter = new Map<string, number>();
  for (const { caseKey = '', limit } of content.methods) {
    const allowed = workingMinutesOf(limit);
    if (allowed < minutes) shorter.set(caseKey, Math.min(allowed, shorter.get(caseKey) ?? allowed));
  }
  return [...shorter].map(([caseKey, allowed]) => ({
    severity: 'warning',
    code: caseKey === '' ? 'time.over_channel' : 'time.over_case',
    params: { minutes, limitMinutes: allowed, overMinutes: minutes - allowed, case: names.get(caseKey) ?? '' },
  }));
}
