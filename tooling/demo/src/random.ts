/** A repeatable source of chance: the same seed text gives the same numbers on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  chance(share: number): boolean;
  between(from: number, to: number): number;
  whole(from: number, to: number): number;
  pick<T>(values: readonly T[]): T;
  /** Picks by weight. */
  weighted<T>(values: readonly (readonly [T, number])[]): T;
}

/** FNV-1a over the text's code units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32 (T. Ettinger, public domain): 32 bits of state are plenty for a sample. */
export function randomOf(seed: string): Random {
  let state = hashOf(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number) => from + next() * (to - from);
  return {
    next,
    chance: (share) => next() < share,
    between,
    whole: (from, to) => Math.floor(between(from, to + 1)),
    pick: (values) => values[Math.floor(next() * values.length)]!,
    weighted(values) {
      let left = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of values) {
        left -= weight;
        if (left < 0) return value;
      }
      return values.at(-1)![0];
    },
  };
}
