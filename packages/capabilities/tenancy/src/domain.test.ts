import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PositionView, UnitView } from './contract.ts';
import { checkHoldings, decideMoveUnit, endHoldings, holdsOn } from './domain.ts';

const day = fc.integer({ min: 0, max: 60 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));

test('whatever is moved, every unit still leads to the root', () => {
  const moves = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 40 });
  fc.assert(
    fc.property(moves, (pairs) => {
      let units = Array.from({ length: 10 }, (_, index) => unitOf(`${index}`, index === 0 ? null : '0'));
      for (const [from, to] of pairs) {
        try {
          const moved = decideMoveUnit(units, units[from]!, units[to]!, '2026-01-01');
          units = units.map((unit) => (unit.id === moved.id ? moved : unit));
        } catch {
          continue;
        }
      }
      for (const unit of units) expect(stepsToRoot(units, unit)).toBeLessThan(units.length);
    }),
  );
});

function stepsToRoot(units: readonly UnitView[], unit: UnitView): number {
  let steps = 0;
  for (let at: UnitView | undefined = unit; at?.parentId && steps <= units.length; steps++) {
    at = units.find((one) => one.id === at!.parentId);
  }
  return steps;
}

const unitOf = (id: string, parentId: string | null): UnitView => ({
  id,
  parentId,
  name: id,
  shortName: id,
  sort: 0,
  validFrom: '2026-01-01',
  validTo: null,
  version: 1,
});

test('ended holdings hold nobody after the day, and nothing before it is lost', () => {
  const holding = fc.tuple(day, fc.option(day)).map(([fromOn, toOn]) => ({
    positionId: 'p',
    positionName: '',
    unitId: '',
    unitName: '',
    fromOn,
    toOn: toOn !== null && toOn < fromOn ? fromOn : toOn,
  }));
  fc.assert(
    fc.property(fc.array(holding, { maxLength: 5 }), day, day, (holdings, leaveOn, probe) => {
      const isHeld = (list: readonly { fromOn: string; toOn: string | null }[]) =>
        list.some((held) => holdsOn({ validFrom: held.fromOn, validTo: held.toOn }, probe));
      const ended = endHoldings(holdings, leaveOn);
      expect(isHeld(ended)).toBe(probe <= leaveOn && isHeld(holdings));
    }),
  );
});

test('holdings that change nothing are always allowed', () => {
  const position = { id: 'p', validFrom: '2026-01-01', validTo: null } as PositionView;
  fc.assert(
    fc.property(day, fc.option(day), day, (fromOn, toOn, today) => {
      const held = { positionId: 'p', fromOn, toOn: toOn !== null && toOn < fromOn ? fromOn : toOn };
      expect(() => checkHoldings([held], [held], { positions: new Map([['p', position]]), today })).not.toThrow();
    }),
  );
});
