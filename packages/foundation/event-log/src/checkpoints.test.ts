import { chmod, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Head, LogRow } from './chain.ts';
import { holdsNote, verifyCheckpoints } from './checkpoint-history.ts';
import { type HeadSource, readLogProof, writeCheckpoint } from './checkpoint-writer.ts';
import { parseLeafProof } from './note.ts';
import { headOf, rehash, sampleLog, sampleLogId } from './sample-log.ts';
import { serverSha256 } from './sha256-server.ts';
import { loadSigningKey, newSigningKey } from './signing-key.ts';
import { verifyRows } from './verifier.ts';

const hour = 3_600_000;
const start = 1_790_000_000_000;
const key = newSigningKey('chuan.example/log');
const [a, b] = [sampleLogId(1), sampleLogId(2)];

/** Logs in memory that stand for the database; tests grow and damage them. */
class MemoryLogs implements HeadSource {
  readonly logs = new Map<string, LogRow[]>();
  grow(logId: string, count: number) {
    const rows = this.logs.get(logId) ?? [];
    this.logs.set(logId, [...rows, ...sampleLog(count, logId, headOf(rows))]);
  }
  async logIds() {
    return [...this.logs.keys()];
  }
  async check(logId: string, since: Head | undefined) {
    const all = this.logs.get(logId) ?? [];
    const from = since ? since.seq - 1 : 0;
    const verdict = verifyRows(serverSha256, all.slice(from), {
      logId,
      start: since ? { seq: from } : undefined,
      expectedHead: all.length > 0 ? headOf(all) : null,
      checkpoints: since ? [since] : [],
    });
    return { verdict, head: all.length > 0 ? headOf(all) : undefined };
  }
}

let folder: string;
let logs: MemoryLogs;
const write = (hours: number) => writeCheckpoint({ source: logs, folder, key, now: start + hours * hour });
const verify = () => verifyCheckpoints(folder, key.publicKey);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checkpoints-'));
  logs = new MemoryLogs();
  logs.grow(a, 30);
  logs.grow(b, 5);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function writeFive() {
  for (let hours = 0; hours < 5; hours++) {
    await write(hours);
    logs.grow(a, 10);
    if (hours % 2 === 0) logs.grow(b, 3);
  }
}

describe('checkpoints', () => {
  it('witness every head that moved, and a quiet hour too', async () => {
    expect(await write(0)).toMatchObject({ number: 1, size: 3, heads: 2 });
    expect(await write(1)).toMatchObject({ number: 2, size: 4, heads: 0 });
    logs.grow(b, 1);
    expect(await write(2)).toMatchObject({ number: 3, size: 6, heads: 1 });
    const history = await verify();
    expect(history).toMatchObject({ ok: true, count: 3, latestAt: start + 2 * hour, findings: [] });
    expect(history.heads.get(b)?.map(({ seq, at }) => [seq, at])).toEqual([
      [5, start],
      [6, start + 2 * hour],
    ]);
  });

  it('leave no draft behind and are three signed lines each', async () => {
    const { note } = await write(0);
    expect((await readdir(folder)).sort()).toEqual([
      expect.stringMatching(/^00000001-[0-9a-f]{16}\.leaves$/),
      '00000001.checkpoint',
      'logs',
    ]);
    expect(note.split('\n')).toEqual([
      'chuan.example/log',
      '3',
      expect.any(String),
      '',
      expect.stringMatching(/^— /),
      '',
    ]);
  });

  it('of which two writers at once make one', async () => {
    const results = await Promise.allSettled([write(0), write(0), write(0)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))).toEqual([
      'event_log.checkpoint_raced',
      'event_log.checkpoint_raced',
    ]);
    expect(await verify()).toMatchObject({ ok: true, count: 1 });
  });

  it('refuse a clock that went back', async () => {
    await write(1);
    await expect(write(0)).rejects.toMatchObject({ code: 'event_log.clock_backwards' });
  });
});

describe('an inconsistent head is never signed', () => {
  const damages: [string, (rows: LogRow[]) => LogRow[]][] = [
    ['a cut tail', (rows) => rows.slice(0, -2)],
    [
      'a cut tail that grew again',
      (rows) => {
        const left = rows.slice(0, -2);
        return rehash([...left, ...sampleLog(4, a, { ...headOf(left), seq: 100 })], left.length);
      },
    ],
    ['a past that was chained anew', (rows) => rehash(rows.with(3, { ...rows[4]! }), 3)],
    ['a log that is gone', () => []],
    [
      'new rows that do not verify',
      (rows) => [...rows, ...sampleLog(3, a, headOf(rows)).map((row) => ({ ...row, action: 'x.y' }))],
    ],
    ['an old backup', (rows) => rows.slice(0, 10)],
  ];
  it.each(damages)('%s; the sound logs are signed all the same', async (_, damage) => {
    await write(0);
    logs.logs.set(a, damage(logs.logs.get(a)!));
    logs.grow(b, 2);
    await expect(write(1)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'event_log.inconsistent_head',
      params: { logId: a, logs: 1 },
    });
    const history = await verify();
    expect(history).toMatchObject({ ok: true, count: 2 });
    expect(history.heads.get(a)?.map(({ seq }) => seq)).toEqual([30]);
    expect(history.heads.get(b)?.map(({ seq }) => seq)).toEqual([5, 7]);
  });

  it('nor one that is no longer listed', async () => {
    await write(0);
    logs.logs.delete(a);
    await expect(write(1)).rejects.toMatchObject({ code: 'event_log.inconsistent_head' });
  });
});

describe('a folder that was touched', () => {
  it('is found out whichever byte of whichever file is altered', async () => {
    await writeFive();
    const names = (await readdir(folder)).filter((name) => name !== 'logs');
    expect(names).toHaveLength(10);
    const missed: string[] = [];
    for (const name of names) {
      const path = join(folder, name);
      const sound = await readFile(path);
      for (let i = 0; i < sound.length; i += name.endsWith('.leaves') ? 11 : 7) {
        const bad = Buffer.from(sound);
        bad[i]! ^= 1;
        await writeFile(path, bad);
        if ((await verify()).ok) missed.push(`${name} at ${i}`);
      }
      await writeFile(path, sound);
    }
    expect(missed).toEqual([]);
    expect((await verify()).ok).toBe(true);
  });

  it('is found out when any file but the last pair is removed, renamed or exchanged', async () => {
    await writeFive();
    const names = (await readdir(folder)).filter((name) => name !== 'logs' && !name.startsWith('00000005'));
    for (const name of names) {
      await rename(join(folder, name), join(folder, 'aside'));
      expect(await verify()).toMatchObject({ ok: false, count: Number.parseInt(name, 10) - 1 });
      await rename(join(folder, 'aside'), join(folder, name));
    }
    const [first, second] = await Promise.all(['1', '2'].map((n) => readFile(join(folder, `0000000${n}.checkpoint`))));
    await writeFile(join(folder, '00000001.checkpoint'), second!);
    await writeFile(join(folder, '00000002.checkpoint'), first!);
    expect((await verify()).findings).toEqual([{ number: 1, what: expect.any(String) }]);
  });

  it('is never written to', async () => {
    await writeFive();
    await rm(join(folder, '00000002.checkpoint'));
    await expect(write(9)).rejects.toMatchObject({ code: 'event_log.checkpoints_damaged', params: { number: 2 } });
  });

  it('under another key holds nothing', async () => {
    await write(0);
    const history = await verifyCheckpoints(folder, newSigningKey('chuan.example/log').publicKey);
    expect(history).toMatchObject({ ok: false, count: 0, findings: [{ number: 1, what: 'signature_wrong' }] });
    await expect(verifyCheckpoints(folder, 'no key')).rejects.toMatchObject({ code: 'event_log.bad_key' });
  });
});

describe('a note kept elsewhere', () => {
  it('shows that the folder was set back or made anew', async () => {
    await writeFive();
    const { note } = parseLeafProof((await readLogProof(folder, a))!)!;
    expect(holdsNote(await verify(), note, key.publicKey)).toBe(true);
    await rm(join(folder, '00000005.checkpoint'));
    const setBack = await verify();
    expect(setBack.ok).toBe(true);
    expect(holdsNote(setBack, note, key.publicKey)).toBe(false);
    await rm(folder, { recursive: true });
    for (let hours = 0; hours < 6; hours++) {
      logs.grow(a, 1);
      await write(hours);
    }
    expect(holdsNote(await verify(), note, key.publicKey)).toBe(false);
    expect(holdsNote(await verify(), note, newSigningKey('chuan.example/log').publicKey)).toBe(false);
  });
});

describe('the signing key', () => {
  it('is made once and read by its owner only', async () => {
    const file = join(folder, 'keys', 'checkpoint.key');
    const [first, second] = await Promise.all([
      loadSigningKey(file, 'chuan.example/log'),
      loadSigningKey(file, 'chuan.example/log'),
    ]);
    expect(second.publicKey).toBe(first.publicKey);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readFile(`${file}.pub`, 'utf8')).trim()).toBe(first.publicKey);
    expect(await loadSigningKey(file, 'ignored.once.made')).toMatchObject({ publicKey: first.publicKey });
  });

  it('is refused when others may read it, or when it is damaged', async () => {
    const file = join(folder, 'checkpoint.key');
    await loadSigningKey(file, 'chuan.example/log');
    await chmod(file, 0o644);
    await expect(loadSigningKey(file, 'x')).rejects.toMatchObject({ code: 'event_log.open_key' });
    await writeFile(file, 'PRIVATE+KEY+x+00000000+AAAA\n');
    await chmod(file, 0o600);
    await expect(loadSigningKey(file, 'x')).rejects.toMatchObject({ code: 'event_log.bad_key' });
  });
});
