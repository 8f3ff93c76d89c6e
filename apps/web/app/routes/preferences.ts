import { isLocale } from '@chuan/ui/language';
import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { localPath } from '../local-path.ts';

const yearSeconds = 31_536_000;
const schemes = ['light', 'dark', 'auto'];

const kept = (name: string, value: string) => `${name}=${value}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax`;

export const loader = () => redirect('/');

/** Public: language and appearance, kept in two cookies; then back to where the reader was. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const lang = form.get('lang');
  const scheme = form.get('scheme');
  const headers = new Headers();
  if (isLocale(lang)) headers.append('Set-Cookie', kept('lang', lang));
  if (typeof scheme === 'string' && schemes.includes(scheme)) headers.append('Set-Cookie', kept('scheme', scheme));
  return redirect(localPath(form.get('back'), '/'), { headers });
}
