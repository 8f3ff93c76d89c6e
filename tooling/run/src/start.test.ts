import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from '@chuan/kernel/env';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { claimDataDir } from './claim.ts';
import { root } from './paths.ts';
import { sentence } from './say.ts';

interface Ended {
  readonly status: number | null;
  /** What it said about the failure; one sentence a line. */
  readonly complaint: string;
}

/** Runs `start` until it ends by itself. */
function start(variables: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'tooling/run/start.ts')], {
    env: childEnvironment({ HOST: '127.0.0.1', ...variables }) as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  return new Promise((done) => child.once('close', (status) => done({ status, complaint: complaint.trim() })));
}

const portOf = (server: Server): number => (server.address() as { port: number }).port;

describe('a start that cannot succeed', () => {
  let dataDir = '';
  let free = '';
  const taken = createServer();

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'chuan-start-'));
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const probe = createServer();
    await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
    free = String(portOf(probe));
    await new Promise((done) => probe.close(done));
  });
  afterEach(() => rmSync(join(dataDir, 'run.json'), { force: true }));
  afterAll(() => {
    taken.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const refusal = (message: Parameters<typeof sentence>[0], params?: Parameters<typeof sentence>[1]): Ended => ({
    status: 1,
    complaint: `✗ ${sentence(message, params)}`,
  });

  it('names the settings that are wrong', async () => {
    expect(await start({ PORT: 'abc', SMTP_URL: 'x', DATA_DIR: dataDir })).toEqual(
      refusal('env.invalid', { names: 'PORT, SMTP_URL' }),
    );
  });

  it('says that the port is taken', async () => {
    const port = portOf(taken);
    expect(await start({ PORT: String(port), DATA_DIR: dataDir })).toEqual(
      refusal('run.port_taken', { port, other: port < 65_000 ? port + 1 : 3001 }),
    );
  });

  it('says that the folder cannot be written', async () => {
    const path = join(dataDir, 'a-file');
    writeFileSync(path, '');
    const folder = join(path, 'inside');
    expect(await start({ PORT: free, DATA_DIR: folder })).toEqual(
      refusal('run.folder_unusable', { folder, reason: 'ENOTDIR' }),
    );
  });

  it('says that it runs already', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'start.ts'], { stdio: 'ignore' });
    writeFileSync(join(dataDir, 'run.json'), JSON.stringify({ pid: other.pid }));
    expect(await start({ PORT: free, DATA_DIR: dataDir })).toEqual(
      refusal('run.already_running', { folder: dataDir, pid: other.pid ?? 0 }),
    );
    other.kill('SIGKILL');
  });

  it('says that no database answers', async () => {
    const DATABASE_URL = 'postgres://someone:secret@127.0.0.1:9/chuan';
    expect(await start({ PORT: free, DATA_DIR: dataDir, DATABASE_URL })).toEqual(
      refusal('database.unreachable_at', { host: '127.0.0.1:9', reason: 'ECONNREFUSED' }),
    );
  });

  it('says that the password is wrong, without printing it', async () => {
    const url = new URL(inject('testServerUrl'));
    url.password = 'not-the-password';
    const ended = await start({ PORT: free, DATA_DIR: dataDir, DATABASE_URL: url.toString() });
    expect(ended).toEqual(refusal('database.login_refused', { host: url.host }));
    expect(ended.complaint).not.toContain('not-the-password');
  });

  it('says that there is no such database', async () => {
    const url = new URL(inject('testServerUrl'));
    url.pathname = '/nowhere';
    expect(await start({ PORT: free, DATA_DIR: dataDir, DATABASE_URL: url.toString() })).toEqual(
      refusal('database.absent', { host: url.host, database: 'nowhere' }),
    );
  });
});

describe('the claim on a data folder', () => {
  it('is taken over from a run that was killed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chuan-claim-'));
    const first = claimDataDir(folder);
    expect(first.recovered).toBe(false);
    first.release();
    writeFileSync(join(folder, 'run.json'), JSON.stringify({ pid: 2 ** 22 + 1 }));
    const second = claimDataDir(folder);
    expect(second.recovered).toBe(true);
    second.release();
    rmSync(folder, { recursive: true });
  });
});
