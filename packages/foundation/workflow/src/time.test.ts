import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forwardOrder, graphOf, minutesOf } from './graph.ts';
import type { TableRow } from './schema.ts';
import { compileTable } from './table.ts';
import { definitionOf, treeArbitrary } from './test/random-flow.ts';
import { checkTime, longestPath } from './time.ts';

const hours = (count: number) => count * 60;
const row = (id: string, limitHours: number, more: Partial<TableRow> = {}): TableRow => ({
  id,
  kind: 'task',
  name: id,
  limitMinutes: hours(limitHours),
  ...more,
});

/** The building permit of the procedure editor: B3 and B4 at the same time, a decision, and five more steps. */
const permit = compileTable([
  row('B1', 2),
  row('B2', 4),
  row('B3', 36),
  row('B4', 24, { kind: 'consult', parallelWithPrevious: true }),
  row('D1', 0, {
    kind: 'decision',
    outcomes: [
      { label: 'Đủ', to: 'next' },
      { label: 'Không', to: { end: 'refused' } },
    ],
  }),
  row('B5', 8),
  row('B6', 8),
  row('B7', 2),
  row('B8', 2),
]).definition;

describe('the longest way through a procedure', () => {
  it('counts of parallel branches the longest, and says what the others may still grow', () => {
    const { minutes, criticalNodeIds, slackMinutes } = longestPath(permit);
    expect(minutes).toBe(hours(62));
    expect(criticalNodeIds.filter((id) => !id.startsWith('flow.'))).toEqual([
      'B1',
      'B2',
      'B3',
      'D1',
      'B5',
      'B6',
      'B7',
      'B8',
    ]);
    expect(slackMinutes).toMatchObject({ B1: 0, B3: 0, B4: hours(12), 'flow.end.refused': hours(20) });
  });

  it('overruns the legal limit by what it is longer, and points at its longest step', () => {
    expect(checkTime(permit, hours(56))).toMatchObject([
      { code: 'flow.over_limit', nodeId: 'B3', params: { minutes: 3720, limitMinutes: 3360, overMinutes: 360 } },
    ]);
    expect(checkTime(permit, hours(62))).toEqual([]);
  });

  it('walks a loop once, and counts the way back up to where it goes back', () => {
    const { definition } = compileTable([
      row('A', 1),
      row('B', 2, {
        outcomes: [
          { label: 'on', to: { end: 'granted' } },
          { label: 'mend', to: { row: 'C' } },
          { label: 'again', to: { row: 'A' } },
        ],
      }),
      row('C', 5, { outcomes: [{ label: 'back', to: { row: 'A' } }] }),
    ]);
    expect(longestPath(definition).minutes).toBe(hours(8));
    expect(longestPath(definition).slackMinutes).toMatchObject({ A: 0, B: 0, C: 0, 'flow.end.granted': hours(5) });
  });

  it('is as long as the longest of all ways that do not go back', () => {
    fc.assert(
      fc.property(treeArbitrary.map(definitionOf), (definition) => {
        const graph = graphOf(definition);
        const { isBack } = forwardOrder(graph);
        const longestFrom = (node: number): number =>
          minutesOf(graph.nodes[node]!) +
          Math.max(
            0,
            ...graph.out[node]!.filter((flow) => !isBack[flow]).map((flow) => longestFrom(graph.target[flow]!)),
          );
        fc.pre(definition.nodes.length < 40);
        const { minutes, criticalNodeIds, slackMinutes } = longestPath(definition);
        expect(minutes).toBe(longestFrom(graph.start));
        expect(criticalNodeIds.reduce((sum, id) => sum + minutesOf(graph.nodes[graph.indexOf.get(id)!]!), 0)).toBe(
          minutes,
        );
        expect(criticalNodeIds.every((id) => slackMinutes[id] === 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('grows by a minute over the slack, and not by the slack itself', () => {
    fc.assert(
      fc.property(treeArbitrary.map(definitionOf), fc.nat(), (definition, draw) => {
        const { minutes, slackMinutes } = longestPath(definition);
        const timed = definition.nodes.filter((node) => 'limitMinutes' in node);
        const chosen = timed[draw % timed.length]!;
        const grown = (extra: number) =>
          longestPath({
            ...definition,
            nodes: definition.nodes.map((node) =>
              node === chosen && 'limitMinutes' in node ? { ...node, limitMinutes: node.limitMinutes + extra } : node,
            ),
          }).minutes;
        expect(grown(slackMinutes[chosen.id]!)).toBe(minutes);
        expect(grown(slackMinutes[chosen.id]! + 1)).toBe(minutes + 1);
      }),
      { numRuns: 200 },
    );
  });
});
