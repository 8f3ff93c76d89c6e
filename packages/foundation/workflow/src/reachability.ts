import type { Graph } from './graph.ts';

/** A flow as a safe workflow net: places of at most one token, held as bits. */
export interface BitNet {
  readonly places: number;
  /** 32-bit words that hold one marking. */
  readonly words: number;
  /** Of each transition: the node it belongs to, and its masks of consumed and produced tokens. */
  readonly node: readonly number[];
  /** Of each transition: the flows that it puts tokens on. */
  readonly ways: readonly (readonly number[])[];
  readonly pre: Int32Array;
  readonly post: Int32Array;
  /** Of each place: the node whose turn its token is, and the flow it came on if that node is a join (else −1). */
  readonly placeNode: readonly number[];
  readonly placeFlow: readonly number[];
  /** The place of a token that has come along a flow. */
  readonly placeOfFlow: readonly number[];
  readonly placeOfNode: ReadonlyMap<number, number>;
}

/**
 * The net of a graph: one place before each node (before a join: one per incoming flow), one transition per way
 * through a node. Decisions and outcomes are free choices.
 */
export function bitNetOf(graph: Graph): BitNet {
  const placeNode: number[] = [];
  const placeFlow: number[] = [];
  const placeOfNode = new Map<number, number>();
  const newPlace = (node: number, flow: number) => {
    placeFlow.push(flow);
    return placeNode.push(node) - 1;
  };
  graph.nodes.forEach((node, index) => {
    if (node.kind !== 'join') placeOfNode.set(index, newPlace(index, -1));
  });
  const placeOfFlow = graph.flows.map((_, flow) => {
    const to = graph.target[flow]!;
    return placeOfNode.get(to) ?? newPlace(to, flow);
  });
  const firings = graph.nodes.flatMap((_, node) => firingsOf(graph, node, placeOfFlow, placeOfNode));
  const words = Math.max(1, Math.ceil(placeNode.length / 32));
  const pre = new Int32Array(firings.length * words);
  const post = new Int32Array(firings.length * words);
  firings.forEach((firing, index) => {
    for (const place of firing.takes) setBit(pre, index * words, place);
    for (const place of firing.puts) setBit(post, index * words, place);
  });
  const node = firings.map((firing) => firing.node);
  const ways = firings.map((firing) => firing.ways);
  return { places: placeNode.length, words, node, ways, pre, post, placeNode, placeFlow, placeOfFlow, placeOfNode };
}

interface Firing {
  node: number;
  ways: readonly number[];
  takes: number[];
  puts: number[];
}

function firingsOf(
  graph: Graph,
  node: number,
  placeOfFlow: readonly number[],
  placeOfNode: ReadonlyMap<number, number>,
): Firing[] {
  const { kind } = graph.nodes[node]!;
  if (kind === 'end') return [];
  const takes = kind === 'join' ? graph.into[node]!.map((flow) => placeOfFlow[flow]!) : [placeOfNode.get(node)!];
  const ways = graph.out[node]!;
  if (kind === 'fork') return [{ node, ways, takes, puts: ways.map((flow) => placeOfFlow[flow]!) }];
  const byPlace = new Map(ways.toReversed().map((flow) => [placeOfFlow[flow]!, flow]));
  return [...byPlace].map(([place, flow]) => ({ node, ways: [flow], takes, puts: [place] }));
}

export const setBit = (bits: Int32Array, offset: number, place: number): void => {
  bits[offset + (place >> 5)]! |= 1 << (place & 31);
};

/** The places that hold a token in the marking at `offset`. */
export function placesAt(net: BitNet, bits: Int32Array, offset: number): number[] {
  const held: number[] = [];
  for (let place = 0; place < net.places; place++) {
    if ((bits[offset + (place >> 5)]! >>> (place & 31)) & 1) held.push(place);
  }
  return held;
}

/** A step that would put a second token where one lies. */
export interface Doubling {
  readonly state: number;
  readonly transition: number;
}

/** All markings that a flow can come to, breadth first: the way to each is a shortest one. */
export interface Exploration {
  readonly net: BitNet;
  /** The markings, `net.words` words each. */
  readonly states: Int32Array;
  readonly count: number;
  /** Of each marking: the one before it (−1 for the first) and the transition fired in between. */
  readonly parent: readonly number[];
  readonly via: readonly number[];
  /** Markings in which an end is reached, and markings in which nothing can happen. */
  readonly ended: readonly number[];
  readonly stuck: readonly number[];
  readonly doublings: readonly Doubling[];
  /** Pairs from → to of all steps seen. */
  readonly edges: readonly number[];
  readonly fired: readonly boolean[];
  /** False when the bound was met before everything was seen. */
  readonly complete: boolean;
}

/** Markings still looked at for further faults once one has been found. */
const limitAfterFault = 4_000;

/**
 * Explores the markings reachable from `initial`. A marking in which an end is reached, and a step that would double
 * a token, are not followed further.
 */
export function explore(graph: Graph, net: BitNet, initial: Int32Array, limit: number): Exploration {
  const table = new StateTable(net.words);
  const endMask = new Int32Array(net.words);
  graph.nodes.forEach((node, index) => {
    if (node.kind === 'end') setBit(endMask, 0, net.placeOfNode.get(index)!);
  });
  const found = { parent: [-1], via: [-1], ended: [] as number[], stuck: [] as number[], edges: [] as number[] };
  const doublings: Doubling[] = [];
  const fired = net.node.map(() => false);
  const next = new Int32Array(net.words);
  table.add(initial);
  let state = 0;
  const bound = () => (doublings.length + found.stuck.length > 0 ? Math.min(limit, limitAfterFault) : limit);
  for (; state < table.count && table.count <= bound(); state++) {
    if (meets(table.states, state * net.words, endMask)) {
      found.ended.push(state);
      continue;
    }
    let enabled = false;
    for (let transition = 0; transition < net.node.length; transition++) {
      const outcome = fire(net, transition, { bits: table.states, offset: state * net.words }, next);
      if (outcome === 'disabled') continue;
      enabled = true;
      fired[transition] = true;
      if (outcome === 'doubled') {
        doublings.push({ state, transition });
        continue;
      }
      const before = table.count;
      const to = table.add(next);
      if (table.count > before) {
        found.parent.push(state);
        found.via.push(transition);
      }
      found.edges.push(state, to);
    }
    if (!enabled) found.stuck.push(state);
  }
  const complete = state === table.count;
  return { net, states: table.states, count: table.count, ...found, doublings, fired, complete };
}

const meets = (bits: Int32Array, offset: number, mask: Int32Array): boolean => {
  for (let word = 0; word < mask.length; word++) if (bits[offset + word]! & mask[word]!) return true;
  return false;
};

interface Place {
  bits: Int32Array;
  offset: number;
}

function fire(
  net: BitNet,
  transition: number,
  { bits, offset }: Place,
  next: Int32Array,
): 'ok' | 'disabled' | 'doubled' {
  const base = transition * net.words;
  for (let word = 0; word < net.words; word++) {
    const pre = net.pre[base + word]!;
    if ((bits[offset + word]! & pre) !== pre) return 'disabled';
  }
  for (let word = 0; word < net.words; word++) {
    const rest = bits[offset + word]! & ~net.pre[base + word]!;
    const post = net.post[base + word]!;
    if (rest & post) return 'doubled';
    next[word] = rest | post;
  }
  return 'ok';
}

/** A hash table of markings that keeps them in the order of their finding. */
class StateTable {
  states: Int32Array;
  count = 0;
  private readonly words: number;
  private slots = new Int32Array(1024).fill(-1);

  constructor(words: number) {
    this.words = words;
    this.states = new Int32Array(words * 512);
  }

  /** The index of a marking, which is added if it is new. */
  add(marking: Int32Array): number {
    let slot = this.hash(marking, 0) & (this.slots.length - 1);
    for (let index = this.slots[slot]!; index >= 0; index = this.slots[slot]!) {
      if (this.equals(index, marking)) return index;
      slot = (slot + 1) & (this.slots.length - 1);
    }
    const index = this.count++;
    this.slots[slot] = index;
    if (this.count * this.words > this.states.length) {
      const larger = new Int32Array(this.states.length * 2);
      larger.set(this.states);
      this.states = larger;
    }
    this.states.set(marking, index * this.words);
    if (this.count * 2 > this.slots.length) this.rehash();
    return index;
  }

  private equals(index: number, marking: Int32Array): boolean {
    const offset = index * this.words;
    for (let word = 0; word < this.words; word++) if (this.states[offset + word] !== marking[word]) return false;
    return true;
  }

  private hash(bits: Int32Array, offset: number): number {
    let hash = 0x811c9dc5;
    for (let word = 0; word < this.words; word++) {
      hash = Math.imul(hash ^ bits[offset + word]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash >>> 0;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let index = 0; index < this.count; index++) {
      let slot = this.hash(this.states, index * this.words) & (this.slots.length - 1);
      while (this.slots[slot]! >= 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = index;
    }
  }
}
