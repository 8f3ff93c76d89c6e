import { describe, expect, it } from 'vitest';
import { Definition, TableRow } from './schema.ts';
import { checkSoundness } from './soundness.ts';
import { compileTable } from './table.ts';

const row = (id: string, more: Partial<TableRow> = {}): TableRow =>
  TableRow.parse({ id, kind: 'task', name: id, limitMinutes: 60, ...more });
const parallel = { parallelWithPrevious: true };
const flowsOf = (rows: TableRow[]) =>
  compileTable(rows).definition.flows.map(
    ({ from, to, outcome }) => `${from} → ${to}${outcome ? ` (${outcome})` : ''}`,
  );

describe('a table of steps', () => {
  it('runs from row to row and ends granted', () => {
    const compiled = compileTable([row('B1'), row('B2', { kind: 'timer' })]);
    expect(compiled.problems).toEqual([]);
    expect(flowsOf([row('B1'), row('B2')])).toEqual(['flow.start → B1', 'B1 → B2', 'B2 → flow.end.granted']);
    expect(compiled.rowOfNode).toEqual({ 'flow.start': 'B1', B1: 'B1', B2: 'B2', 'flow.end.granted': 'B2' });
    expect(Definition.safeParse(compiled.definition).success).toBe(true);
    expect(checkSoundness(compiled.definition)).toEqual([]);
  });

  it('forks and joins around rows that run at the same time', () => {
    const rows = [row('B1'), row('B2'), row('B3', { ...parallel, kind: 'consult' }), row('B4')];
    expect(flowsOf(rows)).toEqual([
      'flow.start → B1',
      'B1 → flow.fork.B2',
      'flow.fork.B2 → B2',
      'B2 → flow.join.B2',
      'flow.fork.B2 → B3',
      'B3 → flow.join.B2',
      'flow.join.B2 → B4',
      'B4 → flow.end.granted',
    ]);
    const { definition, rowOfNode } = compileTable(rows);
    expect(checkSoundness(definition)).toEqual([]);
    expect(rowOfNode['flow.join.B2']).toBe('B2');
    expect(definition.nodes.find((node) => node.id === 'B3')).toMatchObject({ kind: 'consult', silence: 'agreed' });
  });

  it('keeps the rows of one letter one after the other', () => {
    const rows = [
      row('B1', { branch: 'a' }),
      row('B2', { ...parallel, branch: 'a' }),
      row('B3', { ...parallel, branch: 'b' }),
    ];
    expect(compileTable(rows).problems).toEqual([]);
    expect(flowsOf(rows)).toContain('B1 → B2');
    expect(flowsOf(rows)).toContain('B2 → flow.join.B1');
    expect(flowsOf(rows)).toContain('flow.fork.B1 → B3');
  });

  it('asks the holder of a decision row without conditions, and the data of one with', () => {
    const asked = row('D1', {
      kind: 'decision',
      outcomes: [
        { label: 'Đủ', to: 'next' },
        { label: 'Không', to: { end: 'refused' } },
      ],
    });
    const computed = row('D2', {
      kind: 'decision',
      limitMinutes: 0,
      outcomes: [
        { label: 'lớn', to: 'next', condition: { field: 'area', operator: 'gt', value: 250 } },
        { label: 'nhỏ', to: { row: 'B2' } },
      ],
    });
    const { definition, problems } = compileTable([asked, computed, row('B1'), row('B2')]);
    expect(problems).toEqual([]);
    expect(definition.nodes.find((node) => node.id === 'D1')).toMatchObject({
      kind: 'task',
      outcomes: ['Đủ', 'Không'],
    });
    expect(definition.nodes.find((node) => node.id === 'D2')).toEqual({ id: 'D2', name: 'D2', kind: 'decision' });
    expect(definition.nodes.filter((node) => node.kind === 'end').map((node) => node.result)).toEqual([
      'refused',
      'granted',
    ]);
    expect(checkSoundness(definition)).toEqual([]);
  });

  it('goes back to an earlier row, and from outside into a block by its first row', () => {
    const again = row('B4', {
      outcomes: [
        { label: 'ký', to: 'next' },
        { label: 'làm lại', to: { row: 'B2' } },
      ],
    });
    const rows = [row('B1'), row('B2'), row('B3', parallel), again];
    expect(flowsOf(rows)).toContain('B4 → flow.fork.B2 (làm lại)');
    expect(checkSoundness(compileTable(rows).definition)).toEqual([]);
  });
});

const to = (target: TableRow['outcomes'] extends (infer One)[] | undefined ? One : never) => ({ outcomes: [target] });
const faults: [string, TableRow[], object][] = [
  ['is empty', [], { code: 'flow.table_empty' }],
  ['names a row twice', [row('B1'), row('B1')], { code: 'flow.table_duplicate_row', nodeId: 'B1' }],
  [
    'leads to a row that is not there',
    [row('B1', to({ label: 'x', to: { row: 'B9' } }))],
    { code: 'flow.table_unknown_row', nodeId: 'B1', nodeIds: ['B9'] },
  ],
  [
    'jumps out of a parallel block',
    [row('B1', to({ label: 'x', to: { row: 'B3' } })), row('B2', parallel), row('B3')],
    { code: 'flow.table_jump_across', nodeId: 'B1', nodeIds: ['B3'] },
  ],
  [
    'jumps into the middle of a parallel block',
    [row('B1', to({ label: 'x', to: { row: 'B3' } })), row('B2'), row('B3', parallel)],
    { code: 'flow.table_jump_across', nodeId: 'B1', nodeIds: ['B3'] },
  ],
  [
    'ends the dossier in one of two branches',
    [row('B1', to({ label: 'x', to: { end: 'refused' } })), row('B2', parallel)],
    { code: 'flow.table_end_in_parallel', nodeId: 'B1', nodeIds: [] },
  ],
  ['ties its first row to nothing', [row('B1', parallel)], { code: 'flow.table_first_parallel', nodeId: 'B1' }],
  [
    'has a block of one branch',
    [row('B1', { branch: 'a' }), row('B2', { ...parallel, branch: 'a' })],
    { code: 'flow.table_one_branch', nodeId: 'B1' },
  ],
  [
    'tears a branch apart',
    [row('B1', { branch: 'a' }), row('B2', { ...parallel, branch: 'b' }), row('B3', { ...parallel, branch: 'a' })],
    { code: 'flow.table_split_branch', nodeId: 'B3' },
  ],
  ['has a letter outside a block', [row('B1', { branch: 'a' })], { code: 'flow.table_branch_outside', nodeId: 'B1' }],
  ['decides nothing', [row('D1', { kind: 'decision' })], { code: 'flow.table_few_outcomes', nodeId: 'D1' }],
  [
    'gives outcomes to a wait',
    [row('B1', { kind: 'timer', ...to({ label: 'x', to: 'next' }) })],
    { code: 'flow.table_outcomes_here', nodeId: 'B1' },
  ],
  [
    'gives a step conditions',
    [row('B1', to({ label: 'x', to: 'next', condition: { field: 'a', operator: 'eq', value: 1 } }))],
    { code: 'flow.table_condition_here', nodeId: 'B1' },
  ],
  [
    'gives time to a decision by data',
    [
      row('D1', {
        kind: 'decision',
        outcomes: [
          { label: 'x', to: 'next', condition: { field: 'a', operator: 'eq', value: 1 } },
          { label: 'y', to: 'next' },
        ],
      }),
    ],
    { code: 'flow.table_decision_limit', nodeId: 'D1' },
  ],
  [
    'names an outcome twice',
    [
      row('B1', {
        outcomes: [
          { label: 'x', to: 'next' },
          { label: 'x', to: 'next' },
        ],
      }),
    ],
    { code: 'flow.doubled_outcome', nodeId: 'B1' },
  ],
];

describe('a table is refused when it', () => {
  it.each(faults)('%s', (_, rows, expected) => {
    expect(compileTable(rows).problems).toContainEqual(expected);
  });
});
