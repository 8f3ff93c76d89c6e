import type { Server } from 'node:http';
import type { Express } from 'express';

export interface Listening {
  readonly port: number;
  /** Stops taking requests, lets those under way finish, and is done within `graceMs` at the latest. */
  readonly close: (graceMs?: number) => Promise<void>;
}

const defaultGraceMs = 4_000;

function closing(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/**
 * Opens the socket.
 *
 * @throws {Error} with `code` `EADDRINUSE` when the port is taken.
 */
export function listen(app: Express, port: number, host: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host);
    // Long enough for a scan from a phone on a slow line.
    server.requestTimeout = 300_000;
    server.headersTimeout = 15_000;
    server.once('error', reject);
    server.once('listening', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        close: (graceMs = defaultGraceMs) => closing(server, graceMs),
      });
    });
  });
}
