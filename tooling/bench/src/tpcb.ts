import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { childEnvironment } from '@chuan/kernel/env';
import pg from 'pg';

const run = promisify(execFile);

/** What transitions are held against, and how it was measured. */
export interface TpcB {
  readonly perSecond: number;
  readonly by: 'pgbench' | 'bench';
}

/**
 * The TPC-B-like transaction with prepared statements, scale 10, by so many clients, each statement a round trip: by
 * pgbench where the machine has it, which spends less on itself than any client in JavaScript, else by our own.
 */
export async function measureTpcB(url: string, clients: number, seconds: number): Promise<TpcB> {
  const perSecond = await runPgbench(url, clients, seconds);
  if (perSecond !== undefined) return { perSecond, by: 'pgbench' };
  return { perSecond: await runOwn(url, clients, seconds), by: 'bench' };
}

/** Servers whose tables are filled. */
const filled = new Set<string>();

/** Transactions per second, or undefined where there is no pgbench. It works in a database of its own. */
async function runPgbench(url: string, clients: number, seconds: number): Promise<number | undefined> {
  const { hostname, port, username, password } = new URL(url);
  const server = ['-h', hostname, '-p', port, '-U', username];
  const call = async (...args: string[]) =>
    (
      await run('pgbench', [...server, ...args, 'tpcb'], {
        env: childEnvironment({ PGPASSWORD: password }) as NodeJS.ProcessEnv,
      })
    ).stdout;
  try {
    if (!filled.has(url)) {
      const admin = new pg.Client(url);
      await admin.connect();
      await admin.query('create database tpcb').finally(() => admin.end());
      await call('-i', '-q', '-s', String(scale));
      filled.add(url);
    }
    const said = await call('-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds));
    return Number(/tps = ([\d.]+)/.exec(said)?.[1]);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function runOwn(url: string, clients: number, seconds: number): Promise<number> {
  const admin = new pg.Client(url);
  await admin.connect();
  await prepare(admin);
  await admin.end();
  const pool = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client(url);
      await client.connect();
      return client;
    }),
  );
  await runFor(pool, 1);
  const done = await runFor(pool, seconds);
  await Promise.all(pool.map((client) => client.end()));
  return done / seconds;
}

const scale = 10;

async function prepare(client: pg.Client): Promise<void> {
  await client.query(`
    drop schema if exists tpcb cascade; create schema tpcb;
    create table tpcb.branches (bid int primary key, bbalance int, filler char(88)) with (fillfactor=100);
    create table tpcb.tellers (tid int primary key, bid int, tbalance int, filler char(84)) with (fillfactor=100);
    create table tpcb.accounts (aid int primary key, bid int, abalance int, filler char(84)) with (fillfactor=100);
    create table tpcb.history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    insert into tpcb.branches select g, 0, '' from generate_series(1, ${scale}) g;
    insert into tpcb.tellers select g, (g - 1) / 10 + 1, 0, '' from generate_series(1, ${scale * 10}) g;
    insert into tpcb.accounts select g, (g - 1) / 100000 + 1, 0, '' from generate_series(1, ${scale * 100_000}) g;
    analyze tpcb.accounts`);
}

let seed = 12_345;
/** Park–Miller: the same sequence every run. */
const random = (below: number): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return 1 + (seed % below);
};

async function transaction(client: pg.Client): Promise<void> {
  const aid = random(scale * 100_000);
  const tid = random(scale * 10);
  const bid = random(scale);
  const delta = random(10_000) - 5_000;
  const ask = (name: string, text: string, values: number[]) => client.query({ name, text, values });
  await client.query('begin');
  await ask('a', 'update tpcb.accounts set abalance = abalance + $1 where aid = $2', [delta, aid]);
  await ask('b', 'select abalance from tpcb.accounts where aid = $1', [aid]);
  await ask('c', 'update tpcb.tellers set tbalance = tbalance + $1 where tid = $2', [delta, tid]);
  await ask('d', 'update tpcb.branches set bbalance = bbalance + $1 where bid = $2', [delta, bid]);
  await ask('e', 'insert into tpcb.history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, now())', [
    tid,
    bid,
    aid,
    delta,
  ]);
  await client.query('commit');
}

async function runFor(pool: readonly pg.Client[], seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let done = 0;
  await Promise.all(
    pool.map(async (client) => {
      while (performance.now() < until) {
        await transaction(client);
        done++;
      }
    }),
  );
  return done;
}
