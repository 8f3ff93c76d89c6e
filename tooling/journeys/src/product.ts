import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { findCluster } from '@chuan/db/embedded-place';
import { childEnvironment, readEnv } from '@chuan/kernel/env';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the running product, without a slash at the end. */
    readonly productUrl: string;
    /** Its data folder: mail, demo accounts, logs. */
    readonly productDataDir: string;
  }
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const startPatienceMs = 600_000;

/** Starts the product as a person would, on a data folder of its own, and stops it after the last journey. */
export default async function startProduct(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const env = readEnv();
  if (env.CHUAN_JOURNEYS_URL !== undefined) {
    project.provide('productUrl', env.CHUAN_JOURNEYS_URL.replace(/\/$/, ''));
    project.provide('productDataDir', resolve(root, env.DATA_DIR));
    return undefined;
  }
  const dataDir = join(root, `node_modules/.cache/journeys-${process.pid}`);
  const port = await freePort();
  const product = spawn(process.execPath, [join(root, 'tooling/run/start.ts')], {
    cwd: root,
    env: childEnvironment({
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      PUBLIC_URL: '',
      NODE_ENV: 'production',
      DEMO: 'small',
      // Many people from one address, who guess a great deal.
      RATE_LIMIT_SCALE: '20',
    }) as NodeJS.ProcessEnv,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://localhost:${port}`;
  const stop = async () => {
    await end(product);
    const home = join(findCluster(join(dataDir, 'postgres')), '..');
    rmSync(home, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(product, `${url}/readyz`);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('productUrl', url);
  project.provide('productDataDir', dataDir);
  return stop;
}

async function waitUntilReady(product: ChildProcess, url: string): Promise<void> {
  const startedMs = performance.now();
  while (performance.now() - startedMs < startPatienceMs) {
    if (product.exitCode !== null) throw new Error('the product ended before it was ready');
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await delay(200);
  }
  throw new Error(`${url} never answered`);
}

function end(product: ChildProcess): Promise<void> {
  if (product.exitCode !== null || product.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    product.once('exit', () => done());
    product.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
