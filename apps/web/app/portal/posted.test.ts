import { describe, expect, test } from 'vitest';
import { permit } from './content.fixture.ts';
import { componentGroups, feesText, limitsText, onlineMethod, workText } from './posted.ts';
import { portalT } from './words-in.ts';

const t = portalT('vi');
describe('what a procedure takes', () => {
  test('is told from the shortest to the longest', () => {
    const limits = permit.methods.map((method) => method.limit);
    expect(limitsText(limits, t)).toBe('05 đến 07 ngày làm việc');
    expect(
      feesText(
        permit.methods.map((method) => method.feeVnd),
        t,
      ),
    ).toBe('0\u00a0₫ đến 75.000\u00a0₫');
  });

  test('is told once when it is always the same', () => {
    expect(limitsText([{ value: 8, unit: 'working_hours' }], t)).toBe('08 giờ làm việc');
    expect(limitsText([{ value: 0, unit: 'working_days' }], t)).toBe('Ngay trong ngày');
    expect(feesText([0, 0], t)).toBe('Không thu');
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
