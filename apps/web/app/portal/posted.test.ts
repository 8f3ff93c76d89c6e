import { describe, expect, test } from 'vitest';
import { permit } from './content.fixture.ts';
import {
  componentGroups,
  feeExplained,
  feeOf,
  feesText,
  isFeeOpen,
  lawOfForm,
  limitsText,
  onlineMethod,
  stepsOfWay,
  workText,
} from './posted.ts';
import type { PostedProcedure } from '@chuan/procedures/contract';
import { portalT } from './words-in.ts';

const t = portalT('vi');
const blankStep = {
  code: '',
  kind: 'task' as const,
  name: '',
  positionName: '',
  limitMinutes: 60,
  isParallel: false,
  output: '',
  outcomes: [],
} satisfies Partial<PostedProcedure['steps'][number]>;

describe('what a procedure takes', () => {
  test('is told from the shortest to the longest', () => {
    const limits = permit.methods.map((method) => method.limit);
    expect(limitsText(limits, t)).toBe('05 đến 07 ngày làm việc');
    expect(feesText(permit.methods, t)).toBe('0\u00a0₫ đến 75.000\u00a0₫');
  });

  test('is told once when it is always the same', () => {
    expect(limitsText([{ value: 8, unit: 'working_hours' }], t)).toBe('08 giờ làm việc');
    expect(limitsText([{ value: 0, unit: 'working_days' }], t)).toBe('Ngay trong ngày');
    expect(
      feesText(
        [0, 0].map((feeVnd) => ({ feeVnd, feeNote: '' })),
        t,
      ),
    ).toBe('Không thu');
  });

  test('is told by the unit where the note says that it is for one', () => {
    const fee = { feeVnd: 8_000, feeNote: '8.000 đồng một bản sao' };
    const long = { feeVnd: 2_000, feeNote: '2.000 đồng một trang; từ trang thứ ba 1.000 đồng' };
    expect(feesText([fee], t)).toBe('8.000\u00a0₫ một bản sao');
    expect(feesText([{ feeVnd: 0, feeNote: '' }, fee], t)).toBe('0\u00a0₫ đến 8.000\u00a0₫ một bản sao');
    expect(feeExplained(fee, t)).toBe('8.000\u00a0₫ một bản sao');
    expect(feeExplained(long, t)).toBe(`2.000\u00a0₫ một trang (${long.feeNote})`);
    expect(feeOf({ ...fee, feeVnd: 9_000 }, t)).toBe('9.000\u00a0₫');
  });

  test.each([
    [8_000, '8.000 đồng một bản sao', true],
    [0, 'Phí thẩm định do UBND tỉnh quy định', true],
    [0, 'Miễn lệ phí', false],
    [75_000, '', false],
  ])('is open where words explain it and do not waive it: %s, %s', (feeVnd, feeNote, isOpen) => {
    expect(isFeeOpen({ feeVnd, feeNote })).toBe(isOpen);
  });

  test('online is that of the case, or of every case', () => {
    expect(onlineMethod(permit, 'sua').feeVnd).toBe(0);
    expect(onlineMethod(permit, 'moi').feeVnd).toBe(37_500);
  });

  test('in papers is grouped by case', () => {
    expect(componentGroups(permit).map(({ name, rows: papers }) => [name, papers.map((paper) => paper.key)])).toEqual([
      ['', ['don', 'dat']],
      ['Xây dựng mới', ['ban-ve']],
      ['Sửa chữa, cải tạo', ['anh']],
    ]);
  });

  test.each([
    [960, '02 ngày làm việc'],
    [1_800, '30 giờ làm việc'],
    [90, '1 giờ 30 phút làm việc'],
    [25, '25 phút làm việc'],
  ])('%i working minutes read %s', (minutes, text) => {
    expect(workText(minutes, t)).toBe(text);
  });
});

describe('where a form is to be had, and which steps only a refusal leads to', () => {
  test('names the legal basis that the form names itself', () => {
    const legalBases = [
      { code: '59/2020/QH14', name: 'Luật Doanh nghiệp' },
      { code: '68/2025/TT-BTC', name: 'Thông tư ban hành biểu mẫu' },
    ];
    const form = (name: string) => ({ code: 'ĐN-HKD', name });
    expect(lawOfForm(form('Giấy đề nghị theo mẫu Thông tư 68/2025/TT-BTC'), { legalBases })).toBe('68/2025/TT-BTC');
    expect(lawOfForm(form('Tờ khai theo mẫu của Bộ Tư pháp'), { legalBases })).toBeUndefined();
  });

  test('tells apart what comes after the last usual step, and leaves the rest in its place', () => {
    const step = (id: string, isUsual: boolean) => ({ ...blankStep, id, isUsual });
    const steps = [step('B1', true), step('B2', false), step('B3', true), step('B4', false), step('B5', false)];
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
    const { way, refusal } = stepsOfWay({ steps });
    expect([ids(way), ids(refusal)]).toEqual([
      ['B1', 'B2', 'B3'],
      ['B4', 'B5'],
    ]);
    expect(stepsOfWay({ steps: [step('B1', false)] }).way).toHaveLength(1);
  });
});
