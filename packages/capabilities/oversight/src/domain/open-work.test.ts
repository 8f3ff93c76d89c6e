import { compileCalendar, defaultDefinition } from '@chuan/calendar';
import { instantOf, newId } from '@chuan/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DayBounds, loadBy, loadOfNone, type OpenDossier, openStatuses, openTiles } from './open-work.ts';

const now = instantOf('2026-11-25', 600);
const bounds: DayBounds = {
  calendar: compileCalendar(defaultDefinition()),
  now,
  endOfToday: instantOf('2026-11-25', 1_440),
  endOfNextDay: instantOf('2026-11-26', 1_440),
};
const positions = [newId(), newId(), newId()];
const hour = 3_600_000;

const step = fc.constantFrom(...positions, null).map((positionId) => ({
  nodeId: 'B1',
  positionId,
  personId: null,
  dueAt: null,
  limitMinutes: 60,
}));

/** At most `most` steps are open at once; none before a dossier is received. */
const dossiers = (most: number): fc.Arbitrary<OpenDossier[]> =>
  fc.array(
    fc.record({
      id: fc.constant(newId()),
      code: fc.constant('H21'),
      status: fc.constantFrom(...openStatuses),
      procedureId: fc.constant(newId()),
      versionId: fc.constant(newId()),
      dueAt: fc.option(fc.integer({ min: -60, max: 60 }).map((hours) => now + hours * hour)),
      steps: fc.array(step, { maxLength: most }),
    }),
  );

const columns = [
  ['held', 'open'],
  ['dueSoon', 'dueSoon'],
  ['overdue', 'overdue'],
  ['paused', 'paused'],
] as const;

const sumsOf = (all: readonly OpenDossier[]) => {
  const rows = [...loadBy('positionId', all, bounds).values(), loadOfNone(all, bounds)];
  return columns.map(([column]) => rows.reduce((total, row) => total + (row?.[column].count ?? 0), 0));
};
const tilesOf = (all: readonly OpenDossier[]) => columns.map(([, tile]) => openTiles(all, {}, bounds)[tile].count);

describe('the rows of the load', () => {
  test('add up to the tiles where nothing stands at two positions, whether or not it stands at one', () => {
    fc.assert(fc.property(dossiers(1), (all) => void expect(sumsOf(all)).toEqual(tilesOf(all))));
  });

  test('count a dossier once for each position of its parallel steps, and lose none', () => {
    fc.assert(
      fc.property(dossiers(3), (all) => {
        const places = all.map(({ steps }) => new Set(steps.flatMap(({ positionId }) => positionId ?? [])).size);
        expect(sumsOf(all)[0]).toBe(places.reduce((total, count) => total + Math.max(1, count), 0));
        sumsOf(all).forEach((sum, index) => expect(sum).toBeGreaterThanOrEqual(tilesOf(all)[index]!));
      }),
    );
  });
});
