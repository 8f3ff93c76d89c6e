import type { TenantContext } from '@chuan/api';
import { civilDateOf, conflict, missing, newId, type Uuid } from '@chuan/kernel';
import type { z } from 'zod';
import type {
  ChangePositionInput,
  CloseInput,
  CreatePositionInput,
  CreateUnitInput,
  GetOrganisationInput,
  MoveUnitInput,
  OrganisationView,
  PositionView,
  RenameUnitInput,
  UnitView,
} from '../contract.ts';
import {
  decideClosePosition,
  decideCloseUnit,
  decideMoveUnit,
  holdsOn,
  refuseTakenPositionName,
  refuseTakenUnitName,
} from '../domain.ts';
import {
  insertPosition,
  insertUnit,
  listPositions,
  listUnits,
  savePosition,
  saveUnit,
} from '../repository/organisation.ts';
import { listHolders, listHoldings } from '../repository/people.ts';
import { recordChange } from './log.ts';
import { getPosition } from './lookups.ts';

type Input<Schema extends z.ZodType> = z.output<Schema>;

/** Units, positions and who holds them on a day; today unless told. */
export async function getOrganisation(
  ctx: TenantContext,
  input: Input<typeof GetOrganisationInput>,
): Promise<OrganisationView> {
  const on = input.on ?? civilDateOf(ctx.now);
  const units = (await listUnits(ctx.tx)).filter((unit) => holdsOn(unit, on));
  const positions = await listPositions(ctx.tx, on);
  const holders = await listHolders(ctx.tx, on);
  return { on, units, positions, holders };
}

export async function createUnit(ctx: TenantContext, input: CreateUnitInput): Promise<UnitView> {
  const units = await listUnits(ctx.tx);
  const validFrom = input.validFrom ?? civilDateOf(ctx.now);
  const parent = unitIn(units, input.parentId);
  if (!holdsOn(parent, validFrom)) throw conflict('unit.closed');
  const { parentId, name, shortName } = input;
  const sort = nextSort(units.filter((unit) => unit.parentId === parentId));
  const unit: UnitView = { id: newId(), parentId, name, shortName, sort, validFrom, validTo: null, version: 1 };
  refuseTakenUnitName(units, unit);
  await insertUnit(ctx.tx, unit);
  recordChange(ctx, { action: 'unit.created', subject: subjectOf('unit', unit), after: unit });
  return unit;
}

export async function renameUnit(ctx: TenantContext, input: Input<typeof RenameUnitInput>): Promise<UnitView> {
  return changeUnit(ctx, 'unit.renamed', input, (unit, units) => {
    const next = { ...unit, name: input.name, shortName: input.shortName };
    refuseTakenUnitName(units, next);
    return next;
  });
}

export async function moveUnit(ctx: TenantContext, input: Input<typeof MoveUnitInput>): Promise<UnitView> {
  return changeUnit(ctx, 'unit.moved', input, (unit, units) => {
    const next = decideMoveUnit(units, unit, unitIn(units, input.parentId), civilDateOf(ctx.now));
    refuseTakenUnitName(units, next);
    return next;
  });
}

export async function closeUnit(ctx: TenantContext, input: Input<typeof CloseInput>): Promise<UnitView> {
  const positions = await listPositions(ctx.tx);
  return changeUnit(ctx, 'unit.closed', input, (unit, units) =>
    decideCloseUnit(unit, input.validTo, { units, positions }),
  );
}

async function changeUnit(
  ctx: TenantContext,
  action: string,
  seen: { readonly id: Uuid; readonly version: number },
  decide: (unit: UnitView, units: readonly UnitView[]) => UnitView,
): Promise<UnitView> {
  const units = await listUnits(ctx.tx);
  const before = unitIn(units, seen.id);
  if (before.version !== seen.version) throw conflict('unit.changed');
  const after = await saveUnit(ctx.tx, decide(before, units));
  recordChange(ctx, { action, subject: subjectOf('unit', after), before, after });
  return after;
}

function unitIn(units: readonly UnitView[], id: Uuid): UnitView {
  const unit = units.find((one) => one.id === id);
  if (!unit) throw missing('unit.not_found');
  return unit;
}

export async function createPosition(ctx: TenantContext, input: CreatePositionInput): Promise<PositionView> {
  const unit = unitIn(await listUnits(ctx.tx), input.unitId);
  const validFrom = input.validFrom ?? civilDateOf(ctx.now);
  if (!holdsOn(unit, validFrom)) throw conflict('unit.closed');
  const positions = await listPositions(ctx.tx);
  const sort = nextSort(positions.filter((position) => position.unitId === unit.id));
  const position = { ...input, id: newId(), sort, validFrom, validTo: null, version: 1 };
  refuseTakenPositionName(positions, position);
  await insertPosition(ctx.tx, position);
  recordChange(ctx, { action: 'position.created', subject: subjectOf('position', position), after: position });
  return { ...position, unitName: unit.name };
}

/** Renames, regrades or moves a position. */
export async function changePosition(ctx: TenantContext, input: ChangePositionInput): Promise<PositionView> {
  const unit = unitIn(await listUnits(ctx.tx), input.unitId);
  if (!holdsOn(unit, civilDateOf(ctx.now))) throw conflict('unit.closed');
  const positions = await listPositions(ctx.tx);
  return savePositionChange(ctx, 'position.changed', input, (position) => {
    const { unitId, name, shortName, kind } = input;
    const next = { ...position, unitId, name, shortName, kind };
    refuseTakenPositionName(positions, next);
    return next;
  });
}

export async function closePosition(ctx: TenantContext, input: Input<typeof CloseInput>): Promise<PositionView> {
  const holdings = await listHoldings(ctx.tx);
  return savePositionChange(ctx, 'position.closed', input, (position) =>
    decideClosePosition(position, input.validTo, holdings),
  );
}

async function savePositionChange(
  ctx: TenantContext,
  action: string,
  seen: { readonly id: Uuid; readonly version: number },
  decide: (position: PositionView) => PositionView,
): Promise<PositionView> {
  const before = await getPosition(ctx.tx, seen.id);
  if (before.version !== seen.version) throw conflict('position.changed');
  await savePosition(ctx.tx, decide(before));
  const after = await getPosition(ctx.tx, seen.id);
  recordChange(ctx, { action, subject: subjectOf('position', after), before, after });
  return after;
}

const nextSort = (siblings: readonly { readonly sort: number }[]) =>
  Math.max(0, ...siblings.map((one) => one.sort)) + 10;

const subjectOf = (kind: string, { id, name }: { readonly id: Uuid; readonly name: string }) => ({
  kind,
  id,
  label: name,
});
