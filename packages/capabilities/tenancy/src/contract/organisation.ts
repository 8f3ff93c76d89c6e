import { CivilDate, Uuid } from '@chuan/kernel';
import { z } from 'zod';

const Name = z.string().trim().min(1).max(200);
const ShortName = z.string().trim().min(1).max(100);

export const PositionKind = z.enum([
  'one_stop',
  'specialist',
  'unit_head',
  'agency_head',
  'clerical',
  'finance',
  'other',
]);
export type PositionKind = z.infer<typeof PositionKind>;

export const UnitView = z.strictObject({
  id: Uuid,
  parentId: Uuid.nullable(),
  name: z.string(),
  shortName: z.string(),
  sort: z.int(),
  validFrom: CivilDate,
  /** The last day on which it holds. */
  validTo: CivilDate.nullable(),
  version: z.int(),
});
export type UnitView = z.infer<typeof UnitView>;

export const PositionView = z.strictObject({
  id: Uuid,
  unitId: Uuid,
  unitName: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: PositionKind,
  sort: z.int(),
  validFrom: CivilDate,
  /** The last day on which it holds. */
  validTo: CivilDate.nullable(),
  version: z.int(),
});
export type PositionView = z.infer<typeof PositionView>;

export const PositionHolder = z.strictObject({ positionId: Uuid, personId: Uuid, fullName: z.string() });
export type PositionHolder = z.infer<typeof PositionHolder>;

export const OrganisationView = z.strictObject({
  on: CivilDate,
  units: z.array(UnitView),
  positions: z.array(PositionView),
  holders: z.array(PositionHolder),
});
export type OrganisationView = z.infer<typeof OrganisationView>;

export const GetOrganisationInput = z.strictObject({ on: CivilDate.optional() });

export const CreateUnitInput = z.strictObject({
  parentId: Uuid,
  name: Name,
  shortName: ShortName,
  validFrom: CivilDate.optional(),
});
export type CreateUnitInput = z.infer<typeof CreateUnitInput>;

export const RenameUnitInput = z.strictObject({ id: Uuid, name: Name, shortName: ShortName, version: z.int() });
export const MoveUnitInput = z.strictObject({ id: Uuid, parentId: Uuid, version: z.int() });
/** `validTo` is the last day on which it holds. */
export const CloseInput = z.strictObject({ id: Uuid, validTo: CivilDate, version: z.int() });

export const CreatePositionInput = z.strictObject({
  unitId: Uuid,
  name: Name,
  shortName: ShortName,
  kind: PositionKind,
  validFrom: CivilDate.optional(),
});
export type CreatePositionInput = z.infer<typeof CreatePositionInput>;

export const ChangePositionInput = z.strictObject({
  id: Uuid,
  unitId: Uuid,
  name: Name,
  shortName: ShortName,
  kind: PositionKind,
  version: z.int(),
});
export type ChangePositionInput = z.infer<typeof ChangePositionInput>;
