import type { UnitView } from '../contract.ts';

export interface TreeRow {
  readonly unit: UnitView;
  /** 1 for the root. */
  readonly level: number;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
}

/** The rows that show: every unit whose parents are all open, parents before children. */
export function visibleRows(units: readonly UnitView[], closed: ReadonlySet<string>): TreeRow[] {
  const known = new Set(units.map((unit) => unit.id));
  const childrenOf = Map.groupBy(units, (unit) =>
    unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : '',
  );
  const walk = (parentId: string, level: number): TreeRow[] =>
    (childrenOf.get(parentId) ?? []).flatMap((unit) => {
      const hasChildren = childrenOf.has(unit.id);
      const isOpen = hasChildren && !closed.has(unit.id);
      return [{ unit, level, hasChildren, isOpen }, ...(isOpen ? walk(unit.id, level + 1) : [])];
    });
  return walk('', 1);
}

/** A unit and all below it. */
export function unitsWithin(units: readonly UnitView[], id: string): Set<string> {
  const within = new Set([id]);
  for (let size = 0; size !== within.size; ) {
    size = within.size;
    for (const unit of units) if (unit.parentId !== null && within.has(unit.parentId)) within.add(unit.id);
  }
  return within;
}
