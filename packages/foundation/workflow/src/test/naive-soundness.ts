import type { Definition } from '../schema.ts';

/**
 * Soundness by the definition and nothing else: multisets of tokens on flows, every marking visited, no reductions.
 * Slow and plain on purpose; what `checkSoundness` says is held against it. More tokens than flows cannot be sound.
 *
 * @returns null when there are more markings than `limit`.
 */
export function isSoundNaively({ nodes, flows }: Definition, limit = 3_000): boolean | null {
  const into = (id: string) => flows.flatMap((flow, index) => (flow.to === id ? [index] : []));
  const out = (id: string) => flows.flatMap((flow, index) => (flow.from === id ? [index] : []));
  const firings: { node: string; takes: number[]; puts: number[] }[] = [];
  for (const { id, kind } of nodes) {
    if (kind === 'end') continue;
    const takes = kind === 'start' ? [[-1]] : kind === 'join' ? [into(id)] : into(id).map((flow) => [flow]);
    const puts = kind === 'fork' ? [out(id)] : out(id).map((flow) => [flow]);
    for (const take of takes) for (const put of puts) firings.push({ node: id, takes: take, puts: put });
  }
  const isEnd = (flow: number) => flow >= 0 && nodes.find((node) => node.id === flows[flow]!.to)?.kind === 'end';
  const isProper = (tokens: number[]) => tokens.length === 1 && isEnd(tokens[0]!);
  const seen = new Map<string, { tokens: number[]; next: string[] }>();
  const firedNodes = new Set<string>();
  const queue = [[-1]];
  const keyOf = (tokens: number[]) => tokens.join(',');
  for (const tokens of queue) {
    const key = keyOf(tokens);
    if (seen.has(key)) continue;
    if (tokens.length > flows.length || (tokens.some(isEnd) && !isProper(tokens))) return false;
    if (seen.size > limit) return null;
    const next: string[] = [];
    seen.set(key, { tokens, next });
    for (const firing of firings) {
      const rest = without(tokens, firing.takes);
      if (!rest) continue;
      firedNodes.add(firing.node);
      const reached = [...rest, ...firing.puts].sort((one, other) => one - other);
      next.push(keyOf(reached));
      queue.push(reached);
    }
  }
  if (nodes.some(({ id, kind }) => kind !== 'end' && !firedNodes.has(id))) return false;
  return everyoneEnds(seen, isProper);
}

function everyoneEnds(
  seen: Map<string, { tokens: number[]; next: string[] }>,
  isProper: (tokens: number[]) => boolean,
) {
  const canEnd = new Set([...seen].flatMap(([key, { tokens }]) => (isProper(tokens) ? [key] : [])));
  for (let before = -1; before < canEnd.size; ) {
    before = canEnd.size;
    for (const [key, { next }] of seen) if (next.some((each) => canEnd.has(each))) canEnd.add(key);
  }
  return canEnd.size === seen.size;
}

function without(tokens: readonly number[], takes: readonly number[]): number[] | null {
  const rest = [...tokens];
  for (const take of takes) {
    const at = rest.indexOf(take);
    if (at < 0) return null;
    rest.splice(at, 1);
  }
  return rest;
}
