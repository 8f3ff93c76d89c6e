import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { answerProblem } from './plain-page.ts';

const safe: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const form = /^(application\/x-www-form-urlencoded\b|multipart\/form-data\s*;.*\bboundary=)/i;

/** The status of a request that no page can read, or undefined. Pages read forms, sent by POST, and nothing else. */
export function formProblem(method: string, headers: IncomingHttpHeaders): 405 | 415 | undefined {
  if (safe.includes(method)) return undefined;
  if (method !== 'POST') return 405;
  return form.test(headers['content-type'] ?? '') ? undefined : 415;
}

/** Stands before the pages. @param raw addresses that take a file as the body itself. */
export function formBodies(raw: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const problem = formProblem(request.method, request.headers);
    if (problem === undefined || (problem === 415 && raw.includes(request.path))) return next();
    if (problem === 405) response.setHeader('Allow', 'GET, HEAD, POST');
    answerProblem(response, problem, 'unusable');
  };
}
