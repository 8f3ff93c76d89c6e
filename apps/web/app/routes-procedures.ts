import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** An agency's procedures, under `/w`. */
export const workspaceProcedures: RouteConfigEntry[] = [
  route('procedures', 'routes/workspace/procedures/list.tsx'),
  route('procedures/adopt', 'routes/workspace/procedures/adopt.tsx'),
  route('procedures/adopt/:template', 'routes/workspace/procedures/adopt-template.tsx'),
  route('procedures/compare', 'routes/workspace/procedures/compare.tsx'),
  route('procedures/:version', 'routes/workspace/procedures/version.tsx'),
  route('procedures/:version/print', 'routes/workspace/procedures/print.ts'),
];

/** The vendor's library, under `/v`. */
export const vendorLibrary: RouteConfigEntry[] = [
  route('templates', 'routes/vendor/library/templates.tsx'),
  route('templates/:template/compare', 'routes/vendor/library/compare.tsx'),
  route('templates/:template/:number', 'routes/vendor/library/template.tsx'),
  route('national', 'routes/vendor/library/national.tsx'),
  route('national/:code', 'routes/vendor/library/national-one.tsx'),
  route('import', 'routes/vendor/library/import.tsx'),
];
