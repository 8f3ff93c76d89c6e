import { type PetriNet, type PlayNet, type Tokens, fired, isEnabled, keyOf, playNetOf } from './petri-net.ts';
import type { Trace } from './replay.ts';

/**
 * One move of an alignment: an event that the net does too, an event that the net does not do there (`log`), or a
 * step of the net that has no event (`model`). `index` is the event's place in the trace.
 */
export type Move =
  | { readonly kind: 'both'; readonly label: string; readonly index: number }
  | { readonly kind: 'log'; readonly label: string; readonly index: number }
  | { readonly kind: 'model'; readonly label: string };

export interface Alignment {
  /** The number of log moves and visible model moves: 0 when the trace fits. */
  readonly cost: number;
  readonly moves: readonly Move[];
}

const defaultLimit = 200_000;

interface Step {
  readonly tokens: Tokens;
  readonly position: number;
  readonly before: Step | null;
  readonly move: Move | null;
}

/**
 * The way from start to goal that differs least from a trace (optimal alignment with unit costs; A. Adriansyah,
 * Aligning Observed and Modeled Behavior, 2014), found by a shortest-path search over marking × position.
 *
 * @param limit  pairs looked at before the search is given up.
 * @returns null when the goal cannot be reached or the limit was met.
 */
export function align(net: PetriNet, trace: Trace, limit: number = defaultLimit): Alignment | null {
  const play = playNetOf(net);
  const goal = keyOf(play.final);
  const settled = new Set<string>();
  const buckets: Step[][] = [[{ tokens: play.initial, position: 0, before: null, move: null }]];
  for (let cost = 0; cost < buckets.length; cost++) {
    const bucket = buckets[cost]!;
    for (let step = bucket.pop(); step; step = bucket.pop()) {
      const marking = keyOf(step.tokens);
      const key = `${step.position}:${marking}`;
      if (settled.has(key)) continue;
      settled.add(key);
      if (step.position === trace.length && marking === goal) return { cost, moves: movesOf(step) };
      if (settled.size > limit) return null;
      expand(play, trace, step, (next, price) => (buckets[cost + price] ??= []).push(next));
    }
  }
  return null;
}

/** Dear moves first, free ones last: the search takes the newest of a bucket and so follows the trace where it can. */
function expand(net: PlayNet, trace: Trace, step: Step, push: (next: Step, price: number) => void): void {
  const { tokens, position } = step;
  const label = trace[position];
  const go = (next: Tokens, ahead: number, move: Move | null, price: number) =>
    push({ tokens: next, position: position + ahead, before: step, move }, price);
  if (label !== undefined) go(tokens, 1, { kind: 'log', label, index: position }, 1);
  for (const transition of net.transitions) {
    if (transition.label === null || !isEnabled(transition, tokens)) continue;
    go(fired(transition, tokens), 0, { kind: 'model', label: transition.label }, 1);
  }
  for (const choice of net.invisible) {
    const transition = net.transitions[choice]!;
    if (isEnabled(transition, tokens)) go(fired(transition, tokens), 0, null, 0);
  }
  for (const choice of (label === undefined ? undefined : net.byLabel.get(label)) ?? []) {
    const transition = net.transitions[choice]!;
    if (isEnabled(transition, tokens))
      go(fired(transition, tokens), 1, { kind: 'both', label: label!, index: position }, 0);
  }
}

function movesOf(last: Step): Move[] {
  const moves: Move[] = [];
  for (let step: Step | null = last; step; step = step.before) if (step.move) moves.push(step.move);
  return moves.reverse();
}
