/** Few names for all addresses, as figures want their labels: by whom a page is meant, calls and files apart. */
const groups: readonly (readonly [name: string, like: RegExp])[] = [
  ['api', /^(?:\/a\/[^/]+)?\/trpc\//],
  ['portal', /^\/a(?:\/|$)/],
  ['workspace', /^\/w(?:\/|\.data$|$)/],
  ['vendor', /^\/v(?:\/|\.data$|$)/],
  ['file', /^\/assets\//],
];

export const routeGroupOf = (path: string): string => groups.find(([, like]) => like.test(path))?.[0] ?? 'other';
