import {
  type PetriNet,
  type PlayNet,
  type Tokens,
  countOf,
  fired,
  isEnabled,
  keyOf,
  playNetOf,
  sumOf,
} from './petri-net.ts';

/** One run of a process as a log holds it: the names of what was done, in order. */
export type Trace = readonly string[];

/** A token that had to be made up so that an event could happen (or, with `index` null, so that the run could end). */
export interface MissingToken {
  readonly index: number | null;
  readonly label: string | null;
  readonly placeId: string;
}

export interface TraceReplay {
  /** ½(1 − missing/consumed) + ½(1 − remaining/produced): 1 when nothing is missing and nothing is left. */
  readonly fitness: number;
  /** True when the net can do the trace from start to goal, exactly and wholly. */
  readonly fits: boolean;
  readonly missing: number;
  readonly remaining: number;
  readonly produced: number;
  readonly consumed: number;
  readonly missingAt: readonly MissingToken[];
  /** Places that hold tokens at the end, beyond the goal; a place twice for two tokens. */
  readonly remainingAt: readonly string[];
  /** Events of which the net knows nothing, by index; they are passed over. */
  readonly unknownAt: readonly number[];
}

export interface LogReplay {
  /** The same formula over the sums of all traces. */
  readonly fitness: number;
  /** The mean of the traces' own fitness. */
  readonly meanTraceFitness: number;
  readonly fittingTraces: number;
  readonly missing: number;
  readonly remaining: number;
  readonly produced: number;
  readonly consumed: number;
  readonly perTrace: readonly TraceReplay[];
}

/** Markings kept after each event; more than any net met in practice needs. */
const maxStates = 2_000;

/**
 * Replays a log on a net, token by token (A. Rozinat and W. van der Aalst, Conformance checking of processes based on
 * monitoring real behavior, Information Systems 33(1), 2008).
 *
 * Where invisible transitions or equal labels leave several ways open, all of them are followed at once, so a trace
 * that fits is always found to fit. Only when no way can do an event are tokens made up, as few as possible.
 */
export function replay(net: PetriNet, traces: readonly Trace[]): LogReplay {
  const known = replayDistinct(playNetOf(net), new Map(traces.map((trace) => [JSON.stringify(trace), trace])));
  const perTrace = traces.map((trace) => known.get(JSON.stringify(trace))!);
  const total = { missing: 0, remaining: 0, produced: 0, consumed: 0 };
  for (const each of perTrace) {
    total.missing += each.missing;
    total.remaining += each.remaining;
    total.produced += each.produced;
    total.consumed += each.consumed;
  }
  const mean = perTrace.reduce((sum, each) => sum + each.fitness, 0) / Math.max(1, perTrace.length);
  return {
    fitness: fitnessOf(total),
    meanTraceFitness: perTrace.length === 0 ? 1 : mean,
    fittingTraces: perTrace.filter((each) => each.fits).length,
    ...total,
    perTrace,
  };
}

interface Counts {
  readonly missing: number;
  readonly remaining: number;
  readonly produced: number;
  readonly consumed: number;
}

function fitnessOf({ missing, remaining, produced, consumed }: Counts): number {
  const lacking = consumed === 0 ? 0 : missing / consumed;
  const left = produced === 0 ? 0 : remaining / produced;
  return (1 - lacking) / 2 + (1 - left) / 2;
}

/** One way of having played the trace so far. */
interface State {
  readonly tokens: Tokens;
  readonly missing: number;
  readonly produced: number;
  readonly consumed: number;
  /** The newest made-up tokens on this way, and those before them. */
  readonly faults: Faults | null;
}

interface Faults {
  readonly here: readonly MissingToken[];
  readonly before: Faults | null;
}

/** How far a trace has been played: every state that may follow, and the events passed over. */
interface Stage {
  readonly layer: readonly State[];
  readonly unknownAt: readonly number[];
}

/** Replays each trace once; in sorted order, so that what two traces begin with alike is played once. */
function replayDistinct(net: PlayNet, traces: ReadonlyMap<string, Trace>): Map<string, TraceReplay> {
  const results = new Map<string, TraceReplay>();
  const produced = sumOf(net.initial);
  const start: State = { tokens: net.initial, missing: 0, produced, consumed: 0, faults: null };
  const stages: Stage[] = [{ layer: closure(net, [start]), unknownAt: [] }];
  let before: Trace = [];
  for (const key of [...traces.keys()].sort()) {
    const trace = traces.get(key)!;
    let shared = 0;
    while (shared < before.length && shared < trace.length && before[shared] === trace[shared]) shared++;
    stages.length = shared + 1;
    for (let index = shared; index < trace.length; index++) {
      stages.push(playLabel(net, stages.at(-1)!, trace[index]!, index));
    }
    const { layer, unknownAt } = stages.at(-1)!;
    results.set(key, concluded(net, layer, unknownAt));
    before = trace;
  }
  return results;
}

function playLabel(net: PlayNet, { layer, unknownAt }: Stage, label: string, index: number): Stage {
  const choices = net.byLabel.get(label);
  if (!choices) return { layer, unknownAt: [...unknownAt, index] };
  return { layer: closure(net, playEvent(net, layer, choices, index)), unknownAt };
}

function playEvent(net: PlayNet, layer: readonly State[], choices: readonly number[], index: number): State[] {
  const next = layer.flatMap((state) =>
    choices.flatMap((choice) => {
      const transition = net.transitions[choice]!;
      return isEnabled(transition, state.tokens) ? [after(net, state, choice, null)] : [];
    }),
  );
  if (next.length > 0) return cheapest(next);
  const forced = layer.flatMap((state) => choices.map((choice) => after(net, state, choice, index)));
  const least = Math.min(...forced.map((state) => state.missing));
  return cheapest(forced.filter((state) => state.missing === least));
}

/** The state after a transition; `index` is the event's if lacking tokens are to be made up. */
function after(net: PlayNet, state: State, choice: number, index: number | null): State {
  const transition = net.transitions[choice]!;
  const lacking =
    index === null
      ? []
      : transition.takes.flatMap(({ place, count }): MissingToken[] => {
          const lack = Math.max(0, count - state.tokens[place]!);
          return Array(lack).fill({ index, label: transition.label, placeId: net.placeIds[place]! });
        });
  return {
    tokens: fired(transition, state.tokens),
    missing: state.missing + lacking.length,
    produced: state.produced + countOf(transition.puts),
    consumed: state.consumed + countOf(transition.takes),
    faults: lacking.length > 0 ? { here: lacking, before: state.faults } : state.faults,
  };
}

const byCost = (one: State, other: State) => one.missing - other.missing || one.consumed - other.consumed;

/** Of states with equal markings the one that made up least, then the shortest. */
function cheapest(states: State[]): State[] {
  const best = new Map<string, State>();
  for (const state of states.sort(byCost)) {
    const key = keyOf(state.tokens);
    if (!best.has(key)) best.set(key, state);
  }
  return [...best.values()].slice(0, maxStates);
}

/** All states that invisible transitions lead to, those given included; nearest first. */
function closure(net: PlayNet, layer: readonly State[]): State[] {
  const states = [...layer];
  const seen = new Set(states.map((state) => keyOf(state.tokens)));
  for (let at = 0; at < states.length && states.length < maxStates; at++) {
    const state = states[at]!;
    for (const choice of net.invisible) {
      if (!isEnabled(net.transitions[choice]!, state.tokens)) continue;
      const next = after(net, state, choice, null);
      const key = keyOf(next.tokens);
      if (seen.has(key)) continue;
      seen.add(key);
      states.push(next);
    }
  }
  return states;
}

/** Takes the goal's tokens away and counts what is missing or left. */
function concluded(net: PlayNet, layer: readonly State[], unknownAt: readonly number[]): TraceReplay {
  let best: { state: State; lack: number; left: number } | null = null;
  for (const state of layer) {
    let lack = 0;
    let left = 0;
    for (let place = 0; place < state.tokens.length; place++) {
      const difference = state.tokens[place]! - net.final[place]!;
      if (difference < 0) lack -= difference;
      else left += difference;
    }
    const cost = state.missing + lack + left;
    if (!best || cost < best.state.missing + best.lack + best.left) best = { state, lack, left };
  }
  const { state, lack, left } = best!;
  const counts = {
    missing: state.missing + lack,
    remaining: left,
    produced: state.produced,
    consumed: state.consumed + sumOf(net.final),
  };
  const fits = counts.missing === 0 && counts.remaining === 0 && unknownAt.length === 0;
  const remainingAt = placesWhere(net, (place) => state.tokens[place]! - net.final[place]!);
  const missingAt = placesWhere(net, (place) => net.final[place]! - state.tokens[place]!).map(
    (placeId): MissingToken => ({ index: null, label: null, placeId }),
  );
  return {
    fitness: fitnessOf(counts),
    fits,
    ...counts,
    missingAt: [...faultsOf(state), ...missingAt],
    remainingAt,
    unknownAt,
  };
}

const placesWhere = (net: PlayNet, countAt: (place: number) => number): string[] =>
  net.placeIds.flatMap((id, place) => Array<string>(Math.max(0, countAt(place))).fill(id));

function faultsOf(state: State): MissingToken[] {
  const layers: (readonly MissingToken[])[] = [];
  for (let faults = state.faults; faults; faults = faults.before) layers.push(faults.here);
  return layers.reverse().flat();
}
