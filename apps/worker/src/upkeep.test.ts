import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, createTestTenant, type TestDatabase } from '@chuan/db/test';
import { absentScanner, eicarScanner, type FileStore, localFileStore, type Scanner } from '@chuan/files';
import { newId, simulatedClock, type Uuid } from '@chuan/kernel';
import { createLogger } from '@chuan/telemetry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChore } from './chore.ts';
import { nextDelay, rescan } from './rescan.ts';
import { tidy } from './tidying.ts';

let database: TestDatabase;
let folder: string;
let files: FileStore;
const now = Date.UTC(2026, 10, 12);
const dayMs = 86_400_000;
const logger = createLogger({ name: 'test', level: 'fatal' });
const clock = simulatedClock(now);

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'chuan-upkeep-'));
  files = await localFileStore(folder);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const order = () => ({ app: database.app, platform: database.platform, files, clock, logger });

async function upload(tenantId: Uuid, text: string, ageDays: number): Promise<string> {
  const { key } = await files.put(tenantId, Buffer.from(text), { maxBytes: 100 });
  const seconds = (now - ageDays * dayMs) / 1_000;
  await utimes(join(folder, 'stored', key), seconds, seconds);
  return key;
}

const answer = (tenantId: Uuid, key: string, ageDays: number) =>
  database.migrator
    .insertInto('idempotency_key')
    .values({
      tenant_id: tenantId,
      actor_id: newId(),
      key,
      operation: 'a.b',
      request_hash: 'h',
      at: new Date(now - ageDays * dayMs),
    })
    .execute();

const answersOf = async (tenantId: Uuid) =>
  (await database.migrator.selectFrom('idempotency_key').select('key').where('tenant_id', '=', tenantId).execute()).map(
    (row) => row.key,
  );

describe('tidying', () => {
  it('clears every agency of old unused uploads and old answers, and nothing else', async () => {
    const tenants = [await createTestTenant(database), await createTestTenant(database)];
    const keys: [Uuid, string, string][] = [];
    for (const tenantId of tenants) {
      keys.push([tenantId, await upload(tenantId, 'cũ', 8), await upload(tenantId, 'mới', 6)]);
      await answer(tenantId, 'old-key', 8);
      await answer(tenantId, 'young-key', 6);
    }
    await writeFile(join(folder, 'staging', 'cut-off'), 'x');
    await utimes(join(folder, 'staging', 'cut-off'), (now - 2 * dayMs) / 1_000, (now - 2 * dayMs) / 1_000);
    await tidy(order());
    for (const [tenantId, old, young] of keys) {
      expect([await files.has(tenantId, old), await files.has(tenantId, young)]).toEqual([false, true]);
      expect(await answersOf(tenantId)).toEqual(['young-key']);
    }
    expect(await readdir(join(folder, 'staging'))).toEqual([]);
  });

  it('goes on with the others when one agency fails', async () => {
    const tenants = [await createTestTenant(database), await createTestTenant(database)];
    for (const tenantId of tenants) await answer(tenantId, 'old-key', 8);
    const broken: FileStore = {
      ...files,
      sweepUnused: async (tenantId, given) => {
        if (tenantId === tenants[0]) throw new Error('disk trouble');
        return files.sweepUnused(tenantId, given);
      },
    };
    await tidy({ ...order(), files: broken });
    expect(await answersOf(tenants[0]!)).toEqual(['old-key']);
    expect(await answersOf(tenants[1]!)).toEqual([]);
  });
});

describe('the second scan', () => {
  it('asks a scanner that is away once, not about every file', async () => {
    let asked = 0;
    const away: Scanner = { scan: async (content) => ((asked += 1), absentScanner.scan(content)) };
    expect(await rescan({ ...order(), scanner: away })).toBe(false);
    expect(asked).toBe(1);
  });

  it('is settled when nothing waits any more', async () => {
    expect(await rescan({ ...order(), scanner: eicarScanner })).toBe(true);
  });

  it('comes ever more seldom while nothing is settled, an hour apart at most, and soon again afterwards', () => {
    const minutes = [5];
    for (let more = 0; more < 5; more++) minutes.push(nextDelay(minutes.at(-1)! * 60_000, false) / 60_000);
    expect(minutes).toEqual([5, 10, 20, 40, 60, 60]);
    expect(nextDelay(3_600_000, true)).toBe(300_000);
  });
});

describe('a chore', () => {
  it('is done again and again, one at a time, until it is stopped', async () => {
    let runs = 0;
    let running = 0;
    let most = 0;
    await new Promise<void>((resolve) => {
      const stop = startChore(1, async () => {
        most = Math.max(most, ++running);
        await new Promise((done) => setTimeout(done, 3));
        running -= 1;
        if (++runs === 3) {
          stop();
          resolve();
        }
        return 0;
      });
    });
    await new Promise((done) => setTimeout(done, 20));
    expect([runs, most]).toEqual([3, 1]);
  });
});
