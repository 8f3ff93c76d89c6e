import { type Graph, graphOf, isResting, reachableFrom } from './graph.ts';
import type { Problem, StructureCode } from './problem.ts';
import type { Definition, FlowNode, NodeId } from './schema.ts';

/**
 * Faults of shape: ends of flows that do not exist, ways out that do not match the node's kind, nodes that no dossier
 * reaches or leaves. Empty when the flow can be run at all; whether it runs well is `checkSoundness`'s question.
 */
export function checkStructure(definition: Definition): Problem[] {
  const graph = graphOf(definition);
  const problems = [...checkIdentity(graph), ...graph.nodes.flatMap((_, node) => checkWays(graph, node))];
  return problems.length > 0 ? problems : [...checkReach(graph), ...checkInstantLoops(graph)];
}

const at = (code: StructureCode, nodeId: NodeId, nodeIds?: NodeId[]): Problem =>
  nodeIds ? { code, nodeId, nodeIds } : { code, nodeId };

function checkIdentity(graph: Graph): Problem[] {
  const problems: Problem[] = [];
  const starts = graph.nodes.filter((node) => node.kind === 'start');
  if (starts.length === 0) problems.push({ code: 'flow.no_start' });
  for (const extra of starts.slice(1)) problems.push(at('flow.many_starts', extra.id));
  if (!graph.nodes.some((node) => node.kind === 'end')) problems.push({ code: 'flow.no_end' });
  graph.nodes.forEach((node, index) => {
    if (graph.indexOf.get(node.id) !== index) problems.push(at('flow.duplicate_node', node.id));
  });
  graph.flows.forEach((flow, index) => {
    if (graph.source[index]! < 0) problems.push(at('flow.unknown_target', flow.to, [flow.from]));
    else if (graph.target[index]! < 0) problems.push(at('flow.unknown_target', flow.from, [flow.to]));
  });
  return problems;
}

function checkWays(graph: Graph, index: number): Problem[] {
  const node = graph.nodes[index]!;
  const ways = graph.out[index]!.map((flow) => graph.flows[flow]!);
  const codes: StructureCode[] = [];
  if (node.kind === 'start' && graph.into[index]!.length > 0) codes.push('flow.into_start');
  if (node.kind === 'end') {
    if (ways.length > 0) codes.push('flow.out_of_end');
    return codes.map((code) => at(code, node.id));
  }
  if (ways.length === 0) codes.push('flow.no_way_out');
  else codes.push(...checkChoice(node, ways));
  if (node.kind === 'fork' && ways.length === 1) codes.push('flow.lone_fork');
  if (node.kind === 'join' && graph.into[index]!.length === 1) codes.push('flow.lone_join');
  return codes.map((code) => at(code, node.id));
}

type Way = { outcome?: string | undefined; condition?: object | undefined };

function checkChoice(node: FlowNode, ways: readonly Way[]): StructureCode[] {
  if (node.kind === 'decision') return checkDecision(ways);
  const codes: StructureCode[] = [];
  if (ways.some((way) => way.condition !== undefined)) codes.push('flow.unexpected_condition');
  const outcomes = node.kind === 'task' ? (node.outcomes ?? []) : [];
  if (outcomes.length > 0) return [...codes, ...checkOutcomes(outcomes, ways)];
  if (ways.some((way) => way.outcome !== undefined)) codes.push('flow.way_without_outcome');
  if (ways.length > 1 && node.kind !== 'fork') codes.push('flow.many_ways_out');
  return codes;
}

function checkDecision(ways: readonly Way[]): StructureCode[] {
  const otherwise = ways.filter((way) => way.condition === undefined).length;
  if (otherwise === 0) return ['flow.no_otherwise'];
  return otherwise > 1 ? ['flow.many_otherwise'] : [];
}

function checkOutcomes(outcomes: readonly string[], ways: readonly Way[]): StructureCode[] {
  const codes: StructureCode[] = [];
  const counts = new Map(outcomes.map((outcome) => [outcome, 0]));
  if (counts.size < outcomes.length) codes.push('flow.doubled_outcome');
  for (const { outcome } of ways) {
    const count = outcome === undefined ? undefined : counts.get(outcome);
    if (outcome === undefined || count === undefined) codes.push('flow.way_without_outcome');
    else counts.set(outcome, count + 1);
  }
  for (const count of counts.values()) {
    if (count === 0) codes.push('flow.outcome_without_way');
    if (count > 1) codes.push('flow.doubled_outcome');
  }
  return [...new Set(codes)];
}

function checkReach(graph: Graph): Problem[] {
  const reached = reachableFrom(graph, [graph.start]);
  const ends = graph.nodes.flatMap((node, index) => (node.kind === 'end' ? [index] : []));
  const ending = reachableFrom(graph, ends, false);
  return graph.nodes.flatMap((node, index): Problem[] => {
    if (!reached[index]) return [at('flow.unreachable', node.id)];
    return ending[index] ? [] : [at('flow.no_path_to_end', node.id)];
  });
}

/** A loop through which a dossier would run for ever without anybody doing anything. */
function checkInstantLoops(graph: Graph): Problem[] {
  const instant = graph.nodes.map((node) => !isResting(node));
  const loop = graph.nodes.findIndex((_, node) => instant[node] && returnsTo(graph, node, instant));
  return loop < 0 ? [] : [at('flow.instant_loop', graph.nodes[loop]!.id)];
}

function returnsTo(graph: Graph, origin: number, through: readonly boolean[]): boolean {
  const seen = new Set<number>();
  const queue = [origin];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const flow of graph.out[node]!) {
      const next = graph.target[flow]!;
      if (next === origin) return true;
      if (!through[next] || seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return false;
}
