import { createServer, type ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';

export interface MetricsServer {
  readonly port: number;
  close(): void;
}

export interface MetricsPlace {
  readonly port: number;
  /**
   * Looks at what is only known by asking, before each answer. One that fails or takes too long leaves its figures as
   * they were, and is counted as the failure `metrics.stale`.
   */
  readonly refresh?: () => Promise<void>;
}

/** To be scraped from the machine itself: figures tell how busy an installation is, which is nobody else's matter. */
const host = '127.0.0.1';

/** A scrape waits for about ten seconds, and matters most when the database is what hangs. */
const patienceMs = 2_000;

async function isFresh(refresh: () => Promise<void>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, patienceMs, false);
  const asked = (async () => refresh())().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Answers `GET /metrics` until closed.
 *
 * @throws {Error} with `code` `EADDRINUSE` when the port is taken.
 */
export function serveMetrics(metrics: Metrics, { port, refresh }: MetricsPlace): Promise<MetricsServer> {
  const tell = async (response: ServerResponse): Promise<void> => {
    if (refresh && !(await isFresh(refresh))) metrics.seeFailure('metrics.stale');
    response.writeHead(200, { 'Content-Type': metrics.contentType }).end(await metrics.text());
  };
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end();
    void tell(response);
  });
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        close() {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}
