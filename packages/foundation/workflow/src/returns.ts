import { type Block, type Place, blocksOf } from './blocks.ts';
import { type Graph, forwardOrder, graphOf } from './graph.ts';
import type { RefusalCode } from './problem.ts';
import { bitNetOf } from './reachability.ts';
import type { Definition, Marking, NodeId } from './schema.ts';
import { isSoundFrom } from './soundness.ts';

/** What a return does to the other tokens. */
export interface ReturnPlan {
  /** Open nodes whose work is cancelled. */
  readonly cancelled: readonly NodeId[];
  /** Flows whose tokens, waiting at a join, are forgotten. */
  readonly forgotten: readonly number[];
  /** Flows into a join on which finished branches stand as done. */
  readonly standing: readonly number[];
}

/**
 * The tasks to which the work open at a node may be returned: tasks done before that lead to it. Inside a parallel
 * block: those of the same branch, and those before the block, which then cancels the other branches. Never a task of
 * a branch that runs at the same time.
 */
export function allowedReturns(definition: Definition, marking: Marking, nodeId: NodeId): NodeId[] {
  const graph = graphOf(definition);
  return (marking.done ?? []).filter((toNodeId) => typeof planReturn(graph, marking, nodeId, toNodeId) !== 'string');
}

/**
 * How to go back from an open node to an earlier task so that no token is left stray and none is missing.
 *
 * - In the same branch, or outside every block: the token moves, the others stay.
 * - Out of a parallel block: every other token of that block is taken away.
 * - Back into a block already finished: the task's branch is done again, the other branches stand as done.
 *
 * Where forks and joins do not pair into blocks, a return is allowed only if the marking it leads to can still always
 * be brought to a proper end, which is then found out by exploring it.
 */
export function planReturn(graph: Graph, marking: Marking, nodeId: NodeId, toNodeId: NodeId): ReturnPlan | RefusalCode {
  const from = graph.indexOf.get(nodeId);
  const to = graph.indexOf.get(toNodeId);
  if (from === undefined || to === undefined) return 'flow.unknown_node';
  if (!Object.hasOwn(marking.open, nodeId)) return 'flow.not_open';
  if (graph.nodes[to]!.kind !== 'task') return 'flow.return_not_task';
  const { around, isStructured } = blocksOf(graph);
  const depth = commonDepth(around[from]!, around[to]!);
  if (depth === null) return 'flow.return_across';
  if (!leadsTo(graph, to, from)) return 'flow.return_not_earlier';
  if (!(marking.done ?? []).includes(toNodeId)) return 'flow.return_not_done';
  if (!isStructured) return planByExploring(graph, marking, from, to);
  const left = around[from]![depth]?.block;
  const entered = around[to]!.slice(depth);
  return {
    cancelled: left ? openInside(graph, marking, left).filter((each) => each !== nodeId) : [],
    forgotten: left ? waitingInside(graph, marking, left) : [],
    standing: entered.flatMap(({ block, branch }) =>
      block.branches.flatMap((each, index) => (index === branch ? [] : [each.lastFlow])),
    ),
  };
}

/** How many blocks two nodes share, each in the same branch; null when they lie in different branches of one block. */
function commonDepth(one: readonly Place[], other: readonly Place[]): number | null {
  for (let depth = 0; ; depth++) {
    const left = one[depth];
    const right = other[depth];
    if (!left || !right || left.block !== right.block) return depth;
    if (left.branch !== right.branch) return null;
  }
}

/** Whether a way without going back leads from one node to another. */
function leadsTo(graph: Graph, from: number, to: number): boolean {
  const { isBack } = forwardOrder(graph);
  const seen = new Set([from]);
  for (const node of seen) {
    for (const flow of graph.out[node]!) if (!isBack[flow]) seen.add(graph.target[flow]!);
  }
  return from !== to && seen.has(to);
}

const isInside = (block: Block, node: number) => block.branches.some((branch) => branch.nodes.has(node));

const openInside = (graph: Graph, marking: Marking, block: Block) =>
  Object.keys(marking.open).filter((nodeId) => isInside(block, graph.indexOf.get(nodeId) ?? -1));

const waitingInside = (graph: Graph, marking: Marking, block: Block) =>
  Object.keys(marking.waiting)
    .map(Number)
    .filter((flow) => graph.target[flow] === block.join || isInside(block, graph.target[flow]!));

/** Without blocks: keep the other tokens if the flow still ends properly, else take them all away, else refuse. */
function planByExploring(graph: Graph, marking: Marking, from: number, to: number): ReturnPlan | RefusalCode {
  const net = bitNetOf(graph);
  const others = Object.keys(marking.open).filter((nodeId) => nodeId !== graph.nodes[from]!.id);
  const waiting = Object.keys(marking.waiting).map(Number);
  const kept = [
    ...others.map((nodeId) => net.placeOfNode.get(graph.indexOf.get(nodeId)!)!),
    ...waiting.map((flow) => net.placeOfFlow[flow]!),
  ];
  const place = net.placeOfNode.get(to)!;
  const isSafe = !kept.includes(place);
  if (isSafe && isSoundFrom(graph, net, [...kept, place])) return { cancelled: [], forgotten: [], standing: [] };
  if (isSoundFrom(graph, net, [place])) return { cancelled: others, forgotten: waiting, standing: [] };
  return 'flow.return_unsafe';
}
