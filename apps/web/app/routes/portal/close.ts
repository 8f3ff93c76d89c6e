import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { forgetOpened } from '../../portal/opened.ts';
import { portalHome } from '../../portal/track-door.ts';

/** Public: nothing to see. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`${portalHome(params['agency'])}/track`);

/** Public. Makes this browser forget every dossier, whichever they are: nothing is asked, so nothing is learned from it. */
export function action({ request, params }: ActionFunctionArgs) {
  const headers = new Headers();
  for (const cookie of forgetOpened(request)) headers.append('Set-Cookie', cookie);
  return redirect(`${portalHome(params['agency'])}/track?closed`, { headers });
}
