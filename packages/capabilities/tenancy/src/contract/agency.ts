import { CivilDate } from '@chuan/kernel';
import { z } from 'zod';

/** Electronic identifier of an agency: groups parted by dots, left to right by level (Decision 20/2020/QĐ-TTg, art. 4). */
export const AgencyIdentifier = z
  .string()
  .trim()
  .max(35)
  .regex(/^[A-Z]\d{2}(\.[0-9A-Z]+)*$/);

/** What stands on the agency's papers and on its portal. */
export const ProfileFields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** The line above the agency's name on its papers. */
  superiorName: z.string().trim().max(200).default(''),
  oneStopName: z.string().trim().min(1).max(200),
  agencyIdentifier: AgencyIdentifier,
  /** The place that a paper is dated from. */
  place: z.string().trim().max(100).default(''),
  address: z.string().trim().max(300).default(''),
  phone: z.string().trim().max(50).default(''),
  email: z.union([z.literal(''), z.string().trim().max(200).pipe(z.email())]).default(''),
});
export type ProfileFields = z.infer<typeof ProfileFields>;

export const AgencyProfileView = ProfileFields.extend({
  /** As stored; older rows need not meet today's rules. */
  agencyIdentifier: z.string(),
  email: z.string(),
  validFrom: CivilDate,
  version: z.int(),
});
export type AgencyProfileView = z.infer<typeof AgencyProfileView>;

export const SaveProfileInput = z.strictObject({
  validFrom: CivilDate,
  profile: ProfileFields,
  /** Of the row with the same first day, when there is one. */
  version: z.int().optional(),
});
export type SaveProfileInput = z.input<typeof SaveProfileInput>;
