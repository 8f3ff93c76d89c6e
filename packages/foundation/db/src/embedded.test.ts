import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findEmbedded, startEmbedded } from './embedded.ts';
import { findCluster } from './embedded-place.ts';

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: question, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** Starts a server from a process of its own and prints its URL; that process then waits to be killed. */
function startElsewhere(dataDir: string): Promise<{ url: string; kill: () => void }> {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)});
    const server = await startEmbedded({ dataDir: process.argv[1] });
    console.log(server.superuserUrl);
    setInterval(() => {}, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, failed) => {
    child.once('exit', () => failed(new Error('the starting process ended early')));
    child.stdout.once('data', (chunk: Buffer) =>
      done({ url: chunk.toString().trim(), kill: () => void child.kill('SIGKILL') }),
    );
  });
}

describe('the embedded PostgreSQL', () => {
  let dataDir = '';
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'chuan-embedded-'));
  });
  afterAll(async () => {
    const running = await findEmbedded(dataDir);
    if (running) await (await startEmbedded({ dataDir, whenRunning: 'restart' })).stop();
    const home = join(findCluster(dataDir), '..');
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true });
  });

  it('keeps what was written across a stop', async () => {
    const first = await startEmbedded({ dataDir });
    await ask(first.superuserUrl, 'create table kept as select 7 as n');
    await first.stop();
    const second = await startEmbedded({ dataDir });
    expect(await ask(second.superuserUrl, 'select n from kept')).toBe(7);
    await second.stop();
  });

  it('reads and writes UTF-8, in UTC, flushing to the disk, on this machine only', async () => {
    const server = await startEmbedded({ dataDir });
    const settings = `select concat_ws(' ', current_setting('server_encoding'), current_setting('TimeZone'),
      current_setting('fsync'), current_setting('listen_addresses'), upper('đắk'))`;
    expect(await ask(server.superuserUrl, settings)).toBe('UTF8 UTC on 127.0.0.1 ĐẮK');
    await server.stop();
  });

  it('lets nobody in without the password', async () => {
    const server = await startEmbedded({ dataDir });
    const guess = server.superuserUrl.replace(/:[^:@/]+@/, ':guess@');
    await expect(ask(guess, 'select 1')).rejects.toThrow(/password/);
    await server.stop();
  });

  it('is shared by a second caller, who does not stop it', async () => {
    const owner = await startEmbedded({ dataDir });
    const guest = await startEmbedded({ dataDir });
    expect(guest.reused).toBe(true);
    await guest.stop();
    expect(await ask(owner.superuserUrl, 'select 1')).toBe(1);
    await owner.stop();
    expect(await findEmbedded(dataDir)).toBeUndefined();
  });

  it('recovers when its owner and the server itself are killed', async () => {
    const doomed = await startElsewhere(dataDir);
    await ask(doomed.url, 'create table survived as select 9 as n');
    process.kill(Number(readFileSync(join(findCluster(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    doomed.kill();
    const next = await startEmbedded({ dataDir, whenRunning: 'restart' });
    expect(await ask(next.superuserUrl, 'select n from survived')).toBe(9);
    await next.stop();
  });

  it('is not fooled by a process number that now belongs to a stranger', async () => {
    const cluster = findCluster(dataDir);
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n`);
    const server = await startEmbedded({ dataDir });
    expect(await ask(server.superuserUrl, 'select 1')).toBe(1);
    await server.stop();
  });

  it('says which port is taken', async () => {
    const port = Number(new URL(inject('testServerUrl')).port);
    await expect(startEmbedded({ dataDir, port })).rejects.toMatchObject({
      code: 'embedded.port_taken',
      params: { port },
    });
  });

  it('refuses the data of another major version', async () => {
    const version = join(findCluster(dataDir), 'PG_VERSION');
    writeFileSync(version, '16\n');
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'embedded.other_version',
      params: { found: 16, needed: 18 },
    });
    writeFileSync(version, '18\n');
  });
});
