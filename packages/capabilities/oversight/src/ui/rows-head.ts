import { formatCivilDate, formatDayLong, type Locale, type Translator } from '@chuan/ui/language';
import type { Board, RowFilter } from '../contract.ts';
import type { vi } from '../messages/vi.ts';

/** What a number of the board counts, told by the filter of its rows. */
type RowsKind =
  | NonNullable<RowFilter['band']>
  | 'atStep'
  | 'lateResults'
  | 'results'
  | 'dueOn'
  | 'awaiting'
  | 'open'
  | 'rows';

export interface RowsHead {
  /** `6 hồ sơ quá hạn`. */
  readonly title: string;
  /** Whose: the position, person and procedure chosen, else the whole agency. */
  readonly place: string;
  /** Said where there are no rows. */
  readonly none: string;
}

function kindOf({ band, nodeId, timeliness, resolvedFrom, dueOn, status }: RowFilter, hasStep: boolean): RowsKind {
  if (band !== undefined) return band;
  if (nodeId !== undefined && hasStep) return 'atStep';
  if (timeliness === 'overdue') return 'lateResults';
  if (resolvedFrom !== undefined) return 'results';
  if (dueOn !== undefined) return 'dueOn';
  if (status?.length === 1 && status[0] === 'awaiting_supplement') return 'awaiting';
  return status?.includes('in_progress') ? 'open' : 'rows';
}

type Names = Pick<Board, 'flow' | 'positionNames' | 'people' | 'procedures'>;

function placesOf({ positionId, personId, procedureId }: RowFilter, board: Names, unplaced: string): string[] {
  const named = (id: string | undefined, list: readonly { id: string; name: string }[]) =>
    list.filter((one) => one.id === id).map((one) => one.name);
  return [
    ...(positionId === 'none' ? [unplaced] : named(positionId, board.positionNames)),
    ...named(personId, board.people),
    ...named(procedureId, board.procedures),
  ];
}

export interface RowsHeadOrder {
  readonly filter: RowFilter;
  readonly total: number;
  readonly board: Names;
  readonly locale: Locale;
}

/** The heading of the rows behind a number: what was opened, and whose. */
export function rowsHead({ filter, total, board, locale }: RowsHeadOrder, t: Translator<typeof vi>): RowsHead {
  const step = board.flow?.steps.find(({ nodeId }) => nodeId === filter.nodeId);
  const kind = kindOf(filter, step !== undefined);
  const { dueOn, resolvedFrom, resolvedTo } = filter;
  const values = {
    count: total,
    step: step === undefined ? '' : `${step.label} ${step.name}`.trim(),
    day: dueOn === undefined ? '' : formatDayLong(dueOn, locale),
    from: resolvedFrom === undefined ? '' : formatCivilDate(resolvedFrom),
    to: resolvedTo === undefined ? '' : formatCivilDate(resolvedTo),
  };
  return {
    title: t(`drawer.title.${kind}`, values),
    place: placesOf(filter, board, t('load.unplaced')).join(' · ') || t('board.everywhere'),
    none: t(`drawer.none.${kind}`),
  };
}
