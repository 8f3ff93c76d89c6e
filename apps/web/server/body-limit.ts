import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { answerProblem } from './plain-page.ts';

export interface BodyLimits {
  readonly defaultBytes: number;
  /** More for the addresses that take files; undefined keeps the default. */
  readonly bytesFor?: (path: string) => number | undefined;
}

/** Forms and calls are small; files come only where they are expected. */
export const ordinaryLimits: BodyLimits = { defaultBytes: 1_048_576 };

const mebibyte = 1_048_576;

/** Files come one by one where scripts run; else with the form that they belong to. */
export const uploadLimits: BodyLimits = {
  ...ordinaryLimits,
  bytesFor(path) {
    if (path === '/trpc/library.importFile') return 42 * mebibyte;
    if (path === '/w/admin/people/check') return 6 * mebibyte;
    if (path === '/w/uploads' || /^\/a\/[a-z0-9-]+\/upload$/.test(path)) return 32 * mebibyte;
    return /^\/a\/[a-z0-9-]+\/(submit|track)\/[^/]+$/.test(path) ? 96 * mebibyte : undefined;
  },
};

/**
 * The status of a refused body, or undefined. A body must tell its length beforehand: Node then never reads more
 * than that, and every browser does.
 */
export function bodyProblem(headers: IncomingHttpHeaders, limitBytes: number): 400 | 411 | 413 | undefined {
  if (headers['transfer-encoding'] !== undefined) return 411;
  const length = headers['content-length'];
  if (length === undefined) return undefined;
  if (!/^\d{1,15}$/.test(length)) return 400;
  return Number(length) > limitBytes ? 413 : undefined;
}

export function bodyLimit({ defaultBytes, bytesFor }: BodyLimits): RequestHandler {
  return (request, response, next) => {
    const problem = bodyProblem(request.headers, bytesFor?.(request.path) ?? defaultBytes);
    if (problem === undefined) return next();
    // The rest of the body is not worth reading.
    response.setHeader('Connection', 'close');
    answerProblem(response, problem, problem === 413 ? 'tooLarge' : 'unusable');
  };
}
