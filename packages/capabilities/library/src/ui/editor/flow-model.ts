import type { FlowEdge, FlowModel } from '@chuan/ui';
import { compileTable, type EndKind } from '@chuan/workflow';
import type { ContentProblem, ProcedureContent, ProcedureStep } from '../../contract.ts';
import { type FlowTime, isQuestion, stepCodesOf } from '../../domain.ts';

export interface FlowWords {
  minutes(minutes: number): string;
  slack(minutes: number): string;
  end(kind: EndKind): string;
}

/** Somebody or the data chooses, and no time is given for it. */
const isChoice = (step: ProcedureStep) => isQuestion(step) || (step.kind === 'decision' && step.limitMinutes === 0);

/** Parallel rows that stand together carry one mark. */
function marksOf(steps: readonly ProcedureStep[]): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  steps.forEach((step, at) => {
    if (!step.parallelWithPrevious || at === 0) return;
    const above = steps[at - 1]!;
    const mark = marks.get(above.id) ?? above.id;
    marks.set(above.id, mark);
    marks.set(step.id, mark);
  });
  return marks;
}

const startId = 'flow.start';
const mostLetters = 18;
const mostToEnd = 6;

/** Edges between rows: forks and joins of the compiled flow are passed through. */
function edgesOf(content: ProcedureContent, critical: ReadonlySet<string>): FlowEdge[] {
  const { definition } = compileTable(content.steps);
  const kindOf = new Map(definition.nodes.map((node) => [node.id, node.kind]));
  const isGate = (id: string) => kindOf.get(id) === 'fork' || kindOf.get(id) === 'join';
  const targetsOf = (id: string, seen: readonly string[] = []): string[] =>
    isGate(id) && !seen.includes(id)
      ? definition.flows.filter((flow) => flow.from === id).flatMap((flow) => targetsOf(flow.to, [...seen, id]))
      : [id];
  const places = new Map(content.steps.map((step, at) => [step.id, at]));
  /** Ways back and lone ways out speak for themselves; long words are cut, the table has the whole. */
  const labelOf = (outcome: string | undefined, from: string, to: string) => {
    const isBack = (places.get(to) ?? Infinity) <= (places.get(from) ?? -1);
    const isLone = kindOf.get(to) === 'end' && definition.flows.filter((flow) => flow.from === from).length === 1;
    if (outcome === undefined || isBack || isLone) return {};
    if (kindOf.get(to) === 'end') return outcome.length > mostToEnd ? {} : { label: outcome };
    return { label: outcome.length > mostLetters ? `${outcome.slice(0, mostLetters - 1).trimEnd()}…` : outcome };
  };
  return definition.flows
    .filter((flow) => !isGate(flow.from))
    .flatMap(({ from, to, outcome }) =>
      targetsOf(to).map((target) => ({
        from: from === startId ? 'start' : from,
        to: target,
        ...labelOf(outcome, from, target),
        critical: (from === startId || critical.has(from)) && (critical.has(target) || kindOf.get(target) === 'end'),
      })),
    );
}

/** The content's flow as the diagram draws it: a lane for each responsibility, in the order in which work comes. */
export function flowModelOf(
  content: ProcedureContent,
  time: FlowTime | null,
  problems: readonly ContentProblem[],
  words: FlowWords,
): FlowModel {
  const codes = stepCodesOf(content.steps);
  const marks = marksOf(content.steps);
  const critical = new Set(time?.criticalIds ?? []);
  const wrong = new Set(problems.filter((problem) => problem.severity === 'error').map((problem) => problem.stepId));
  const lanes = [...new Set(content.steps.map((step) => step.lane))];
  const { definition } = compileTable(content.steps);
  return {
    lanes: lanes.map((lane) => ({ id: lane, label: lane || '–' })),
    rows: content.steps.map((step) => {
      const mark = marks.get(step.id);
      const slack = time?.slackMinutes[step.id] ?? 0;
      const isWrong = wrong.has(step.id);
      return {
        id: step.id,
        kind: isQuestion(step) ? 'decision' : 'task',
        laneId: step.lane,
        label: codes.get(step.id) ?? '',
        ...(isChoice(step) ? {} : { timeLabel: words.minutes(step.limitMinutes) }),
        ...(mark !== undefined && slack > 0 ? { slackLabel: words.slack(slack) } : {}),
        ...(mark === undefined ? {} : { parallel: mark }),
        critical: critical.has(step.id),
        error: isWrong,
      };
    }),
    edges: edgesOf(content, critical),
    ends: definition.nodes.flatMap((node) =>
      node.kind === 'end' ? [{ id: node.id, label: words.end(node.result) }] : [],
    ),
  };
}
