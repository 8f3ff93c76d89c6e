import { WeeklyHours } from '@chuan/calendar/schema';
import { CivilDate, Uuid } from '@chuan/kernel';
import { z } from 'zod';
import { TenantKind } from './tenant.ts';

/** What an agency tells everybody: who it is, where, and when it is open. */
export const PublicAgency = z.strictObject({
  id: Uuid,
  slug: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: TenantKind,
  isSample: z.boolean(),
  superiorName: z.string(),
  oneStopName: z.string(),
  address: z.string(),
  phone: z.string(),
  email: z.string(),
  weekly: WeeklyHours,
  /** Days off of the next four weeks. */
  closedDays: z.array(z.strictObject({ on: CivilDate, name: z.string() })),
});
export type PublicAgency = z.infer<typeof PublicAgency>;
