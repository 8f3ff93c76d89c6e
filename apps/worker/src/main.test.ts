import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, createTestTenant } from '@chuan/db/test';
import { migrateQueue } from '@chuan/jobs';
import { systemClock } from '@chuan/kernel';
import { childEnvironment } from '@chuan/kernel/env';
import { createLogger } from '@chuan/telemetry';
import { afterAll, describe, expect, it } from 'vitest';
import { checkpoint } from './checkpoints.ts';

const database = await createTestDatabase();
const folder = await mkdtemp(join(tmpdir(), 'chuan-worker-'));
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const script = fileURLToPath(new URL('./main.ts', import.meta.url));

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves once the output holds a text. */
  said(text: string): Promise<void>;
  readonly ended: Promise<number | null>;
}

function run(changes: Record<string, string | undefined> = {}): Run {
  const variables = childEnvironment({
    DATABASE_APP_URL: database.url('app'),
    DATABASE_RELAY_URL: database.url('relay'),
    DATABASE_PLATFORM_URL: database.url('platform'),
    DATA_DIR: folder,
    ...changes,
  });
  const env = { ...variables, NODE_ENV: 'test' as const };
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    child,
    output: () => output,
    ended,
    async said(text) {
      while (!output.includes(text)) {
        const isOver = await Promise.race([ended.then(() => true), once(child.stdout, 'data').then(() => false)]);
        if (isOver && !output.includes(text)) throw new Error(`ended without saying ${text}: ${output}`);
      }
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

describe('the worker process', () => {
  it('refuses to run before the queue was migrated', async () => {
    const { ended, output } = run();
    expect(await ended).toBe(1);
    expect(output()).toContain('SchemaMigrationRequiredError');
  });

  it('starts, tells its figures, and ends in order when told to', async () => {
    await migrateQueue(database.url('migrator'));
    const port = await freePort();
    const worker = run({ METRICS_PORT: String(port - 1) });
    await worker.said('worker started');
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toMatch(/^outbox_depth 0$/m);
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
    expect(worker.output()).not.toContain('"level":"error"');
  });

  it('refuses a role that could step over the tenant wall', async () => {
    const { ended, output } = run({ DATABASE_APP_URL: database.url('migrator') });
    expect(await ended).toBe(1);
    expect(output()).toContain('database.role_can_bypass');
  });

  it('names the addresses that it lacks, and tells none', async () => {
    const { ended, output } = run({ DATABASE_RELAY_URL: undefined });
    expect(await ended).toBe(1);
    expect(output()).toContain('env.invalid');
    expect(output()).not.toContain('app-test');
  });
});

describe('a checkpoint', () => {
  it('is signed and laid in its folder', async () => {
    await createTestTenant(database);
    const settings = { folder: join(folder, 'checkpoints'), keyFile: join(folder, 'keys/checkpoints'), origin: 'test' };
    const logger = createLogger({ name: 'test', level: 'fatal' });
    const order = { app: database.app, platform: database.platform, settings, clock: systemClock, logger };
    await checkpoint(order);
    const first = await readdir(settings.folder);
    expect(first.length).toBeGreaterThan(0);
    await checkpoint(order);
    expect((await readdir(settings.folder)).length).toBeGreaterThan(first.length);
    const marks = await database.app.selectFrom('platform.checkpoint_mark').select(['origin', 'number']).execute();
    expect(marks).toEqual([{ origin: 'test', number: 2 }]);
  });
});
