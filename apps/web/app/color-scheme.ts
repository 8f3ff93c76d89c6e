import type { MantineColorSchemeManager } from '@mantine/core';
import type { ColorScheme } from '../server/context.ts';

const cookieName = 'scheme';
const yearSeconds = 31_536_000;

function stored(): ColorScheme | undefined {
  const value = /(?:^|;\s*)scheme=(light|dark|auto)/.exec(document.cookie)?.[1];
  return value as ColorScheme | undefined;
}

/** Keeps the choice in a cookie instead of local storage, so that the server paints the first page right. */
export function cookieColorScheme(fromServer: ColorScheme): MantineColorSchemeManager {
  return {
    get: () => (typeof document === 'undefined' ? fromServer : (stored() ?? fromServer)),
    set: (value) => {
      document.cookie = `${cookieName}=${value}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax`;
    },
    subscribe: () => {},
    unsubscribe: () => {},
    clear: () => {
      document.cookie = `${cookieName}=; Path=/; Max-Age=0; SameSite=Lax`;
    },
  };
}
