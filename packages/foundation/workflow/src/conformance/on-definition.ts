import { graphOf, isResting } from '../graph.ts';
import type { Definition, NodeId } from '../schema.ts';
import { type Alignment, type Move, align } from './align.ts';
import { toPetriNet } from './definition-net.ts';
import { type TraceReplay, replay } from './replay.ts';

/** How one dossier's events differ from its procedure, in the procedure's own steps. */
export interface Conformance extends TraceReplay {
  /** Steps that the procedure wanted and that were not done. */
  readonly skipped: readonly NodeId[];
  /** Steps done again where the procedure does not go back to them; once per surplus event. */
  readonly repeated: readonly NodeId[];
  /** Pairs done in the wrong order: the first was done before the second, and the procedure wants the reverse. */
  readonly swapped: readonly (readonly [NodeId, NodeId])[];
  /** Steps of the procedure that had no place in this dossier's course, once per event. */
  readonly unexpected: readonly NodeId[];
  /** Events that name no step of the procedure. */
  readonly unknown: readonly string[];
  /** How many events too many plus how many too few: the cost of the best alignment. Null if it was too large to find. */
  readonly deviations: number | null;
}

/**
 * Replays one of our own dossiers on its definition.
 *
 * @param trace  ids of the tasks, consultations and timers finished, in the order of their finishing.
 */
export function replayOnDefinition(definition: Definition, trace: readonly NodeId[]): Conformance {
  const net = toPetriNet(definition);
  const tokens = replay(net, [trace]).perTrace[0]!;
  const graph = graphOf(definition);
  const isStep = (id: string) => {
    const node = graph.nodes[graph.indexOf.get(id) ?? -1];
    return node !== undefined && isResting(node);
  };
  const alignment = align(net, trace);
  return { ...tokens, ...classify(alignment, isStep), deviations: alignment?.cost ?? null };
}

function classify(alignment: Alignment | null, isStep: (id: string) => boolean) {
  const moves = alignment?.moves ?? [];
  const done = new Set(moves.flatMap((move) => (move.kind === 'both' ? [move.label] : [])));
  const lacking = moves.flatMap((move, at) => (move.kind === 'model' ? [{ label: move.label, at }] : []));
  const swapped: [NodeId, NodeId][] = [];
  const repeated: NodeId[] = [];
  const unexpected: NodeId[] = [];
  const unknown: string[] = [];
  moves.forEach((move, at) => {
    if (move.kind !== 'log') return;
    const place = lacking.findIndex((each) => each.label === move.label);
    if (place >= 0) {
      const [wanted] = lacking.splice(place, 1);
      const pair = swapOf(moves, at, wanted!.at);
      if (pair) swapped.push(pair);
    } else if (!isStep(move.label)) unknown.push(move.label);
    else if (done.has(move.label)) repeated.push(move.label);
    else unexpected.push(move.label);
  });
  return { skipped: lacking.map((each) => each.label), repeated, swapped, unexpected, unknown };
}

/** A step done at `at` that belonged at `wanted`: paired with the nearest step between that was done in its place. */
function swapOf(moves: readonly Move[], at: number, wanted: number): [NodeId, NodeId] | null {
  const label = moves[at]!.label;
  if (at < wanted) {
    const passed = moves.slice(at + 1, wanted).find((move) => move.kind === 'both');
    return passed ? [label, passed.label] : null;
  }
  const passed = moves.slice(wanted + 1, at).findLast((move) => move.kind === 'both');
  return passed ? [passed.label, label] : null;
}
