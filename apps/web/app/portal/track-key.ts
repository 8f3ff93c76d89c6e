/** A dossier's code and the secret of its receipt. */
export interface TrackKey {
  readonly code: string;
  readonly secret: string;
}

const maxAgeSeconds = 1_800;
const name = 'dossier';
const wellFormedCode = /^[A-Z0-9][A-Z0-9.-]{2,59}$/;
const wellFormedSecret = /^[0-9A-Z]{1,20}$/;

/** Letters of full width, as some keyboards type them, are the plain ones. */
const plain = (typed: string): string => typed.normalize('NFKC').trim().toUpperCase();

/** A code as it is stored, with a hyphen for every dash or gap between its parts; undefined for what cannot be one. */
export function codeOf(typed: string): string | undefined {
  const code = plain(typed)
    .replace(/\s*\.\s*/g, '.')
    .replace(/[\s\p{Pd}]+/gu, '-');
  return wellFormedCode.test(code) ? code : undefined;
}

/** A secret without the spaces and dashes of its print; undefined for what cannot be one. */
export function secretOf(typed: string): string | undefined {
  const secret = plain(typed).replace(/[\s\p{Pd}]/gu, '');
  return wellFormedSecret.test(secret) ? secret : undefined;
}

const pathOf = (home: string, code: string) => `${home}/track/${code}`;

function attributes(request: Request, home: string, code: string): string {
  const isSecure = new URL(request.url).protocol === 'https:';
  return [`Path=${pathOf(home, code)}`, 'HttpOnly', 'SameSite=Strict', ...(isSecure ? ['Secure'] : [])].join('; ');
}

/** Keeps the secret for half an hour, for this dossier's pages alone, out of reach of scripts and of other sites. */
export const keepKey = (request: Request, home: string, { code, secret }: TrackKey): string =>
  `${name}=${secret}; Max-Age=${maxAgeSeconds}; ${attributes(request, home, code)}`;

export const forgetKey = (request: Request, home: string, code: string): string =>
  `${name}=; Max-Age=0; ${attributes(request, home, code)}`;

/** The key that the browser holds for this dossier. */
export function readKey(request: Request, code: string): TrackKey | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=');
    const secret = key === name ? secretOf(value) : undefined;
    if (secret !== undefined) return { code, secret };
  }
  return undefined;
}
