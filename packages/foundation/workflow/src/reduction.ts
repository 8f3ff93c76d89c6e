import type { Graph } from './graph.ts';
import type { Flow, FlowNode } from './schema.ts';

type Role = 'choice' | 'fork' | 'join' | 'end' | 'gone';
interface Arc {
  from: number;
  to: number;
  /** Nodes shrunk away that are passed along this arc, in an order in which they may fire. */
  via: number[];
  /** The flow at its end; of joins shrunk into one, the flow into the first of them. */
  last: number;
}

/**
 * Shrinks a flow by steps that keep soundness: null when nothing is left but arcs from the start to ends. Then it is
 * sound, without looking at a single marking: every flow built of sequences, choices, loops and fork–join blocks
 * shrinks so, however many markings its parallel work has. Otherwise what is left has the same faults and fewer
 * markings; its flows' `via` tell the nodes that were shrunk away.
 *
 * The steps are the classical reduction rules for workflow nets (T. Murata, Petri Nets, Proc. IEEE 77(4), 1989, fig.
 * 22; W. Sadiq and M. Orlowska for process graphs), told for nodes that merge and choose, fork or join.
 */
export function reduceGraph(graph: Graph): ReducedGraph | null {
  const shrinking = new Shrinking(graph);
  while (shrinking.pass());
  return shrinking.isTrivial() ? null : shrinking.rest(graph);
}

/** A graph whose flows may stand for longer ways. */
export interface ReducedGraph extends Graph {
  /** Of each flow: the ids of the nodes passed along it. */
  readonly via: readonly (readonly string[])[];
}

class Shrinking {
  private readonly role: Role[];
  private arcs: Arc[];
  private readonly start: number;
  private into: Arc[][] = [];
  private out: Arc[][] = [];
  private changed = false;

  constructor(graph: Graph) {
    this.start = graph.start;
    this.role = graph.nodes.map(({ kind }) => (kind === 'end' || kind === 'fork' || kind === 'join' ? kind : 'choice'));
    this.arcs = graph.flows.map((_, flow) => ({
      from: graph.source[flow]!,
      to: graph.target[flow]!,
      via: [],
      last: flow,
    }));
  }

  isTrivial(): boolean {
    return this.arcs.every((arc) => arc.from === this.start && this.role[arc.to] === 'end');
  }

  rest(graph: Graph): ReducedGraph {
    const kept = this.role.flatMap((role, node) => (role === 'gone' ? [] : [node]));
    const placeOf = new Map(kept.map((node, place) => [node, place]));
    const nodes = kept.map((node) => this.restNode(graph.nodes[node]!, this.role[node]!));
    const source = this.arcs.map((arc) => placeOf.get(arc.from)!);
    const target = this.arcs.map((arc) => placeOf.get(arc.to)!);
    const flows = this.arcs.map(({ last }): Flow => ({ from: graph.flows[last]!.from, to: graph.flows[last]!.to }));
    return {
      nodes,
      flows,
      indexOf: new Map(nodes.map((node, index) => [node.id, index])),
      source,
      target,
      out: nodes.map((_, node) => source.flatMap((from, flow) => (from === node ? [flow] : []))),
      into: nodes.map((_, node) => target.flatMap((to, flow) => (to === node ? [flow] : []))),
      start: placeOf.get(this.start)!,
      via: this.arcs.map((arc) => arc.via.map((node) => graph.nodes[node]!.id)),
    };
  }

  /** A fork or join with one branch left has become a plain node. */
  private restNode(node: FlowNode, role: Role): FlowNode {
    const isPlain = role === 'choice' && (node.kind === 'fork' || node.kind === 'join');
    return isPlain ? { id: node.id, name: node.name, kind: 'decision' } : node;
  }

  /** One look at every node; true when something shrank. */
  pass(): boolean {
    this.changed = false;
    this.dropEqualArcs();
    this.link();
    for (let node = 0; node < this.role.length; node++) {
      if (this.role[node] === 'gone' || this.role[node] === 'end') continue;
      this.plain(node);
      const gone = this.role[node] === 'choice' ? this.absorbChoice(node) : this.absorbParallel(node);
      if (!gone) continue;
      this.role[node] = 'gone';
      this.arcs = this.arcs.filter((arc) => arc.from >= 0);
      this.changed = true;
      this.link();
    }
    return this.changed;
  }

  private link(): void {
    this.into = this.role.map(() => []);
    this.out = this.role.map(() => []);
    for (const arc of this.arcs) {
      this.out[arc.from]!.push(arc);
      this.into[arc.to]!.push(arc);
    }
  }

  /** Two equal arcs of a choice, or of a fork to a join, do what one does; so does a choice without its self-loop. */
  private dropEqualArcs(): void {
    const first = new Map<number, Arc>();
    const before = this.arcs.length;
    const goesOn = new Set(this.arcs.flatMap(({ from, to }) => (from === to ? [] : [from])));
    this.arcs = this.arcs.filter((arc) => {
      const { from, to } = arc;
      if (from === to) return !(this.role[from] === 'choice' && goesOn.has(from));
      const isParallel = this.role[from] === 'fork' && this.role[to] === 'join';
      if (!isParallel && (this.role[from] !== 'choice' || this.role[to] === 'join')) return true;
      const key = from * this.role.length + to;
      const known = first.get(key);
      if (!known) first.set(key, arc);
      else if (isParallel) known.via.push(...arc.via);
      return known === undefined;
    });
    if (this.arcs.length < before) this.changed = true;
  }

  /** A fork with one branch and a join with one branch are plain nodes. */
  private plain(node: number): void {
    const role = this.role[node];
    const alone = role === 'fork' ? this.out[node]!.length === 1 : role === 'join' && this.into[node]!.length === 1;
    if (!alone) return;
    this.role[node] = 'choice';
    this.changed = true;
  }

  private absorbChoice(node: number): boolean {
    if (node === this.start) return false;
    const into = this.into[node]!;
    const out = this.out[node]!;
    const before = into[0]?.from;
    if (into.length === 1 && before !== node && this.role[before!] === 'choice') return this.giveOut(node, before!);
    const after = out[0]?.to;
    const mayMerge = into.length === 1 || (after !== undefined && this.role[after] !== 'join');
    if (out.length === 1 && after !== node && mayMerge) return this.giveInto(node, after!);
    return false;
  }

  private absorbParallel(node: number): boolean {
    const into = this.into[node]!;
    const out = this.out[node]!;
    if (this.role[node] === 'fork') {
      const before = into[0]?.from;
      if (into.length !== 1 || before === node || this.role[before!] !== 'fork') return false;
      return this.giveOut(node, before!);
    }
    const after = out[0]?.to;
    if (out.length !== 1 || after === node || this.role[after!] !== 'join') return false;
    return this.giveInto(node, after!);
  }

  /** The node's ways out become those of the node before it. */
  private giveOut(node: number, before: number): boolean {
    const entry = this.into[node]![0]!;
    for (const arc of this.out[node]!) {
      arc.from = before;
      arc.via = [...entry.via, node, ...arc.via];
    }
    entry.from = -1;
    return true;
  }

  /** The node's ways in become those of the node after it. */
  private giveInto(node: number, after: number): boolean {
    const exit = this.out[node]![0]!;
    for (const arc of this.into[node]!) {
      arc.to = after;
      arc.via = [...arc.via, node, ...exit.via];
      if (this.role[node] !== 'join') arc.last = exit.last;
    }
    exit.from = -1;
    return true;
  }
}
