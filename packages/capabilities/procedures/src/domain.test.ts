import { instantOf } from '@chuan/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleContent } from './agency.fixture.ts';
import { type PositionOption, VersionStatus } from './contract.ts';
import {
  actionsOf,
  barredOf,
  effectiveFrom,
  formsOfApplicant,
  lanesOf,
  placeSteps,
  requireMove,
  requireOther,
  requireSound,
  sectionsTouched,
  suggestPosition,
  type VersionState,
} from './domain.ts';

const me = '01890000-0000-7000-8000-000000000001';
const other = '01890000-0000-7000-8000-000000000002';
const wrote = (personId: string) => ({ personId, lastAt: instantOf('2026-10-01', 540) });
const state = (more: Partial<VersionState> = {}): VersionState => ({
  status: 'draft',
  version: 3,
  contributors: [wrote(me)],
  reviewedBy: null,
  isPosted: false,
  ...more,
});
const all = { can: () => true };

describe('what may be done with a version', () => {
  test.each<[Partial<VersionState>, string[]]>([
    [{}, ['save', 'send', 'discard']],
    [{ status: 'in_review', contributors: [wrote(other)] }, ['review', 'return']],
    [{ status: 'in_review' }, ['return']],
    [{ status: 'in_approval', contributors: [wrote(other)] }, ['approve', 'return']],
    [{ status: 'in_approval' }, ['return']],
    [{ status: 'approved' }, []],
    [{ status: 'effective' }, ['draft_next', 'post']],
    [{ status: 'effective', isPosted: true }, ['draft_next', 'withdraw']],
    [{ status: 'superseded' }, []],
  ])('%j: %j', (more, actions) => {
    expect(actionsOf(state(more), { personId: me, ...all })).toEqual(actions);
  });

  test('is nothing without rights', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VersionStatus.options), fc.boolean(), (status, isPosted) => {
        expect(actionsOf(state({ status, isPosted }), { personId: me, can: () => false })).toEqual([]);
      }),
    );
  });

  test('whoever may only review does not send back what waits for approval', () => {
    const can = (permission: string) => permission === 'procedure.review';
    expect(actionsOf(state({ status: 'in_approval' }), { personId: other, can })).toEqual([]);
    expect(actionsOf(state({ status: 'in_review' }), { personId: other, can })).toEqual(['review', 'return']);
  });
});

describe('a move', () => {
  test('from what somebody else has changed is a conflict', () => {
    expect(() => requireMove('save', state(), 2)).toThrow('procedure.changed');
  });

  test('out of turn is refused', () => {
    expect(() => requireMove('approve', state(), 3)).toThrow('procedure.wrong_state');
  });

  test.each([
    ['review', 'procedure.own_review'],
    ['approve', 'procedure.own_approval'],
  ] as const)('by an author to %s is refused, and the screen is told the same', (action, code) => {
    expect(() => requireOther(action, state(), me)).toThrow(code);
    const contributors = [wrote(other), wrote(me)];
    expect(() => requireOther(action, state({ contributors }), me)).toThrow(code);
    expect(() => requireOther(action, state(), other)).not.toThrow();
    expect(() => requireOther(action, state(), null)).toThrow('permission.missing');
    const waiting = state({ contributors, status: action === 'review' ? 'in_review' : 'in_approval' });
    expect(barredOf(waiting, { personId: me, ...all })).toEqual([{ action, code, params: { on: '01/10/2026' } }]);
    expect(barredOf(waiting, { personId: me, can: () => false })).toEqual([]);
    expect(barredOf(state({ ...waiting, contributors: [wrote(other)] }), { personId: me, ...all })).toEqual([]);
  });

  test('with an error is refused, with a warning not', () => {
    const problem = { severity: 'error' as const, code: 'time.over_limit', stepId: 'B2', params: {} };
    expect(() => requireSound([problem])).toThrow(
      expect.objectContaining({
        code: 'procedure.has_errors',
        params: { count: 1, first: 'time.over_limit', step: 'B2' },
      }),
    );
    expect(() => requireSound([{ ...problem, severity: 'warning' }])).not.toThrow();
  });

  test('takes effect from now on, or from a moment to come', () => {
    expect(effectiveFrom(undefined, 1_000_000)).toBe(1_000_000);
    expect(effectiveFrom(970_000, 1_000_000)).toBe(1_000_000);
    expect(effectiveFrom(2_000_000, 1_000_000)).toBe(2_000_000);
    expect(() => effectiveFrom(1, 1_000_000)).toThrow('procedure.in_the_past');
  });
});

describe('lanes', () => {
  const option = (name: string, kind: PositionOption['kind'], holders = 1): PositionOption => ({
    id: crypto.randomUUID(),
    name,
    unitName: 'Phòng Kinh tế',
    kind,
    holders,
    emptyFrom: null,
  });

  test('take the position of their kind that is named most alike and held', () => {
    const housing = option('Chuyên viên xây dựng', 'specialist');
    const options = [option('Chuyên viên hộ tịch', 'specialist'), housing, option('Lãnh đạo', 'agency_head')];
    expect(suggestPosition('Chuyên viên thụ lý xây dựng', 'specialist', options)).toBe(housing);
    const empty = [option('Chuyên viên xây dựng', 'specialist', 0), option('Chuyên viên khác', 'specialist')];
    expect(suggestPosition('Chuyên viên xây dựng', 'specialist', empty)).toBe(empty[1]);
  });

  test('whose names say nothing of the matter go to the unit of the field', () => {
    const economy = option('Chuyên viên Phòng Kinh tế, Hạ tầng và Đô thị', 'specialist', 3);
    const justice = option('Công chức Tư pháp – Hộ tịch', 'specialist');
    expect(suggestPosition('Chuyên viên thụ lý', 'specialist', [economy, justice], 'Hộ tịch')).toBe(justice);
    expect(suggestPosition('Chuyên viên thụ lý', 'specialist', [economy, justice], 'Đô thị')).toBe(economy);
  });

  test('of a kind that the agency has not take a stand-in, or nobody', () => {
    const leader = option('Chủ tịch', 'agency_head');
    expect(suggestPosition('Trưởng phòng', 'unit_head', [leader])).toBe(leader);
    expect(suggestPosition('Chủ tịch', 'agency_head', [option('CV', 'specialist')])).toBeUndefined();
  });

  test('place all their steps', () => {
    const { steps } = sampleContent();
    expect(lanesOf(steps).map(({ lane, stepIds }) => [lane, stepIds.join()])).toEqual([
      ['Vị trí one_stop', 'B1,B4'],
      ['Vị trí specialist', 'B2'],
      ['Vị trí agency_head', 'B3'],
    ]);
    const placed = placeSteps(steps, new Map([['Vị trí one_stop', me]]));
    expect(placed.map((step) => step.positionId)).toEqual([me, undefined, undefined, me]);
  });
});

test('changes are told by the sections of the document', () => {
  expect(sectionsTouched([{ section: 'steps' }, { section: 'components' }, { section: 'steps' }])).toEqual([
    '5.3',
    '5.8',
  ]);
});

test('of all forms those are for applicants that they fill in', () => {
  const content = sampleContent();
  const [first, ...others] = content.steps;
  const [paper] = content.components;
  const form = (code: string) => ({ code, name: `Giấy ${code}` });
  const forms = ['Mẫu 01', 'Mẫu 07', 'Mẫu 05', 'BB-01', 'TK-01', 'Mẫu số 01'].map(form);
  const shown = formsOfApplicant({
    forms,
    components: [{ ...paper!, formCode: 'Mẫu 05' }],
    steps: [{ ...first!, formCodes: ['Mẫu 01', 'Mẫu 05', 'BB-01'] }, ...others],
  });
  expect(shown.map(({ code }) => code)).toEqual(['Mẫu 05', 'TK-01', 'Mẫu số 01']);
});
