/** A place/transition net with a start and a goal; a transition without a label is invisible in logs. */
export interface PetriNet {
  readonly places: readonly { readonly id: string; readonly name?: string }[];
  readonly transitions: readonly { readonly id: string; readonly label: string | null }[];
  /** From a place to a transition or the other way; `weight` tokens at once, 1 unless told. */
  readonly arcs: readonly { readonly from: string; readonly to: string; readonly weight?: number }[];
  /** Place id → tokens. */
  readonly initial: Readonly<Record<string, number>>;
  readonly final: Readonly<Record<string, number>>;
}

interface Weighted {
  readonly place: number;
  readonly count: number;
}

export interface CompiledTransition {
  readonly id: string;
  readonly label: string | null;
  readonly takes: readonly Weighted[];
  readonly puts: readonly Weighted[];
}

/** A net with places numbered, ready to play. */
export interface PlayNet {
  readonly placeIds: readonly string[];
  readonly transitions: readonly CompiledTransition[];
  readonly invisible: readonly number[];
  readonly byLabel: ReadonlyMap<string, readonly number[]>;
  readonly initial: Tokens;
  readonly final: Tokens;
}

/** Tokens per place. */
export type Tokens = Uint8Array;

const compiled = new WeakMap<PetriNet, PlayNet>();

/** Numbers a net's places and transitions; arcs to nothing are left out. */
export function playNetOf(net: PetriNet): PlayNet {
  const known = compiled.get(net);
  if (known) return known;
  const placeIds = net.places.map((place) => place.id);
  const placeAt = new Map(placeIds.map((id, index) => [id, index]));
  const weighted = (arcs: readonly [string, number][]) => {
    const counts = new Map<number, number>();
    for (const [id, count] of arcs) {
      const place = placeAt.get(id);
      if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + count);
    }
    return [...counts].map(([place, count]) => ({ place, count }));
  };
  const takes = new Map<string, [string, number][]>();
  const puts = new Map<string, [string, number][]>();
  for (const { from, to, weight = 1 } of net.arcs) {
    if (placeAt.has(from)) pushTo(takes, to, [from, weight]);
    else pushTo(puts, from, [to, weight]);
  }
  const transitions = net.transitions.map(({ id, label }) => ({
    id,
    label,
    takes: weighted(takes.get(id) ?? []),
    puts: weighted(puts.get(id) ?? []),
  }));
  const byLabel = new Map<string, number[]>();
  const invisible: number[] = [];
  transitions.forEach(({ label }, index) => {
    if (label === null) invisible.push(index);
    else pushTo(byLabel, label, index);
  });
  const tokens = (marking: Readonly<Record<string, number>>) =>
    Uint8Array.from(placeIds, (id) => (Object.hasOwn(marking, id) ? marking[id]! : 0));
  const made = { placeIds, transitions, invisible, byLabel, initial: tokens(net.initial), final: tokens(net.final) };
  compiled.set(net, made);
  return made;
}

function pushTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

export const isEnabled = (transition: CompiledTransition, tokens: Tokens): boolean =>
  transition.takes.every(({ place, count }) => tokens[place]! >= count);

/** The marking after a transition; tokens it lacks are taken as given, so the count never falls below none. */
export function fired(transition: CompiledTransition, tokens: Tokens): Tokens {
  const next = tokens.slice();
  for (const { place, count } of transition.takes) next[place] = Math.max(0, next[place]! - count);
  for (const { place, count } of transition.puts) next[place] = Math.min(255, next[place]! + count);
  return next;
}

/** A text that two markings share only if they are equal. */
export const keyOf = (tokens: Tokens): string => String.fromCharCode.apply(null, tokens as unknown as number[]);

export const countOf = (tokens: Iterable<{ readonly count: number }>): number => {
  let sum = 0;
  for (const { count } of tokens) sum += count;
  return sum;
};

export const sumOf = (tokens: Tokens): number => tokens.reduce((sum, count) => sum + count, 0);
