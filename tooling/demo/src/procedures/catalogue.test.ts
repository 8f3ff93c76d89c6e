import { checkSoundness, compileTable } from '@chuan/workflow';
import { describe, expect, it } from 'vitest';
import { demoProcedures } from './catalogue.ts';

describe('the sample procedures', () => {
  it('are at least 24, of both levels, each code once', () => {
    expect(demoProcedures.length).toBeGreaterThanOrEqual(24);
    for (const level of ['commune', 'province'] as const)
      expect(demoProcedures.filter(({ content }) => content.level === level).length).toBeGreaterThanOrEqual(7);
    for (const key of ['templateCode', 'documentCode'] as const)
      expect(new Set(demoProcedures.map((one) => one[key])).size).toBe(demoProcedures.length);
    expect(new Set(demoProcedures.map(({ content }) => content.procedureCode)).size).toBe(demoProcedures.length);
  });

  it('have branches, parallel consultations, loops and refusals among them', () => {
    const rows = demoProcedures.flatMap(({ content }) => content.steps);
    expect(rows.some((row) => row.kind === 'consult' && row.parallelWithPrevious)).toBe(true);
    expect(rows.some((row) => row.outcomes?.some((outcome) => outcome.condition))).toBe(true);
    for (const { content } of demoProcedures) {
      const outcomes = content.steps.flatMap((row) => row.outcomes ?? []);
      expect(outcomes.some(({ to }) => typeof to === 'object' && 'end' in to && to.end === 'refused')).toBe(true);
    }
  });

  describe.each(demoProcedures)('$content.procedureCode $content.shortName', ({ content }) => {
    it('is a sound flow', () => {
      const { definition, problems } = compileTable(content.steps);
      expect(problems).toEqual([]);
      expect(checkSoundness(definition)).toEqual([]);
    });

    it('has no error when checked as the librarian checks it', async () => {
      const { checkContent } = await import('@chuan/library/server');
      const problems = checkContent(content, { on: '2026-11-22' });
      expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    });
  });
});
