import {
  EmptyState,
  FileMenu,
  formatCivilDate,
  formatDayLong,
  formatNumber,
  formatPercent,
  formatTime,
  formatWorkingTime,
  type Kpi,
  Kpis,
  PageHead,
  Segmented,
  useLocale,
  useUrlFilters,
} from '@chuan/ui';
import { civilDateOf } from '@chuan/kernel';
import { NativeSelect } from '@mantine/core';
import { IconAlertCircle, IconClock, IconPlayerPause } from '@tabler/icons-react';
import { type Board, Period, type Tiles } from '../contract.ts';
import { CausePanel, DuePanel, RiskPanel } from './board-panels.tsx';
import { JamPanel, TimePanel } from './flow-panels.tsx';
import { LoadPanel } from './load-panel.tsx';
import './oversight.css';
import { RowsDrawer } from './rows-drawer.tsx';
import { type BoardRows, useRowsHref } from './rows-href.ts';
import { useT } from './translate.ts';

export interface BoardScreenProps {
  readonly board: Board;
  readonly opened: BoardRows | null;
}

/** One look at an agency's dossiers: what is under way, what will be late, why, and where the time goes. */
export function BoardScreen({ board, opened }: BoardScreenProps) {
  const t = useT();
  const isEmpty = board.tiles.open.count === 0 && board.procedures.length === 0;
  return (
    <>
      <BoardHead board={board} />
      {isEmpty ? (
        <EmptyState title={t('board.emptyTitle')} text={t('board.emptyText')} />
      ) : (
        <>
          {board.positionId === null ? null : <p className="alert board-note">{t('board.noteScope')}</p>}
          <BoardTiles board={board} />
          <div className="board">
            <DuePanel board={board} />
            <RiskPanel risks={board.risks} />
            <CausePanel board={board} />
            <TimePanel board={board} />
            <JamPanel flow={board.flow} />
            <LoadPanel board={board} />
          </div>
        </>
      )}
      <RowsDrawer opened={opened} board={board} />
    </>
  );
}

function BoardHead({ board }: Pick<BoardScreenProps, 'board'>) {
  const t = useT();
  const locale = useLocale();
  const { values, hrefWith, set } = useUrlFilters();
  const day = formatDayLong(civilDateOf(board.now), locale);
  const query = new URLSearchParams([...values].filter(([name]) => name !== 'rows')).toString();
  return (
    <PageHead
      title={t('board.title')}
      note={t('board.span', { from: formatCivilDate(board.days.from), time: formatTime(board.now), day })}
      actions={
        <>
          <Segmented
            label={t('board.period')}
            value={board.period}
            options={Period.options.map((value) => ({
              value,
              label: t(`board.periods.${value}`),
              href: hrefWith({ period: value, rows: undefined }),
            }))}
          />
          <NativeSelect
            aria-label={t('board.scope')}
            value={board.positionId ?? ''}
            onChange={(event) => set({ positionId: event.target.value, rows: undefined })}
            data={[
              { value: '', label: t('board.everywhere') },
              ...board.positionNames.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <FileMenu path="/w/board" query={query} />
        </>
      }
    />
  );
}

const shareOf = (all: number, late: number): number => (all - late) / all;

function BoardTiles({ board }: Pick<BoardScreenProps, 'board'>) {
  const t = useT();
  const locale = useLocale();
  const hrefOf = useRowsHref();
  const { tiles } = board;
  const count = (value: number) => formatNumber(value, locale);
  const longest = tiles.longestOverdueMinutes;
  const items: Kpi[] = [
    {
      key: 'open',
      label: t('tile.open'),
      value: count(tiles.open.count),
      note: t('tile.openNote', { within: tiles.within.count }),
      href: hrefOf(tiles.open.rows),
    },
    {
      key: 'dueSoon',
      label: t('tile.dueSoon'),
      value: count(tiles.dueSoon.count),
      note: t('tile.dueSoonNote', { today: tiles.dueToday.count, tomorrow: tiles.dueTomorrow.count }),
      href: hrefOf(tiles.dueSoon.rows),
      tone: 'soon',
      icon: IconClock,
    },
    {
      key: 'overdue',
      label: t('tile.overdue'),
      value: count(tiles.overdue.count),
      note: longest === null ? t('tile.noneOverdue') : t('tile.longest', { time: formatWorkingTime(longest, locale) }),
      href: hrefOf(tiles.overdue.rows),
      tone: 'late',
      icon: IconAlertCircle,
    },
    {
      key: 'paused',
      label: t('tile.paused'),
      value: count(tiles.paused.count),
      note: t('tile.pausedNote', { count: tiles.awaitingApplicant.count }),
      href: hrefOf(tiles.paused.rows),
      tone: 'hold',
      icon: IconPlayerPause,
    },
    onTimeTile(board, t, { locale, href: hrefOf(tiles.resolved.rows) }),
  ];
  return <Kpis label={t('board.figures')} items={items} />;
}

type Words = ReturnType<typeof useT>;
interface Place {
  readonly locale: ReturnType<typeof useLocale>;
  readonly href: string;
}

function onTimeTile({ tiles, period }: Board, t: Words, { locale, href }: Place): Kpi {
  const { resolved, late, resolvedBefore, lateBefore }: Tiles = tiles;
  const label = t('tile.onTime', { period: t(`board.thisPeriod.${period}`) });
  if (resolved.count === 0) return { key: 'onTime', label, value: t('tile.none'), note: t('tile.noResults'), href };
  const counts = { onTime: resolved.count - late.count, all: resolved.count };
  const before = resolvedBefore.count;
  return {
    key: 'onTime',
    label,
    value: formatPercent(shareOf(resolved.count, late.count), locale),
    note:
      before === 0
        ? t('tile.onTimeNoteFirst', counts)
        : t('tile.onTimeNote', {
            ...counts,
            period: t(`board.lastPeriod.${period}`),
            share: formatPercent(shareOf(before, lateBefore.count), locale),
          }),
    href,
  };
}
