import { type WorkingCalendar, workingMinutesBetween } from '@chuan/calendar';
import { type CivilDate, civilDateOf, type Instant, type Uuid } from '@chuan/kernel';
import type { DueDay, LoadRow, RowFilter, Tiles } from '../contract.ts';

export interface OpenStep {
  readonly nodeId: string;
  readonly positionId: Uuid | null;
  readonly personId: Uuid | null;
  readonly dueAt: Instant | null;
  readonly limitMinutes: number;
}

/** A dossier under way with the steps that are open now. */
export interface OpenDossier {
  readonly id: Uuid;
  readonly code: string;
  readonly status: 'in_progress' | 'awaiting_supplement' | 'suspended';
  readonly procedureId: Uuid;
  readonly versionId: Uuid;
  readonly dueAt: Instant | null;
  readonly steps: readonly OpenStep[];
}

/** The bounds by which the register sorts dossiers into bands. */
export interface DayBounds {
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
  readonly endOfToday: Instant;
  readonly endOfNextDay: Instant;
}

export const openStatuses: readonly OpenDossier['status'][] = ['in_progress', 'awaiting_supplement', 'suspended'];

type Band = 'overdue' | 'due_today' | 'due_tomorrow' | 'within' | 'paused';

/** The finest band of the register a dossier is in. `due_soon` is today and tomorrow together. */
export function bandOf({ status, dueAt }: OpenDossier, { now, endOfToday, endOfNextDay }: DayBounds): Band | undefined {
  if (status !== 'in_progress') return 'paused';
  if (dueAt === null) return undefined;
  if (dueAt < now) return 'overdue';
  if (dueAt < endOfToday) return 'due_today';
  return dueAt <= endOfNextDay ? 'due_tomorrow' : 'within';
}

type Counts = Pick<LoadRow, 'held' | 'dueSoon' | 'overdue' | 'paused'>;

const isSoon = (band: Band | undefined): boolean => band === 'due_today' || band === 'due_tomorrow';

function countsOf(dossiers: readonly OpenDossier[], scope: RowFilter, bounds: DayBounds): Counts {
  const bands = dossiers.map((dossier) => bandOf(dossier, bounds));
  const count = (is: (band: Band | undefined) => boolean) => bands.filter(is).length;
  return {
    held: { count: dossiers.length, rows: { status: [...openStatuses], ...scope } },
    dueSoon: { count: count(isSoon), rows: { band: 'due_soon', ...scope } },
    overdue: { count: count((band) => band === 'overdue'), rows: { band: 'overdue', ...scope } },
    paused: { count: count((band) => band === 'paused'), rows: { band: 'paused', ...scope } },
  };
}

type OpenTiles = Omit<Tiles, 'resolved' | 'late' | 'resolvedBefore' | 'lateBefore'>;

/** What is under way now, by band. */
export function openTiles(dossiers: readonly OpenDossier[], scope: RowFilter, bounds: DayBounds): OpenTiles {
  const { held, dueSoon, overdue, paused } = countsOf(dossiers, scope, bounds);
  const inBand = (...wanted: Band[]) =>
    dossiers.filter((dossier) => wanted.includes(bandOf(dossier, bounds) ?? 'paused')).length;
  const late = dossiers.filter((dossier) => bandOf(dossier, bounds) === 'overdue');
  const since = late.map((dossier) => workingMinutesBetween(dossier.dueAt!, bounds.now, bounds.calendar));
  const awaiting = dossiers.filter((dossier) => dossier.status === 'awaiting_supplement').length;
  return {
    open: held,
    within: { count: inBand('due_today', 'due_tomorrow', 'within'), rows: { band: 'within', ...scope } },
    dueSoon,
    dueToday: { count: inBand('due_today'), rows: { band: 'due_today', ...scope } },
    dueTomorrow: { count: inBand('due_tomorrow'), rows: { band: 'due_tomorrow', ...scope } },
    overdue,
    longestOverdueMinutes: since.length === 0 ? null : since.reduce((most, minutes) => Math.max(most, minutes), 0),
    paused,
    awaitingApplicant: { count: awaiting, rows: { status: ['awaiting_supplement'], ...scope } },
  };
}

/** How many promises fall on each day; of today only those still ahead. */
export function dueByDay(
  dossiers: readonly OpenDossier[],
  days: readonly CivilDate[],
  scope: RowFilter,
  bounds: DayBounds,
): DueDay[] {
  const today = civilDateOf(bounds.now);
  const counts = new Map<CivilDate, number>();
  for (const { status, dueAt } of dossiers) {
    if (status !== 'in_progress' || dueAt === null || dueAt < bounds.now) continue;
    const on = civilDateOf(dueAt);
    counts.set(on, (counts.get(on) ?? 0) + 1);
  }
  return days.map((on) => ({
    on,
    isToday: on === today,
    due: {
      count: counts.get(on) ?? 0,
      rows: on === today ? { band: 'due_today', ...scope } : { status: ['in_progress'], dueOn: on, ...scope },
    },
  }));
}

/** What lies with each position, or with each person; a dossier at two of them counts with both. */
export function loadBy(
  key: 'positionId' | 'personId',
  dossiers: readonly OpenDossier[],
  bounds: DayBounds,
): Map<Uuid, Counts> {
  const held = new Map<Uuid, OpenDossier[]>();
  for (const dossier of dossiers)
    for (const id of new Set(dossier.steps.flatMap((step) => step[key] ?? []))) push(held, id, dossier);
  return new Map([...held].map(([id, own]) => [id, countsOf(own, { [key]: id }, bounds)]));
}

/**
 * What lies with no position: asked to be completed before it was received, or at a step that nobody's position does.
 * Undefined where there is none.
 */
export function loadOfNone(dossiers: readonly OpenDossier[], bounds: DayBounds): Counts | undefined {
  const own = dossiers.filter(({ steps }) => steps.every((step) => step.positionId === null));
  return own.length === 0 ? undefined : countsOf(own, { positionId: 'none' }, bounds);
}

/** Only dossiers that stand at this position. */
export const atPosition = (dossiers: readonly OpenDossier[], positionId: Uuid | undefined): readonly OpenDossier[] =>
  positionId === undefined
    ? dossiers
    : dossiers.filter((dossier) => dossier.steps.some((step) => step.positionId === positionId));

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
