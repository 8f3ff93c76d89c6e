import { type Graph, graphOf } from './graph.ts';
import type { RefusalCode } from './problem.ts';
import { planReturn } from './returns.ts';
import { Run } from './run.ts';
import type { CloseKind, Definition, FlowCommand, FlowData, FlowEvent, FlowNode, Marking, NodeId } from './schema.ts';

/** The newest event ids that a marking remembers. */
const maxApplied = 2_000;

export interface Refusal {
  readonly code: RefusalCode;
  readonly nodeId?: NodeId;
}

/** What an event leads to. After a refusal and after a repeat the marking is the one that was given. */
export interface StepResult {
  readonly marking: Marking;
  /** What the service must now do, in order. */
  readonly commands: readonly FlowCommand[];
  readonly refusal?: Refusal;
  /** True when the event had been applied before. */
  readonly repeated?: true;
}

/** The marking of a dossier that has not been started. */
export const emptyMarking = (): Marking => ({ open: {}, waiting: {}, applied: [], ended: null, done: [] });

/**
 * Starts a dossier.
 *
 * @param eventId  id of the starting event.
 * @param data  what decisions before the first step look at.
 */
export function initialMarking(definition: Definition, eventId = 'start', data?: FlowData): StepResult {
  return step(definition, emptyMarking(), { id: eventId, kind: 'start', ...(data && { data }) });
}

/**
 * Applies one event to a running dossier. Pure: the marking given is not changed, and the same arguments always give
 * the same result. An event whose id the marking remembers has no second effect.
 *
 * The chosen outcome (of a task, an answer, a silence) is seen by the decisions that follow at once as the field
 * `outcome`; everything else that decisions look at comes in `event.data`.
 *
 * @param definition  a checked definition, pinned for the dossier's life.
 * @returns the next marking and the commands that bring the service in line with it, or a refusal.
 */
export function step(definition: Definition, marking: Marking, event: FlowEvent): StepResult {
  if (marking.applied.includes(event.id)) return { marking, commands: [], repeated: true };
  const refused = (code: RefusalCode, nodeId?: NodeId): StepResult => ({
    marking,
    commands: [],
    refusal: nodeId === undefined ? { code } : { code, nodeId },
  });
  const stage = stageRefusal(marking, event);
  if (stage) return refused(stage);
  const graph = graphOf(definition);
  const run = new Run(graph, marking, dataOf(graph, event));
  const refusal = apply(graph, marking, event, run);
  if (refusal) return refused(refusal, 'nodeId' in event ? event.nodeId : undefined);
  const applied = [...marking.applied, event.id].slice(-maxApplied);
  return { marking: run.toMarking(applied), commands: run.commands };
}

function stageRefusal(marking: Marking, event: FlowEvent): RefusalCode | null {
  if (marking.ended !== null) return 'flow.already_ended';
  const isStarted = marking.applied.length > 0 || Object.keys(marking.open).length > 0;
  if (event.kind === 'start') return isStarted ? 'flow.already_started' : null;
  return isStarted ? null : 'flow.not_started';
}

function dataOf(graph: Graph, event: FlowEvent): FlowData {
  const data = event.data ?? {};
  if (event.kind === 'silence') {
    const node = graph.nodes[graph.indexOf.get(event.nodeId) ?? -1];
    return node?.kind === 'consult' ? { ...data, outcome: node.silence } : data;
  }
  return 'outcome' in event && event.outcome !== undefined ? { ...data, outcome: event.outcome } : data;
}

function apply(graph: Graph, marking: Marking, event: FlowEvent, run: Run): RefusalCode | null {
  switch (event.kind) {
    case 'start': {
      const first = graph.out[graph.start]?.[0];
      return first === undefined ? 'flow.no_way' : run.send(first);
    }
    case 'stop':
      run.end(event.result);
      return null;
    case 'return':
      return goBack(graph, marking, event, run);
    default:
      return finish(graph, event, run);
  }
}

type Finishing = Extract<FlowEvent, { kind: 'complete' | 'answer' | 'silence' | 'elapse' | 'skip' }>;

/** Which events close which kind of node, and how the closing is called. */
const closings: Record<Finishing['kind'], { kinds: readonly FlowNode['kind'][]; how: CloseKind }> = {
  complete: { kinds: ['task'], how: 'completed' },
  answer: { kinds: ['consult'], how: 'answered' },
  silence: { kinds: ['consult'], how: 'silent' },
  elapse: { kinds: ['timer'], how: 'elapsed' },
  skip: { kinds: ['task', 'consult', 'timer'], how: 'skipped' },
};

function finish(graph: Graph, event: Finishing, run: Run): RefusalCode | null {
  const index = graph.indexOf.get(event.nodeId);
  if (index === undefined) return 'flow.unknown_node';
  const node = graph.nodes[index]!;
  const { kinds, how } = closings[event.kind];
  if (!kinds.includes(node.kind)) return 'flow.wrong_event';
  if (!run.open.has(node.id)) return 'flow.not_open';
  if (event.kind === 'skip' && event.reason.trim() === '') return 'flow.reason_missing';
  const outcome = outcomeOf(node, event);
  const way = node.kind === 'task' ? taskWay(graph, index, outcome) : (graph.out[index]![0] ?? 'flow.no_way');
  if (typeof way === 'string') return way;
  run.closeNode(node.id, how, outcome);
  if (node.kind === 'task' && !run.done.includes(node.id)) run.done.push(node.id);
  return run.send(way);
}

function outcomeOf(node: FlowNode, event: Finishing): string | undefined {
  if (event.kind === 'silence') return node.kind === 'consult' ? node.silence : undefined;
  return 'outcome' in event ? event.outcome : undefined;
}

/** The flow that a task's outcome leads along. */
function taskWay(graph: Graph, index: number, outcome: string | undefined): number | RefusalCode {
  const node = graph.nodes[index]!;
  const outcomes = node.kind === 'task' ? (node.outcomes ?? []) : [];
  const ways = graph.out[index]!;
  if (outcomes.length === 0) return outcome === undefined ? (ways[0] ?? 'flow.no_way') : 'flow.unknown_outcome';
  if (outcome === undefined) return 'flow.outcome_missing';
  if (!outcomes.includes(outcome)) return 'flow.unknown_outcome';
  return ways.find((flow) => graph.flows[flow]!.outcome === outcome) ?? 'flow.no_way';
}

function goBack(
  graph: Graph,
  marking: Marking,
  event: Extract<FlowEvent, { kind: 'return' }>,
  run: Run,
): RefusalCode | null {
  const plan = planReturn(graph, marking, event.nodeId, event.toNodeId);
  if (typeof plan === 'string') return plan;
  run.closeNode(event.nodeId, 'returned');
  for (const nodeId of plan.cancelled) run.cancelNode(nodeId);
  for (const flow of plan.forgotten) run.waiting.delete(flow);
  for (const flow of plan.standing) run.waiting.set(flow, 1);
  run.openNode(event.toNodeId);
  return null;
}
