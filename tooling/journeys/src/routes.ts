import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface BuiltRoute {
  readonly id: string;
  readonly parentId?: string;
  readonly path?: string;
  readonly index?: boolean;
}

const build = fileURLToPath(new URL('../../../apps/web/build/server/index.js', import.meta.url));

/** Every address that the built product answers, with its parameters as `:name`. */
const { routes }: { routes: Readonly<Record<string, BuiltRoute>> } = existsSync(build)
  ? await import(build)
  : { routes: {} };

function pathOf(route: BuiltRoute): string {
  const parent = route.parentId === undefined ? undefined : routes[route.parentId];
  const before = parent === undefined ? '' : pathOf(parent);
  return !route.path ? before : `${before}/${route.path}`;
}

export const listRoutes = (): { readonly path: string }[] => {
  const paths = Object.values(routes).map((route) => pathOf(route) || '/');
  return [...new Set(paths)].sort().map((path) => ({ path }));
};
