import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProcedureContent } from './contract.ts';
import { brokenLocks, compareContent, lockOn } from './domain.ts';
import { sampleContent } from './library.fixture.ts';

const lock = (path: string) => ({ path, reason: 'Luật định' });
const broken = (path: string, change: Partial<ProcedureContent>) =>
  brokenLocks(sampleContent(), sampleContent(change), [lock(path)]).length > 0;
const steps = sampleContent().steps;
const methods = sampleContent().methods;

describe('a lock', () => {
  test.each<[string, Partial<ProcedureContent>, boolean]>([
    ['legalLimit', { legalLimit: { value: 3, unit: 'working_days' } }, true],
    ['legalLimit', { name: 'Tên khác' }, false],
    ['components', { components: [] }, true],
    ['components.p1.originals', { components: [{ ...sampleContent().components[0]!, note: 'x' }] }, false],
    ['methods.*.feeVnd', { methods: methods.map((method) => ({ ...method, feeVnd: 1_000 })) }, true],
    ['methods.*.feeVnd', { methods: methods.map((method) => ({ ...method, feeNote: 'x' })) }, false],
    ['methods.*.feeVnd', { methods: methods.slice(1) }, true],
    ['steps.B1.limitMinutes', { steps: steps.map((one) => ({ ...one, limitMinutes: 5 })) }, true],
    ['steps.B1', { steps: steps.slice(1) }, true],
    ['steps.B1.lane', { steps: [steps[1]!, steps[0]!, ...steps.slice(2)] }, false],
    ['steps.B1', { steps: steps.map((one) => ({ ...one, normMinutes: 10, positionId: crypto.randomUUID() })) }, false],
  ])('on %s is broken by the right changes', (path, change, isBroken) => {
    expect(broken(path, change)).toBe(isBroken);
  });

  test('covers what lies below it', () => {
    const locks = [lock('methods.*.feeVnd'), lock('components'), lock('steps.B1.lane')];
    expect(lockOn(locks, 'methods.0.feeVnd')?.path).toBe('methods.*.feeVnd');
    expect(lockOn(locks, 'components.p1.name')?.path).toBe('components');
    expect(lockOn(locks, 'steps.B1.limitMinutes')).toBeUndefined();
    expect(lockOn(locks, 'steps')).toBeUndefined();
  });
});

describe('a comparison', () => {
  test('of a content with itself is empty', () => {
    expect(compareContent(sampleContent(), structuredClone(sampleContent()))).toEqual([]);
  });

  test('names each step that was added, removed, changed or moved', () => {
    const [b1, b2, b3, b4] = steps as [(typeof steps)[0], (typeof steps)[0], (typeof steps)[0], (typeof steps)[0]];
    const after = sampleContent({ steps: [b1!, b3!, b2!, { ...b4!, id: 'B5' }] });
    const changes = compareContent(sampleContent(), {
      ...after,
      steps: after.steps.map((one) => (one.id === 'B1' ? { ...one, limitMinutes: 90 } : one)),
    });
    expect(changes.map(({ kind, label, property }) => [kind, label, property])).toEqual([
      ['removed', 'B4 · Trả kết quả', ''],
      ['changed', 'B1 · Tiếp nhận, kiểm tra hồ sơ', 'limitMinutes'],
      ['added', 'B4 · Trả kết quả', ''],
      ['moved', expect.stringContaining('B'), ''],
    ]);
    expect(changes[1]).toMatchObject({ before: 60, after: 90, section: 'steps', path: 'steps.B1' });
  });

  test('tells fees and limits apart', () => {
    const changes = compareContent(
      sampleContent(),
      sampleContent({ methods: methods.map((method) => ({ ...method, feeVnd: 5_000 })) }),
    );
    expect(changes.map((change) => [change.section, change.property])).toEqual([
      ['fees', 'feeVnd'],
      ['fees', 'feeVnd'],
    ]);
  });

  test('backwards swaps before and after', () => {
    const shuffled = fc.shuffledSubarray(steps, { minLength: 0 }).map((some) => sampleContent({ steps: some }));
    fc.assert(
      fc.property(shuffled, shuffled, (a, b) => {
        const there = compareContent(a, b).filter((change) => change.kind === 'added');
        const back = compareContent(b, a).filter((change) => change.kind === 'removed');
        expect(there.map((change) => change.path).sort()).toEqual(back.map((change) => change.path).sort());
      }),
    );
  });
});
