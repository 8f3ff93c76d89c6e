import { meetsCondition } from './condition.ts';
import type { Graph } from './graph.ts';
import type { RefusalCode } from './problem.ts';
import type { CloseKind, EndKind, FlowCommand, FlowData, Marking, NodeId } from './schema.ts';

/** Nodes passed in one step before a flow is held to run in circles. */
const maxHops = 2_000;

/** A marking being changed by one event, with the commands that the change gives rise to. */
export class Run {
  readonly open: Map<NodeId, number>;
  readonly waiting: Map<number, number>;
  readonly done: NodeId[];
  readonly commands: FlowCommand[] = [];
  ended: EndKind | null;
  private readonly graph: Graph;
  private readonly data: FlowData;

  constructor(graph: Graph, marking: Marking, data: FlowData) {
    this.graph = graph;
    this.data = data;
    this.open = new Map(Object.entries(marking.open));
    this.waiting = new Map(Object.entries(marking.waiting).map(([flow, count]) => [Number(flow), count]));
    this.done = [...(marking.done ?? [])];
    this.ended = marking.ended;
  }

  openNode(nodeId: NodeId): void {
    this.open.set(nodeId, (this.open.get(nodeId) ?? 0) + 1);
    this.commands.push({ kind: 'open', nodeId });
  }

  closeNode(nodeId: NodeId, how: CloseKind, outcome?: string): void {
    takeOne(this.open, nodeId);
    this.commands.push(
      outcome === undefined ? { kind: 'close', nodeId, how } : { kind: 'close', nodeId, how, outcome },
    );
  }

  cancelNode(nodeId: NodeId): void {
    while (this.open.has(nodeId)) this.closeNode(nodeId, 'cancelled');
  }

  /** Ends the dossier: what is still open is closed, what waits at joins is forgotten. */
  end(result: EndKind): void {
    for (const nodeId of [...this.open.keys()]) this.cancelNode(nodeId);
    this.waiting.clear();
    this.ended = result;
    this.commands.push({ kind: 'end', result });
  }

  /** Sends a token along a flow until it rests. Returns why it cannot, or null. */
  send(flow: number): RefusalCode | null {
    const queue = [flow];
    for (let hops = 0; queue.length > 0 && this.ended === null; hops++) {
      if (hops > maxHops) return 'flow.endless';
      const refusal = this.arrive(queue.shift()!, queue);
      if (refusal) return refusal;
    }
    return null;
  }

  private arrive(flow: number, queue: number[]): RefusalCode | null {
    const to = this.graph.target[flow]!;
    const node = this.graph.nodes[to];
    const out = this.graph.out[to] ?? [];
    switch (node?.kind) {
      case 'task':
      case 'consult':
      case 'timer':
        this.openNode(node.id);
        return null;
      case 'end':
        this.end(node.result);
        return null;
      case 'fork':
        queue.push(...out);
        return null;
      case 'join':
        return this.gather(to, flow, queue);
      case 'decision':
        return this.choose(to, queue);
      default:
        return 'flow.no_way';
    }
  }

  private gather(join: number, flow: number, queue: number[]): RefusalCode | null {
    this.waiting.set(flow, (this.waiting.get(flow) ?? 0) + 1);
    const into = this.graph.into[join]!;
    if (!into.every((each) => this.waiting.has(each))) return null;
    const on = this.graph.out[join]![0];
    if (on === undefined) return 'flow.no_way';
    for (const each of into) takeOne(this.waiting, each);
    queue.push(on);
    return null;
  }

  private choose(decision: number, queue: number[]): RefusalCode | null {
    const ways = this.graph.out[decision]!;
    const conditionOf = (way: number) => this.graph.flows[way]!.condition;
    const met = ways.find((way) => conditionOf(way) && meetsCondition(conditionOf(way)!, this.data));
    const way = met ?? ways.find((each) => !conditionOf(each));
    if (way === undefined) return 'flow.no_way';
    queue.push(way);
    return null;
  }

  toMarking(applied: string[]): Marking {
    const waiting = Object.fromEntries([...this.waiting].map(([flow, count]) => [String(flow), count]));
    return { open: Object.fromEntries(this.open), waiting, applied, ended: this.ended, done: this.done };
  }
}

function takeOne<Key>(counts: Map<Key, number>, key: Key): void {
  const count = counts.get(key) ?? 0;
  if (count > 1) counts.set(key, count - 1);
  else counts.delete(key);
}
