import type { RequestHandler } from 'express';
import { factsOf } from './request-facts.ts';

export interface AccessLine {
  readonly requestId: string;
  readonly method: string;
  /** Without the query, which may hold a receipt secret. */
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
}

/** One line per answer, when its last byte has left or the visitor has gone. */
export function accessLog(write: (line: AccessLine) => void): RequestHandler {
  return (request, response, next) => {
    const startedMs = performance.now();
    response.once('close', () => {
      write({
        requestId: factsOf(response).requestId,
        method: request.method,
        // Not `path`, which whoever is hung in below the root sees shortened.
        path: request.originalUrl.replace(/\?.*$/s, ''),
        status: response.statusCode,
        durationMs: Math.round((performance.now() - startedMs) * 10) / 10,
      });
    });
    next();
  };
}
