import type { Graph } from './graph.ts';

/** A fork and the join that gathers exactly its branches. */
export interface Block {
  readonly fork: number;
  readonly join: number;
  /** Of each branch, in the order of the fork's flows: its nodes, and the flow on which it enters the join. */
  readonly branches: readonly Branch[];
}

interface Branch {
  readonly nodes: ReadonlySet<number>;
  readonly lastFlow: number;
}

/** Where a node lies inside a block. */
export interface Place {
  readonly block: Block;
  readonly branch: number;
}

export interface Blocks {
  readonly blocks: readonly Block[];
  /** Of each node: the blocks around it, the outermost first. */
  readonly around: readonly (readonly Place[])[];
  /** True when every fork begins a block and every join ends one: then tokens of different branches never mix. */
  readonly isStructured: boolean;
}

const known = new WeakMap<Graph, Blocks>();

/** The parallel blocks of a graph, built once per graph. */
export function blocksOf(graph: Graph): Blocks {
  const made = known.get(graph) ?? findBlocks(graph);
  known.set(graph, made);
  return made;
}

function findBlocks(graph: Graph): Blocks {
  const indexes = graph.nodes.map((_, index) => index);
  const forks = indexes.filter((node) => graph.nodes[node]!.kind === 'fork');
  const joins = indexes.filter((node) => graph.nodes[node]!.kind === 'join');
  const blocks = forks.flatMap((fork) => {
    const block = joins.map((join) => blockBetween(graph, fork, join)).find((each) => each !== null);
    return block ? [block] : [];
  });
  const isStructured = blocks.length === forks.length && new Set(blocks.map((each) => each.join)).size === joins.length;
  const bySize = blocks.map((block) => ({ block, size: sizeOf(block) })).sort((one, other) => other.size - one.size);
  const around = indexes.map((node) =>
    bySize.flatMap(({ block }) => {
      const branch = block.branches.findIndex((each) => each.nodes.has(node));
      return branch < 0 ? [] : [{ block, branch }];
    }),
  );
  return { blocks, around, isStructured };
}

const sizeOf = (block: Block) => block.branches.reduce((sum, branch) => sum + branch.nodes.size, 0);

/** The block of a fork and a join; null unless each branch is entered and left only through them. */
function blockBetween(graph: Graph, fork: number, join: number): Block | null {
  if (graph.into[join]!.length !== graph.out[fork]!.length) return null;
  const branches: Branch[] = [];
  const taken = new Set<number>();
  for (const flow of graph.out[fork]!) {
    const branch = branchFrom(graph, flow, join);
    if (!branch || [...branch.nodes].some((node) => taken.has(node))) return null;
    for (const node of branch.nodes) taken.add(node);
    branches.push(branch);
  }
  return { fork, join, branches };
}

function branchFrom(graph: Graph, first: number, join: number): Branch | null {
  const entry = graph.target[first]!;
  if (entry === join) return { nodes: new Set(), lastFlow: first };
  const nodes = new Set([entry]);
  const last: number[] = [];
  for (const node of nodes) {
    if (graph.nodes[node]!.kind === 'end') return null;
    for (const flow of graph.out[node]!) {
      const to = graph.target[flow]!;
      if (to === join) last.push(flow);
      else nodes.add(to);
    }
  }
  const isClosed = [...nodes].every((node) =>
    graph.into[node]!.every((flow) => flow === first || nodes.has(graph.source[flow]!)),
  );
  return isClosed && last.length === 1 ? { nodes, lastFlow: last[0]! } : null;
}
