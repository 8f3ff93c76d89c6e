import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAppError, unavailable } from '@chuan/kernel';
import { postgresMajor, program } from './embedded-binaries.ts';
import { type Place, findCluster, preparePlace } from './embedded-place.ts';
import {
  answers,
  forgetStalePid,
  freePort,
  isStranger,
  plainEnvironment,
  readLogFrom,
  readRunning,
  spawnServer,
  stopServer,
  superuser,
  superuserUrl,
} from './embedded-server.ts';

export interface EmbeddedOptions {
  /** Folder of this database; made when absent. */
  readonly dataDir: string;
  /** Port on 127.0.0.1; a free one when absent. */
  readonly port?: number;
  /** False for data nobody keeps: nothing is flushed to the disk. Default true. */
  readonly durable?: boolean;
  /** True leaves the server running when this process ends, for the next one to find. Default false. */
  readonly keep?: boolean;
  /** What to do with a server already running on this folder. Default `reuse`. */
  readonly whenRunning?: 'reuse' | 'restart';
  /** Told when the server that this process started ends without `stop`. */
  readonly onDeath?: () => void;
  /** Told once when data and programs had to be placed outside `dataDir`. */
  readonly onMoved?: (home: string) => void;
}

export interface Embedded {
  readonly port: number;
  readonly superuserUrl: string;
  /** Folder that really holds the data, which for root may not be `dataDir`. */
  readonly home: string;
  /** True when another process had started the server; `stop` then leaves it running. */
  readonly reused: boolean;
  /** Writes everything out and ends the server; at once after `patienceMs` (default 3,000). */
  stop(patienceMs?: number): Promise<void>;
}

interface Secret {
  readonly password: string;
}

const startPatienceMs = 60_000;

/**
 * A real PostgreSQL on 127.0.0.1 whose data lives in a folder. Made on the first start, recovered after a hard
 * stop, shared when another process has it running already.
 *
 * @throws {AppError} `embedded.no_binaries`, `embedded.no_account`, `embedded.unreachable`,
 *   `embedded.not_yours`, `embedded.other_version`, `embedded.port_taken`, `embedded.disk_full`,
 *   `embedded.failed` (its last words in `reason`).
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = preparePlace(options.dataDir);
  if (place.moved) options.onMoved?.(place.home);
  if (options.whenRunning === 'restart') await stopServer(place, 3_000);
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) createCluster(place, options.durable ?? true);
  const { password } = openCluster(place);
  return waitUntilReady(place, password, options);
}

/** The running server of a data folder, or undefined: for operators' commands beside a running product. */
export async function findEmbedded(dataDir: string): Promise<Omit<Embedded, 'stop'> | undefined> {
  const cluster = findCluster(resolve(dataDir));
  const running = readRunning(cluster);
  if (!running || running.status !== 'ready') return undefined;
  const { password } = readOwnSecret(cluster);
  if (!(await answers(running.port, password))) return undefined;
  return {
    port: running.port,
    superuserUrl: superuserUrl(running.port, password),
    home: dirname(cluster),
    reused: true,
  };
}

/** Made under another name and renamed when whole, so that a kill half-way leaves nothing to trip over. */
function createCluster(place: Place, durable: boolean): void {
  const draft = join(place.home, `cluster.${process.pid}`);
  const secretPath = join(place.home, `secret.${process.pid}`);
  const password = randomBytes(24).toString('base64url');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  give(place, draft);
  try {
    writeFileSync(secretPath, password, { mode: 0o600 });
    give(place, secretPath);
    runInitdb(place, draft, secretPath, durable);
    const secret: Secret = { password };
    writeFileSync(join(draft, 'chuan.json'), JSON.stringify(secret), { mode: 0o600 });
    give(place, join(draft, 'chuan.json'));
    renameSync(draft, place.cluster);
  } catch (error) {
    if (!existsSync(join(place.cluster, 'PG_VERSION'))) throw asFailure(error, place.home);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(secretPath, { force: true });
  }
}

function give(place: Place, path: string): void {
  if (place.account) chownSync(path, place.account.uid, place.account.gid);
}

function runInitdb(place: Place, folder: string, secretPath: string, durable: boolean): void {
  const args = ['-D', folder, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${secretPath}`, '--encoding=UTF8'];
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '-c', 'timezone=UTC');
  if (!durable) args.push('--no-sync');
  const made = spawnSync(program(place.binaries, 'initdb'), args, {
    ...place.account,
    ...plainEnvironment(),
    cwd: place.home,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`${made.error?.message ?? ''}${made.stdout ?? ''}${made.stderr ?? ''}`);
}

function openCluster(place: Place): Secret {
  try {
    const found = Number(readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim());
    if (found !== postgresMajor) {
      throw unavailable('embedded.other_version', { folder: place.cluster, found, needed: postgresMajor });
    }
    return readSecret(place.cluster);
  } catch (error) {
    throw asFailure(error, place.cluster);
  }
}

function readOwnSecret(cluster: string): Secret {
  try {
    return readSecret(cluster);
  } catch (error) {
    throw asFailure(error, cluster);
  }
}

function readSecret(cluster: string): Secret {
  return JSON.parse(readFileSync(join(cluster, 'chuan.json'), 'utf8')) as Secret;
}

/**
 * Two callers at once both end up here: PostgreSQL's own lock lets one server live, and the caller whose server
 * was turned away finds the other's.
 */
async function waitUntilReady(place: Place, password: string, options: EmbeddedOptions): Promise<Embedded> {
  const logPath = join(place.home, 'postgres.log');
  for (let waitedMs = 0; waitedMs < startPatienceMs; waitedMs += 100) {
    const running = readRunning(place.cluster);
    if (running && isStranger(running.pid, place.cluster)) forgetStalePid(place.cluster);
    else if (running) {
      if (running.status === 'ready' && (await answers(running.port, password))) {
        return { ...handle(place, running.port, password), reused: true, stop: async () => {} };
      }
    } else {
      const started = await tryStart(place, logPath, options);
      if (started) {
        const stop = stopOf(place, started, options.onDeath);
        return { ...handle(place, started.port, password), reused: false, stop };
      }
    }
    await delay(100);
  }
  throw unavailable('embedded.failed', { reason: lastWords(readLogFrom(logPath, 0)), folder: place.home });
}

function handle(place: Place, port: number, password: string) {
  return { port, superuserUrl: superuserUrl(port, password), home: place.home };
}

interface Started {
  readonly port: number;
  readonly guard: ChildProcess | undefined;
  readonly child: ChildProcess;
}

function stopOf(place: Place, { child, guard }: Started, onDeath?: () => void): Embedded['stop'] {
  let stopping = false;
  const onExit = () => {
    // A line means that there is nothing left to end; the guard leaves without touching anything.
    guard?.stdin?.end('stop\n');
    if (!stopping) onDeath?.();
  };
  if (child.exitCode !== null || child.signalCode !== null) setImmediate(onExit);
  else child.once('exit', onExit);
  return async (patienceMs = 3_000) => {
    stopping = true;
    guard?.stdin?.end('stop\n');
    await stopServer(place, patienceMs);
  };
}

/** One attempt; undefined when another server, or the remains of one, still holds the cluster. */
async function tryStart(place: Place, logPath: string, options: EmbeddedOptions): Promise<Started | undefined> {
  const port = options.port ?? (await freePort());
  const logFrom = statSync(logPath, { throwIfNoEntry: false })?.size ?? 0;
  const child = spawnServer(place, { port, durable: options.durable ?? true, logPath });
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  const guard = options.keep ? undefined : guardServer(child.pid);
  while (!ended) {
    const running = readRunning(place.cluster);
    if (running?.pid === child.pid && running?.status === 'ready') return { port, guard, child };
    await delay(25);
  }
  guard?.stdin?.end('stop\n');
  const said = readLogFrom(logPath, logFrom);
  if (/postmaster\.pid" already exists|pre-existing shared memory block/.test(said)) return undefined;
  if (/could not bind|Address already in use/.test(said)) {
    if (options.port === undefined) return undefined;
    throw unavailable('embedded.port_taken', { port });
  }
  throw asFailure(new Error(said), place.home);
}

/**
 * A process that outlives a killed owner for the moment it takes to end the server: its input closes when the
 * owner dies, by whatever cause.
 */
function guardServer(pid: number | undefined): ChildProcess | undefined {
  if (pid === undefined || process.platform === 'win32') return undefined;
  const script = 'if read -r line; then exit 0; fi; kill -INT "$1"';
  const guard = spawn('/bin/sh', ['-c', script, 'sh', String(pid)], {
    ...plainEnvironment(),
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => {});
  guard.stdin?.on('error', () => {});
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return guard;
}

function asFailure(error: unknown, folder: string): Error {
  if (!(error instanceof Error) || isAppError(error)) return error as Error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return unavailable('embedded.not_yours', { folder });
  if (code === 'ENOSPC' || /No space left on device/.test(error.message)) {
    return unavailable('embedded.disk_full', { folder });
  }
  return unavailable('embedded.failed', { reason: lastWords(error.message), folder });
}

function lastWords(said: string): string {
  const lines = said.split('\n').filter((line) => /FATAL|PANIC|ERROR|error:|could not/.test(line));
  return (lines.at(-1) ?? said.trim().split('\n').at(-1) ?? '').trim().slice(0, 300);
}
