import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from '@chuan/kernel/env';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseAccounts } from './announce.ts';
import { checkSpace, claimDataDir } from './claim.ts';
import { errorLine, lastLine } from './last-words.ts';
import { waitUntilReady } from './ready.ts';
import { explain, sentence } from './say.ts';
import { digestOf } from './sources.ts';
import { pauseMs, supervise } from './supervise.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuan-run-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const spec = (path: string) => ({
  name: 'worker' as const,
  args: [path],
  cwd: folder,
  env: childEnvironment({}),
  logPath: join(folder, 'logs/worker.log'),
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('a supervised process', () => {
  /** What the start command tells people; this run of tests is none. */
  let said: string[] = [];
  beforeEach(() => {
    said = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((piece) => said.push(String(piece)) > 0);
  });
  afterEach(() => void vi.restoreAllMocks());

  it('is given up when it keeps dying before the start is over, with its last words', async () => {
    const child = supervise(spec(script('dies.mjs', "console.error('Error: no such table'); process.exit(3);")));
    await expect(child.failed).rejects.toMatchObject({
      code: 'run.child_failed',
      params: { reason: 'Error: no such table' },
    });
    await child.stop();
    expect(said.join('')).toBe(
      ['0,5', '1,0']
        .map((seconds) =>
          sentence('run.child_died', { child: sentence('run.child_worker'), reason: 'Error: no such table', seconds }),
        )
        .map((line) => `${line}\n`)
        .join(''),
    );
  });

  it('is started again when it dies later', async () => {
    const mark = join(folder, 'second-life');
    const text = `import { existsSync, writeFileSync } from 'node:fs';
      if (existsSync(${JSON.stringify(`${mark}.1`)})) { writeFileSync(${JSON.stringify(mark)}, ''); setInterval(() => {}, 1000); }
      else { writeFileSync(${JSON.stringify(`${mark}.1`)}, ''); process.exit(1); }`;
    const child = supervise(spec(script('lives-twice.mjs', text)));
    child.settle();
    await vi.waitUntil(() => existsSync(mark), { timeout: 20_000 });
    await child.stop();
  });

  it('waits longer each time, up to half a minute', () => {
    expect([1, 2, 3, 7, 20].map(pauseMs)).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
  });

  it('ends when its parent is killed', async () => {
    const pidPath = join(folder, 'orphan.pid');
    const orphan = script(
      'orphan.mjs',
      `import { writeFileSync } from 'node:fs';
       writeFileSync(${JSON.stringify(pidPath)}, String(process.pid)); setInterval(() => {}, 1000);`,
    );
    const parent = script(
      'parent.mjs',
      `import { supervise } from ${JSON.stringify(new URL('./supervise.ts', import.meta.url).href)};
       supervise({ ...${JSON.stringify(spec(orphan))} });`,
    );
    const running: ChildProcess = spawn(process.execPath, [parent], { stdio: 'inherit' });
    await vi.waitUntil(() => existsSync(pidPath) && readFileSync(pidPath, 'utf8') !== '', { timeout: 20_000 });
    const pid = Number(readFileSync(pidPath, 'utf8'));
    expect(isAlive(pid)).toBe(true);
    running.kill('SIGKILL');
    await vi.waitUntil(() => !isAlive(pid), { timeout: 20_000 });
  });
});

describe('Ctrl-C', () => {
  const stubborn = (name: string, endsIn: string) =>
    script(
      name,
      `import { watchSignals } from ${JSON.stringify(new URL('./shutdown.ts', import.meta.url).href)};
       const shutdown = watchSignals();
       const add = (name, stop) => shutdown.add({ stop: async () => { await stop; console.log('stopped ' + name); }, kill: () => console.log('killed ' + name) });
       add('database', null);
       add('web', ${endsIn});
       setInterval(() => {}, 1000);
       console.log('up');`,
    );

  async function interrupt(path: string, times: number): Promise<{ status: number | null; said: string[] }> {
    const child = spawn(process.execPath, [path], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await vi.waitUntil(() => said.includes('up'), { timeout: 20_000 });
    child.kill('SIGINT');
    const again = times > 1 ? setInterval(() => child.kill('SIGINT'), 100) : undefined;
    const status = await new Promise<number | null>((done) => child.once('close', done));
    clearInterval(again);
    const lines = said.split('\n').filter((line) => /^(stopped|killed) /.test(line));
    return { status, said: lines };
  }

  it('ends what was started last first, and then the process', async () => {
    expect(await interrupt(stubborn('calm.mjs', 'null'), 1)).toEqual({
      status: 0,
      said: ['stopped web', 'stopped database'],
    });
  });

  it('pressed again ends at once what will not end', async () => {
    expect(await interrupt(stubborn('hangs.mjs', 'new Promise(() => {})'), 2)).toEqual({
      status: 130,
      said: ['killed web', 'killed database'],
    });
  });
});

describe('waiting until ready', () => {
  it('goes on while the answer is not 200 and gives the last answer when it gives up', async () => {
    let asked = 0;
    const server = createServer((_, answer) => {
      asked += 1;
      answer.statusCode = asked < 3 ? 503 : 200;
      answer.end('starting');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    await waitUntilReady(`http://127.0.0.1:${port}/readyz`, 20_000, 'web.log');
    expect(asked).toBe(3);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await expect(waitUntilReady(`http://127.0.0.1:${port}/readyz`, 300, 'web.log')).rejects.toMatchObject({
      code: 'run.not_ready',
      params: { reason: 'ECONNREFUSED' },
    });
  });
});

describe('a data folder', () => {
  it('that is a file is named, not stumbled over', () => {
    const here = join(folder, 'a-file');
    writeFileSync(here, '');
    const unusable = expect.objectContaining({
      code: 'run.folder_unusable',
      params: { folder: here, reason: 'EEXIST' },
    });
    expect(() => claimDataDir(here)).toThrow(unusable);
  });
});

describe('a full disk', () => {
  it('is one sentence, before the start and in the middle of it', () => {
    expect(() => checkSpace(folder, 2 ** 50)).toThrow(expect.objectContaining({ code: 'run.disk_full' }));
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      path: '/data/x',
    });
    expect(explain(full)).toContain('/data/x');
    expect(explain(full)).not.toContain('ENOSPC');
  });
});

describe('the last words of a failed step', () => {
  it('are the line that names the error, not its stack', () => {
    const said =
      'working\n\nfile:///x.ts:3\n  throw new Error()\n  ^\n\nError: relation "x" does not exist\n    at a (b.ts:1)\n\nNode.js v24.21.0\n';
    expect(lastLine(said)).toBe('Error: relation "x" does not exist');
    const log = '{"level":"info","message":"up"}\n{"level":"fatal","err":{"message":"no role"},"message":"end"}\n';
    expect(errorLine(log)).toBe('no role');
    expect(errorLine('{"level":"info","message":"up"}\n')).toBeUndefined();
    expect(lastLine('line one\nKhông đọc được tệp\n')).toBe('Không đọc được tệp');
  });
});

describe('the digest of the sources', () => {
  it('changes with content and names, not with tests or builds', () => {
    const tree = mkdtempSync(join(folder, 'tree-'));
    const write = (name: string, text: string) => writeFileSync(join(tree, name), text);
    write('a.ts', '1');
    const first = digestOf([tree], tree);
    write('a.test.ts', 'x');
    expect(digestOf([tree], tree)).toBe(first);
    write('a.ts', '2');
    const second = digestOf([tree], tree);
    write('b.ts', '');
    expect(new Set([first, second, digestOf([tree], tree)]).size).toBe(3);
  });
});

describe('the accounts to try', () => {
  it('are all of the first agency and of the vendor, and two of each other', () => {
    const of = (house: string, count: number) =>
      Array.from({ length: count }, (_, at) => ({ email: `p${at}@${house}`, password: 'p', name: 'n', role: 'r' }));
    const emails = chooseAccounts([...of('a', 3), ...of('b', 4), ...of('vendor', 3)]).map(({ email }) => email);
    expect(emails).toEqual(['p0@a', 'p1@a', 'p2@a', 'p0@b', 'p1@b', 'p0@vendor', 'p1@vendor', 'p2@vendor']);
  });
});
