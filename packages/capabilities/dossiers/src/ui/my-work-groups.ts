import {
  addDays,
  capitalized,
  formatDayMonth,
  formatWeekday,
  formatWorkingTime,
  type Locale,
  matchStrength,
} from '@chuan/ui';
import { type CivilDate, civilDateOf } from '@chuan/kernel';
import type { MyWork, WorkItem } from '../contract.ts';
import type { DossierWords } from './translate.ts';

export type DueGroup = 'overdue' | 'today' | 'tomorrow' | 'later' | 'paused';

/** Where an item stands on the way to its due date. */
export function dueGroupOf(item: WorkItem, work: MyWork): DueGroup {
  const { dueAt } = item.clock;
  if (dueAt === null) return 'paused';
  if (dueAt < work.now) return 'overdue';
  const on = civilDateOf(dueAt);
  if (on <= civilDateOf(work.now)) return 'today';
  return on <= nextDayOf(work) ? 'tomorrow' : 'later';
}

/** The next working day after today. */
export const nextDayOf = (work: MyWork): CivilDate =>
  work.load.find((day) => day.on > civilDateOf(work.now))?.on ?? addDays(civilDateOf(work.now), 1);

/** A weekend or a holiday: nothing is due today, and nobody is at work. */
export const isDayOff = (work: MyWork): boolean => {
  const [first] = work.load;
  return first !== undefined && first.on > civilDateOf(work.now);
};

const isNextDayTomorrow = (work: MyWork): boolean => nextDayOf(work) === addDays(civilDateOf(work.now), 1);

/** `Ngày mai`; `Thứ Hai 30/11` when days off lie between. */
export const nextDayLabel = (work: MyWork, t: DossierWords, locale: Locale): string =>
  isNextDayTomorrow(work) ? t('work.tomorrow') : capitalized(dayName(nextDayOf(work), locale));

/** What must be done on the day at hand: today, or on a day off the day on which work goes on. */
export const dueAtHand = ({ counts }: MyWork, dayOff: boolean): number =>
  counts.overdue + counts.today + (dayOff ? counts.tomorrow : 0);

export interface WorkFilters {
  readonly due: string;
  readonly step: string;
  readonly query: string;
  readonly on: string;
}

export function filterWork(work: MyWork, { due, step, query, on }: WorkFilters): WorkItem[] {
  return work.items.filter((item) => {
    const group = dueGroupOf(item, work);
    if (due === 'today' ? !['overdue', 'today'].includes(group) : due !== '' && due !== group) return false;
    if (step !== '' && item.stepName !== step) return false;
    if (on !== '' && (item.clock.dueAt === null || civilDateOf(item.clock.dueAt) !== on)) return false;
    return query === '' || matchStrength(query, `${item.applicantName} ${item.code} ${item.procedureName}`) >= 2;
  });
}

export interface Group {
  readonly key: string;
  readonly title: string;
  readonly items: readonly WorkItem[];
  readonly note?: string;
  readonly isLate?: boolean;
}

/** `thứ Năm 26/11` */
export const dayName = (on: CivilDate, locale: Locale): string => `${formatWeekday(on, locale)} ${formatDayMonth(on)}`;

function laterTitle(items: readonly WorkItem[], t: DossierWords, locale: Locale): string {
  const days = items.flatMap(({ clock }) => (clock.dueAt === null ? [] : [civilDateOf(clock.dueAt)])).sort();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  if (first === last) return t('work.groupLaterDay', { day: dayName(first, locale) });
  return t('work.groupLater', { from: dayName(first, locale), to: dayName(last, locale) });
}

/** The list grouped by when it is due; groups without rows fall away. */
export function groupByDue(items: readonly WorkItem[], work: MyWork, t: DossierWords, locale: Locale): Group[] {
  const of = (group: DueGroup) => items.filter((item) => dueGroupOf(item, work) === group);
  const next = nextDayOf(work);
  const later = of('later');
  const groups: Group[] = [
    { key: 'overdue', title: t('work.overdue'), items: of('overdue'), note: t('work.noteOverdue'), isLate: true },
    {
      key: 'today',
      title: t('work.groupToday'),
      items: of('today'),
      note: t('work.noteToday', { time: formatWorkingTime(work.minutesLeftToday, locale) }),
    },
    {
      key: 'tomorrow',
      title: t(isNextDayTomorrow(work) ? 'work.groupTomorrow' : 'work.groupNext', { day: dayName(next, locale) }),
      items: of('tomorrow'),
    },
    { key: 'later', title: later.length > 0 ? laterTitle(later, t, locale) : '', items: later },
    { key: 'paused', title: t('work.groupPaused'), items: of('paused'), note: t('work.notePaused') },
  ];
  return groups.filter((group) => group.items.length > 0);
}

/** The list grouped by a name, the group with the earliest due date first. */
export function groupByName(items: readonly WorkItem[], nameOf: (item: WorkItem) => string): Group[] {
  const groups = Map.groupBy(items, nameOf);
  return [...groups].map(([name, ofName]) => ({ key: name, title: name, items: ofName }));
}

/** The verb of a row: what is to be done next. */
export function todoOf(item: WorkItem, t: DossierWords): string {
  if (item.pause) return item.pause.reason || t(item.status === 'suspended' ? 'work.waitOther' : 'work.waitApplicant');
  const open = item.checklist.find((check) => !check.isDone)?.text;
  const choice = item.outcomes.length > 1 ? t('work.choose', { outcomes: item.outcomes.join(' / ') }) : item.stepName;
  const todo = item.status === 'resolved' ? t('work.deliver') : (open ?? choice);
  return item.needsLateCause ? t('work.lateToo', { todo }) : todo;
}
