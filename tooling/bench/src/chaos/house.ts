import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findCluster } from '@chuan/db/embedded-place';
import { startEmbedded } from '@chuan/db/embedded';
import { childEnvironment, heapFlags } from '@chuan/kernel/env';
import type { Place } from '../place.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

export type Part = 'web' | 'worker' | 'postgres';

/** The product's processes, to be shot at and brought back at once. */
export interface House {
  readonly url: string;
  /** Starts a part that was left out. */
  start(name: Started): void;
  kill(part: Part): Promise<void>;
  memoryMb(): number;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

type Started = 'web' | 'worker';

const scripts: Readonly<Record<Started, string>> = {
  web: 'apps/web/server/main.ts',
  worker: 'apps/worker/src/main.ts',
};

/** Resident memory of a process in MB, as the kernel counts it. */
function residentMb(pid: number | undefined): number {
  const status = pid === undefined ? '' : readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024;
}

export async function startHouse(place: Place, parts: readonly Started[] = ['web', 'worker']): Promise<House> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = childEnvironment({
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: place.dataDir,
    DATABASE_APP_URL: place.url('app'),
    DATABASE_RELAY_URL: place.url('relay'),
    DATABASE_PLATFORM_URL: place.url('platform'),
    RATE_LIMIT_SCALE: '100000',
    LOG_LEVEL: 'fatal',
    NODE_ENV: 'production',
  });
  const children = new Map<Started, ChildProcess>();
  let stopping = false;
  const start = (name: Started) => {
    const child = spawn(process.execPath, [...heapFlags[name], join(root, scripts[name])], {
      cwd: root,
      env: env as NodeJS.ProcessEnv,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    children.set(name, child);
    child.once('exit', () => {
      if (!stopping) setTimeout(() => start(name), 50);
    });
  };
  for (const part of parts) start(part);
  await waitUntil(async () => (await fetch(`${url}/readyz`)).ok, 60_000);
  return {
    url,
    start,
    async kill(part) {
      if (part === 'postgres') await killPostgres(place);
      else children.get(part)?.kill('SIGKILL');
    },
    memoryMb: () => [...children.values()].reduce((sum, child) => sum + residentMb(child.pid), 0),
    async stop() {
      stopping = true;
      for (const child of children.values()) child.kill('SIGKILL');
      await delay(200);
    },
  };
}

async function killPostgres(place: Place): Promise<void> {
  const dataDir = join(place.dataDir, 'pg');
  const pid = Number(readFileSync(join(findCluster(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  await waitUntil(async () => {
    await startEmbedded({ dataDir, port: Number(new URL(place.superuserUrl).port) });
    return true;
  }, 60_000);
}

/** Tries until it is true or the time is over. */
export async function waitUntil(check: () => Promise<boolean>, patienceMs: number): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const isSo = await check().catch(() => false);
    if (isSo) return;
    if (performance.now() > until) throw new Error('waited in vain');
    await delay(100);
  }
}
