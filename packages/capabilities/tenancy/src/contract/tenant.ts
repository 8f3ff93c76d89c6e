import { Instant, Uuid } from '@chuan/kernel';
import { z } from 'zod';
import { ProfileFields } from './agency.ts';
import { CalendarFields } from './calendar.ts';

export const TenantKind = z.enum(['commune', 'department', 'province_office']);
export type TenantKind = z.infer<typeof TenantKind>;

export const TenantStatus = z.enum(['provisioning', 'active', 'suspended']);
export type TenantStatus = z.infer<typeof TenantStatus>;

/** The part of an agency's public address that is its own; words parted by hyphens, without accents. */
export const Slug = z
  .string()
  .trim()
  .min(2)
  .max(62)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);

/** The statistics office's code of a province, two digits. */
export const ProvinceCode = z.string().regex(/^\d{2}$/);

export const TenantView = z.strictObject({
  id: Uuid,
  slug: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: TenantKind,
  provinceCode: z.string().nullable(),
  status: TenantStatus,
  isSample: z.boolean(),
  createdAt: Instant,
  version: z.int(),
});
export type TenantView = z.infer<typeof TenantView>;

export const ListTenantsInput = z.strictObject({
  /** Words of the name or of the address, with or without accents. */
  search: z.string().trim().max(100).optional(),
  status: TenantStatus.optional(),
  page: z.int().min(1).max(10_000).default(1),
});
export type ListTenantsInput = z.input<typeof ListTenantsInput>;

export const TenantPage = z.strictObject({
  rows: z.array(TenantView),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});
export type TenantPage = z.infer<typeof TenantPage>;

/** How an agency fares, as far as the platform knows. */
export const TenantHealth = TenantView.extend({
  /** People who may enter. */
  members: z.int(),
  lastSessionAt: Instant.nullable(),
});
export type TenantHealth = z.infer<typeof TenantHealth>;

export const TenantHealthPage = TenantPage.extend({ rows: z.array(TenantHealth) });
export type TenantHealthPage = z.infer<typeof TenantHealthPage>;

export const FirstAdmin = z.strictObject({
  fullName: z.string().trim().min(1).max(100),
  email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
  password: z.string().min(10).max(200),
});

export const CreateTenantInput = z.strictObject({
  slug: Slug,
  name: z.string().trim().min(1).max(200),
  shortName: z.string().trim().min(1).max(100),
  kind: TenantKind,
  provinceCode: ProvinceCode.nullable().default(null),
  isSample: z.boolean().default(false),
  profile: ProfileFields.omit({ name: true }),
  admin: FirstAdmin,
  /** Without it: Monday to Friday, 07:30–11:30 and 13:30–17:30. */
  calendar: CalendarFields.optional(),
});
export type CreateTenantInput = z.input<typeof CreateTenantInput>;

export const CreatedTenant = z.strictObject({
  tenantId: Uuid,
  slug: z.string(),
  adminPersonId: Uuid,
  /** False when the agency stood already and nothing was done. */
  isNew: z.boolean(),
});
export type CreatedTenant = z.infer<typeof CreatedTenant>;

export const SetTenantStatusInput = z.strictObject({
  tenantId: Uuid,
  status: z.enum(['active', 'suspended']),
  reason: z.string().trim().min(1).max(500),
  version: z.int(),
});
export type SetTenantStatusInput = z.infer<typeof SetTenantStatusInput>;

export const Province = z.strictObject({ code: z.string(), name: z.string() });
export type Province = z.infer<typeof Province>;
