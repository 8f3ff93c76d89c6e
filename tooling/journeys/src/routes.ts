import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface BuiltRoute {
  readonly id: string;
  readonly parentId?: string;
  readonly path?: string;
  readonly index?: boolean;
  /** A page has a component; what answers with a file or takes a form has none. */
  readonly module: { readonly default?: unknown };
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

/** The addresses that show a page: routes with a component that are not the frame of others. */
export function listPages(): string[] {
  const frames = new Set(Object.values(routes).map(({ parentId }) => parentId));
  const pages = Object.values(routes).filter(({ id, module }) => module.default !== undefined && !frames.has(id));
  return [...new Set(pages.map((route) => pathOf(route) || '/'))].sort();
}
