import type { RequestHandler } from 'express';
import { answerProblem } from './plain-page.ts';

export interface OriginFacts {
  readonly method: string;
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
  /** Origins under which people reach this server, such as `https://chuan.example.vn`. */
  readonly own: readonly string[];
}

const safe: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request may change anything. Browsers say where a request comes from in `Sec-Fetch-Site`, which pages
 * cannot forge; older ones, and all on plain HTTP, only in `Origin`. A request that says neither is refused, and
 * so is one whose two answers disagree.
 */
export function maySend({ method, secFetchSite, origin, own }: OriginFacts): boolean {
  if (safe.includes(method)) return true;
  const originIsOwn = origin !== undefined && own.includes(origin);
  if (secFetchSite !== undefined) return secFetchSite === 'same-origin' && (origin === undefined || originIsOwn);
  return originIsOwn;
}

/**
 * Guards every unsafe request of pages, data and procedures alike. Remix's own check does not cover resource
 * routes and passes when `Origin` is absent.
 *
 * @param publicOrigin the configured origin; without it the address of the `Host` header counts as own.
 */
export function originCheck(publicOrigin: string | undefined): RequestHandler {
  return (request, response, next) => {
    const host = `${request.protocol}://${request.headers.host ?? ''}`;
    const secFetchSite = request.headers['sec-fetch-site'];
    const allowed = maySend({
      method: request.method,
      secFetchSite: Array.isArray(secFetchSite) ? 'many' : secFetchSite,
      origin: request.headers.origin,
      own: publicOrigin === undefined ? [host] : [publicOrigin],
    });
    if (allowed) return next();
    answerProblem(response, 403, 'foreignOrigin');
  };
}
