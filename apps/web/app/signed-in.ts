import type { AppLoadContext } from '@remix-run/node';
import { redirect } from '@remix-run/node';

/** Where somebody's own face begins. */
export const homeOf = ({ face }: AppLoadContext['session']): string => (face === 'vendor' ? '/v' : '/w');

/** The cookies of a session that was just opened. */
export function keepSession(
  { cookies }: AppLoadContext,
  grant: { readonly token: string; readonly expiresAt: number; readonly device: string },
): Headers {
  const headers = new Headers();
  headers.append('Set-Cookie', cookies.set(grant.token, grant.expiresAt));
  headers.append('Set-Cookie', cookies.keepDevice(grant.device));
  return headers;
}

/** Whether a path lies in the signed-in face that this home does not belong to. */
export const isOtherFace = (home: string, path: string): boolean =>
  (home === '/v' ? /^\/w([/?#.]|$)/ : /^\/v([/?#.]|$)/).test(path);

/**
 * Sends people without a session to the sign-in page and back, and those of the other face to their own: a sign-in
 * that they already have would lead them in a circle. Every loader of the signed-in faces calls it: loaders run side
 * by side, so a parent's check protects no child.
 */
export function requireSession(request: Request, { session }: AppLoadContext): void {
  const { pathname, search } = new URL(request.url);
  const home = homeOf(session);
  if (session.signedIn && isOtherFace(home, pathname)) throw redirect(home);
  if (session.signedIn) return;
  throw redirect(`/sign-in?next=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`);
}
