import type { Graph } from './graph.ts';

type Role = 'choice' | 'fork' | 'join' | 'end' | 'gone';
interface Arc {
  from: number;
  to: number;
}

/**
 * Whether steps that keep soundness shrink the flow to one arc from start to end. If so it is sound, without looking
 * at a single marking: every flow built of sequences, choices, loops and fork–join blocks shrinks so, however many
 * markings its parallel work has. The contrary says nothing; then the markings are explored.
 *
 * The steps are the classical reduction rules for workflow nets (T. Murata, Petri Nets, Proc. IEEE 77(4), 1989, fig.
 * 22; W. Sadiq and M. Orlowska for process graphs), told for nodes that merge and choose, fork or join.
 */
export function reducesToNothing(graph: Graph): boolean {
  const shrinking = new Shrinking(graph);
  while (shrinking.pass());
  return shrinking.isTrivial();
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
    const end = graph.nodes.findIndex((node) => node.kind === 'end');
    this.role = graph.nodes.map((node, index) => {
      if (node.kind === 'end') return index === end ? 'end' : 'gone';
      return node.kind === 'fork' || node.kind === 'join' ? node.kind : 'choice';
    });
    this.arcs = graph.flows.map((_, flow) => {
      const to = graph.target[flow]!;
      return { from: graph.source[flow]!, to: graph.nodes[to]!.kind === 'end' ? end : to };
    });
  }

  isTrivial(): boolean {
    const alive = this.role.filter((role) => role !== 'gone');
    return alive.length === 2 && this.arcs.length === 1 && this.role[this.arcs[0]!.to] === 'end';
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
    const seen = new Set<number>();
    const before = this.arcs.length;
    const outCount = new Map<number, number>();
    for (const { from, to } of this.arcs) if (from !== to) outCount.set(from, (outCount.get(from) ?? 0) + 1);
    this.arcs = this.arcs.filter(({ from, to }) => {
      if (from === to) return !(this.role[from] === 'choice' && (outCount.get(from) ?? 0) > 0);
      const mergeable =
        this.role[from] === 'choice'
          ? this.role[to] !== 'join'
          : this.role[from] === 'fork' && this.role[to] === 'join';
      const key = from * this.role.length + to;
      if (!mergeable || !seen.has(key)) {
        seen.add(key);
        return true;
      }
      return false;
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
    for (const arc of this.out[node]!) arc.from = before;
    this.into[node]![0]!.from = -1;
    return true;
  }

  /** The node's ways in become those of the node after it. */
  private giveInto(node: number, after: number): boolean {
    for (const arc of this.into[node]!) arc.to = after;
    this.out[node]![0]!.from = -1;
    return true;
  }
}
