import path from 'node:path';
import { type Clock, systemClock } from '@chuan/kernel';
import { type Logger, type Readiness, withContext } from '@chuan/telemetry';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { accessLog, type AccessLine } from './access-log.ts';
import { type BodyLimits, bodyLimit, ordinaryLimits } from './body-limit.ts';
import type { ContextSource } from './context.ts';
import { formBodies } from './form-bodies.ts';
import { healthz, readyz } from './health.ts';
import { originCheck } from './origin-check.ts';
import { answerProblem } from './plain-page.ts';
import { factsOf, requestFacts } from './request-facts.ts';
import { type LaneLimits, ordinaryLanes, uploadLanes } from './upload-lanes.ts';
import { markSignedIn, securityHeaders } from './security-headers.ts';

export interface AppOptions {
  /** The built pages, or how to get the newest in development. */
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly getLoadContext: ContextSource;
  /** Hangs in what is not a page, such as `/trpc`, behind the guards and before the pages. */
  readonly mount?: (app: Express) => void;
  /** What `/readyz` says; without it nobody is told. */
  readonly readiness?: () => Promise<Readiness>;
  /** Folder of built files for the browser. */
  readonly clientDirectory?: string;
  /** The bundler's own files, in development. */
  readonly devFiles?: RequestHandler;
  /** `https://chuan.example.vn`; without it the `Host` header counts as our own. */
  readonly publicOrigin?: string;
  readonly trustedProxies?: number;
  readonly bodyLimits?: BodyLimits;
  readonly lanes?: LaneLimits;
  readonly clock?: Clock;
  readonly logger: Logger;
  /** Told of each answer, beside the log. */
  readonly onAnswered?: (line: AccessLine) => void;
}

/** What pages get beside the context: a way to tell the log of a failure. */
export interface PageExtras {
  readonly report: (error: unknown, page: string) => void;
}

/** Built files carry a hash of their content in the name, so a browser may keep them for ever. */
function serveFiles(app: Express, clientDirectory: string): void {
  const assets = path.join(clientDirectory, 'assets');
  app.use('/assets', express.static(assets, { immutable: true, maxAge: '1y', fallthrough: false, index: false }));
  app.use(express.static(clientDirectory, { maxAge: '1h', index: false }));
}

/** What a change answers is a few hundred bytes, and packing them takes as long as making them. */
const isWorthPacking: compression.CompressionFilter = (request, response) =>
  !(request.method === 'POST' && /\/trpc\//.test(request.path)) && compression.filter(request, response);

/** What no page explained. The visitor learns a request id and nothing else. */
function lastResort(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const { requestId } = factsOf(response);
    const status = (error as { status?: unknown }).status;
    const known = typeof status === 'number' && status >= 400 && status < 500;
    if (!known) withContext(logger, { requestId }).error({ err: error, path: request.path }, 'request failed');
    if (response.headersSent) return next(error);
    answerProblem(response, known ? status : 500, known ? 'unusable' : 'broken');
  };
}

/**
 * The web server without its socket: guards first, then probes, files, procedures, pages.
 * Nothing here decides anything about dossiers.
 */
export function createApp(options: AppOptions): Express {
  const { build, getLoadContext, mount, clientDirectory, devFiles, publicOrigin, logger, onAnswered } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustedProxies ?? 0);
  app.use(requestFacts(options.clock ?? systemClock));
  app.use(
    accessLog((line) => {
      logger.info(line, 'answered');
      onAnswered?.(line);
    }),
  );
  app.use(securityHeaders({ https: publicOrigin?.startsWith('https:') ?? false, dev: devFiles !== undefined }));
  app.get('/healthz', healthz);
  if (options.readiness !== undefined) app.get('/readyz', readyz(options.readiness));
  app.use(compression({ filter: isWorthPacking }));
  if (devFiles !== undefined) app.use(devFiles);
  if (clientDirectory !== undefined) serveFiles(app, clientDirectory);
  app.use(originCheck(publicOrigin));
  app.use(bodyLimit(options.bodyLimits ?? ordinaryLimits));
  app.use(uploadLanes(options.lanes ?? ordinaryLanes));
  mount?.(app);
  app.use(formBodies(['/w/uploads', '/w/uploads.data', '/w/admin/people/check']));
  app.all(
    '*',
    createRequestHandler({
      build,
      mode: devFiles === undefined ? 'production' : 'development',
      getLoadContext: async (request, response): Promise<AppLoadContext> => {
        const context = await getLoadContext(factsOf(response), request, response);
        if (context.session.signedIn) markSignedIn(response);
        const { requestId } = context;
        const report: PageExtras['report'] = (error, page) =>
          withContext(logger, { requestId }).error({ err: error, path: page }, 'page failed');
        return { ...context, report };
      },
    }),
  );
  app.use(lastResort(logger));
  return app;
}
