import type { Definition, Flow, FlowNode, NodeId } from './schema.ts';

/** A definition with its flows indexed. Nodes and flows are named by their place in the definition's lists. */
export interface Graph {
  readonly nodes: readonly FlowNode[];
  readonly flows: readonly Flow[];
  readonly indexOf: ReadonlyMap<NodeId, number>;
  /** Of each flow: the node it leaves and the node it enters; −1 when the definition has no such node. */
  readonly source: readonly number[];
  readonly target: readonly number[];
  /** Of each node: its outgoing and incoming flows, in the definition's order. */
  readonly out: readonly (readonly number[])[];
  readonly into: readonly (readonly number[])[];
  /** The start node, or −1. */
  readonly start: number;
}

const graphs = new WeakMap<Definition, Graph>();

/**
 * The graph of a definition, built once per definition object. A definition is immutable: an edited one is a new
 * object.
 */
export function graphOf(definition: Definition): Graph {
  const known = graphs.get(definition);
  if (known) return known;
  const graph = buildGraph(definition);
  graphs.set(definition, graph);
  return graph;
}

function buildGraph({ nodes, flows }: Definition): Graph {
  const indexOf = new Map<NodeId, number>();
  nodes.forEach((node, index) => {
    if (!indexOf.has(node.id)) indexOf.set(node.id, index);
  });
  const out: number[][] = nodes.map(() => []);
  const into: number[][] = nodes.map(() => []);
  const source = flows.map((flow) => indexOf.get(flow.from) ?? -1);
  const target = flows.map((flow) => indexOf.get(flow.to) ?? -1);
  flows.forEach((_, flow) => {
    const from = source[flow]!;
    const to = target[flow]!;
    if (from < 0 || to < 0) return;
    out[from]!.push(flow);
    into[to]!.push(flow);
  });
  const start = nodes.findIndex((node) => node.kind === 'start');
  return { nodes, flows, indexOf, source, target, out, into, start };
}

/** Kinds of nodes at which a dossier rests until an event comes; the others are passed at once. */
export const isResting = (node: FlowNode): node is Extract<FlowNode, { kind: 'task' | 'consult' | 'timer' }> =>
  node.kind === 'task' || node.kind === 'consult' || node.kind === 'timer';

/** Working minutes of the limit that a node takes. */
export const minutesOf = (node: FlowNode): number => (isResting(node) ? node.limitMinutes : 0);

/** The nodes that can be reached along the flows from `from`, itself included; `forward` false walks them backwards. */
export function reachableFrom(graph: Graph, from: readonly number[], forward = true): boolean[] {
  const seen = graph.nodes.map(() => false);
  const queue = from.filter((node) => node >= 0);
  for (const node of queue) seen[node] = true;
  const ways = forward ? graph.out : graph.into;
  const far = forward ? graph.target : graph.source;
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const flow of ways[node]!) {
      const next = far[flow]!;
      if (seen[next]) continue;
      seen[next] = true;
      queue.push(next);
    }
  }
  return seen;
}

export interface ForwardOrder {
  /** Nodes reachable from the start, each after all its forward predecessors. */
  readonly order: readonly number[];
  /** Of each flow: whether it goes back to a node that the walk from the start is still inside of (a loop). */
  readonly isBack: readonly boolean[];
}

const orders = new WeakMap<Graph, ForwardOrder>();

/**
 * The graph without its loops: a walk from the start in the order of the flows marks as *back* every flow to a node
 * that lies on the walk's own path. What remains has no cycle.
 */
export function forwardOrder(graph: Graph): ForwardOrder {
  const known = orders.get(graph);
  if (known) return known;
  const made = walkForward(graph);
  orders.set(graph, made);
  return made;
}

function walkForward(graph: Graph): ForwardOrder {
  const isBack = graph.flows.map(() => false);
  const state = new Uint8Array(graph.nodes.length);
  const finished: number[] = [];
  const path: { node: number; next: number }[] = [];
  const enter = (node: number) => {
    state[node] = 1;
    path.push({ node, next: 0 });
  };
  if (graph.start >= 0) enter(graph.start);
  while (path.length > 0) {
    const top = path.at(-1)!;
    const flow = graph.out[top.node]![top.next++];
    if (flow === undefined) {
      state[top.node] = 2;
      finished.push(top.node);
      path.pop();
      continue;
    }
    const to = graph.target[flow]!;
    if (state[to] === 1) isBack[flow] = true;
    else if (state[to] === 0) enter(to);
  }
  return { order: finished.reverse(), isBack };
}
