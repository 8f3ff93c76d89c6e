import { graphOf } from '../graph.ts';
import { isResting } from '../graph.ts';
import type { Definition, FlowNode } from '../schema.ts';
import type { PetriNet } from './petri-net.ts';

const nets = new WeakMap<Definition, PetriNet>();

/**
 * The workflow net of a definition. Its visible transitions are the tasks, consultations and timers, labelled with
 * the node's id (or, for logs of other systems, its name); starts, ends, forks, joins and choices are invisible.
 */
export function toPetriNet(definition: Definition, labelOf?: (node: FlowNode) => string): PetriNet {
  if (labelOf) return buildNet(definition, labelOf);
  const known = nets.get(definition) ?? buildNet(definition, (node) => node.id);
  nets.set(definition, known);
  return known;
}

function buildNet(definition: Definition, labelOf: (node: FlowNode) => string): PetriNet {
  const graph = graphOf(definition);
  const places = [{ id: 'goal' }];
  const transitions: { id: string; label: string | null }[] = [];
  const arcs: { from: string; to: string }[] = [];
  const before = (node: number) => `at:${graph.nodes[node]!.id}`;
  const placeOfFlow = (flow: number) => {
    const to = graph.target[flow]!;
    return graph.nodes[to]!.kind === 'join' ? `flow:${flow}` : before(to);
  };
  const add = (id: string, label: string | null, takes: string[], puts: string[]) => {
    transitions.push({ id, label });
    arcs.push(...takes.map((from) => ({ from, to: id })), ...puts.map((to) => ({ from: id, to })));
  };
  graph.nodes.forEach((node, index) => {
    if (node.kind === 'join') places.push(...graph.into[index]!.map((flow) => ({ id: `flow:${flow}` })));
    else places.push({ id: before(index) });
    const ways = graph.out[index]!.map(placeOfFlow);
    if (node.kind === 'end') add(node.id, null, [before(index)], ['goal']);
    else if (node.kind === 'fork') add(node.id, null, [before(index)], ways);
    else if (node.kind === 'join') add(node.id, null, graph.into[index]!.map(placeOfFlow), ways);
    else if (isResting(node) && ways.length === 1) add(node.id, labelOf(node), [before(index)], ways);
    else {
      const choice = isResting(node) ? `after:${node.id}` : before(index);
      if (isResting(node)) {
        places.push({ id: choice });
        add(node.id, labelOf(node), [before(index)], [choice]);
      }
      ways.forEach((way, place) => add(`${node.id}:${place}`, null, [choice], [way]));
    }
  });
  const initial: Record<string, number> = graph.start < 0 ? {} : { [before(graph.start)]: 1 };
  return { places, transitions, arcs, initial, final: { goal: 1 } };
}
