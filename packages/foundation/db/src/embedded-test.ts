import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Embedded, startEmbedded } from './embedded.ts';

const repositoryRoot = fileURLToPath(new URL('../../../../', import.meta.url));

/**
 * The server that integration tests share. It stays up between runs under `node_modules/.cache/pg`, so that a
 * developer's next run starts at once; nothing on it is flushed to the disk, and each test file makes its own
 * database there.
 *
 * @returns superuser's URL, database `postgres`.
 */
export async function startTestServer(): Promise<Embedded> {
  return startEmbedded({ dataDir: join(repositoryRoot, 'node_modules/.cache/pg'), durable: false, keep: true });
}

/** A server for one run of the gate, in a folder of its own; ended by `stop`, or with the process. */
export async function startDisposableServer(dataDir: string): Promise<Embedded> {
  return startEmbedded({ dataDir, durable: false });
}
