import { en } from '../messages/en.ts';
import { vi } from '../messages/vi.ts';
import { type Locale, translatorOf } from '@chuan/ui/language';
import { stringify } from 'csv-stringify/sync';
import type { Board, LoadRow } from '../contract.ts';

type Line = readonly [section: string, item: string, measure: string, value: number | string];

/**
 * The board's numbers, one a line, as a file that spreadsheets open: UTF-8 with its mark, and no cell that a
 * spreadsheet would take for a formula.
 */
export function boardCsv(board: Board, locale: Locale): { name: string; text: string } {
  const t = translatorOf({ vi, en }, locale);
  const head = [t('csv.section'), t('csv.item'), t('csv.measure'), t('csv.value')];
  const text = stringify([head, ...linesOf(board, t)], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  return { name: `${t('csv.name')}-${board.days.from}-${board.days.to}.csv`, text };
}

type Words = ReturnType<typeof translatorOf<typeof vi>>;

function linesOf(board: Board, t: Words): Line[] {
  const { tiles, due, causes, flow, positions, people } = board;
  const load = (section: string, rows: readonly LoadRow[]) =>
    rows.flatMap((row): Line[] => [
      [section, row.name, t('load.held'), row.held.count],
      [section, row.name, t('load.dueSoon'), row.dueSoon.count],
      [section, row.name, t('load.overdue'), row.overdue.count],
      [section, row.name, t('load.paused'), row.paused.count],
    ]);
  const hours = (minutes: number) => Math.round(minutes / 6) / 10;
  return [
    ['', t('tile.open'), '', tiles.open.count],
    ['', t('tile.dueSoon'), '', tiles.dueSoon.count],
    ['', t('tile.overdue'), '', tiles.overdue.count],
    ['', t('tile.paused'), '', tiles.paused.count],
    ['', t('due.results', { count: tiles.resolved.count }), t('tile.overdue'), tiles.late.count],
    ...due.map(({ on, due: { count } }): Line => [t('due.title'), on, t('due.count'), count]),
    ...causes.flatMap(({ cause, confirmed, unconfirmed }): Line[] => {
      const name = cause === null ? t('causes.unknown') : t(`causeOf.${cause}`);
      return [
        [t('late.title'), name, t('causes.confirmed'), confirmed],
        [t('late.title'), name, t('causes.open'), unconfirmed],
      ];
    }),
    ...(flow?.steps ?? []).flatMap(({ label, name, standing, averageMinutes, limitMinutes }): Line[] => [
      [flow!.name, `${label} ${name}`, t('jam.standing'), standing.count],
      [flow!.name, `${label} ${name}`, `${t('jam.average')} (${t('time.minutes')})`, hours(averageMinutes ?? 0)],
      [flow!.name, `${label} ${name}`, `${t('jam.limit')} (${t('time.minutes')})`, hours(limitMinutes)],
    ]),
    ...load(t('load.byPosition'), positions),
    ...load(t('load.byPerson'), people),
  ];
}
