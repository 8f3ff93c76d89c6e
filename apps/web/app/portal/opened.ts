import { isUuid } from './posted-loader.ts';
import { codeOf } from './track-key.ts';

/** What the browser keeps a key or a memory of: a dossier by its code, or a form by its procedure. */
export type Kept = 'track' | 'submit';

/** As long as the keys themselves. */
const maxAgeSeconds = 1_800;
const prefix = 'opened.';
const cookieOf: Readonly<Record<Kept, string>> = { track: 'dossier', submit: 'handed-in' };
const place = /^([A-Za-z0-9-]{1,80})\/(track|submit)$/;

function attributes(request: Request, path: string, ageSeconds: number): string {
  const isSecure = new URL(request.url).protocol === 'https:';
  const all = [`Max-Age=${ageSeconds}`, `Path=${path}`, 'HttpOnly', 'SameSite=Strict', ...(isSecure ? ['Secure'] : [])];
  return all.join('; ');
}

/**
 * Marks what is kept under an address of its own, which no other page is sent, so that one button can drop all of it.
 * A cookie for each: whoever comes from another site brings none along, and a list would begin again.
 */
export const markOpened = (request: Request, home: string, kept: { as: Kept; id: string }): string =>
  `${prefix}${kept.id}=${home.replace('/a/', '')}/${kept.as}; ${attributes(request, '/a', maxAgeSeconds)}`;

/** Cookies that drop every dossier and every form that this browser has a mark of, at whichever agency, and the marks. */
export function forgetOpened(request: Request): string[] {
  return (request.headers.get('cookie') ?? '').split(';').flatMap((pair) => {
    const [name = '', value = ''] = pair.trim().split('=');
    const id = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    const [, agency, as] = place.exec(value) ?? [];
    if (agency === undefined || !(as === 'submit' ? isUuid(id) : codeOf(id) === id)) return [];
    return [
      `${cookieOf[as as Kept]}=; ${attributes(request, `/a/${agency}/${as}/${id}`, 0)}`,
      `${name}=; ${attributes(request, '/a', 0)}`,
    ];
  });
}
