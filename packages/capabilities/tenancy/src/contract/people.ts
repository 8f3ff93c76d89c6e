import { CivilDate, Instant, Uuid } from '@chuan/kernel';
import { z } from 'zod';

/** A position held for some days; `toOn` is the last of them. */
export const Holding = z.strictObject({ positionId: Uuid, fromOn: CivilDate, toOn: CivilDate.nullable() });
export type Holding = z.infer<typeof Holding>;

export const HoldingView = Holding.extend({ positionName: z.string(), unitId: Uuid, unitName: z.string() });
export type HoldingView = z.infer<typeof HoldingView>;

export const PersonStatus = z.enum(['active', 'inactive']);

export const PersonView = z.strictObject({
  id: Uuid,
  fullName: z.string(),
  email: z.string(),
  phone: z.string(),
  status: PersonStatus,
  createdAt: Instant,
  version: z.int(),
});
export type PersonView = z.infer<typeof PersonView>;

export const PersonWithPositions = PersonView.extend({ positions: z.array(HoldingView) });
export type PersonWithPositions = z.infer<typeof PersonWithPositions>;

export const ListPeopleInput = z.strictObject({
  search: z.string().trim().max(100).optional(),
  status: PersonStatus.optional(),
  unitId: Uuid.optional(),
});
export type ListPeopleInput = z.infer<typeof ListPeopleInput>;

const FullName = z.string().trim().min(1).max(100);
const Phone = z.string().trim().max(50);

export const CreatePersonInput = z.strictObject({
  fullName: FullName,
  email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
  phone: Phone.default(''),
  /** Used only when the e-mail has no account yet. */
  password: z.string().min(10).max(200),
  positions: z.array(Holding).max(20).default([]),
});
export type CreatePersonInput = z.input<typeof CreatePersonInput>;

export const ChangePersonInput = z.strictObject({ id: Uuid, fullName: FullName, phone: Phone, version: z.int() });
export type ChangePersonInput = z.infer<typeof ChangePersonInput>;

export const SetPositionsInput = z.strictObject({
  personId: Uuid,
  positions: z.array(Holding).max(50),
  version: z.int(),
});
export type SetPositionsInput = z.infer<typeof SetPositionsInput>;

export const ResetPasswordInput = z.strictObject({
  id: Uuid,
  password: z.string().min(10).max(200),
  version: z.int(),
});
export type ResetPasswordInput = z.infer<typeof ResetPasswordInput>;

export const SetPersonStatusInput = z.strictObject({
  id: Uuid,
  status: PersonStatus,
  reason: z.string().trim().max(500).default(''),
  version: z.int(),
});
export type SetPersonStatusInput = z.input<typeof SetPersonStatusInput>;
