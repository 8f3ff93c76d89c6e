import { createServer } from 'node:http';
import type { Metrics } from './metrics.ts';

export interface MetricsServer {
  readonly port: number;
  close(): void;
}

export interface MetricsPlace {
  readonly port: number;
  /** Looks at what is only known by asking, before each answer. A failure leaves its figures as they were. */
  readonly refresh?: () => Promise<void>;
}

/** To be scraped from the machine itself: figures tell how busy an installation is, which is nobody else's matter. */
const host = '127.0.0.1';

/**
 * Answers `GET /metrics` until closed.
 *
 * @throws {Error} with `code` `EADDRINUSE` when the port is taken.
 */
export function serveMetrics(metrics: Metrics, { port, refresh }: MetricsPlace): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end();
    void Promise.resolve(refresh?.())
      .catch(() => undefined)
      .then(() => metrics.text())
      .then((text) => response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text));
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
