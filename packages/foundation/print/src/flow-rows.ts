import type { FlowPicture } from './procedure-data.ts';

export type FlowNodeData = FlowPicture['nodes'][number];

export interface FlowArrow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** Row difference; 1 goes to the next row, anything else runs along the side. */
  readonly rows: number;
}

export interface FlowRows {
  readonly rows: readonly (readonly FlowNodeData[])[];
  readonly rowOf: ReadonlyMap<string, number>;
  readonly arrows: readonly FlowArrow[];
}

/**
 * Puts the nodes of a flow in rows: each below all that lead to it, arrows that close a loop left aside. Arrows to
 * unknown nodes are dropped.
 */
export function flowRows(picture: FlowPicture): FlowRows {
  const nodes = [...new Map(picture.nodes.map((node) => [node.id, node])).values()];
  const known = new Set(nodes.map((node) => node.id));
  const edges = picture.edges.filter((edge) => known.has(edge.from) && known.has(edge.to) && edge.from !== edge.to);
  const forward = withoutLoops(nodes, edges);
  const rowOf = longestPaths(nodes, forward);
  const rows: FlowNodeData[][] = [];
  for (const node of nodes) (rows[rowOf.get(node.id) ?? 0] ??= []).push(node);
  const filled = Array.from(rows, (row) => row ?? []).filter((row) => row.length > 0);
  const index = new Map(filled.flatMap((row, at) => row.map((node) => [node.id, at] as const)));
  const arrows = edges.map((edge) => ({ ...edge, rows: (index.get(edge.to) ?? 0) - (index.get(edge.from) ?? 0) }));
  return { rows: order(filled, forward), rowOf: index, arrows };
}

type Edge = FlowPicture['edges'][number];

/** The edges that do not lead back to a node still being walked. */
function withoutLoops(nodes: readonly FlowNodeData[], edges: readonly Edge[]): Edge[] {
  const out = Map.groupBy(edges, (edge) => edge.from);
  const state = new Map<string, 'open' | 'done'>();
  const kept: Edge[] = [];
  for (const root of nodes) {
    if (state.has(root.id)) continue;
    state.set(root.id, 'open');
    const stack = [{ id: root.id, next: 0 }];
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const edge = out.get(top.id)?.[top.next++];
      if (!edge) {
        state.set(top.id, 'done');
        stack.pop();
      } else if (state.get(edge.to) !== 'open') {
        kept.push(edge);
        if (state.has(edge.to)) continue;
        state.set(edge.to, 'open');
        stack.push({ id: edge.to, next: 0 });
      }
    }
  }
  return kept;
}

function longestPaths(nodes: readonly FlowNodeData[], edges: readonly Edge[]): Map<string, number> {
  const depth = new Map(nodes.map((node) => [node.id, 0]));
  const waiting = new Map(nodes.map((node) => [node.id, 0]));
  const out = Map.groupBy(edges, (edge) => edge.from);
  for (const edge of edges) waiting.set(edge.to, (waiting.get(edge.to) ?? 0) + 1);
  const ready = nodes.filter((node) => waiting.get(node.id) === 0).map((node) => node.id);
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    for (const edge of out.get(id) ?? []) {
      depth.set(edge.to, Math.max(depth.get(edge.to) ?? 0, (depth.get(id) ?? 0) + 1));
      waiting.set(edge.to, (waiting.get(edge.to) ?? 0) - 1);
      if (waiting.get(edge.to) === 0) ready.push(edge.to);
    }
  }
  return depth;
}

/** Within a row, nodes stand in the order of those that lead to them. */
function order(rows: readonly FlowNodeData[][], edges: readonly Edge[]): FlowNodeData[][] {
  const place = new Map<string, number>();
  return rows.map((row) => {
    const weight = (node: FlowNodeData) => {
      const sources = edges.filter((edge) => edge.to === node.id).map((edge) => place.get(edge.from) ?? 0.5);
      return sources.length === 0 ? 0.5 : sources.reduce((sum, value) => sum + value, 0) / sources.length;
    };
    const sorted = row.map((node) => ({ node, weight: weight(node) })).sort((a, b) => a.weight - b.weight);
    sorted.forEach(({ node }, at) => place.set(node.id, (at + 0.5) / sorted.length));
    return sorted.map(({ node }) => node);
  });
}
