import type { RunningProcedure } from './running.ts';

interface Standing {
  /** The nodes to set out from; the start when none is given. */
  readonly from?: readonly string[];
  readonly passed?: ReadonlySet<string>;
}

/**
 * The rows on the usual way: each choice taken by its first outcome that neither goes back nor ends in a refusal. What
 * only a refusal leads to is not on it.
 */
export function usualWay(
  { definition, rowOfNode }: Pick<RunningProcedure, 'definition' | 'rowOfNode'>,
  { from = [], passed = new Set() }: Standing = {},
): ReadonlySet<string> {
  const kinds = new Map(definition.nodes.map((node) => [node.id, node.kind]));
  const start = definition.nodes.filter((node) => node.kind === 'start').map((node) => node.id);
  const seen = new Set<string>();
  const waiting = [...(from.length > 0 ? from : start)];
  for (let nodeId = waiting.pop(); nodeId !== undefined; nodeId = waiting.pop()) {
    seen.add(nodeId);
    const ways = definition.flows.filter((flow) => flow.from === nodeId).map((flow) => flow.to);
    const onward = ways.filter((to) => !seen.has(to) && !passed.has(to));
    const chosen = kinds.get(nodeId) === 'fork' ? onward : (onward.find((to) => kinds.get(to) !== 'end') ?? onward[0]);
    for (const to of [chosen ?? []].flat()) waiting.push(to);
  }
  // Where ways part and meet is nobody's work, though the table counts it to a row.
  const isRow = (nodeId: string) => kinds.get(nodeId) !== 'fork' && kinds.get(nodeId) !== 'join';
  return new Set([...seen].filter(isRow).map((nodeId) => rowOfNode[nodeId] ?? nodeId));
}
