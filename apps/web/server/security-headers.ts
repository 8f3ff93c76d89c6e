import type { RequestHandler, Response } from 'express';
import { factsOf } from './request-facts.ts';

export interface SecurityOptions {
  /** True when people reach the server by https; turns HSTS on. */
  readonly https: boolean;
  /** Development needs the bundler's inline scripts and its socket. */
  readonly dev: boolean;
}

const twoYearsSeconds = 63_072_000;

/**
 * Scripts run only from our own files or with this answer's nonce. Style sheets likewise; style *attributes* stay
 * open, because Mantine sets sizes and colours by them, and they cannot run code.
 */
function contentSecurityPolicy(nonce: string, { https, dev }: SecurityOptions): string {
  const own = dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src ${own}`,
    "script-src-attr 'none'",
    `style-src ${own}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws: wss:' : ''}`,
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

const marksSignedIn = 'signedIn';

/** Tells the header guard that the answer belongs to a session, so nothing of it may be kept. */
export const markSignedIn = (response: Response): void => {
  response.locals[marksSignedIn] = true;
};

/** An answer is not kept by anyone unless it says so itself; one to a session, or a failure, never is. */
function guardCaching(response: Response): void {
  const writeHead = response.writeHead;
  response.writeHead = function guarded(this: Response, ...args: Parameters<typeof writeHead>) {
    const status = typeof args[0] === 'number' ? args[0] : response.statusCode;
    const mine = response.locals[marksSignedIn] === true;
    if (mine || status >= 400 || !response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
    return writeHead.apply(response, args);
  } as typeof writeHead;
}

export function securityHeaders(options: SecurityOptions): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(factsOf(response).nonce, options));
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('X-Frame-Options', 'DENY');
    // Not `no-referrer`: with it browsers send `Origin: null` on our own forms.
    response.setHeader('Referrer-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Permissions-Policy', 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()');
    if (options.https) {
      response.setHeader('Strict-Transport-Security', `max-age=${twoYearsSeconds}; includeSubDomains`);
    }
    guardCaching(response);
    next();
  };
}
