import { describe, expect, it } from 'vitest';
import type { Definition, Flow, FlowNode } from './schema.ts';
import { checkStructure } from './structure.ts';

const start: FlowNode = { id: 'start', name: '', kind: 'start' };
const end: FlowNode = { id: 'end', name: '', kind: 'end', result: 'granted' };
const task = (id: string, outcomes?: string[]): FlowNode => ({
  id,
  name: id,
  kind: 'task',
  limitMinutes: 60,
  ...(outcomes && { outcomes }),
});
const plain = (id: string, kind: 'decision' | 'fork' | 'join'): FlowNode => ({ id, name: id, kind });
const flow = (from: string, to: string, more: Partial<Flow> = {}): Flow => ({ from, to, ...more });
const when = (value: string) => ({ condition: { field: 'x', operator: 'eq' as const, value } });

const faults: [string, Definition, object[]][] = [
  ['has no start', { nodes: [task('a'), end], flows: [flow('a', 'end')] }, [{ code: 'flow.no_start' }]],
  [
    'has two starts',
    {
      nodes: [start, { id: 'again', name: '', kind: 'start' }, end],
      flows: [flow('start', 'end'), flow('again', 'end')],
    },
    [{ code: 'flow.many_starts', nodeId: 'again' }],
  ],
  ['has no end', { nodes: [start, task('a')], flows: [flow('start', 'a'), flow('a', 'a')] }, [{ code: 'flow.no_end' }]],
  [
    'gives one id to two nodes',
    { nodes: [start, task('a'), task('a'), end], flows: [flow('start', 'a'), flow('a', 'end')] },
    [
      { code: 'flow.duplicate_node', nodeId: 'a' },
      { code: 'flow.no_way_out', nodeId: 'a' },
    ],
  ],
  [
    'leads to a node that is not there',
    { nodes: [start, end], flows: [flow('start', 'end'), flow('start', 'gone')] },
    [{ code: 'flow.unknown_target', nodeId: 'start', nodeIds: ['gone'] }],
  ],
  [
    'leads back into the start',
    {
      nodes: [start, task('a', ['on', 'back']), end],
      flows: [flow('start', 'a'), flow('a', 'end', { outcome: 'on' }), flow('a', 'start', { outcome: 'back' })],
    },
    [{ code: 'flow.into_start', nodeId: 'start' }],
  ],
  [
    'goes on after an end',
    { nodes: [start, end, task('a')], flows: [flow('start', 'end'), flow('end', 'a'), flow('a', 'end')] },
    [{ code: 'flow.out_of_end', nodeId: 'end' }],
  ],
  [
    'stops at a step without a way out',
    { nodes: [start, task('a'), end], flows: [flow('start', 'a')] },
    [{ code: 'flow.no_way_out', nodeId: 'a' }],
  ],
  [
    'splits at a step without outcomes',
    { nodes: [start, task('a'), end], flows: [flow('start', 'a'), flow('a', 'end'), flow('a', 'end')] },
    [{ code: 'flow.many_ways_out', nodeId: 'a' }],
  ],
  [
    'forgets an outcome',
    {
      nodes: [start, task('a', ['yes', 'no']), end],
      flows: [flow('start', 'a'), flow('a', 'end', { outcome: 'yes' })],
    },
    [{ code: 'flow.outcome_without_way', nodeId: 'a' }],
  ],
  [
    'has a way for no outcome',
    {
      nodes: [start, task('a', ['yes']), end],
      flows: [flow('start', 'a'), flow('a', 'end', { outcome: 'yes' }), flow('a', 'end', { outcome: 'maybe' })],
    },
    [{ code: 'flow.way_without_outcome', nodeId: 'a' }],
  ],
  [
    'has two ways for one outcome',
    {
      nodes: [start, task('a', ['yes']), end],
      flows: [flow('start', 'a'), flow('a', 'end', { outcome: 'yes' }), flow('a', 'end', { outcome: 'yes' })],
    },
    [{ code: 'flow.doubled_outcome', nodeId: 'a' }],
  ],
  [
    'decides without an otherwise',
    { nodes: [start, plain('d', 'decision'), end], flows: [flow('start', 'd'), flow('d', 'end', when('1'))] },
    [{ code: 'flow.no_otherwise', nodeId: 'd' }],
  ],
  [
    'decides with two otherwises',
    { nodes: [start, plain('d', 'decision'), end], flows: [flow('start', 'd'), flow('d', 'end'), flow('d', 'end')] },
    [{ code: 'flow.many_otherwise', nodeId: 'd' }],
  ],
  [
    'puts a condition where nothing is decided',
    { nodes: [start, task('a'), end], flows: [flow('start', 'a'), flow('a', 'end', when('1'))] },
    [{ code: 'flow.unexpected_condition', nodeId: 'a' }],
  ],
  [
    'forks into one branch and joins one',
    {
      nodes: [start, plain('f', 'fork'), plain('j', 'join'), end],
      flows: [flow('start', 'f'), flow('f', 'j'), flow('j', 'end')],
    },
    [
      { code: 'flow.lone_fork', nodeId: 'f' },
      { code: 'flow.lone_join', nodeId: 'j' },
    ],
  ],
  [
    'goes round without anybody acting',
    {
      nodes: [start, plain('d', 'decision'), plain('e', 'decision'), end],
      flows: [flow('start', 'd'), flow('d', 'e'), flow('e', 'd', when('1')), flow('e', 'end')],
    },
    [{ code: 'flow.instant_loop', nodeId: 'd' }],
  ],
];

describe('a definition is refused when it', () => {
  it.each(faults)('%s', (_, definition, expected) => {
    expect(checkStructure(definition)).toEqual(expected);
  });
});

describe('a straight flow', () => {
  it('has no fault of shape', () => {
    expect(checkStructure({ nodes: [start, task('a'), end], flows: [flow('start', 'a'), flow('a', 'end')] })).toEqual(
      [],
    );
  });
});
