import { type RouteConfig, index, layout, route } from '@remix-run/route-config';
import { workspaceDossiers } from './routes-dossiers.ts';
import { portal } from './routes-portal.ts';
import { vendorTenants, workspaceAdmin } from './routes-admin.ts';
import { vendorLibrary, workspaceProcedures } from './routes-procedures.ts';
import { vendorOversight, workspaceOversight } from './routes-oversight.ts';

/**
 * Every address of the product, by face. A route says in its file which permission it needs; parents do not
 * protect children, because loaders run side by side.
 */
export default [
  index('routes/landing.tsx'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('preferences', 'routes/preferences.ts'),

  route('a/:agency', 'routes/portal/layout.tsx', portal),

  route('w', 'routes/workspace/layout.tsx', [
    layout('routes/workspace/inside.tsx', [
      index('routes/workspace/home.tsx'),
      ...workspaceDossiers,
      ...workspaceProcedures,
      ...workspaceOversight,
      ...workspaceAdmin,
      route('account', 'routes/workspace/account.tsx'),
      route('*', 'routes/workspace/missing.tsx'),
    ]),
  ]),

  route('v', 'routes/vendor/layout.tsx', [
    layout('routes/vendor/inside.tsx', [
      index('routes/vendor/home.tsx'),
      ...vendorTenants,
      ...vendorLibrary,
      ...vendorOversight,
      route('account', 'routes/vendor/account.tsx'),
      route('*', 'routes/vendor/missing.tsx'),
    ]),
  ]),

  route('*', 'routes/missing.tsx'),
] satisfies RouteConfig;
