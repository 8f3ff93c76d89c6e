import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { AppError, newId, systemClock } from '@chuan/kernel';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyOf } from './keys.ts';
import { LocalDisk } from './local-disk.ts';
import { asideOf } from './local-disk.ts';
import { type FileStore, createFileStore, isOutOfSpace, localFileStore } from './store.ts';

let directory: string;
let store: FileStore;
const [tenant, other] = [newId(), newId()];
const limits = { maxBytes: 1_048_576 };

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'chuan-store-'));
  store = await localFileStore(join(directory, 'files'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const read = async (tenantId: string, key: string) => buffer(await store.open(tenantId, key));
const staged = () => readdir(join(directory, 'files', 'staging'));
const stored = async () =>
  (await readdir(join(directory, 'files', 'stored'), { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('taking a file in', () => {
  it('gives back what was put, under the hash of its content', async () => {
    const bytes = randomBytes(300_000);
    const file = await store.put(tenant, pieces(bytes, 4_096), limits);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(file).toEqual({ key: `${tenant}/${sha256.slice(0, 2)}/${sha256}`, sha256, sizeBytes: 300_000 });
    expect((await read(tenant, file.key)).equals(bytes)).toBe(true);
    expect(await staged()).toEqual([]);
  });

  it('keeps one file for one content, and one for each agency', async () => {
    const first = await store.put(tenant, Buffer.from('đơn'), limits);
    const second = await store.put(tenant, Buffer.from('đơn'), limits);
    const third = await store.put(other, Buffer.from('đơn'), limits);
    expect(second.key).toBe(first.key);
    expect(third.key).not.toBe(first.key);
    expect(await stored()).toHaveLength(2);
  });

  it('bears the same content arriving many times at once', async () => {
    const files = await Promise.all(
      Array.from({ length: 20 }, () => store.put(tenant, Buffer.from('một lúc'), limits)),
    );
    expect(new Set(files.map((file) => file.key)).size).toBe(1);
    expect(await stored()).toHaveLength(1);
    expect(await staged()).toEqual([]);
  });

  it('lets no other user of the machine read it', async () => {
    await store.put(tenant, Buffer.from('riêng'), limits);
    const [entry] = await stored();
    expect((await stat(join(entry!.parentPath, entry!.name))).mode & 0o077).toBe(0);
  });

  it('stops at the limit while the file is arriving, and leaves nothing', async () => {
    let sent = 0;
    const endless = (async function* () {
      for (;;) {
        sent += 65_536;
        yield Buffer.alloc(65_536);
      }
    })();
    await expect(store.put(tenant, endless, limits)).rejects.toMatchObject({ code: 'file.too_large', kind: 'invalid' });
    expect(sent).toBeLessThanOrEqual(limits.maxBytes + 2 * 65_536);
    expect(await staged()).toEqual([]);
    expect(await stored()).toEqual([]);
  });

  it('takes a file of exactly the limit', async () => {
    expect((await store.put(tenant, Buffer.alloc(100), { maxBytes: 100 })).sizeBytes).toBe(100);
  });

  it('leaves nothing of a file whose sender breaks off', async () => {
    const broken = (async function* () {
      yield Buffer.from('nửa chừng');
      throw new Error('reset by peer');
    })();
    await expect(store.put(tenant, broken, limits)).rejects.toThrow('reset by peer');
    expect(await staged()).toEqual([]);
    expect(await stored()).toEqual([]);
  });

  it('leaves nothing of a file that its check refuses', async () => {
    const check = async ({ path, sizeBytes }: { path: string; sizeBytes: number }) => {
      expect((await stat(path)).size).toBe(sizeBytes);
      throw new AppError('invalid', 'file.type_mismatch');
    };
    await expect(store.put(tenant, Buffer.from('x'), { ...limits, check })).rejects.toThrow('file.type_mismatch');
    expect(await staged()).toEqual([]);
    expect(await stored()).toEqual([]);
  });

  it('says so when the disk is full, and leaves nothing', async () => {
    class FullDisk extends LocalDisk {
      override async moveFromFs(): Promise<void> {
        throw new Error('cannot move', { cause: Object.assign(new Error('no space left'), { code: 'ENOSPC' }) });
      }
    }
    const staging = join(directory, 'files', 'staging');
    const full = createFileStore(new FullDisk(join(directory, 'full')), staging);
    await expect(full.put(tenant, Buffer.from('x'), limits)).rejects.toMatchObject({
      code: 'file.no_space',
      kind: 'unavailable',
    });
    expect(await staged()).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('knows a full disk by what the system says', async () => {
    const error: unknown = await writeFile('/dev/full', 'x').catch((caught: unknown) => caught);
    expect(isOutOfSpace(error)).toBe(true);
    expect(isOutOfSpace(new Error('other'))).toBe(false);
  });

  it('refuses a tenant that is no id', async () => {
    for (const id of ['', '..', '../other', `${tenant}/..`, 'x'.repeat(36)]) {
      await expect(store.put(id, Buffer.from('x'), limits)).rejects.toThrow('file.bad_tenant');
    }
  });
});

describe('handing a file out', () => {
  it('answers alike for what is not there and what is not yours', async () => {
    const { key } = await store.put(other, Buffer.from('của cơ quan khác'), limits);
    const absent = keyOf(tenant, '0'.repeat(64));
    const answers = await Promise.all(
      [key, absent].map((wanted) =>
        store.open(tenant, wanted).catch((error: AppError) => [error.kind, error.code, error.params]),
      ),
    );
    expect(answers[0]).toEqual(['missing', 'file.not_found', {}]);
    expect(answers[1]).toEqual(answers[0]);
    await expect(store.has(tenant, key)).rejects.toThrow('file.not_found');
    await expect(store.remove(tenant, key)).rejects.toThrow('file.not_found');
    expect(await store.has(other, key)).toBe(true);
  });

  it('opens nothing for a key that is not of its shape', async () => {
    const hash = 'ab'.repeat(32);
    const keys = [
      '',
      '/etc/passwd',
      `${tenant}/../${other}/ab/${hash}`,
      `${tenant}/ab/../../${other}`,
      `${tenant}/cd/${hash}`,
      `${tenant}/ab/${hash}\n`,
      `${tenant}/ab/${hash}/..`,
      `${tenant.toUpperCase()}/ab/${hash}`,
      `${tenant}\\ab\\${hash}`,
      `${tenant}/ab/${hash.toUpperCase()}`,
    ];
    for (const key of keys) await expect(store.open(tenant, key), key).rejects.toThrow('file.not_found');
  });

  it('opens nothing for any invented key', async () => {
    await store.put(other, Buffer.from('khác'), limits);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `${tenant}/${text}`),
        ),
        async (key) => {
          await expect(store.open(tenant, key)).rejects.toThrow('file.not_found');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('forgets a file, and bears being told twice', async () => {
    const { key } = await store.put(tenant, Buffer.from('bỏ'), limits);
    await store.remove(tenant, key);
    await store.remove(tenant, key);
    expect(await store.has(tenant, key)).toBe(false);
  });
});

describe('sweeping what nothing refers to', () => {
  const days = 86_400;
  const age = async (key: string, ageDays: number) => {
    const seconds = Date.UTC(2026, 10, 12) / 1000 - ageDays * days;
    await utimes(join(directory, 'files', 'stored', key), seconds, seconds);
  };
  const before = Date.UTC(2026, 10, 5);
  const put = (text: string, of = tenant) => store.put(of, Buffer.from(text), limits);
  const sweep = (...used: string[]) =>
    store.sweepUnused(tenant, { before, usedOf: async (keys) => new Set(keys.filter((key) => used.includes(key))) });

  it('keeps what is used, what is young and what is of another agency', async () => {
    const [used, unused, young] = await Promise.all([put('dùng'), put('không dùng'), put('mới')]);
    const foreign = await put('của cơ quan khác', other);
    for (const { key } of [used, unused, foreign]) await age(key, 8);
    await age(young.key, 6);
    expect(await sweep(used.key)).toBe(1);
    expect(await store.has(tenant, unused.key)).toBe(false);
    for (const { key } of [used, young]) expect(await store.has(tenant, key)).toBe(true);
    expect(await store.has(other, foreign.key)).toBe(true);
    expect(await sweep(used.key)).toBe(0);
  });

  it('takes a content that is handed in again for young', async () => {
    const { key } = await put('nộp lại');
    await age(key, 30);
    await put('nộp lại');
    expect(await sweep()).toBe(0);
    expect((await read(tenant, key)).toString()).toBe('nộp lại');
  });

  it('leaves a content that is handed in again while it is being judged', async () => {
    const { key } = await put('cùng lúc');
    await age(key, 30);
    const usedOf = async () => {
      await put('cùng lúc');
      return new Set<string>();
    };
    expect(await store.sweepUnused(tenant, { before, usedOf })).toBe(0);
    expect((await read(tenant, key)).toString()).toBe('cùng lúc');
    expect(await stored()).toHaveLength(1);
  });

  /** As a process leaves it that died while it judged the file. */
  const setAside = async (key: string, at = systemClock.now() - 3_600_000) => {
    const path = join(directory, 'files', 'stored', key);
    await rename(path, asideOf(path, at));
  };

  it('judges again what a sweep that was cut off left aside: an old file goes, one in use comes back', async () => {
    const [old, used] = [await put('dở dang'), await put('dở dang, đã dùng')];
    for (const { key } of [old, used]) {
      await age(key, 30);
      await setAside(key);
    }
    expect(await sweep(used.key)).toBe(1);
    expect((await read(tenant, used.key)).toString()).toBe('dở dang, đã dùng');
    expect(await stored()).toHaveLength(1);
  });

  it('hands out what a sweep that was cut off left aside, within a minute, to all who ask at once', async () => {
    const { key } = await put('đang cần');
    await setAside(key, systemClock.now() - 61_000);
    const contents = await Promise.all(Array.from({ length: 8 }, () => read(tenant, key)));
    expect(contents.map(String)).toEqual(contents.map(() => 'đang cần'));
    expect(await stored()).toHaveLength(1);
    await setAside(key, systemClock.now() - 61_000);
    expect(await store.has(tenant, key)).toBe(true);
  });

  it('hands nobody what is set aside of another content or another agency', async () => {
    const { key } = await put('chung', other);
    await setAside(key);
    const mine = keyOf(tenant, key.slice(-64));
    expect(await store.has(tenant, mine)).toBe(false);
    expect(await store.has(other, keyOf(other, `${key.slice(-64, -1)}${key.endsWith('0') ? '1' : '0'}`))).toBe(false);
    expect((await read(other, key)).toString()).toBe('chung');
  });

  it('leaves alone what another process is judging at this moment', async () => {
    const { key } = await put('đang xét');
    await age(key, 30);
    await setAside(key, systemClock.now());
    expect(await sweep()).toBe(0);
    expect(await stored()).toHaveLength(1);
    expect(await store.has(tenant, key)).toBe(false);
  });

  it('leaves the content that was handed in again while its older self lay aside', async () => {
    const { key } = await put('hai lần');
    await age(key, 30);
    await setAside(key);
    await put('hai lần');
    expect(await sweep()).toBe(0);
    expect((await read(tenant, key)).toString()).toBe('hai lần');
    expect(await stored()).toHaveLength(1);
  });

  it('keeps what is handed in while two processes sweep', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 150; round++) {
      const { key } = await put('tranh nhau');
      await age(key, 30);
      await Promise.all([sweep(), put('tranh nhau'), store.has(tenant, key), sweep()]);
      expect(await store.has(tenant, key), `round ${round}`).toBe(true);
    }
  });

  it('finds nothing where nobody has handed anything in', async () => {
    expect(await sweep()).toBe(0);
  });

  it('sweeps twice at once without trouble', async () => {
    const files = await Promise.all(['1', '2', '3', '4'].map((text) => put(text)));
    for (const { key } of files) await age(key, 30);
    const counts = await Promise.all([sweep(), sweep()]);
    expect(counts[0] + counts[1]).toBe(4);
    expect(await stored()).toEqual([]);
  });
});

describe('after a stop in the middle', () => {
  it('clears what is older than the instant and nothing else', async () => {
    const staging = join(directory, 'files', 'staging');
    await writeFile(join(staging, 'old'), 'x');
    await writeFile(join(staging, 'new'), 'x');
    await utimes(join(staging, 'old'), 1_000, 1_000);
    await chmod(join(staging, 'new'), 0o600);
    const { key } = await store.put(tenant, Buffer.from('giữ'), limits);
    expect(await store.sweep(2_000_000)).toBe(1);
    expect(await staged()).toEqual(['new']);
    expect(await store.has(tenant, key)).toBe(true);
  });
});
