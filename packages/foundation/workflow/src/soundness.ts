import { type Graph, graphOf } from './graph.ts';
import type { Problem } from './problem.ts';
import { type BitNet, type Exploration, bitNetOf, explore, placesAt, setBit } from './reachability.ts';
import { type ReducedGraph, reduceGraph } from './reduction.ts';
import type { Definition, NodeId } from './schema.ts';
import { checkStructure } from './structure.ts';

/** Markings looked at before the answer is `flow.too_large`. */
const defaultLimit = 60_000;

/** Markings of the flow as it is written, looked at before it is shrunk: this way faults are named most closely. */
const plainLimit = 3_000;

/**
 * Whether every dossier can always be brought to an end, with nothing left open when it ends, and whether every node
 * is used by some dossier: soundness of the workflow net behind the flow (W. van der Aalst, The Application of Petri
 * Nets to Workflow Management, 1998). Decisions, outcomes and answers are free choices; loops are allowed.
 *
 * A flow of faulty shape cannot be run: its structural problems are the answer then, so an empty list always means
 * sound.
 *
 * @param limit  markings to look at before the answer is `flow.too_large`.
 * @returns per fault the node to point at and a shortest counter-example.
 */
export function checkSoundness(definition: Definition, limit: number = defaultLimit): Problem[] {
  const structure = checkStructure(definition);
  if (structure.length > 0) return structure;
  const graph = graphOf(definition);
  const reduced = reduceGraph(graph);
  if (reduced === null) return [];
  const problems = problemsFromStart(graph, Math.min(limit, plainLimit));
  return isTooLarge(problems) ? problemsFromStart(reduced, limit) : problems;
}

const isTooLarge = (problems: readonly Problem[]) => problems.some((problem) => problem.code === 'flow.too_large');

function problemsFromStart(graph: Graph, limit: number): Problem[] {
  const net = bitNetOf(graph);
  const initial = new Int32Array(net.words);
  setBit(initial, 0, net.placeOfNode.get(graph.start)!);
  return problemsOf(graph, explore(graph, net, initial, limit));
}

/** Whether a dossier whose tokens lie in the given places can always be brought to a proper end. */
export function isSoundFrom(graph: Graph, net: BitNet, places: readonly number[], limit = defaultLimit): boolean {
  const initial = new Int32Array(net.words);
  for (const place of places) setBit(initial, 0, place);
  const seen = explore(graph, net, initial, limit);
  const faults = problemsOf(graph, seen).filter((problem) => problem.code !== 'flow.dead');
  return faults.length === 0;
}

function problemsOf(graph: Graph, seen: Exploration): Problem[] {
  const problems = [...doublingsOf(graph, seen), ...deadlocksOf(graph, seen), ...leftoversOf(graph, seen)];
  if (problems.length > 0) return problems;
  if (!seen.complete) return [{ code: 'flow.too_large', params: { markings: seen.count } }];
  return [...deadNodesOf(graph, seen), ...livelockOf(graph, seen)];
}

/** The nodes passed from the start to a marking, in order. */
function traceTo(graph: Graph | ReducedGraph, seen: Exploration, state: number): NodeId[] {
  const fired: number[] = [];
  for (let at = state; seen.parent[at]! >= 0; at = seen.parent[at]!) fired.push(seen.via[at]!);
  return fired.reverse().flatMap((transition) => passedBy(graph, seen, transition));
}

/** The node of a transition, and the nodes that were shrunk into the flows after it. */
function passedBy(graph: Graph | ReducedGraph, seen: Exploration, transition: number): NodeId[] {
  const nodeId = graph.nodes[seen.net.node[transition]!]!.id;
  const after = 'via' in graph ? seen.net.ways[transition]!.flatMap((flow) => graph.via[flow]!) : [];
  return [nodeId, ...after];
}

const idsAt = (graph: Graph, seen: Exploration, places: readonly number[]): NodeId[] => [
  ...new Set(places.map((place) => graph.nodes[seen.net.placeNode[place]!]!.id)),
];

const heldAt = (seen: Exploration, state: number) => placesAt(seen.net, seen.states, state * seen.net.words);

function doublingsOf(graph: Graph, seen: Exploration): Problem[] {
  const { net } = seen;
  const byNode = new Map<number, Problem>();
  for (const { state, transition } of seen.doublings) {
    const taken = new Set(placesAt(net, net.pre, transition * net.words));
    const kept = heldAt(seen, state).filter((place) => !taken.has(place));
    const put = placesAt(net, net.post, transition * net.words);
    const twice = put.find((place) => kept.includes(place))!;
    const node = net.placeNode[twice]!;
    const grows = coversAnEarlier(seen, state, new Set([...kept, ...put]));
    if (byNode.has(node) && !(grows && byNode.get(node)!.code === 'flow.doubled')) continue;
    byNode.set(node, {
      code: grows ? 'flow.unbounded' : 'flow.doubled',
      nodeId: graph.nodes[node]!.id,
      nodeIds: idsAt(graph, seen, kept),
      trace: [...traceTo(graph, seen, state), ...passedBy(graph, seen, transition)],
    });
  }
  return [...byNode.values()];
}

/** Whether a marking on the way holds no token that is not held now: then the way can be walked again and adds more. */
function coversAnEarlier(seen: Exploration, state: number, held: ReadonlySet<number>): boolean {
  for (let at = state; at >= 0; at = seen.parent[at]!) {
    if (heldAt(seen, at).every((place) => held.has(place))) return true;
  }
  return false;
}

/** Joins that wait for branches that can no longer come. */
function deadlocksOf(graph: Graph, seen: Exploration): Problem[] {
  const byJoin = new Map<number, Problem>();
  for (const state of seen.stuck) {
    const arrived = new Set(heldAt(seen, state).map((place) => seen.net.placeFlow[place]!));
    for (const join of new Set(heldAt(seen, state).map((place) => seen.net.placeNode[place]!))) {
      if (byJoin.has(join)) continue;
      const absent = graph.into[join]!.filter((flow) => !arrived.has(flow));
      byJoin.set(join, {
        code: 'flow.deadlock',
        nodeId: graph.flows[absent[0]!]!.to,
        nodeIds: [...new Set(absent.map((flow) => graph.flows[flow]!.from))],
        trace: traceTo(graph, seen, state),
      });
    }
  }
  return [...byJoin.values()];
}

/** Ends that are reached while other work is still open. */
function leftoversOf(graph: Graph, seen: Exploration): Problem[] {
  const byEnd = new Map<number, Problem>();
  for (const state of seen.ended) {
    const places = heldAt(seen, state);
    if (places.length < 2) continue;
    const ended = places.find((place) => graph.nodes[seen.net.placeNode[place]!]!.kind === 'end')!;
    const end = seen.net.placeNode[ended]!;
    if (byEnd.has(end)) continue;
    byEnd.set(end, {
      code: 'flow.leftover',
      nodeId: graph.nodes[end]!.id,
      nodeIds: idsAt(
        graph,
        seen,
        places.filter((place) => place !== ended),
      ),
      trace: traceTo(graph, seen, state),
    });
  }
  return [...byEnd.values()];
}

/** Nodes that no run passes; of a whole dead stretch only its first nodes. */
function deadNodesOf(graph: Graph, seen: Exploration): Problem[] {
  const alive = graph.nodes.map(() => false);
  seen.net.node.forEach((node, transition) => {
    if (seen.fired[transition]) alive[node] = true;
  });
  for (const state of seen.ended) for (const place of heldAt(seen, state)) alive[seen.net.placeNode[place]!] = true;
  return graph.nodes.flatMap((node, index): Problem[] => {
    const isFirst = graph.into[index]!.some((flow) => alive[graph.source[flow]!]);
    return alive[index] || !isFirst ? [] : [{ code: 'flow.dead', nodeId: node.id }];
  });
}

/** A marking from which no end can be reached although something can always happen. */
function livelockOf(graph: Graph, seen: Exploration): Problem[] {
  const canEnd = new Uint8Array(seen.count);
  for (const state of seen.ended) canEnd[state] = 1;
  for (let changed = true; changed; ) {
    changed = false;
    for (let edge = seen.edges.length - 2; edge >= 0; edge -= 2) {
      if (canEnd[seen.edges[edge]!] || !canEnd[seen.edges[edge + 1]!]) continue;
      canEnd[seen.edges[edge]!] = 1;
      changed = true;
    }
  }
  const state = canEnd.indexOf(0);
  if (state < 0) return [];
  const held = idsAt(graph, seen, heldAt(seen, state));
  return [{ code: 'flow.livelock', nodeId: held[0]!, nodeIds: held, trace: traceTo(graph, seen, state) }];
}
