import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** An agency's own administration, under `/w`. */
export const workspaceAdmin: RouteConfigEntry[] = [
  route('admin/organisation', 'routes/workspace/admin/organisation.tsx'),
  route('admin/people', 'routes/workspace/admin/people.tsx'),
  route('admin/people/import', 'routes/workspace/admin/people-import.tsx'),
  route('admin/people/check', 'routes/workspace/admin/people-check.ts'),
  route('admin/lists/:file', 'routes/workspace/admin/list-file.ts'),
  route('admin/roles', 'routes/workspace/admin/roles.tsx'),
  route('admin/calendar', 'routes/workspace/admin/calendar.tsx'),
  route('admin/agency', 'routes/workspace/admin/agency.tsx'),
];

/** The vendor's agencies and the days they all keep, under `/v`. */
export const vendorTenants: RouteConfigEntry[] = [
  route('tenants', 'routes/vendor/tenants/list.tsx'),
  route('tenants/new', 'routes/vendor/tenants/new.tsx'),
  route('national-days', 'routes/vendor/national-days.tsx'),
];
