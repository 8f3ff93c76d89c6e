import type { PetriNet } from './petri-net.ts';

interface Transition {
  id: string;
  label: string | null;
  takes: string[];
  puts: string[];
}

/**
 * A smaller net with the same visible behaviour: an invisible transition from one place to one place is melted away
 * when the first place leads only to it, or the second is fed only by it. Nets translated from diagrams are full of
 * them, and each would cost the replay a search.
 */
export function fuseInvisible(net: PetriNet): PetriNet {
  if (net.arcs.some((arc) => (arc.weight ?? 1) !== 1)) return net;
  const transitions = open(net);
  const gone = new Set<string>();
  const initial: Record<string, number> = { ...net.initial };
  const readers = countBy(transitions, (each) => each.takes);
  const writers = countBy(transitions, (each) => each.puts);
  let left = transitions;
  for (let changed = true; changed; ) {
    changed = false;
    for (const each of left) {
      const [from, to] = [each.takes[0], each.puts[0]];
      if (each.label !== null || each.takes.length !== 1 || each.puts.length !== 1 || from === to) continue;
      const firstOnlyHere = readers.get(from!) === 1 && !net.final[from!];
      const secondOnlyHere = writers.get(to!) === 1 && !net.final[to!] && !initial[to!];
      if (!firstOnlyHere && !secondOnlyHere) continue;
      const [kept, lost] = firstOnlyHere ? [to!, from!] : [from!, to!];
      left = left.filter((other) => other !== each);
      for (const other of left) {
        other.takes = other.takes.map((place) => (place === lost ? kept : place));
        other.puts = other.puts.map((place) => (place === lost ? kept : place));
      }
      readers.set(kept, readers.get(from!)! + (readers.get(to!) ?? 0) - 1);
      writers.set(kept, (writers.get(from!) ?? 0) + writers.get(to!)! - 1);
      gone.add(lost);
      if (initial[lost]) initial[kept] = (initial[kept] ?? 0) + initial[lost];
      delete initial[lost];
      changed = true;
    }
  }
  return {
    places: net.places.filter((place) => !gone.has(place.id)),
    transitions: left.map(({ id, label }) => ({ id, label })),
    arcs: left.flatMap(({ id, takes, puts }) => [
      ...takes.map((from) => ({ from, to: id })),
      ...puts.map((to) => ({ from: id, to })),
    ]),
    initial,
    final: net.final,
  };
}

function open(net: PetriNet): Transition[] {
  const byId = new Map(
    net.transitions.map(({ id, label }): [string, Transition] => [id, { id, label, takes: [], puts: [] }]),
  );
  for (const { from, to } of net.arcs) {
    byId.get(to)?.takes.push(from);
    byId.get(from)?.puts.push(to);
  }
  return [...byId.values()];
}

function countBy(transitions: readonly Transition[], placesOf: (each: Transition) => readonly string[]) {
  const counts = new Map<string, number>();
  for (const each of transitions) for (const place of placesOf(each)) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}
