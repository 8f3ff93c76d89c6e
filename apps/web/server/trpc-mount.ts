import { failureOf } from '@chuan/api';
import type { Clock } from '@chuan/kernel';
import { type Logger, withContext } from '@chuan/telemetry';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import type { Express, Request } from 'express';
import { portalOf, requestContext, sessionOf } from './request-context.ts';
import { factsOf } from './request-facts.ts';
import { rootRouter } from './router.ts';
import type { Services } from './services.ts';
import type { SessionCookies } from './session-cookie.ts';

const maxBatch = 10;

/** JSON only: forms and octet streams need no preflight, so another site could send them. */
const isJson = (request: Request): boolean =>
  request.method === 'GET' || /^application\/json\b/.test(request.headers['content-type'] ?? '');

export interface ProcedureMount {
  readonly services: Services;
  readonly clock: Clock;
  readonly cookies: SessionCookies;
  readonly logger: Logger;
  /** Which pages the server hands out; told with every answer, so that one opened before an update knows. */
  readonly pagesVersion?: string;
  /** Told of each refusal and failure, by its code. */
  readonly onFailure?: (code: string) => void;
}

/** Hangs the procedures in at `/trpc`, and those of a public address at `/a/<slug>/trpc`. */
export function mountProcedures({
  logger,
  onFailure,
  pagesVersion,
  ...caller
}: ProcedureMount): (app: Express) => void {
  const middleware = createExpressMiddleware({
    router: rootRouter,
    maxBatchSize: maxBatch,
    createContext: async ({ req, res }) => {
      const key = req.headers['idempotency-key'];
      return requestContext(caller, factsOf(res), req, {
        session: await sessionOf(caller, req),
        portalTenantId: await portalOf(caller, req.baseUrl),
        idempotencyKey: typeof key === 'string' ? key : null,
      });
    },
    responseMeta: () => ({
      headers: { 'cache-control': 'no-store', ...(pagesVersion && { 'x-pages-version': pagesVersion }) },
    }),
    onError: ({ error, path, ctx }) => {
      const { kind, code } = failureOf(error);
      onFailure?.(code);
      if (kind !== 'internal') return;
      withContext(logger, ctx ?? {}).error({ err: error.cause ?? error, procedure: path }, 'procedure failed');
    },
  });
  return (app) => {
    app.use(
      ['/trpc', '/a/:agency/trpc'],
      (request, response, next) => {
        if (isJson(request)) return next();
        response.status(415).json({ error: { message: 'request.not_json' } });
      },
      middleware,
    );
  };
}
