import type { Request } from 'express';
import { cookieOf } from './request-facts.ts';

/** `__Host-` ties the cookie to this host, to https and to the whole site; plain http on one's own machine cannot. */
const nameOf = (name: string, isSecure: boolean) => (isSecure ? `__Host-${name}` : name);

const halfYearSeconds = 15_552_000;

export interface SessionCookies {
  read(request: Request): string | undefined;
  /** The header that keeps a session's token in the browser, for as long as the session can last. */
  set(token: string, expiresAt: number): string;
  readonly clear: string;
  /** What a sign-in left on this device; it outlives sessions and opens nothing. */
  readDevice(request: Request): string | undefined;
  keepDevice(device: string): string;
}

/** Out of reach of scripts, never sent by another site's forms. */
export function sessionCookies(isSecure: boolean): SessionCookies {
  const name = nameOf('session', isSecure);
  const device = nameOf('device', isSecure);
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', ...(isSecure ? ['Secure'] : [])].join('; ');
  return {
    read: (request) => cookieOf(request.headers.cookie, name),
    set: (token, expiresAt) =>
      `${name}=${encodeURIComponent(token)}; Expires=${new Date(expiresAt).toUTCString()}; ${attributes}`,
    clear: `${name}=; Max-Age=0; ${attributes}`,
    readDevice: (request) => cookieOf(request.headers.cookie, device),
    keepDevice: (value) => `${device}=${encodeURIComponent(value)}; Max-Age=${halfYearSeconds}; ${attributes}`,
  };
}
