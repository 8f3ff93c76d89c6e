import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withPlatform, withTenant } from '@chuan/db';
import { createTestDatabase, createTestTenant, type TestDatabase } from '@chuan/db/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CheckpointMemory, databaseMemory, findCheckpointMark, findingOfMark } from './checkpoint-mark.ts';
import { readLogProof, writeCheckpoint } from './checkpoint-writer.ts';
import { databaseHeads } from './head-source.ts';
import { verifyPlatformLog, verifyTenantLog } from './queries.ts';
import { record } from './record.ts';
import { sampleEntry } from './sample-log.ts';
import { newSigningKey, type SigningKey } from './signing-key.ts';

let database: TestDatabase;
let tenant: string;
let folder: string;
let key: SigningKey;
let memory: CheckpointMemory;
const folders: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  for (const one of folders) await rm(one, { recursive: true });
});
beforeEach(async () => {
  tenant = await createTestTenant(database);
  folder = await mkdtemp(join(tmpdir(), 'checkpoint-mark-'));
  folders.push(folder);
  key = newSigningKey(`chuan.example/${tenant}`);
  memory = databaseMemory(database.platform, key.note.name);
  await withTenant(database.app, tenant, async (tx) => record(tx, sampleEntry(1)));
});

const write = (now: number, remembering: CheckpointMemory | undefined = memory) => {
  const source = databaseHeads({ db: database.app, tenantIds: async () => [tenant] });
  return writeCheckpoint({ source, folder, key, now, ...(remembering ? { memory: remembering } : {}) });
};
const place = () => ({ folder, publicKey: key.publicKey });
const verify = () => withTenant(database.app, tenant, (tx) => verifyTenantLog(tx, place()), { access: 'read_only' });
const findings = async () => {
  const { ok, checkpoints } = await verify();
  return { ok, findings: checkpoints!.history.findings };
};
const findMark = () => withPlatform(database.platform, (tx) => findCheckpointMark(tx.queries, key.note.name));
const writeThree = async () => {
  for (const now of [1_000, 2_000, 3_000]) await write(now);
};
/** Takes away all checkpoints after a number, with everything that they added. */
async function takeAwayAfter(number: number): Promise<void> {
  for (const name of await readdir(folder))
    if (Number.parseInt(name, 10) > number) await rm(join(folder, name), { recursive: true });
}

describe('a folder that holds what the database remembers', () => {
  it('is whole, seen from an agency and from the platform', async () => {
    await writeThree();
    expect(await findings()).toEqual({ ok: true, findings: [] });
    expect(await findCheckpointMark(database.app, key.note.name)).toMatchObject({ number: 3 });
    const platform = await withPlatform(database.platform, (tx) => verifyPlatformLog(tx, place()), 'read_only');
    expect(platform.checkpoints?.history.findings).toEqual([]);
  });

  it('may be one ahead, after a crash between the two, and is caught up with', async () => {
    await writeThree();
    const crashing = { ...memory, remember: () => Promise.reject(new Error('killed')) };
    await expect(write(4_000, crashing)).rejects.toThrow('killed');
    expect(await memory.last()).toMatchObject({ number: 3 });
    expect(await findings()).toEqual({ ok: true, findings: [] });
    expect(await write(5_000)).toMatchObject({ number: 5 });
    expect(await memory.last()).toMatchObject({ number: 5 });
  });

  it('stays at most one ahead while the database remembers nothing, and every head keeps its proof', async () => {
    await write(1_000);
    await withTenant(database.app, tenant, async (tx) => record(tx, sampleEntry(2)));
    const before = await readLogProof(folder, tenant);
    const forgetful: CheckpointMemory = { ...memory, remember: () => Promise.reject(new Error('busy')) };
    for (const now of [2_000, 3_000, 4_000]) await expect(write(now, forgetful)).rejects.toThrow('busy');
    expect(await findings()).toEqual({ ok: true, findings: [] });
    expect(await readLogProof(folder, tenant)).not.toBe(before);
    await write(5_000);
    expect(await findMark()).toMatchObject({ number: 3 });
  });

  it('has the proof of a head made anew that a crash took with it', async () => {
    await write(1_000);
    const proof = await readLogProof(folder, tenant);
    await rm(join(folder, 'logs'), { recursive: true });
    await write(2_000);
    expect(await readLogProof(folder, tenant)).toBe(proof);
  });

  it('is not called short by a writer that was overtaken', async () => {
    await write(1_000);
    const results = await Promise.allSettled([write(2_000), write(2_000), write(2_000)]);
    const codes = results.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(codes).not.toContain('event_log.checkpoints_missing');
    expect(await findings()).toEqual({ ok: true, findings: [] });
  });
});

describe('a folder whose newest checkpoints were taken away', () => {
  it.each([2, 1, 0])('down to %i is found out, and is not signed on', async (left) => {
    await writeThree();
    await takeAwayAfter(left);
    expect(await findings()).toEqual({
      ok: false,
      findings: [{ number: left + 1, upTo: 3, what: 'newest_missing' }],
    });
    await expect(write(4_000)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'event_log.checkpoints_missing',
      params: { number: left + 1, upTo: 3 },
    });
    expect((await readdir(folder)).filter((name) => name.endsWith('.checkpoint'))).toHaveLength(left);
  });

  it('and written anew without the database knowing is found out too', async () => {
    await writeThree();
    await takeAwayAfter(1);
    for (const now of [4_000, 5_000]) await write(now, { ...memory, last: async () => undefined });
    expect(await findings()).toEqual({ ok: false, findings: [{ number: 3, what: 'note_replaced' }] });
    await expect(write(6_000)).rejects.toMatchObject({ code: 'event_log.checkpoints_missing' });
  });
});

describe('a database that was set back', () => {
  it('is found out by the folder, and catches up with the next checkpoint', async () => {
    await write(1_000);
    const old = await memory.last();
    for (const now of [2_000, 3_000]) await write(now);
    await database.migrator
      .updateTable('platform.checkpoint_mark')
      .set({ number: old!.number, note_hash: old!.noteHash })
      .where('origin', '=', key.note.name)
      .execute();
    expect(await findings()).toEqual({ ok: false, findings: [{ number: 1, upTo: 3, what: 'database_behind' }] });
    await write(4_000);
    expect(await findings()).toEqual({ ok: true, findings: [] });
  });
});

describe('the mark', () => {
  it('never goes back', async () => {
    await writeThree();
    const { noteHash } = (await memory.last())!;
    await memory.remember({ number: 2, noteHash: '0'.repeat(64), at: 9_000 });
    expect(await memory.last()).toEqual({ number: 3, noteHash });
  });

  it('is read by all and written by the platform alone; nobody who serves takes it away', async () => {
    await writeThree();
    const origin = key.note.name;
    const set = { number: 1 };
    const byApp = database.app.updateTable('platform.checkpoint_mark').set(set).where('origin', '=', origin).execute();
    await expect(byApp).rejects.toThrow('permission denied');
    for (const db of [database.app, database.platform]) {
      const removal = db.deleteFrom('platform.checkpoint_mark').where('origin', '=', origin).execute();
      await expect(removal).rejects.toThrow('permission denied');
    }
  });

  it('says nothing of a folder from before there was one', () => {
    expect(findingOfMark({ count: 7, noteHashes: [] }, undefined)).toBeUndefined();
  });
});
