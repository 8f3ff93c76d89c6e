import type { AppLoadContext } from '@remix-run/node';
import { redirect } from '@remix-run/node';

/**
 * Sends people without a session to the sign-in page and back. Every loader of the signed-in faces calls it:
 * loaders run side by side, so a parent's check protects no child.
 */
export function requireSession(request: Request, { session }: AppLoadContext): void {
  if (session.signedIn) return;
  const { pathname, search } = new URL(request.url);
  throw redirect(`/sign-in?next=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`);
}
