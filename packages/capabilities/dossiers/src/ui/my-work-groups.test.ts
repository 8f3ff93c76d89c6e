import { instantOf } from '@chuan/kernel';
import { translatorOf } from '@chuan/ui/language';
import { expect, test } from 'vitest';
import type { MyWork, WorkItem } from '../contract.ts';
import { en, vi } from '../messages/index.ts';
import { dueAtHand, dueGroupOf, filterWork, groupByDue, isDayOff, nextDayLabel, todoOf } from './my-work-groups.ts';
import type { DossierWords } from './translate.ts';

const t = translatorOf({ vi, en }, 'vi') as unknown as DossierWords;
const now = instantOf('2026-11-27', 580);
const item = (stepId: string, dueAt: number | null, more: Partial<WorkItem> = {}) =>
  ({
    stepId,
    applicantName: 'Nguyễn Văn Mẫu',
    code: 'H21.99.05-261111-0014',
    procedureName: 'Cấp giấy phép xây dựng',
    stepName: 'Thẩm định',
    clock: { dueAt },
    pause: null,
    checklist: [],
    outcomes: [],
    status: 'in_progress',
    needsLateCause: false,
    ...more,
  }) as unknown as WorkItem;

// A Friday: the next working day is Monday.
const load = ['2026-11-27', '2026-11-30', '2026-12-01'].map((on) => ({ on, due: 0, overdue: 0 }));
const workOf = (items: WorkItem[]) => ({ now, items, load, minutesLeftToday: 350 }) as unknown as MyWork;

const late = item('late', instantOf('2026-11-26', 1_050));
const today = item('today', instantOf('2026-11-27', 1_050));
const monday = item('monday', instantOf('2026-11-30', 600));
const later = item('later', instantOf('2026-12-01', 600));
const paused = item('paused', null, { pause: { since: now, reason: 'Chờ bản vẽ móng' } });
const all = [late, today, monday, later, paused];

test('the working day after a Friday is Monday, and says so instead of "tomorrow"', () => {
  expect(all.map((one) => dueGroupOf(one, workOf(all)))).toEqual(['overdue', 'today', 'tomorrow', 'later', 'paused']);
  const titles = groupByDue(all, workOf(all), t, 'vi').map((group) => group.title);
  expect(titles).toContain('Ngày làm việc tới, thứ Hai 30/11');
  expect(titles).toContain('Đến hạn thứ Ba 01/12');
});

test('groups without rows fall away', () => {
  expect(groupByDue([paused], workOf([paused]), t, 'vi').map((group) => group.key)).toEqual(['paused']);
});

test('"today" shows what is overdue too', () => {
  const filters = { due: 'today', step: '', query: '', on: '' };
  expect(filterWork(workOf(all), filters).map((one) => one.stepId)).toEqual(['late', 'today']);
});

test.each(['nguyen van', 'mẫu', '261111-0014', 'giay phep'])('%j finds the row without its accents', (query) => {
  expect(filterWork(workOf([today]), { due: '', step: '', query, on: '' })).toHaveLength(1);
});

test('the verb is the first open tick, else the conclusion, and never hides that it is late', () => {
  const checklist = [
    { text: 'Đối chiếu', isDone: true },
    { text: 'Ký biên bản', isDone: false },
  ];
  expect(todoOf(item('a', now, { checklist }), t)).toBe('Ký biên bản');
  expect(todoOf(item('a', now, { outcomes: ['Đạt', 'Không đạt'] }), t)).toBe('Kết luận: Đạt / Không đạt');
  expect(todoOf(item('a', now, { checklist, needsLateCause: true }), t)).toBe('Ký biên bản, ghi nguyên nhân trễ');
  expect(todoOf(paused, t)).toBe('Chờ bản vẽ móng');
});

test('a Saturday is a day off: what is due on Monday is at hand, and is called by its day', () => {
  const saturday = instantOf('2026-11-28', 600);
  const work = {
    ...workOf([monday]),
    now: saturday,
    load: load.slice(1),
    counts: { overdue: 1, today: 0, tomorrow: 2, later: 0, paused: 0 },
  } as unknown as MyWork;
  expect(isDayOff(work)).toBe(true);
  expect(nextDayLabel(work, t, 'vi')).toBe('Thứ Hai 30/11');
  expect(dueAtHand(work, true)).toBe(3);
  expect(nextDayLabel({ ...work, now: instantOf('2026-11-29', 600) }, t, 'vi')).toBe('Ngày mai');
});

test('a Friday evening is no day off, and its next day is Monday', () => {
  const evening = { ...workOf([monday]), now: instantOf('2026-11-27', 1_200) } as unknown as MyWork;
  expect(isDayOff(evening)).toBe(false);
  expect(nextDayLabel(evening, t, 'vi')).toBe('Thứ Hai 30/11');
});
