import { randomBytes } from 'node:crypto';
import { type Clock, newId } from '@chuan/kernel';
import { defaultLocale, isLocale } from '@chuan/ui/language';
import type { Request, RequestHandler, Response } from 'express';
import type { ColorScheme, RequestFacts } from './context.ts';

const schemes: readonly string[] = ['light', 'dark', 'auto'];

/** The value of one cookie; undefined when absent or not decodable. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...rest] = pair.split('=');
    if (key?.trim() !== name) continue;
    try {
      return decodeURIComponent(rest.join('=').trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}

const factsKey = 'facts';

export const factsOf = (response: Response): RequestFacts => response.locals[factsKey] as RequestFacts;

/** HTTP lets a request line carry the whole address. Only its path counts; the host stands in its own header. */
function keepPath(request: Request): void {
  const path = request.url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  request.url = path.startsWith('/') ? path : `/${path}`;
  request.originalUrl = request.url;
}

/** Names the request, reads language and appearance from their cookies, and forgets headers nobody may send. */
export function requestFacts(clock: Clock): RequestHandler {
  return (request, response, next) => {
    // Remix would believe it when it compares origins; no proxy of ours sends it.
    delete request.headers['x-forwarded-host'];
    keepPath(request);
    const cookies = request.headers.cookie;
    const lang = cookieOf(cookies, 'lang');
    const scheme = cookieOf(cookies, 'scheme');
    const facts: RequestFacts = {
      requestId: newId(),
      nonce: randomBytes(18).toString('base64url'),
      now: clock.now(),
      locale: isLocale(lang) ? lang : defaultLocale,
      scheme: scheme !== undefined && schemes.includes(scheme) ? (scheme as ColorScheme) : 'auto',
    };
    response.locals[factsKey] = facts;
    response.setHeader('X-Request-Id', facts.requestId);
    next();
  };
}
