import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from './problem.ts';
import type { Definition, Flow, FlowNode } from './schema.ts';
import { Definition as DefinitionSchema } from './schema.ts';
import { checkSoundness } from './soundness.ts';
import { initialMarking, step } from './step.ts';
import { checkStructure } from './structure.ts';
import { isSoundNaively } from './test/naive-soundness.ts';
import { type Tree, definitionOf, treeArbitrary } from './test/random-flow.ts';

const codesOf = (problems: readonly Problem[]) => problems.map((problem) => problem.code);
const count = (definition: Definition, kind: FlowNode['kind']) =>
  definition.nodes.filter((node) => node.kind === kind).length;
/** Small enough that the flow as written is looked at in full, so that the fault is named at its very node. */
const withFork = treeArbitrary
  .map(definitionOf)
  .filter((definition) => count(definition, 'fork') > 0 && definition.nodes.length < 20);

const replaceNode = (definition: Definition, id: string, node: FlowNode): Definition => ({
  nodes: definition.nodes.map((each) => (each.id === id ? node : each)),
  flows: definition.flows,
});

const mapFlows = (definition: Definition, change: (flow: Flow, index: number) => Flow): Definition => ({
  nodes: definition.nodes,
  flows: definition.flows.map(change),
});

/** Picks one of the items by a drawn number. */
const pick = <Item>(items: readonly Item[], draw: number): Item => items[draw % items.length]!;

describe('a flow built of sequences, choices, loops and parallel blocks', () => {
  it('is sound', () => {
    fc.assert(
      fc.property(treeArbitrary, (tree) => {
        const definition = definitionOf(tree);
        expect(checkStructure(definition)).toEqual([]);
        expect(checkSoundness(definition)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is sound also when ten branches of ten steps make more markings than can be visited', () => {
    const leaf: Tree = { kind: 'leaf', node: 'task', limitMinutes: 60 };
    const branch: Tree = { kind: 'sequence', parts: Array(10).fill(leaf) };
    const definition = definitionOf({ kind: 'parallel', parts: Array(10).fill(branch) });
    expect(checkSoundness(definition)).toEqual([]);
  });
});

/** Any graph at all of the right shape: each node gets random targets. */
const wildArbitrary: fc.Arbitrary<Definition> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('task' as const, 'choice' as const, 'fork' as const, 'join' as const),
      targets: fc.array(fc.nat({ max: 9 }), { minLength: 2, maxLength: 2 }),
    }),
    { minLength: 2, maxLength: 9 },
  )
  .map((drawn) => {
    const ids = [...drawn.map((_, index) => `n${index}`), 'end'];
    const nodes: FlowNode[] = [{ id: 'start', name: '', kind: 'start' }];
    const flows: Flow[] = [{ from: 'start', to: 'n0' }];
    drawn.forEach(({ kind, targets }, index) => {
      const id = `n${index}`;
      const to = [...new Set(targets.map((target) => pick(ids, target)))];
      const ways = kind === 'choice' || kind === 'fork' ? to : to.slice(0, 1);
      const base = { id, name: '', limitMinutes: 0 };
      if (kind === 'choice') nodes.push({ ...base, kind: 'task', outcomes: ways });
      else if (kind === 'task') nodes.push({ ...base, kind: 'task' });
      else nodes.push({ id, name: '', kind });
      flows.push(...ways.map((way) => ({ from: id, to: way, ...(kind === 'choice' && { outcome: way }) })));
    });
    nodes.push({ id: 'end', name: '', kind: 'end', result: 'granted' });
    return { nodes, flows };
  });

describe('any flow of the right shape', () => {
  it('is called sound exactly if visiting all its markings finds no fault', () => {
    let sound = 0;
    fc.assert(
      fc.property(
        wildArbitrary.filter((definition) => checkStructure(definition).length === 0),
        (definition) => {
          const isSound = isSoundNaively(definition);
          fc.pre(isSound !== null);
          sound += isSound ? 1 : 0;
          expect(checkSoundness(definition).length === 0).toBe(isSound);
        },
      ),
      { numRuns: 1_000 },
    );
    expect(sound).toBeGreaterThan(50);
  });

  it('holds the answer also for sound flows with one flow moved elsewhere', () => {
    fc.assert(
      fc.property(treeArbitrary.map(definitionOf), fc.nat(), fc.nat(), (definition, which, where) => {
        const targets = definition.nodes.filter((node) => node.kind !== 'start');
        const at = which % definition.flows.length;
        const moved = mapFlows(definition, (flow, index) =>
          index === at ? { ...flow, to: pick(targets, where).id } : flow,
        );
        fc.pre(checkStructure(moved).length === 0);
        const isSound = isSoundNaively(moved);
        fc.pre(isSound !== null);
        expect(checkSoundness(moved).length === 0).toBe(isSound);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a sound flow with a fault planted', () => {
  it('is found out when a branch ends the dossier instead of reaching its join', () => {
    fc.assert(
      fc.property(withFork, fc.nat(), (definition, draw) => {
        const entries = definition.flows.flatMap((flow, index) =>
          definition.nodes.some((node) => node.id === flow.to && node.kind === 'join') ? [index] : [],
        );
        const at = pick(entries, draw);
        const join = definition.flows[at]!.to;
        const broken = mapFlows(definition, (flow, index) => (index === at ? { ...flow, to: 'end' } : flow));
        const problems = checkSoundness(broken);
        const lone = problems.find((problem) => problem.code === 'flow.lone_join');
        if (lone) expect(lone.nodeId).toBe(join);
        else {
          expect(codesOf(problems)).toContain('flow.leftover');
          expect(problems.find((problem) => problem.code === 'flow.leftover')!.nodeId).toBe('end');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is found out when parallel branches meet without a join: the step after is opened twice', () => {
    fc.assert(
      fc.property(withFork, fc.nat(), (definition, draw) => {
        const join = pick(
          definition.nodes.filter((node) => node.kind === 'join'),
          draw,
        );
        const broken = replaceNode(definition, join.id, { id: join.id, name: '', kind: 'timer', limitMinutes: 0 });
        const problems = checkSoundness(broken);
        expect(problems.map((problem) => [problem.code, problem.nodeId])).toContainEqual([
          expect.stringMatching(/^flow\.(doubled|unbounded)$/),
          join.id,
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it('is found out when a choice leads into a join: the join waits for ever', () => {
    fc.assert(
      fc.property(withFork, fc.nat(), (definition, draw) => {
        const fork = pick(
          definition.nodes.filter((node) => node.kind === 'fork'),
          draw,
        );
        const join = fork.id.replace('fork', 'join').replace(/\d+$/, (digits) => String(Number(digits) + 1));
        const ways = definition.flows.filter((flow) => flow.from === fork.id);
        const broken = mapFlows(
          replaceNode(definition, fork.id, { id: fork.id, name: '', kind: 'decision' }),
          (flow) =>
            flow.from === fork.id && flow !== ways[0]
              ? { ...flow, condition: { field: 'x', operator: 'eq', value: ways.indexOf(flow) } }
              : flow,
        );
        const deadlock = checkSoundness(broken).find((problem) => problem.nodeId === join);
        expect(deadlock?.code).toBe('flow.deadlock');
        expect(deadlock?.trace?.at(0)).toBe('start');
        expect(deadlock?.nodeIds?.length).toBe(ways.length - 1);
      }),
      { numRuns: 200 },
    );
  });

  it('is found out when a branch goes back before its fork: work multiplies', () => {
    const definition: Definition = {
      nodes: [
        { id: 'start', name: '', kind: 'start' },
        { id: 'receive', name: '', kind: 'task', limitMinutes: 0 },
        { id: 'fork', name: '', kind: 'fork' },
        { id: 'appraise', name: '', kind: 'task', limitMinutes: 0, outcomes: ['ok', 'again'] },
        { id: 'consult', name: '', kind: 'consult', limitMinutes: 0, silence: 'agreed' },
        { id: 'join', name: '', kind: 'join' },
        { id: 'end', name: '', kind: 'end', result: 'granted' },
      ],
      flows: [
        { from: 'start', to: 'receive' },
        { from: 'receive', to: 'fork' },
        { from: 'fork', to: 'appraise' },
        { from: 'fork', to: 'consult' },
        { from: 'appraise', to: 'join', outcome: 'ok' },
        { from: 'appraise', to: 'receive', outcome: 'again' },
        { from: 'consult', to: 'join' },
        { from: 'join', to: 'end' },
      ],
    };
    const problems = checkSoundness(DefinitionSchema.parse(definition));
    expect(problems).toContainEqual({
      code: 'flow.unbounded',
      nodeId: 'consult',
      nodeIds: ['consult'],
      trace: ['start', 'receive', 'fork', 'appraise', 'receive', 'fork'],
    });
  });

  it('is found out when a node is not reached or never comes to an end', () => {
    fc.assert(
      fc.property(treeArbitrary.map(definitionOf), fc.nat(), (definition, draw) => {
        const at = pick(definition.flows, draw);
        const island: Definition = {
          nodes: [...definition.nodes, { id: 'island', name: '', kind: 'timer', limitMinutes: 0 }],
          flows: [...definition.flows, { from: 'island', to: at.to }],
        };
        fc.pre(!definition.nodes.some((node) => node.id === at.to && node.kind === 'join'));
        expect(checkSoundness(island)).toEqual([{ code: 'flow.unreachable', nodeId: 'island' }]);
        const trap: Definition = {
          nodes: [
            ...definition.nodes,
            { id: 'gate', name: '', kind: 'task', limitMinutes: 0, outcomes: ['on', 'off'] },
            { id: 'trap', name: '', kind: 'timer', limitMinutes: 0 },
          ],
          flows: [
            ...definition.flows.map((flow) => (flow === at ? { ...flow, to: 'gate' } : flow)),
            { from: 'gate', to: at.to, outcome: 'on' },
            { from: 'gate', to: 'trap', outcome: 'off' },
            { from: 'trap', to: 'trap' },
          ],
        };
        expect(checkSoundness(trap)).toEqual([{ code: 'flow.no_path_to_end', nodeId: 'trap' }]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a flow with more markings than the bound', () => {
  const leaf: Tree = { kind: 'leaf', node: 'task', limitMinutes: 60 };
  const branch: Tree = { kind: 'sequence', parts: [leaf, leaf, leaf] };
  const definition = definitionOf({
    kind: 'sequence',
    parts: [
      { kind: 'parallel', parts: Array<Tree>(8).fill(branch) },
      { kind: 'parallel', parts: [leaf, leaf] },
    ],
  });
  const fork = definition.nodes.findLast((node) => node.kind === 'fork')!;
  const join = definition.nodes.findLast((node) => node.kind === 'join')!;
  const ways = definition.flows.filter((flow) => flow.from === fork.id);
  const broken = mapFlows(
    replaceNode(definition, fork.id, { id: fork.id, name: '', kind: 'task', limitMinutes: 0, outcomes: ['x', 'y'] }),
    (flow) => (flow.from === fork.id ? { ...flow, outcome: flow === ways[0] ? 'x' : 'y' } : flow),
  );

  it('is looked at shrunk, and its counter-example can still be walked', () => {
    const [problem, ...others] = checkSoundness(broken);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'flow.deadlock', nodeId: join.id });
    const trace = problem!.trace!;
    const chosen = trace[trace.indexOf(fork.id) + 1] === ways[0]!.to ? 'x' : 'y';
    let { marking } = initialMarking(broken);
    for (const nodeId of trace.filter((id) => id.startsWith('task') || id === fork.id)) {
      const outcome = nodeId === fork.id ? { outcome: chosen } : {};
      const result = step(broken, marking, { id: `e${nodeId}`, kind: 'complete', nodeId, ...outcome });
      expect(result.refusal).toBeUndefined();
      marking = result.marking;
    }
    expect(marking.open).toEqual({});
    expect(Object.keys(marking.waiting)).toHaveLength(1);
    expect(marking.ended).toBeNull();
  });

  it('is answered with too_large, never with silence', () => {
    expect(checkStructure(broken)).toEqual([]);
    expect(codesOf(checkSoundness(broken, 1))).toEqual(['flow.too_large']);
  });
});
