import type { DB, TenantTx } from '@chuan/db';
import { type CivilDate, conflict, type Uuid } from '@chuan/kernel';
import type { Selectable } from 'kysely';
import type { PositionKind, PositionView, UnitView } from '../contract.ts';

const unitOf = (row: Selectable<DB['unit']>): UnitView => ({
  id: row.id,
  parentId: row.parent_id,
  name: row.name,
  shortName: row.short_name,
  sort: row.sort,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  version: row.version,
});

/** Every unit there ever was, parents and siblings in their order. */
export async function listUnits(tx: TenantTx): Promise<UnitView[]> {
  const rows = await tx.queries
    .selectFrom('unit')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .orderBy('sort')
    .orderBy('name')
    .execute();
  return rows.map(unitOf);
}

export async function insertUnit(tx: TenantTx, unit: UnitView): Promise<void> {
  await tx.queries
    .insertInto('unit')
    .values({
      tenant_id: tx.tenantId,
      id: unit.id,
      parent_id: unit.parentId,
      name: unit.name,
      short_name: unit.shortName,
      sort: unit.sort,
      valid_from: unit.validFrom,
      valid_to: unit.validTo,
    })
    .execute();
}

/** Writes what may change. @throws {AppError} `unit.changed` when the row has moved on. */
export async function saveUnit(tx: TenantTx, unit: UnitView): Promise<UnitView> {
  const row = await tx.queries
    .updateTable('unit')
    .set({
      parent_id: unit.parentId,
      name: unit.name,
      short_name: unit.shortName,
      sort: unit.sort,
      valid_to: unit.validTo,
      version: unit.version + 1,
    })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', unit.id)
    .where('version', '=', unit.version)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw conflict('unit.changed');
  return unitOf(row);
}

const selectPositions = (tx: TenantTx) =>
  tx.queries
    .selectFrom('position')
    .innerJoin('unit', (join) =>
      join.onRef('unit.tenant_id', '=', 'position.tenant_id').onRef('unit.id', '=', 'position.unit_id'),
    )
    .selectAll('position')
    .select('unit.name as unit_name')
    .where('position.tenant_id', '=', tx.tenantId)
    .orderBy('position.sort')
    .orderBy('position.name')
    .orderBy('position.id');

const positionOf = (row: Selectable<DB['position']> & { unit_name: string }): PositionView => ({
  id: row.id,
  unitId: row.unit_id,
  unitName: row.unit_name,
  name: row.name,
  shortName: row.short_name,
  kind: row.kind as PositionKind,
  sort: row.sort,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  version: row.version,
});

/** Every position there ever was, or those that hold on a day. */
export async function listPositions(tx: TenantTx, on?: CivilDate): Promise<PositionView[]> {
  const all = selectPositions(tx);
  if (on === undefined) return (await all.execute()).map(positionOf);
  const rows = await all
    .where('position.valid_from', '<=', on)
    .where((eb) => eb.or([eb('position.valid_to', 'is', null), eb('position.valid_to', '>=', on)]))
    .execute();
  return rows.map(positionOf);
}

export async function findPositions(tx: TenantTx, ids: readonly Uuid[]): Promise<PositionView[]> {
  if (ids.length === 0) return [];
  return (await selectPositions(tx).where('position.id', 'in', ids).execute()).map(positionOf);
}

export async function insertPosition(tx: TenantTx, position: Omit<PositionView, 'unitName'>): Promise<void> {
  await tx.queries
    .insertInto('position')
    .values({
      tenant_id: tx.tenantId,
      id: position.id,
      unit_id: position.unitId,
      name: position.name,
      short_name: position.shortName,
      kind: position.kind,
      sort: position.sort,
      valid_from: position.validFrom,
      valid_to: position.validTo,
    })
    .execute();
}

/** Writes what may change. @throws {AppError} `position.changed` when the row has moved on. */
export async function savePosition(tx: TenantTx, position: PositionView): Promise<void> {
  const result = await tx.queries
    .updateTable('position')
    .set({
      unit_id: position.unitId,
      name: position.name,
      short_name: position.shortName,
      kind: position.kind,
      sort: position.sort,
      valid_to: position.validTo,
      version: position.version + 1,
    })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', position.id)
    .where('version', '=', position.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw conflict('position.changed');
}
