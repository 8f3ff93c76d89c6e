import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { conflict, denied, invalid } from '@chuan/kernel';

/**
 * Makes sure that a port can be opened, waiting for `patienceMs` while an earlier run may still be leaving it.
 *
 * @throws {AppError} `run.port_taken`, `run.port_forbidden`, `run.host_unknown`.
 */
export async function checkPort(port: number, host: string, patienceMs: number): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += 200) {
    const failure = await tryListening(port, host);
    if (failure === undefined) return;
    if (failure === 'EACCES') throw denied('run.port_forbidden', { port });
    if (failure !== 'EADDRINUSE') throw invalid('run.host_unknown', { host });
    if (waitedMs >= patienceMs) throw conflict('run.port_taken', { port, other: port < 65_000 ? port + 1 : 3001 });
    await delay(200);
  }
}

function tryListening(port: number, host: string): Promise<string | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'unknown'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(undefined)));
  });
}
