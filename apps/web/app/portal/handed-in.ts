/** A form that was handed in from this browser: its key, and the code of the dossier that it became. */
export interface HandedIn {
  readonly requestKey: string;
  readonly code: string;
}

const name = 'handed-in';
const maxAgeSeconds = 1_800;
const wellFormed = /^([A-Za-z0-9_-]{8,80})~([A-Z0-9][A-Z0-9.-]{2,59})$/;

function cookieOf(request: Request, form: string, { value, ageSeconds }: { value: string; ageSeconds: number }) {
  const isSecure = new URL(request.url).protocol === 'https:';
  const more = [
    `Max-Age=${ageSeconds}`,
    `Path=${form}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
  ];
  return [`${name}=${value}`, ...more].join('; ');
}

/** Remembers for half an hour, for the form's own address alone, that it was handed in: who goes back is told so. */
export const keepHandedIn = (request: Request, form: string, { requestKey, code }: HandedIn): string =>
  cookieOf(request, form, { value: `${requestKey}~${code}`, ageSeconds: maxAgeSeconds });

export const forgetHandedIn = (request: Request, form: string): string =>
  cookieOf(request, form, { value: '', ageSeconds: 0 });

/** The form that was handed in last from this address. */
export function readHandedIn(request: Request): HandedIn | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=');
    const [, requestKey, code] = (key === name && wellFormed.exec(value)) || [];
    if (requestKey !== undefined && code !== undefined) return { requestKey, code };
  }
  return undefined;
}
