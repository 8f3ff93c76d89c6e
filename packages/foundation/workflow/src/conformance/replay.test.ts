import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isResting } from '../graph.ts';
import { allowedReturns } from '../returns.ts';
import type { TableRow } from '../schema.ts';
import { initialMarking, step } from '../step.ts';
import { compileTable } from '../table.ts';
import { definitionOf, treeArbitrary } from '../test/random-flow.ts';
import { align } from './align.ts';
import { toPetriNet } from './definition-net.ts';
import { fuseInvisible } from './fuse.ts';
import { replayOnDefinition } from './on-definition.ts';
import type { PetriNet } from './petri-net.ts';
import { replay } from './replay.ts';

/** `a: start > p1 p2` — a transition takes from the left and puts to the right. A name in brackets is invisible. */
function netOf(lines: readonly string[], initial: string, final: string): PetriNet {
  const transitions: { id: string; label: string | null }[] = [];
  const arcs: { from: string; to: string }[] = [];
  const places = new Set([initial, final]);
  for (const line of lines) {
    const [name, takes, puts] = line.split(/: | > /).map((part) => part.trim()) as [string, string, string];
    transitions.push({ id: name, label: name.startsWith('[') ? null : name });
    for (const place of takes.split(' ')) arcs.push({ from: places.add(place) && place, to: name });
    for (const place of puts.split(' ')) arcs.push({ from: name, to: places.add(place) && place });
  }
  return {
    places: [...places].map((id) => ({ id })),
    transitions,
    arcs,
    initial: { [initial]: 1 },
    final: { [final]: 1 },
  };
}

/** The nets and the log of van der Aalst, Process Mining (2nd ed. 2016), section 8.2, figures 8.3 and table 8.1. */
const choices = ['g: p5 > end', 'h: p5 > end'];
const n1 = netOf(
  ['a: start > p1 p2', 'b: p1 > p3', 'c: p1 > p3', 'd: p2 > p4', 'e: p3 p4 > p5', 'f: p5 > p1 p2', ...choices],
  'start',
  'end',
);
const n2 = netOf(
  ['a: start > p1', 'b: p1 > p2', 'c: p1 > p2', 'd: p2 > p3', 'e: p3 > p5', 'f: p5 > p1', ...choices],
  'start',
  'end',
);
const n3 = netOf(['a: start > p1 p2', 'c: p1 > p3', 'd: p2 > p4', 'e: p3 p4 > p5', 'h: p5 > end'], 'start', 'end');
const log = Object.entries({
  acdeh: 455,
  abdeg: 191,
  adceh: 177,
  abdeh: 144,
  acdeg: 111,
  adceg: 82,
  adbeh: 56,
  acdefdbeh: 47,
  adbeg: 38,
  acdefbdeh: 33,
  acdefbdeg: 14,
  acdefdbeg: 11,
  adcefcdeh: 9,
  adcefdbeh: 8,
  adcefbdeg: 5,
  acdefbdefdbeg: 3,
  adcefdbeg: 2,
  adcefbdefbdeg: 2,
  adcefdbefbdeh: 1,
  adbefbdefdbeg: 1,
  adcefdbefcdefdbeg: 1,
}).flatMap(([trace, times]) => Array<string[]>(times).fill([...trace]));

describe('the replay gives the numbers of the textbook', () => {
  it('for whole logs', () => {
    expect(log).toHaveLength(1_391);
    expect(replay(n1, log)).toMatchObject({ fitness: 1, fittingTraces: 1_391 });
    expect(replay(n2, log).fitness).toBeCloseTo(0.9504, 4);
    expect(replay(n3, log).fitness).toBeCloseTo(0.8797, 4);
  });

  it('for one trace, token by token', () => {
    const [trace] = replay(n2, [[...'adceh']]).perTrace;
    expect(trace).toMatchObject({ produced: 6, consumed: 6, missing: 1, remaining: 1, fits: false });
    expect(trace!.fitness).toBeCloseTo(0.8333, 4);
    expect(trace!.missingAt).toEqual([{ index: 1, label: 'd', placeId: 'p2' }]);
    expect(trace!.remainingAt).toEqual(['p2']);
    const [partly] = replay(n3, [[...'abdeg']]).perTrace;
    expect(partly).toMatchObject({ produced: 5, consumed: 5, missing: 2, remaining: 2, unknownAt: [1, 4] });
    expect(partly!.fitness).toBeCloseTo(0.6, 10);
  });

  it('for a trace cut short and a trace of nothing', () => {
    expect(replay(n1, [[...'acd']]).perTrace[0]).toMatchObject({ missing: 1, remaining: 2 });
    expect(replay(n1, [[]]).perTrace[0]).toMatchObject({
      produced: 1,
      consumed: 1,
      missing: 1,
      remaining: 1,
      fitness: 0,
    });
    expect(replay(n1, [])).toMatchObject({ fitness: 1, meanTraceFitness: 1, perTrace: [] });
  });

  it('and names the events that the net does not know', () => {
    expect(replay(n3, [[...'axcdeh']]).perTrace[0]).toMatchObject({ fits: false, fitness: 1, unknownAt: [1] });
  });
});

describe('invisible transitions', () => {
  const skipping = netOf(
    ['a: start > p1', '[skip b]: p1 > p2', 'b: p1 > p2', '[loop]: p3 > p1', 'c: p2 > p3', '[leave]: p3 > end'],
    'start',
    'end',
  );

  it('are fired where the trace needs them, whichever way it goes on', () => {
    const traces = ['ac', 'abc', 'accbc', 'abcbcbc'].map((trace) => [...trace]);
    expect(replay(skipping, traces).fittingTraces).toBe(4);
  });

  it('do not excuse what is wrong', () => {
    expect(replay(skipping, [[...'aab']]).perTrace[0]!.fits).toBe(false);
  });

  it('may be melted away without a change to what fits', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }), (trace) => {
        expect(replay(fuseInvisible(skipping), [trace]).fittingTraces).toBe(replay(skipping, [trace]).fittingTraces);
      }),
    );
  });
});

describe('an alignment', () => {
  it('costs nothing exactly when the trace fits', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 8 }), (trace) => {
        expect(align(n1, trace)!.cost === 0).toBe(replay(n1, [trace]).fittingTraces === 1);
      }),
    );
  });

  it('finds the fewest events too many and too few', () => {
    expect(align(n1, [...'aceh'])).toMatchObject({
      cost: 1,
      moves: expect.arrayContaining([{ kind: 'model', label: 'd' }]),
    });
    expect(align(n1, [...'acddeh'])!.cost).toBe(1);
    expect(align(n2, [...'adceh'])!.cost).toBe(2);
    expect(align(n1, [...'aceh'], 2)).toBeNull();
  });
});

const row = (id: string, more: Partial<TableRow> = {}): TableRow => ({
  id,
  kind: 'task',
  name: id,
  limitMinutes: 60,
  ...more,
});
const procedure = compileTable([
  row('B1'),
  row('B2'),
  row('B3'),
  row('B4', { parallelWithPrevious: true, kind: 'consult' }),
  row('B5', {
    outcomes: [
      { label: 'on', to: 'next' },
      { label: 'mend', to: { row: 'B7' } },
    ],
  }),
  row('B6', { outcomes: [{ label: 'done', to: { end: 'granted' } }] }),
  row('B7', { outcomes: [{ label: 'again', to: { row: 'B5' } }] }),
]).definition;
const held = (text: string) => replayOnDefinition(procedure, text.split(' '));

describe('a dossier held against its procedure', () => {
  it('conforms when it did what is written, in either order of what runs at the same time', () => {
    for (const trace of ['B1 B2 B3 B4 B5 B6', 'B1 B2 B4 B3 B5 B6', 'B1 B2 B3 B4 B5 B7 B5 B6']) {
      expect(held(trace)).toMatchObject({
        fits: true,
        fitness: 1,
        deviations: 0,
        skipped: [],
        repeated: [],
        swapped: [],
      });
    }
  });

  it.each<[string, string, object]>([
    ['a step skipped', 'B1 B3 B4 B5 B6', { deviations: 1, skipped: ['B2'], repeated: [], swapped: [] }],
    ['a step repeated', 'B1 B2 B2 B3 B4 B5 B6', { deviations: 1, repeated: ['B2'], skipped: [], swapped: [] }],
    ['two steps swapped', 'B2 B1 B3 B4 B5 B6', { deviations: 2, swapped: [['B2', 'B1']], skipped: [], repeated: [] }],
    ['a step off its course', 'B1 B2 B3 B7 B4 B5 B6', { deviations: 1, unexpected: ['B7'], skipped: [] }],
    ['an event of no step', 'B1 B2 B3 stamp B4 B5 B6', { deviations: 1, unknown: ['stamp'], unexpected: [] }],
    ['the end missing', 'B1 B2 B3 B4 B5', { deviations: 1, skipped: ['B6'] }],
  ])('shows %s', (_, trace, expected) => {
    expect(held(trace)).toMatchObject({ fits: false, ...expected });
  });

  it('always conforms when it was driven by the machine itself, without returns and skips', () => {
    const draws = fc.array(fc.nat(), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(treeArbitrary.map(definitionOf), draws, (definition, drawn) => {
        fc.pre(definition.nodes.length < 40);
        let marking = initialMarking(definition).marking;
        const trace: string[] = [];
        for (let at = 0; marking.ended === null && at < 300; at++) {
          const draw = drawn[at % drawn.length]!;
          const open = Object.keys(marking.open);
          const nodeId = open[draw % open.length]!;
          const node = definition.nodes.find((each) => each.id === nodeId)!;
          const outcomes = node.kind === 'task' ? node.outcomes : undefined;
          const outcome = outcomes?.includes('on') ? 'on' : outcomes?.[draw % outcomes.length];
          const kind = node.kind === 'timer' ? 'elapse' : node.kind === 'consult' ? 'silence' : 'complete';
          marking = step(definition, marking, {
            id: `e${at}`,
            kind,
            nodeId,
            ...(outcome && { outcome }),
          } as never).marking;
          trace.push(nodeId);
        }
        expect(marking.ended).toBe('granted');
        expect(replay(toPetriNet(definition), [trace]).perTrace[0]!.fits).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('is read by the names of its steps when the log comes from elsewhere', () => {
    const named = {
      ...procedure,
      nodes: procedure.nodes.map((node) => (isResting(node) ? { ...node, name: `Bước ${node.id}` } : node)),
    };
    const trace = 'B1 B2 B3 B4 B5 B6'.split(' ').map((id) => `Bước ${id}`);
    expect(
      replay(
        toPetriNet(named, (node) => node.name),
        [trace],
      ).fittingTraces,
    ).toBe(1);
    expect(allowedReturns(named, initialMarking(named).marking, 'B1')).toEqual([]);
  });
});
