import { type Locale, translatorOf } from '@chuan/ui/language';
import type { Board, BoardLine, BoardLines, LoadRow } from '../contract.ts';
import { en } from '../messages/en.ts';
import { vi } from '../messages/vi.ts';

/** The board's numbers, one a line, for a file that spreadsheets open. */
export function boardLines(board: Board, locale: Locale): BoardLines {
  const t = translatorOf({ vi, en }, locale);
  return {
    name: `${t('csv.name')}-${board.days.from}-${board.days.to}`,
    title: t('board.title'),
    head: { section: t('csv.section'), item: t('csv.item'), measure: t('csv.measure'), value: t('csv.value') },
    lines: linesOf(board, t),
  };
}

type Words = ReturnType<typeof translatorOf<typeof vi>>;

const line = (section: string, item: string, measure: string, value: number): BoardLine => ({
  section,
  item,
  on: null,
  measure,
  value,
});

const hours = (minutes: number) => Math.round(minutes / 6) / 10;

function linesOf(board: Board, t: Words): BoardLine[] {
  const { tiles, due, causes, flow, positions, unplaced, people } = board;
  const load = (section: string, rows: readonly Omit<LoadRow, 'id' | 'note' | 'people'>[]) =>
    rows.flatMap((row) => [
      line(section, row.name, t('load.held'), row.held.count),
      line(section, row.name, t('load.dueSoon'), row.dueSoon.count),
      line(section, row.name, t('load.overdue'), row.overdue.count),
      line(section, row.name, t('load.paused'), row.paused.count),
    ]);
  return [
    line('', t('tile.open'), '', tiles.open.count),
    line('', t('tile.dueSoon'), '', tiles.dueSoon.count),
    line('', t('tile.overdue'), '', tiles.overdue.count),
    line('', t('tile.paused'), '', tiles.paused.count),
    line('', t('due.results', { count: tiles.resolved.count }), t('tile.overdue'), tiles.late.count),
    ...due.map(({ on, due: { count } }) => ({ ...line(t('due.title'), '', t('due.count'), count), on })),
    ...causes.flatMap(({ cause, confirmed, unconfirmed }) => {
      const name = cause === null ? t('causes.unknown') : t(`causeOf.${cause}`);
      return [
        line(t('late.title'), name, t('causes.confirmed'), confirmed),
        line(t('late.title'), name, t('causes.open'), unconfirmed),
      ];
    }),
    ...(flow?.steps ?? []).flatMap(({ label, name, standing, averageMinutes, limitMinutes }) => [
      line(flow!.name, `${label} ${name}`, t('jam.standing'), standing.count),
      line(flow!.name, `${label} ${name}`, `${t('jam.average')} (${t('time.minutes')})`, hours(averageMinutes ?? 0)),
      line(flow!.name, `${label} ${name}`, `${t('jam.limit')} (${t('time.minutes')})`, hours(limitMinutes)),
    ]),
    ...load(
      t('load.byPosition'),
      unplaced === null ? positions : [...positions, { name: t('load.unplaced'), ...unplaced }],
    ),
    ...load(t('load.byPerson'), people),
  ];
}
