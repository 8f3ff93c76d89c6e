import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { program } from './embedded-binaries.ts';
import type { Place } from './embedded-place.ts';
import { isAlive } from './embedded-process.ts';

/** What `postmaster.pid` says of a running server. */
export interface Running {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

export const superuser = 'postgres';

const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  // A plan made while a table was empty may read an agency's every row; it is made anew once the table was looked at.
  autovacuum_naptime: '10s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
};

/** Speed for data that nobody keeps: a crash of the machine may lose it, a crash of the server does not. */
const undurable: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

export function superuserUrl(port: number, password: string, database = 'postgres'): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

export function readRunning(cluster: string): Running | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Math.abs(Number(lines[0]));
  const port = Number(lines[3]);
  if (!(pid > 0) || !isAlive(pid)) return undefined;
  return { pid, port, status: (lines[7] ?? '').trim() };
}

/**
 * After a hard stop the number in `postmaster.pid` may belong to a stranger; PostgreSQL would refuse to start
 * for it. True only when the process is known not to be this cluster's server.
 */
export function isStranger(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) !== cluster;
  } catch {
    if (process.platform === 'win32') return false;
    const name = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
    return name !== '' && !name.includes('postgres');
  }
}

export function forgetStalePid(cluster: string): void {
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** True when this cluster's server answers with this password. */
export async function answers(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: superuserUrl(port, password), connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

export interface SpawnOptions {
  readonly port: number;
  readonly durable: boolean;
  readonly logPath: string;
}

/**
 * Starts the server in a session of its own, so that Ctrl-C in the terminal reaches only the caller, who stops
 * it after everything that uses it.
 */
export function spawnServer(place: Place, options: SpawnOptions): ChildProcess {
  const all = { ...settings, ...(options.durable ? {} : undurable), port: String(options.port) };
  const args = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const log = openLog(options.logPath);
  const child = spawn(program(place.binaries, 'postgres'), ['-D', place.cluster, ...args], {
    ...place.account,
    ...plainEnvironment(),
    cwd: place.home,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  return child;
}

/** The server's messages must not depend on the caller's language or settings. */
export function plainEnvironment(): { env?: NodeJS.ProcessEnv } {
  if (process.platform === 'win32') return {};
  return { env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } };
}

const keptLogBytes = 8_000_000;

function openLog(path: string): number {
  const tooLong = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > keptLogBytes;
  return openSync(path, tooLong ? 'w' : 'a', 0o600);
}

/** The log's end from a byte offset on: what the server said during this start. */
export function readLogFrom(path: string, offset: number): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const from = offset > size ? 0 : offset;
  const bytes = Buffer.alloc(Math.min(size - from, 65_536));
  if (bytes.length === 0) return '';
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, bytes.length, from);
  } finally {
    closeSync(file);
  }
  return bytes.toString('utf8');
}

/**
 * Stops a server: first letting it write everything out, and if that takes longer than `patienceMs` at once
 * (its next start then recovers from the write-ahead log).
 */
export async function stopServer(place: Place, patienceMs: number): Promise<void> {
  const running = readRunning(place.cluster);
  if (!running || isStranger(running.pid, place.cluster)) return;
  signal(place, running.pid, 'INT');
  if (await isGone(running.pid, patienceMs)) return;
  signal(place, running.pid, 'QUIT');
  if (await isGone(running.pid, 2_000)) return;
  signal(place, running.pid, 'KILL');
  await isGone(running.pid, 2_000);
}

function signal(place: Place, pid: number, name: 'INT' | 'QUIT' | 'KILL'): void {
  if (process.platform === 'win32') {
    spawnSync(program(place.binaries, 'pg_ctl'), ['kill', name, String(pid)], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(pid, `SIG${name}`);
  } catch {
    // Already gone.
  }
}

async function isGone(pid: number, patienceMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 25) {
    if (!isAlive(pid)) return true;
    await delay(25);
  }
  return !isAlive(pid);
}
