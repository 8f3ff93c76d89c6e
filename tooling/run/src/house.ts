import { join, resolve } from 'node:path';
import type { DatabaseUrls } from '@chuan/db/embedded-urls';
import { childEnvironment, type Env, heapFlags, readEnv } from '@chuan/kernel/env';
import { announce } from './announce.ts';
import { claimDataDir } from './claim.ts';
import { runCommand } from './command.ts';
import { filledMark } from './filled.ts';
import { openRunDatabase } from './database.ts';
import { cli, compileCache, root, webDir, webServer, worker } from './paths.ts';
import { checkPort } from './port.ts';
import { waitUntilReady } from './ready.ts';
import { explain, step } from './say.ts';
import { sourcesDigest } from './sources.ts';
import { Stopped, type Shutdown, watchSignals } from './shutdown.ts';
import { supervise } from './supervise.ts';
import { buildWeb } from './web-build.ts';

export interface HouseOptions {
  /** Reloads code as it changes, instead of building the pages. */
  readonly dev: boolean;
}

interface Plan {
  readonly env: Env;
  readonly dev: boolean;
  readonly dataDir: string;
  readonly shutdown: Shutdown;
}

type Variables = Record<string, string>;

const recoveryPatienceMs = 6_000;
const readyPatienceMs = 120_000;

/** Brings the whole product up and keeps it up until a signal comes. Ends the process. */
export async function startHouse({ dev }: HouseOptions): Promise<void> {
  const shutdown = watchSignals();
  try {
    const env = readEnv();
    const plan: Plan = { env, dev, dataDir: resolve(root, env.DATA_DIR), shutdown };
    await prepare(plan);
    const urls = await openDatabase(plan);
    await fillAndRun(plan, urls);
    announce(plan.env, plan.dataDir);
  } catch (error) {
    if (error instanceof Stopped || shutdown.isStopping) return;
    process.stderr.write(`✗ ${explain(error)}\n`);
    await shutdown.finish(1);
  }
}

async function prepare({ env, dataDir, shutdown }: Plan): Promise<void> {
  await step(
    'run.preparing',
    async () => {
      const claim = claimDataDir(dataDir);
      shutdown.add({ stop: async () => void claim.release(), kill: () => claim.release() });
      await checkPort(env.PORT, env.HOST, claim.recovered ? recoveryPatienceMs : 0);
    },
    { folder: dataDir },
  );
  shutdown.check();
}

async function openDatabase({ env, dataDir, shutdown }: Plan): Promise<DatabaseUrls> {
  return step('run.database', async () => {
    const database = await openRunDatabase({ ...env, DATA_DIR: dataDir });
    shutdown.add({ stop: () => database.stop(1_500), kill: () => void database.stop(0) });
    shutdown.check();
    return database.urls;
  });
}

/**
 * A database that these very sources filled before has nothing to wait for: its check runs beside the processes.
 * Else it is filled first, while the pages are built: neither needs the other.
 */
async function fillAndRun(plan: Plan, urls: DatabaseUrls): Promise<void> {
  const { env, dev, dataDir, shutdown } = plan;
  const sources = sourcesDigest();
  const filled = filledMark(env, urls, sources, dataDir);
  const build = async () => {
    if (!dev) await buildWeb(sources, plainEnvironment(plan), join(dataDir, 'logs/build.log'), shutdown);
  };
  if (filled.isSame) {
    await build();
    await Promise.all([runOperator('migrate', plan, urls), runProcesses(plan, urls)]);
    return;
  }
  const fill = async () => {
    await runOperator('migrate', plan, urls);
    if (env.DEMO !== 'off') await runOperator('seed', plan, urls);
  };
  await Promise.all([fill(), build()]);
  shutdown.check();
  filled.remember();
  await runProcesses(plan, urls);
}

async function runOperator(name: 'migrate' | 'seed', plan: Plan, urls: DatabaseUrls): Promise<void> {
  const env = operatorEnvironment(plan, urls);
  const spec = { args: [cli, name], cwd: root, env, logPath: join(plan.dataDir, `logs/${name}.log`) };
  await step(`run.${name}`, () => runCommand(`run.${name}`, spec, plan.shutdown, { echo: name === 'seed' }));
}

async function runProcesses(plan: Plan, urls: DatabaseUrls): Promise<void> {
  const { env, dev, dataDir, shutdown } = plan;
  await step('run.processes', async () => {
    const variables = processEnvironment(plan, urls);
    const logs = { web: join(dataDir, 'logs/web.log'), worker: join(dataDir, 'logs/worker.log') };
    const watching = dev ? ['--watch', '--watch-preserve-output'] : [];
    const children = [
      supervise({
        name: 'web',
        args: [webServer, ...(dev ? ['--dev'] : [])],
        cwd: webDir,
        env: variables,
        logPath: logs.web,
        // Vite holds the whole product's sources in memory while it develops.
        nodeFlags: dev ? [] : heapFlags.web,
      }),
      supervise({
        name: 'worker',
        args: [worker],
        cwd: root,
        env: variables,
        logPath: logs.worker,
        nodeFlags: [...heapFlags.worker, ...watching],
      }),
    ];
    shutdown.add({
      stop: async () => void (await Promise.all(children.map((child) => child.stop()))),
      kill: () => children.forEach((child) => child.kill()),
    });
    const host = env.HOST === '0.0.0.0' || env.HOST === '::' ? '127.0.0.1' : env.HOST;
    const ready = waitUntilReady(`http://${host}:${env.PORT}/readyz`, readyPatienceMs, logs.web);
    await Promise.race([ready, ...children.map((child) => child.failed)]);
    for (const child of children) child.settle();
  });
  shutdown.check();
}

function plainEnvironment({ env, dev, dataDir }: Plan): Variables {
  return childEnvironment({
    NODE_ENV: dev ? 'development' : env.NODE_ENV,
    DATA_DIR: dataDir,
    PORT: String(env.PORT),
    HOST: env.HOST,
    DEMO: env.DEMO,
    NODE_COMPILE_CACHE: compileCache,
  });
}

/** Web and worker never hold an address that could step over the tenant wall. */
function processEnvironment(plan: Plan, urls: DatabaseUrls): Variables {
  const { DATABASE_URL, DATABASE_MIGRATOR_URL, ...rest } = plainEnvironment(plan);
  return {
    ...rest,
    DATABASE_APP_URL: urls.app,
    DATABASE_RELAY_URL: urls.relay,
    DATABASE_PLATFORM_URL: urls.platform,
  };
}

function operatorEnvironment(plan: Plan, urls: DatabaseUrls): Variables {
  const variables = processEnvironment(plan, urls);
  return { ...variables, DATABASE_URL: urls.admin, DATABASE_MIGRATOR_URL: urls.migrator };
}
