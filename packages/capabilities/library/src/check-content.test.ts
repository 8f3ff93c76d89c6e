import { describe, expect, test } from 'vitest';
import type { ProcedureContent, ProcedureStep } from './contract.ts';
import { checkContent, flowTimeOf, stepCodesOf, workingMinutesOf } from './domain.ts';
import { sampleContent, sampleStep } from './library.fixture.ts';

const on = '2026-10-01';
const codes = (content: ProcedureContent, positions?: Parameters<typeof checkContent>[1]['positions']) =>
  checkContent(content, { on, positions }).map((problem) => problem.code);
const withSteps = (steps: ProcedureStep[]) => sampleContent({ steps });

describe('a whole content', () => {
  test('has nothing to remark upon', () => {
    expect(checkContent(sampleContent(), { on })).toEqual([]);
  });

  test('fills half of what law gives', () => {
    expect(flowTimeOf(sampleContent())).toMatchObject({ minutes: 480, limitMinutes: 960 });
  });
});

describe('time', () => {
  test('over the legal limit is an error at the longest step of the critical path', () => {
    const content = sampleContent({ legalLimit: { value: 7, unit: 'working_hours' }, methods: [] });
    const [problem] = checkContent(content, { on });
    expect(problem).toMatchObject({
      severity: 'error',
      code: 'time.over_limit',
      stepId: 'B2',
      params: { minutes: 480, limitMinutes: 420, overMinutes: 60 },
    });
  });

  test('over the shorter limit of one case is a warning that names the case', () => {
    const content = sampleContent({
      cases: [{ key: 'c1', name: 'Cấp lại' }],
      methods: [
        ...sampleContent().methods,
        { channel: 'direct', caseKey: 'c1', limit: { value: 4, unit: 'working_hours' }, feeVnd: 0, feeNote: '' },
      ],
    });
    expect(checkContent(content, { on })).toMatchObject([
      { severity: 'warning', code: 'time.over_case', params: { case: 'Cấp lại', overMinutes: 240 } },
    ]);
  });

  test('of parallel steps counts the longest branch', () => {
    const [first, second, third, last] = sampleContent().steps as [
      ProcedureStep,
      ProcedureStep,
      ProcedureStep,
      ProcedureStep,
    ];
    const content = withSteps([first, second, { ...third, parallelWithPrevious: true }, last]);
    expect(flowTimeOf(content)).toMatchObject({ minutes: 360, slackMinutes: { B3: 120 } });
  });

  test.each([
    [{ value: 3.5, unit: 'working_days' }, 1_680],
    [{ value: 28, unit: 'working_hours' }, 1_680],
    [{ value: 15, unit: 'calendar_days' }, 4_800],
    [{ value: 1, unit: 'calendar_days' }, 480],
    [{ value: 0, unit: 'working_days' }, 480],
    [{ value: 1, unit: 'months' }, 10_080],
  ] as const)('%j is %d working minutes', (limit, minutes) => {
    expect(workingMinutesOf(limit)).toBe(minutes);
  });
});

describe('flow', () => {
  test('that ends while a branch is open points at the row', () => {
    const steps = sampleContent().steps.map((one) =>
      one.id === 'B3'
        ? {
            ...one,
            parallelWithPrevious: true,
            outcomes: [
              { label: 'Ký', to: 'next' as const },
              { label: 'Từ chối', to: { end: 'refused' as const } },
            ],
          }
        : one,
    );
    expect(checkContent(withSteps(steps), { on })).toMatchObject([
      { severity: 'error', code: 'flow.table_end_in_parallel', stepId: 'B3' },
    ]);
  });

  test('with a dead row points at it', () => {
    const steps = sampleContent().steps.map((one) =>
      one.id === 'B1' ? { ...one, outcomes: [{ label: 'Đủ', to: { row: 'B3' } }] } : one,
    );
    expect(checkContent(withSteps(steps), { on })).toContainEqual(
      expect.objectContaining({ code: 'flow.unreachable', stepId: 'B2' }),
    );
  });

  test('that can never end is refused', () => {
    const steps = sampleContent().steps.map((one) =>
      one.id === 'B4' ? { ...one, outcomes: [{ label: 'Lại', to: { row: 'B2' } }] } : one,
    );
    expect(codes(withSteps(steps))).toContain('flow.no_end');
  });

  test('without rows is refused', () => {
    expect(codes(withSteps([]))).toContain('flow.table_empty');
  });
});

describe('text', () => {
  test.each<[string, Partial<ProcedureContent>]>([
    ['content.name_missing', { name: '' }],
    ['content.code_missing', { procedureCode: '' }],
    ['content.no_result', { results: [''] }],
    ['content.no_method', { methods: [] }],
    ['content.component_form_unknown', { forms: [] }],
    ['content.legal_expired', { legalBases: [{ code: '1/2010/NĐ-CP', name: 'Nghị định', inForceTo: '2026-09-30' }] }],
    ['content.legal_untitled', { legalBases: [{ code: '1/2010/NĐ-CP', name: '' }] }],
    ['content.component_doubled', { components: [...sampleContent().components, ...sampleContent().components] }],
    ['content.method_over_legal', { legalLimit: { value: 8, unit: 'working_hours' } }],
    ['content.method_case_unknown', { methods: [{ ...sampleContent().methods[0]!, caseKey: 'x' }] }],
  ])('%s is an error', (code, change) => {
    expect(checkContent(sampleContent(change), { on })).toContainEqual(
      expect.objectContaining({ severity: 'error', code }),
    );
  });

  test('a text in force until today is in force', () => {
    expect(codes(sampleContent({ legalBases: [{ code: '1/2010/NĐ-CP', name: 'Nghị định', inForceTo: on }] }))).toEqual(
      [],
    );
  });

  test.each<[string, Partial<ProcedureStep>]>([
    ['content.step_unnamed', { name: '' }],
    ['content.step_without_lane', { lane: '' }],
    ['content.form_unknown', { formCodes: ['BM-99'] }],
    ['content.norm_over_limit', { normMinutes: 600 }],
  ])('%s is an error at the step', (code, change) => {
    const [first, second, ...rest] = sampleContent().steps;
    const content = withSteps([first!, { ...second!, ...change }, ...rest]);
    expect(checkContent(content, { on })).toContainEqual(
      expect.objectContaining({ severity: 'error', code, stepId: 'B2' }),
    );
  });

  test('a condition on a field that nobody fills in is an error', () => {
    const ask = sampleStep('B9', 'Đủ điều kiện?', {
      kind: 'decision',
      limitMinutes: 0,
      outcomes: [
        { label: 'Đủ', to: 'next', condition: { field: 'area', operator: 'gt', value: 10 } },
        { label: 'Không', to: { end: 'refused' } },
      ],
    });
    const [first, ...rest] = sampleContent().steps;
    expect(codes(withSteps([first!, ask, ...rest]))).toEqual(['content.condition_field_unknown']);
  });
});

test('a limit that no source told bars publishing until somebody has seen to it', () => {
  const problems = checkContent(sampleContent({ hasAssumedLimit: true }), { on });
  expect(problems.filter((one) => one.severity === 'error').map((one) => one.code)).toEqual(['content.limit_assumed']);
  expect(codes(sampleContent({ hasAssumedLimit: false }))).toEqual([]);
});

describe('a fee of nothing', () => {
  const withNote = (feeNote: string) =>
    codes(
      sampleContent({
        methods: [{ channel: 'direct', limit: { value: 2, unit: 'working_days' }, feeVnd: 0, feeNote }],
      }),
    );

  test.each(['10 USD /bản', '8.000 đồng một bản sao', '10,000 Việt Nam Đồng /trường hợp'])('and %s', (note) => {
    expect(withNote(note)).toContain('content.fee_in_words_only');
  });

  test.each(['', 'Miễn lệ phí', 'Theo Nghị quyết số 12/2025 của HĐND'])('and “%s” is free', (note) => {
    expect(withNote(note)).not.toContain('content.fee_in_words_only');
  });
});

describe('holders', () => {
  const held = (id: string, more = {}) => ({ id, name: 'Chuyên viên', holders: 1, ...more });
  const id = '01890000-0000-7000-8000-000000000001';
  const placed = withSteps(sampleContent().steps.map((one) => ({ ...one, positionId: id })));

  test('a template is not asked for them', () => {
    expect(codes(sampleContent())).toEqual([]);
  });

  test('a step without a position is an error', () => {
    expect(codes(sampleContent(), [held(id)])).toEqual(Array(4).fill('holder.unset'));
  });

  test('a position that is not there is an error wherever it stands, on a timer too', () => {
    const timer = { ...sampleStep('T9', 'Niêm yết', { kind: 'timer' }), positionId: id };
    const steps = [...placed.steps.slice(0, -1), timer, placed.steps.at(-1)!];
    expect(codes(withSteps(steps), [])).toEqual(Array(5).fill('holder.unknown'));
    expect(codes(withSteps(steps), [held(id, { holders: 0 })])).toEqual(Array(4).fill('holder.nobody'));
  });

  test('a position that nobody holds is an error, one that empties later a warning with its day', () => {
    expect(new Set(codes(placed, [held(id, { holders: 0 })]))).toEqual(new Set(['holder.nobody']));
    expect(checkContent(placed, { on, positions: [held(id, { emptyFrom: '2026-12-01' })] })[0]).toMatchObject({
      severity: 'warning',
      code: 'holder.leaving',
      params: { on: '2026-12-01' },
    });
  });
});

test('rows are numbered as on paper: questions have no number', () => {
  const ask = sampleStep('D1', 'Đủ?', {
    kind: 'decision',
    outcomes: [
      { label: 'Đủ', to: 'next', condition: { field: 'outcome', operator: 'eq', value: 'x' } },
      { label: 'Không', to: { end: 'refused' } },
    ],
  });
  const [first, second] = sampleContent().steps;
  expect([...stepCodesOf([first!, ask, second!])]).toEqual([
    ['B1', 'B1'],
    ['B2', 'B2'],
  ]);
});
