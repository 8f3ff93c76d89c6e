import './dossiers.css';
import {
  type AppError,
  capitalized,
  FilterBar,
  FilterBox,
  FilterPill,
  formatCivilDate,
  formatTime,
  formatWeekday,
  Icon,
  KeyHints,
  Link,
  PageHead,
  Segmented,
  useLocale,
  useRouting,
  useShortcuts,
  useUrlFilters,
  type WorkGroupData,
  WorkList,
  type WorkRowData,
} from '@chuan/ui';
import { civilDateOf } from '@chuan/kernel';
import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { MyWork, WorkItem } from '../contract.ts';
import { clockState } from './clocks.ts';
import { MyWorkEmpty } from './my-work-empty.tsx';
import {
  dayName,
  dueAtHand,
  filterWork,
  type Group,
  groupByDue,
  groupByName,
  isDayOff,
  nextDayLabel,
  nextDayOf,
  todoOf,
} from './my-work-groups.ts';
import { MyWorkSide } from './my-work-side.tsx';
import { MyWorkTray, trayActions } from './my-work-tray.tsx';
import { type DossierWords, useT } from './translate.ts';
import { useKeepOrder } from './work-order.ts';

export interface MyWorkScreenProps {
  readonly work: MyWork;
  readonly onTick: (item: WorkItem, checks: readonly number[]) => Promise<AppError | undefined>;
}

const shownAtOnce: Readonly<Record<string, number>> = { later: 5, paused: 3 };

function rowOf(item: WorkItem, t: DossierWords): WorkRowData {
  // That nobody took it stands before the name, which may be cut.
  const step = t(item.isTaken ? 'work.stepOf' : 'work.stepOfNobody', {
    index: item.stepIndex,
    count: item.stepCount,
    name: item.stepName,
  });
  return {
    id: item.stepId,
    href: `/w/dossiers/${item.dossierId}`,
    clock: clockState(item.clock, item.pause?.since ?? null),
    applicantName: item.applicantName,
    code: item.shortCode,
    procedureName: item.procedureName,
    todo: todoOf(item, t),
    step,
    idle: item.pause !== null,
  };
}

function useGroups(groups: readonly Group[]): WorkGroupData[] {
  const t = useT();
  const { values, hrefWith } = useUrlFilters();
  return groups.map((group) => {
    const most = values.get('all') === group.key ? group.items.length : (shownAtOnce[group.key] ?? 50);
    const hidden = group.items.length - most;
    return {
      key: group.key,
      title: group.title,
      count: group.items.length,
      rows: group.items.slice(0, most).map((item) => rowOf(item, t)),
      ...(group.isLate ? { tone: 'late' as const } : {}),
      ...(group.note === undefined ? {} : { note: group.note }),
      ...(hidden > 0 ? { more: { label: t('work.more', { count: hidden }), href: hrefWith({ all: group.key }) } } : {}),
    };
  });
}

/** The row that the list's own keys have reached; the first one before they are used. */
const selectedStep = (): string | undefined =>
  document.querySelector<HTMLElement>('[data-row][aria-current]')?.dataset.row;

function useRowKeys(items: readonly WorkItem[]): void {
  const t = useT();
  const { goTo } = useRouting();
  const run = (shortcut: string) => () => {
    const item = items.find((one) => one.stepId === selectedStep());
    const href = item && trayActions(item, t).find((action) => action.shortcut === shortcut)?.href;
    if (href !== undefined) goTo(href);
  };
  useShortcuts({ x: run('X'), b: run('B'), t: run('T'), g: run('G') });
}

function StepFilter({ items }: { readonly items: readonly WorkItem[] }) {
  const t = useT();
  const { values, hrefWith } = useUrlFilters();
  const names = [...new Set(items.map((item) => item.stepName))].sort((a, b) => a.localeCompare(b, 'vi'));
  const current = values.get('step') ?? '';
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className="pill" aria-current={current === '' ? undefined : 'true'}>
          {current === '' ? t('work.step') : current}
          <Icon of={IconChevronDown} size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {['', ...names].map((name) => (
          <Menu.Item key={name} component={Link} href={hrefWith({ step: name })}>
            {name === '' ? t('work.anyStep') : name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Filters({ work }: { readonly work: MyWork }) {
  const t = useT();
  const locale = useLocale();
  const { values, hrefWith } = useUrlFilters();
  const due = values.get('due') ?? '';
  const { counts } = work;
  const pill = (value: string, label: string, count: number) => (
    <FilterPill label={label} count={count} active={due === value} href={hrefWith({ due: value, on: undefined })} />
  );
  return (
    <FilterBar>
      <FilterBox placeholder={t('work.filterHint')} label={t('work.filter')} />
      {pill('', t('work.all'), work.items.length)}
      {pill('overdue', t('work.overdue'), counts.overdue)}
      {isDayOff(work) ? null : pill('today', t('work.today'), dueAtHand(work, false))}
      {pill('tomorrow', nextDayLabel(work, t, locale), counts.tomorrow)}
      {pill('paused', t('work.paused'), counts.paused)}
      <StepFilter items={work.items} />
    </FilterBar>
  );
}

function Head({ work }: { readonly work: MyWork }) {
  const t = useT();
  const locale = useLocale();
  const { values, hrefWith } = useUrlFilters();
  const on = civilDateOf(work.now);
  const now = `${capitalized(formatWeekday(on, locale))}, ${formatCivilDate(on)}, ${formatTime(work.now)}`;
  const off = isDayOff(work);
  const count = dueAtHand(work, off);
  const told = { now, day: dayName(nextDayOf(work), locale) };
  const order = (value: string, label: string) => ({ value, label, href: hrefWith({ by: value }) });
  return (
    <PageHead
      title={t('work.title')}
      note={
        count === 0
          ? t(off ? 'work.noneNext' : 'work.noneToday', told)
          : t.rich(off ? 'work.dueNext' : 'work.dueToday', { ...told, count, b: (words) => <b>{words}</b> })
      }
      actions={
        <Segmented
          label={t('work.arrange')}
          value={values.get('by') ?? ''}
          options={[
            order('', t('work.byDue')),
            order('procedure', t('work.byProcedure')),
            order('step', t('work.byStep')),
          ]}
        />
      }
    />
  );
}

function Keys() {
  const t = useT();
  return (
    <KeyHints
      label={t('work.keyAll')}
      hints={[
        { keys: ['J', 'K'], label: t('work.keyMove') },
        { keys: ['Enter'], label: t('work.keyOpen') },
        { keys: ['X'], label: t('work.keyDo') },
        { keys: ['B'], label: t('work.keySupplement') },
        { keys: ['T'], label: t('work.keyReturn') },
        { keys: ['/'], label: t('work.keyFilter') },
        { keys: ['?'], label: t('work.keyAll'), end: true },
      ]}
    />
  );
}

/** "Việc của tôi": what lies on this desk, by when it is due. */
export function MyWorkScreen({ work, onTick }: MyWorkScreenProps) {
  const t = useT();
  const locale = useLocale();
  const { values } = useUrlFilters();
  const filters = {
    due: values.get('due') ?? '',
    step: values.get('step') ?? '',
    query: values.get('q') ?? '',
    on: values.get('on') ?? '',
  };
  const items = filterWork(work, filters);
  const by = values.get('by');
  const arranged =
    by === 'procedure' || by === 'step'
      ? groupByName(items, (item) => (by === 'step' ? item.stepName : item.procedureName))
      : groupByDue(items, work, t, locale);
  const groups = useGroups(arranged);
  useKeepOrder(arranged.flatMap((group) => group.items.map((item) => item.dossierId)));
  useRowKeys(items);
  const first = groups[0]?.rows[0]?.id;
  return (
    <>
      <Head work={work} />
      <Filters work={work} />
      <div className="work-cols">
        <div className="work-list">
          {items.length === 0 ? (
            <MyWorkEmpty work={work} filters={filters} />
          ) : (
            <WorkList
              label={t('work.title')}
              groups={groups}
              now={work.now}
              {...(first === undefined ? {} : { selectedId: first })}
              renderTray={(row) => {
                const item = items.find((one) => one.stepId === row.id);
                return item === undefined ? null : <MyWorkTray item={item} onTick={onTick} />;
              }}
            />
          )}
          <Keys />
        </div>
        <MyWorkSide work={work} />
      </div>
    </>
  );
}
