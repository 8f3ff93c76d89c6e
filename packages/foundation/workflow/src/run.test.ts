import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedReturns } from './returns.ts';
import type { Definition, FlowEvent, FlowNode, Marking } from './schema.ts';
import { type StepResult, initialMarking, step } from './step.ts';
import { checkSoundness } from './soundness.ts';
import { definitionOf, treeArbitrary } from './test/random-flow.ts';

/** After this many events the drive only goes forward. */
const wanderings = 60;

/** Drives a dossier with numbers drawn beforehand; the same numbers give the same drive. */
class Drive {
  readonly definition: Definition;
  private readonly draws: readonly number[];
  private drawn = 0;
  private events = 0;
  private last: FlowEvent | null = null;
  marking: Marking;
  cancelled = 0;

  constructor(definition: Definition, draws: readonly number[]) {
    this.definition = definition;
    this.draws = draws;
    this.marking = initialMarking(definition).marking;
  }

  get isLong(): boolean {
    return this.events > 5_000;
  }

  next(): void {
    const open = Object.keys(this.marking.open);
    const nodeId = open[this.draw(open.length)]!;
    const node = this.definition.nodes.find((each) => each.id === nodeId)!;
    const returns =
      this.events < wanderings && this.draw(8) === 0 ? allowedReturns(this.definition, this.marking, nodeId) : [];
    const id = `e${++this.events}`;
    const event: FlowEvent =
      returns.length > 0
        ? { id, kind: 'return', nodeId, toNodeId: returns[this.draw(returns.length)]! }
        : { ...this.finishing(node), id, data: { way: `way${this.draw(3)}` } };
    this.apply(event);
  }

  private draw(below: number): number {
    return this.draws[this.drawn++ % this.draws.length]! % below;
  }

  private finishing(node: FlowNode): FlowEvent {
    const nodeId = node.id;
    const outcomes = node.kind === 'task' ? node.outcomes : undefined;
    const isOver = this.events >= wanderings;
    const outcome = outcomes && (isOver && outcomes.includes('on') ? 'on' : outcomes[this.draw(outcomes.length)]!);
    if (this.draw(10) === 0) return { id: '', kind: 'skip', nodeId, reason: 'x', ...(outcome && { outcome }) };
    if (node.kind === 'timer') return { id: '', kind: 'elapse', nodeId };
    if (node.kind === 'consult') return { id: '', kind: this.draw(2) === 0 ? 'answer' : 'silence', nodeId };
    return { id: '', kind: 'complete', nodeId, ...(outcome && { outcome }) };
  }

  /** Every event comes twice, and the one before it once more. */
  private apply(event: FlowEvent): void {
    const before = structuredClone(this.marking);
    const result = step(this.definition, this.marking, event);
    expect(result.refusal).toBeUndefined();
    expect(this.marking).toEqual(before);
    this.cancelled = result.commands.filter(
      (command) => command.kind === 'close' && command.how === 'cancelled',
    ).length;
    for (const again of [event, this.last])
      if (again) expectNoEffect(step(this.definition, result.marking, again), result);
    expectCommandsTellTheDifference(before, result);
    this.marking = result.marking;
    this.last = event;
  }
}

function expectNoEffect(again: StepResult, first: StepResult): void {
  expect(again).toEqual({ marking: first.marking, commands: [], repeated: true });
}

/** Who follows the commands holds the same open work as the marking. */
function expectCommandsTellTheDifference(before: Marking, { marking, commands }: StepResult): void {
  const open = new Map(Object.entries(before.open));
  for (const command of commands) {
    if (command.kind === 'end') continue;
    const change = command.kind === 'open' ? 1 : -1;
    open.set(command.nodeId, (open.get(command.nodeId) ?? 0) + change);
  }
  expect(Object.fromEntries([...open].filter(([, count]) => count !== 0))).toEqual(marking.open);
}

describe('a dossier driven at random through a sound flow, with returns and with every event twice', () => {
  it('always ends, with nothing left over', () => {
    const draws = fc.array(fc.nat({ max: 10_000 }), { minLength: 50, maxLength: 200 });
    fc.assert(
      fc.property(treeArbitrary.map(definitionOf), draws, (definition, drawn) => {
        const drive = new Drive(definition, drawn);
        while (drive.marking.ended === null && !drive.isLong) {
          expect(Object.values(drive.marking.open).every((tokens) => tokens === 1)).toBe(true);
          drive.next();
        }
        expect(drive.marking).toMatchObject({ ended: 'granted', open: {}, waiting: {} });
        expect(drive.cancelled).toBe(0);
      }),
      { numRuns: 250 },
    );
  });
});

const timer = (id: string): FlowNode => ({ id, name: '', kind: 'timer', limitMinutes: 0 });
const task = (id: string): FlowNode => ({ id, name: '', kind: 'task', limitMinutes: 0 });
const flows = (...pairs: string[]) => pairs.map((pair) => ({ from: pair.split('>')[0]!, to: pair.split('>')[1]! }));

describe('where forks and joins do not pair into blocks', () => {
  const definition: Definition = {
    nodes: [
      { id: 'start', name: '', kind: 'start' },
      { id: 'f1', name: '', kind: 'fork' },
      { id: 'f2', name: '', kind: 'fork' },
      { id: 'j1', name: '', kind: 'join' },
      { id: 'j2', name: '', kind: 'join' },
      ...['first', 'a', 'b', 'c', 'e'].map(task),
      timer('d'),
      { id: 'end', name: '', kind: 'end', result: 'granted' },
    ],
    flows: flows(
      'start>first',
      'first>f1',
      'f1>a',
      'f1>b',
      'a>f2',
      'f2>c',
      'f2>d',
      'b>j1',
      'c>j1',
      'j1>e',
      'e>j2',
      'd>j2',
      'j2>end',
    ),
  };
  const done = (...ids: string[]) =>
    ids.reduce(
      (marking, nodeId) => step(definition, marking, { id: nodeId, kind: 'complete', nodeId }).marking,
      initialMarking(definition).marking,
    );

  it('the flow may still be sound', () => {
    expect(checkSoundness(definition)).toEqual([]);
  });

  it('a return is refused if it would leave a join waiting, and allowed to before all of it', () => {
    const marking = done('first', 'a', 'b', 'c');
    expect(marking.open).toEqual({ d: 1, e: 1 });
    const refused = step(definition, marking, { id: 'r', kind: 'return', nodeId: 'e', toNodeId: 'a' });
    expect(refused.refusal).toEqual({ code: 'flow.return_unsafe', nodeId: 'e' });
    expect(allowedReturns(definition, marking, 'e')).toEqual(['first']);
    const back = step(definition, marking, { id: 'r', kind: 'return', nodeId: 'e', toNodeId: 'first' });
    expect(back.marking).toMatchObject({ open: { first: 1 }, waiting: {} });
  });
});

describe('a faulty flow that was never checked', () => {
  it('does not run for ever', () => {
    const definition: Definition = {
      nodes: [{ id: 'start', name: '', kind: 'start' }, task('a'), { id: 'd', name: '', kind: 'decision' }],
      flows: flows('start>a', 'a>d', 'd>d'),
    };
    const result = step(definition, initialMarking(definition).marking, { id: 'x', kind: 'complete', nodeId: 'a' });
    expect(result.refusal).toEqual({ code: 'flow.endless', nodeId: 'a' });
  });

  it('refuses to leave a step that leads nowhere', () => {
    const definition: Definition = {
      nodes: [{ id: 'start', name: '', kind: 'start' }, task('a')],
      flows: flows('start>a', 'a>gone'),
    };
    const result = step(definition, initialMarking(definition).marking, { id: 'x', kind: 'complete', nodeId: 'a' });
    expect(result.refusal).toEqual({ code: 'flow.no_way', nodeId: 'a' });
    expect(result.marking.open).toEqual({ a: 1 });
  });
});
