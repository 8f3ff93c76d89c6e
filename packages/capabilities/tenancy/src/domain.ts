import { type WorkingCalendar, workingMinutesBetween } from '@chuan/calendar';
import { type CivilDate, civilDateOf, conflict, foldVietnamese, instantOf, invalid, type Uuid } from '@chuan/kernel';
import type { Holding, HoldingView, PositionView, UnitView } from './contract.ts';

interface Period {
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

/** `validTo` is the last day; null has no end. */
export const holdsOn = (period: Period, on: CivilDate): boolean =>
  period.validFrom <= on && (period.validTo === null || period.validTo >= on);

const lastDay = (day: CivilDate | null): CivilDate => day ?? '9999-12-31';

const overlap = (a: Period, b: Period): boolean =>
  a.validFrom <= lastDay(b.validTo) && b.validFrom <= lastDay(a.validTo);

const sameName = (a: string, b: string): boolean => foldVietnamese(a.trim()) === foldVietnamese(b.trim());

/** @throws {AppError} `unit.name_taken` when a sibling that stands in the same days is called so. */
export function refuseTakenUnitName(units: readonly UnitView[], unit: UnitView): void {
  const clash = units.some(
    (other) =>
      other.id !== unit.id &&
      other.parentId === unit.parentId &&
      overlap(other, unit) &&
      sameName(other.name, unit.name),
  );
  if (clash) throw conflict('unit.name_taken');
}

/** @throws {AppError} `position.name_taken` when the unit has another position of this name in the same days. */
export function refuseTakenPositionName(
  positions: readonly PositionView[],
  position: Omit<PositionView, 'unitName'>,
): void {
  const clash = positions.some(
    (other) =>
      other.id !== position.id &&
      other.unitId === position.unitId &&
      overlap(other, position) &&
      sameName(other.name, position.name),
  );
  if (clash) throw conflict('position.name_taken');
}

/** The unit under another parent. @throws {AppError} `unit.is_root`, `unit.inside_itself`, `unit.closed` */
export function decideMoveUnit(units: readonly UnitView[], unit: UnitView, parent: UnitView, on: CivilDate): UnitView {
  if (unit.parentId === null) throw conflict('unit.is_root');
  if (!holdsOn(parent, on)) throw conflict('unit.closed');
  const parentOf = new Map(units.map((one) => [one.id, one.parentId]));
  for (let at: Uuid | null | undefined = parent.id; at; at = parentOf.get(at)) {
    if (at === unit.id) throw conflict('unit.inside_itself');
  }
  return { ...unit, parentId: parent.id };
}

/**
 * The unit with its last day.
 *
 * @throws {AppError} `unit.is_root`, `period.ends_before_start`, `unit.still_used` while units or positions in it hold
 *   beyond that day.
 */
export function decideCloseUnit(
  unit: UnitView,
  validTo: CivilDate,
  inside: { readonly units: readonly UnitView[]; readonly positions: readonly PositionView[] },
): UnitView {
  if (unit.parentId === null) throw conflict('unit.is_root');
  if (validTo < unit.validFrom) throw invalid('period.ends_before_start');
  const children = inside.units.filter((one) => one.parentId === unit.id && lastDay(one.validTo) > validTo).length;
  const positions = inside.positions.filter((one) => one.unitId === unit.id && lastDay(one.validTo) > validTo).length;
  if (children + positions > 0) throw conflict('unit.still_used', { units: children, positions });
  return { ...unit, validTo };
}

/** The position with its last day. @throws {AppError} `period.ends_before_start`, `position.still_held` */
export function decideClosePosition(
  position: PositionView,
  validTo: CivilDate,
  holdings: readonly Holding[],
): PositionView {
  if (validTo < position.validFrom) throw invalid('period.ends_before_start');
  const people = holdings.filter((held) => held.positionId === position.id && lastDay(held.toOn) > validTo).length;
  if (people > 0) throw conflict('position.still_held', { people });
  return { ...position, validTo };
}

const periodOf = (held: Holding): Period => ({ validFrom: held.fromOn, validTo: held.toOn });
const keyOf = (held: Holding) => `${held.positionId}:${held.fromOn}`;

/**
 * Checks what a person is to hold against what they held. What lies in the past stays: a holding that has begun may
 * only be ended, today or yesterday at the earliest.
 *
 * @throws {AppError} `period.ends_before_start`, `holding.overlaps`, `holding.outside_position`,
 *   `holding.past_changed`
 */
export function checkHoldings(
  next: readonly Holding[],
  current: readonly Holding[],
  { positions, today }: { readonly positions: ReadonlyMap<Uuid, PositionView>; readonly today: CivilDate },
): void {
  for (const [index, held] of next.entries()) {
    if (lastDay(held.toOn) < held.fromOn) throw invalid('period.ends_before_start');
    const others = next.slice(index + 1).filter((other) => other.positionId === held.positionId);
    if (others.some((other) => overlap(periodOf(held), periodOf(other)))) throw invalid('holding.overlaps');
  }
  const known = new Map(current.map((held) => [keyOf(held), held]));
  for (const held of next) {
    const before = known.get(keyOf(held));
    if (!before || before.toOn !== held.toOn) requireWithin(held, positions.get(held.positionId));
  }
  const kept = new Map(next.map((held) => [keyOf(held), held]));
  for (const held of current) if (held.fromOn < today) refuseChangedPast(held, kept.get(keyOf(held)), today);
}

function requireWithin(held: Holding, position: PositionView | undefined): void {
  const isWithin = position && position.validFrom <= held.fromOn && lastDay(position.validTo) >= lastDay(held.toOn);
  if (!isWithin) throw invalid('holding.outside_position');
}

function refuseChangedPast(before: Holding, after: Holding | undefined, today: CivilDate): void {
  const hasEnded = before.toOn !== null && before.toOn < today;
  if (!after || (hasEnded && after.toOn !== before.toOn)) throw conflict('holding.past_changed');
  if (after.toOn !== before.toOn && lastDay(after.toOn) < dayBefore(today)) throw conflict('holding.past_changed');
}

function dayBefore(day: CivilDate): CivilDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** What remains of a person's holdings when they leave on a day: nothing beyond it. */
export function endHoldings(holdings: readonly HoldingView[], on: CivilDate): Holding[] {
  return holdings
    .filter((held) => held.fromOn <= on)
    .map(({ positionId, fromOn, toOn }) => ({ positionId, fromOn, toOn: lastDay(toOn) > on ? on : toOn }));
}

const yearDays = 366;

/** Days of the year from `from` on whose working minutes differ between two calendars. */
export function changedDays(before: WorkingCalendar, after: WorkingCalendar, from: CivilDate) {
  const first = instantOf(from);
  return Array.from({ length: yearDays }, (_, index) => {
    const [start, end] = [first + index * 86_400_000, first + (index + 1) * 86_400_000];
    return {
      on: civilDateOf(start),
      beforeMinutes: workingMinutesBetween(start, end, before),
      afterMinutes: workingMinutesBetween(start, end, after),
    };
  }).filter((day) => day.beforeMinutes !== day.afterMinutes);
}
