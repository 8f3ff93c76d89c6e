import { type Graph, forwardOrder, graphOf, minutesOf } from './graph.ts';
import type { Problem } from './problem.ts';
import type { Definition, NodeId } from './schema.ts';

export interface LongestPath {
  /** Working minutes of the longest way through the flow. */
  readonly minutes: number;
  /** The nodes of one longest way, from the start on; among equals the way written first. */
  readonly criticalNodeIds: NodeId[];
  /** Of each node that a dossier can reach: by how many working minutes it may grow before the longest way does. */
  readonly slackMinutes: Record<NodeId, number>;
}

/**
 * The longest way through a flow, by the limits of its tasks, consultations and timers. Branches that run at the same
 * time, and alternatives, count as the longest of them.
 *
 * Loops are walked once: a flow that goes back to a step still being gone through is not followed. Steps that lie on
 * the way back only are counted up to that flow, so a rework that alone overruns the limit is still seen.
 */
export function longestPath(definition: Definition): LongestPath {
  const graph = graphOf(definition);
  const { order, isBack } = forwardOrder(graph);
  const weight = graph.nodes.map(minutesOf);
  const head = farthest(graph, order, weight, isBack);
  const tail = farthestBack(graph, order, weight, isBack);
  let minutes = 0;
  for (const node of order) minutes = Math.max(minutes, head[node]! + weight[node]! + tail[node]!);
  const slackMinutes: Record<NodeId, number> = {};
  for (const node of order) slackMinutes[graph.nodes[node]!.id] = minutes - head[node]! - weight[node]! - tail[node]!;
  return { minutes, criticalNodeIds: criticalPath(graph, weight, tail, isBack), slackMinutes };
}

/** Of each node: the minutes of the longest way that leads to it, without its own. */
function farthest(graph: Graph, order: readonly number[], weight: readonly number[], isBack: readonly boolean[]) {
  const head = weight.map(() => 0);
  for (const node of order) {
    for (const flow of graph.out[node]!) {
      const to = graph.target[flow]!;
      if (!isBack[flow]) head[to] = Math.max(head[to]!, head[node]! + weight[node]!);
    }
  }
  return head;
}

/** Of each node: the minutes of the longest way that leads on from it, without its own. */
function farthestBack(graph: Graph, order: readonly number[], weight: readonly number[], isBack: readonly boolean[]) {
  const tail = weight.map(() => 0);
  for (const node of order.toReversed()) {
    for (const flow of graph.out[node]!) {
      const to = graph.target[flow]!;
      if (!isBack[flow]) tail[node] = Math.max(tail[node]!, weight[to]! + tail[to]!);
    }
  }
  return tail;
}

function criticalPath(graph: Graph, weight: readonly number[], tail: readonly number[], isBack: readonly boolean[]) {
  const path: NodeId[] = [];
  for (let node = graph.start; node >= 0; ) {
    path.push(graph.nodes[node]!.id);
    const here = node;
    const on = graph.out[here]!.find((flow) => {
      const to = graph.target[flow]!;
      return !isBack[flow] && weight[to]! + tail[to]! === tail[here]!;
    });
    node = on === undefined ? -1 : graph.target[on]!;
  }
  return path;
}

/**
 * Whether the longest way through the flow fits in the legal limit. The problem points at the longest step of the
 * critical path and carries `minutes`, `limitMinutes` and `overMinutes`.
 *
 * @param legalLimitMinutes  the procedure's legal limit in working minutes.
 */
export function checkTime(definition: Definition, legalLimitMinutes: number): Problem[] {
  const { minutes, criticalNodeIds } = longestPath(definition);
  if (minutes <= legalLimitMinutes) return [];
  const graph = graphOf(definition);
  const minutesAt = (nodeId: NodeId) => minutesOf(graph.nodes[graph.indexOf.get(nodeId)!]!);
  const nodeId = criticalNodeIds.reduce((longest, each) => (minutesAt(each) > minutesAt(longest) ? each : longest));
  const params = { minutes, limitMinutes: legalLimitMinutes, overMinutes: minutes - legalLimitMinutes };
  return [{ code: 'flow.over_limit', nodeId, nodeIds: criticalNodeIds, params }];
}
