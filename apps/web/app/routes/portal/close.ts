import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { forgetHandedIn } from '../../portal/handed-in.ts';
import { isUuid } from '../../portal/posted-loader.ts';
import { portalHome } from '../../portal/track-door.ts';
import { codeOf, forgetKey } from '../../portal/track-key.ts';

/** Public: nothing to see. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`${portalHome(params['agency'])}/track`);

/** Public. Makes this browser forget a dossier, whichever it is: nothing is asked, so nothing is learned from it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const home = portalHome(params['agency']);
  const headers = new Headers();
  const code = codeOf(params['code'] ?? '');
  if (code !== undefined) headers.append('Set-Cookie', forgetKey(request, home, code));
  const procedure = String((await request.formData()).get('procedure') ?? '');
  if (isUuid(procedure)) headers.append('Set-Cookie', forgetHandedIn(request, `${home}/submit/${procedure}`));
  return redirect(`${home}/track?closed`, { headers });
}
