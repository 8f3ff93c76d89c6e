import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowRows } from './flow-rows.ts';

const node = (id: string) => ({ id, kind: 'task' as const, label: id });
const edges = (...pairs: string[]) => pairs.map((pair) => ({ from: pair[0]!, to: pair[1]! }));
const names = (rows: ReturnType<typeof flowRows>) => rows.rows.map((row) => row.map(({ id }) => id).join(''));

describe('rows of a flow', () => {
  it('puts each step below all that lead to it', () => {
    const flow = flowRows({ nodes: 'abcd'.split('').map(node), edges: edges('ab', 'ac', 'bc', 'cd') });
    expect(names(flow)).toEqual(['a', 'b', 'c', 'd']);
    expect(flow.arrows.map((arrow) => arrow.rows)).toEqual([1, 2, 1, 1]);
  });

  it('puts branches side by side', () => {
    expect(names(flowRows({ nodes: 'abcd'.split('').map(node), edges: edges('ab', 'ac', 'bd', 'cd') }))).toEqual([
      'a',
      'bc',
      'd',
    ]);
  });

  it('lets an arrow that closes a loop run upwards', () => {
    const flow = flowRows({ nodes: 'abc'.split('').map(node), edges: edges('ab', 'bc', 'ca') });
    expect(names(flow)).toEqual(['a', 'b', 'c']);
    expect(flow.arrows.at(-1)?.rows).toBe(-2);
  });

  it('drops arrows to steps that are not there, and to themselves', () => {
    expect(flowRows({ nodes: [node('a')], edges: edges('ax', 'aa') }).arrows).toEqual([]);
  });

  it('keeps every step once whatever the arrows', () => {
    const ids = 'abcdefgh'.split('');
    const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).map(([from, to]) => ({ from, to }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), (list) => {
        const flow = flowRows({ nodes: ids.map(node), edges: list });
        expect(
          flow.rows
            .flat()
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(ids);
        for (const arrow of flow.arrows) expect(arrow.rows).not.toBe(0);
      }),
    );
  });
});
