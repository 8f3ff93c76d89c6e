import { readEnv } from '@chuan/kernel/env';
import { createLogger, createMetrics, serveMetrics } from '@chuan/telemetry';
import { createApp } from './app.ts';
import { uploadLimits } from './body-limit.ts';
import { listen } from './listen.ts';
import { systemClock } from '@chuan/kernel';
import { builtPages, developedPages } from './pages.ts';
import { contextSource } from './request-context.ts';
import { routeGroupOf } from './route-group.ts';
import { openServices } from './services.ts';
import { sessionCookies } from './session-cookie.ts';
import { mountProcedures } from './trpc-mount.ts';

/** Boots the web server and stops it cleanly; decides nothing. */
async function main(): Promise<void> {
  const env = readEnv();
  const logger = createLogger({ name: 'web', level: env.LOG_LEVEL });
  const dev = process.argv.includes('--dev');
  const pages = dev ? await developedPages() : { ...(await builtPages()), stop: async () => {} };
  const services = await openServices(env);
  const metrics = createMetrics();
  const cookies = sessionCookies(env.PUBLIC_URL?.startsWith('https:') ?? false);
  const app = createApp({
    ...pages,
    getLoadContext: contextSource({ services, clock: systemClock, cookies }),
    mount: mountProcedures({
      services,
      clock: systemClock,
      cookies,
      logger,
      pagesVersion: pages.version,
      onFailure: metrics.seeFailure,
    }),
    readiness: services.readiness,
    bodyLimits: uploadLimits,
    publicOrigin: env.PUBLIC_URL === undefined ? undefined : new URL(env.PUBLIC_URL).origin,
    trustedProxies: env.TRUSTED_PROXIES,
    logger,
    onAnswered: ({ path, ...seen }) => metrics.seeRequest({ routeGroup: routeGroupOf(path), ...seen }),
  });
  const server = await listen(app, env.PORT, env.HOST);
  if (env.METRICS_PORT !== undefined) await serveMetrics(metrics, { port: env.METRICS_PORT });
  logger.info({ listening: `http://${env.HOST}:${server.port}` }, 'ready');

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await Promise.all([server.close(), pages.stop()]);
    await services.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

await main();
