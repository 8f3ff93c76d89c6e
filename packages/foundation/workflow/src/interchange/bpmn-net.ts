import type { ModdleElement } from 'bpmn-moddle';
import type { PetriNet } from '../conformance/petri-net.ts';
import { type BpmnWarning, childrenOf, warningOf } from './bpmn-warning.ts';

/** Branches of an inclusive gateway up to which every combination is offered. */
const maxInclusive = 6;
const activities =
  /^bpmn:(Task|UserTask|ServiceTask|ManualTask|ScriptTask|BusinessRuleTask|SendTask|ReceiveTask|CallActivity|SubProcess|AdHocSubProcess|Transaction)$/;
const source = 'source';
const goal = 'goal';

/** The net of one BPMN process, one place per sequence flow, invisible transitions for everything but activities. */
export class BpmnNet {
  readonly warnings: BpmnWarning[] = [];
  private readonly places = new Set([source, goal]);
  private readonly transitions: { id: string; label: string | null }[] = [];
  private readonly fired = new Set<string>();
  private readonly arcs: { from: string; to: string }[] = [];
  private readonly into = new Map<string, string[]>();
  private readonly out = new Map<string, string[]>();
  private readonly boundaries: ModdleElement[] = [];
  private readonly conditional = new Set<string>();

  constructor(process: ModdleElement) {
    const elements = childrenOf(process, 'flowElements');
    for (const element of elements) if (element.$type === 'bpmn:SequenceFlow') this.addFlow(element);
    const nodes = elements.filter((each) => each.id !== undefined && !/^bpmn:(SequenceFlow|Data)/.test(each.$type));
    const hasStart = nodes.some((node) => node.$type === 'bpmn:StartEvent');
    for (const node of nodes) this.addNode(node, hasStart);
    for (const boundary of this.boundaries) this.addBoundary(boundary);
    if (this.conditional.size > 0) {
      this.warnings.push({ code: 'flow.bpmn_condition', type: 'bpmn:SequenceFlow', count: this.conditional.size });
    }
  }

  get net(): PetriNet {
    const places = [...this.places].map((id) => ({ id }));
    const { transitions, arcs } = this;
    return { places, transitions, arcs, initial: { [source]: 1 }, final: { [goal]: 1 } };
  }

  private addFlow(flow: ModdleElement): void {
    const from = (flow['sourceRef'] as ModdleElement | undefined)?.id;
    const to = (flow['targetRef'] as ModdleElement | undefined)?.id;
    if (from === undefined || to === undefined || flow.id === undefined) {
      this.warnings.push(warningOf('flow.bpmn_loose', flow));
      return;
    }
    const place = `flow:${flow.id}`;
    this.places.add(place);
    pushTo(this.out, from, place);
    pushTo(this.into, to, place);
    if (flow['conditionExpression']) this.conditional.add(place);
  }

  private addNode(node: ModdleElement, hasStart: boolean): void {
    if (node.$type === 'bpmn:BoundaryEvent') {
      this.boundaries.push(node);
      return;
    }
    if (node.$type === 'bpmn:StartEvent') {
      this.warnAboutEvent(node);
      this.fire(`${node.id}`, null, [source], this.outOf(node));
      return;
    }
    if (this.intoOf(node).length === 0) {
      if (hasStart) this.warnings.push(warningOf('flow.bpmn_loose', node));
      else {
        this.warnings.push(warningOf('flow.bpmn_no_start', node));
        this.fire(`begin:${node.id}`, null, [source], [this.before(node)]);
      }
    }
    if (activities.test(node.$type)) this.addActivity(node);
    else if (node.$type.endsWith('Gateway')) this.addGateway(node);
    else this.addEvent(node);
  }

  private addActivity(node: ModdleElement): void {
    if (/SubProcess|Transaction|CallActivity/.test(node.$type)) {
      this.warnings.push(warningOf('flow.bpmn_subprocess', node));
    }
    if (node['loopCharacteristics']) this.warnings.push(warningOf('flow.bpmn_repeating', node));
    const ways = this.outOf(node);
    const label = node.name?.trim() || node.id!;
    if (!ways.some((way) => this.conditional.has(way))) {
      this.fire(node.id!, label, [this.merged(node)], ways);
      return;
    }
    const after = `after:${node.id}`;
    this.places.add(after);
    this.fire(node.id!, label, [this.merged(node)], [after]);
    this.split(node, after, ways);
  }

  private addEvent(node: ModdleElement): void {
    this.warnAboutEvent(node);
    const known = /^bpmn:(EndEvent|IntermediateCatchEvent|IntermediateThrowEvent)$/.test(node.$type);
    if (!known) this.warnings.push(warningOf('flow.bpmn_left_out', node));
    this.fire(node.id!, null, [this.merged(node)], this.outOf(node));
  }

  private warnAboutEvent(node: ModdleElement): void {
    for (const definition of childrenOf(node, 'eventDefinitions')) {
      const isTerminate = definition.$type === 'bpmn:TerminateEventDefinition';
      this.warnings.push(warningOf(isTerminate ? 'flow.bpmn_terminate' : 'flow.bpmn_event', node));
    }
  }

  /** An interrupting boundary event takes the token instead of the activity. */
  private addBoundary(node: ModdleElement): void {
    this.warnings.push(warningOf('flow.bpmn_boundary', node));
    const host = node['attachedToRef'] as ModdleElement | undefined;
    if (host?.id === undefined || node['cancelActivity'] === false) return;
    this.fire(node.id!, null, [this.merged(host)], this.outOf(node));
  }

  private addGateway(node: ModdleElement): void {
    const ways = this.outOf(node);
    if (node.$type === 'bpmn:ParallelGateway') {
      const into = this.intoOf(node);
      this.fire(node.id!, null, into.length > 0 ? into : [this.before(node)], ways);
      return;
    }
    if (node.$type === 'bpmn:InclusiveGateway') {
      this.warnings.push(warningOf('flow.bpmn_inclusive', node));
      this.addInclusive(node, ways);
      return;
    }
    if (node.$type !== 'bpmn:ExclusiveGateway') this.warnings.push(warningOf('flow.bpmn_gateway', node));
    const at = this.merged(node);
    ways.forEach((way, index) => this.fire(`${node.id}:${index}`, null, [at], [way]));
  }

  private addInclusive(node: ModdleElement, ways: readonly string[]): void {
    const into = this.intoOf(node);
    if (into.length < 2) {
      this.split(node, this.merged(node), ways);
      return;
    }
    const middle = `middle:${node.id}`;
    this.places.add(middle);
    subsetsOf(into).forEach((some, index) => this.fire(`${node.id}:join:${index}`, null, some, [middle]));
    this.split(node, middle, ways);
  }

  /** Any one, or several at once, of the ways. */
  private split(node: ModdleElement, from: string, ways: readonly string[]): void {
    subsetsOf(ways).forEach((some, index) => this.fire(`${node.id}:split:${index}`, null, [from], some));
  }

  private intoOf = (node: ModdleElement): string[] => this.into.get(node.id!) ?? [];

  /** The places after a node; the goal when nothing follows. */
  private outOf = (node: ModdleElement): string[] => this.out.get(node.id!) ?? [goal];

  private before(node: ModdleElement): string {
    const place = `before:${node.id}`;
    this.places.add(place);
    return place;
  }

  /** The one place before a node at which all its incoming flows meet. */
  private merged(node: ModdleElement): string {
    const into = this.intoOf(node);
    if (into.length === 1) return into[0]!;
    const place = this.before(node);
    into.forEach((flow, index) => this.fire(`${node.id}:merge:${index}`, null, [flow], [place]));
    return place;
  }

  private fire(id: string, label: string | null, takes: readonly string[], puts: readonly string[]): void {
    if (this.fired.has(id)) return;
    this.fired.add(id);
    this.transitions.push({ id, label });
    this.arcs.push(...takes.map((from) => ({ from, to: id })), ...puts.map((to) => ({ from: id, to })));
  }
}

function pushTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Every choice of at least one; with very many, each one alone and all together. */
function subsetsOf(items: readonly string[]): string[][] {
  if (items.length > maxInclusive) return [...items.map((item) => [item]), [...items]];
  const subsets: string[][] = [];
  for (let mask = 1; mask < 1 << items.length; mask++) {
    subsets.push(items.filter((_, index) => (mask >> index) & 1));
  }
  return subsets;
}
