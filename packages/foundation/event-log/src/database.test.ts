import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withPlatform, withTenant } from '@chuan/db';
import { createTestDatabase, createTestTenant, type TestDatabase } from '@chuan/db/test';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeCheckpoint } from './checkpoint-writer.ts';
import { platformLogId } from './entry.ts';
import { databaseHeads } from './head-source.ts';
import { exportBundle, listEntries, listPlatformEntries, verifyPlatformLog, verifyTenantLog } from './queries.ts';
import { openTenantLog, record, recordApart, recordOnPlatform } from './record.ts';
import { sampleEntry } from './sample-log.ts';
import { newSigningKey } from './signing-key.ts';
import { verifyBundle } from './verify.ts';

let database: TestDatabase;
let tenant: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());
beforeEach(async () => {
  tenant = await createTestTenant(database);
});

const write = (count: number, from = 1, into = tenant) =>
  withTenant(database.app, into, async (tx) => {
    for (let n = from; n < from + count; n++) record(tx, sampleEntry(n));
  });
const verify = (of = tenant) => withTenant(database.app, of, (tx) => verifyTenantLog(tx), { access: 'read_only' });
/** Damage done by someone who is past every policy and switches the check off for it. */
const tamper = async (statement: ReturnType<typeof sql>) => {
  await sql`alter table event_log drop constraint if exists event_log_check`.execute(database.migrator);
  await statement.execute(database.migrator);
};

describe('recording', () => {
  it('appends one entry, many entries and more than a batch, in order', async () => {
    await write(1);
    await write(7, 2);
    await write(450, 9);
    expect(await verify()).toMatchObject({ ok: true, rows: 458, head: { seq: 458 } });
    const [last] = await withTenant(database.app, tenant, (tx) => listEntries(tx, { limit: 1 }));
    expect(last).toMatchObject({ seq: 458, at: sampleEntry(458).at, after: sampleEntry(458).after });
  });

  it('comes after everything else that a transaction does last', async () => {
    const order: string[] = [];
    await withTenant(database.app, tenant, async (tx) => {
      record(tx, sampleEntry(1));
      tx.writeLast(Symbol('outbox'), () => ({
        rank: 50,
        write: (inner) => {
          order.push('outbox');
          record(inner, sampleEntry(2));
          return undefined;
        },
      }));
    });
    expect(order).toEqual(['outbox']);
    expect(await verify()).toMatchObject({ ok: true, rows: 2 });
  });

  it('leaves nothing of a transaction that rolled back', async () => {
    await write(2);
    const failed = withTenant(database.app, tenant, async (tx) => {
      record(tx, sampleEntry(3));
      await sql`select 1`.execute(tx.queries);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow();
    expect(await verify()).toMatchObject({ ok: true, rows: 2 });
  });

  it('never forks when many write to one agency at once', async () => {
    const other = await createTestTenant(database);
    const writers = Array.from({ length: 120 }, (_, i) => write(1 + (i % 4), i * 10, i % 3 === 0 ? other : tenant));
    await Promise.all(writers);
    const [first, second] = await Promise.all([verify(tenant), verify(other)]);
    expect([first.ok, second.ok]).toEqual([true, true]);
    const rowsOf = (wanted: boolean) =>
      writers.reduce((sum, _, i) => sum + ((i % 3 === 0) === wanted ? 1 + (i % 4) : 0), 0);
    expect([first.rows, second.rows]).toEqual([rowsOf(false), rowsOf(true)]);
  });

  it('starts a log whose head was made with its agency', async () => {
    await withTenant(database.app, tenant, openTenantLog);
    await withTenant(database.app, tenant, openTenantLog);
    expect(await verify()).toMatchObject({ ok: true, rows: 0 });
    await write(1);
    expect(await verify()).toMatchObject({ ok: true, rows: 1 });
  });

  it('is what nothing can be done without', async () => {
    await sql`delete from event_log_head where tenant_id = ${tenant}`.execute(database.migrator);
    const done = withTenant(database.app, tenant, async (tx) => {
      await tx.queries
        .insertInto('search_token')
        .values({ tenant_id: tenant, token: 'unseen', entity: 'e', entity_id: tenant })
        .execute();
      record(tx, sampleEntry(1));
    });
    await expect(done).rejects.toThrow('null value');
    await expect(write(2)).rejects.toThrow('null value');
    const left = await database.migrator.selectFrom('search_token').select('token').where('tenant_id', '=', tenant);
    expect(await left.execute()).toEqual([]);
  });

  it('stores each text as it was said', async () => {
    const said = { text: "Đơn \u0000 của ông O'Brien \\x00 \ud800 “𝔘” \n", list: [1.5, -0, null, { '': true }] };
    await withTenant(database.app, tenant, async (tx) => {
      record(tx, { ...sampleEntry(1), after: said });
      record(tx, { ...sampleEntry(2), after: said });
    });
    await write(1, 3);
    expect((await verify()).ok).toBe(true);
    const rows = await withTenant(database.app, tenant, (tx) => listEntries(tx));
    expect(rows.map(({ after }) => after).slice(1)).toEqual([
      { ...said, list: [1.5, 0, null, { '': true }] },
      { ...said, list: [1.5, 0, null, { '': true }] },
    ]);
  });

  it('writes reads in a transaction of their own', async () => {
    const read = { ...sampleEntry(1), action: 'dossier.read', purpose: 'Trả lời công dân' };
    await recordApart(database.app, tenant, read, { ...read, action: 'dossier.listed' });
    const rows = await withTenant(database.app, tenant, (tx) => listEntries(tx), { access: 'read_only' });
    expect(rows.map(({ action, purpose }) => [action, purpose])).toEqual([
      ['dossier.listed', 'Trả lời công dân'],
      ['dossier.read', 'Trả lời công dân'],
    ]);
  });

  it('cannot be done in a transaction that only reads', async () => {
    const reading = withTenant(database.app, tenant, async (tx) => record(tx, sampleEntry(1)), { access: 'read_only' });
    await expect(reading).rejects.toThrow();
    expect(await verify()).toMatchObject({ rows: 0 });
  });
});

describe('the wall', () => {
  it('hides the log of one agency from another', async () => {
    await write(3);
    const other = await createTestTenant(database);
    const seen = await withTenant(database.app, other, async (tx) => {
      const { rows } = await sql`select 1 from event_log union all select 1 from event_log_head where seq > 0`.execute(
        tx.queries,
      );
      return rows.length;
    });
    expect(seen).toBe(0);
    expect(await verify(other)).toMatchObject({ ok: true, rows: 0 });
  });

  it.each([
    ['update', sql`update event_log set action = 'dossier.close'`],
    ['delete', sql`delete from event_log`],
    ['truncate', sql`truncate event_log`],
    ['delete of the head', sql`delete from event_log_head`],
  ])('refuses the application an %s', async (_, statement) => {
    await write(1);
    await expect(withTenant(database.app, tenant, (tx) => statement.execute(tx.queries))).rejects.toThrow();
    expect(await verify()).toMatchObject({ ok: true, rows: 1 });
  });

  it('refuses a row whose hash is not its own', async () => {
    await write(1);
    const insert = sql`insert into event_log (tenant_id, seq, at, action, body, prev_hash, hash)
      select tenant_id, 2, at, action, body, hash, hash from event_log where tenant_id = ${tenant}`;
    await expect(withTenant(database.app, tenant, (tx) => insert.execute(tx.queries))).rejects.toThrow();
  });
});

describe('verifying a stored log', () => {
  beforeEach(() => write(20));
  const altered: [string, ReturnType<typeof sql>][] = [
    ['moment', sql`update event_log set at = at + interval '1 microsecond'`],
    ['actor', sql`update event_log set actor_id = gen_random_uuid()`],
    ['action', sql`update event_log set action = 'dossier.close'`],
    ['subject', sql`update event_log set subject_id = null`],
    ['body', sql`update event_log set body = set_byte(body, 40, 65)`],
    ['hash', sql`update event_log set hash = sha256(hash)`],
    ['previous hash', sql`update event_log set prev_hash = sha256(hash)`],
    ['number', sql`update event_log set seq = 0`],
    ['row', sql`delete from event_log`],
  ];
  it.each(altered)('finds an altered %s', async (_, statement) => {
    await tamper(sql`${statement} ${sql`where tenant_id = ${tenant}::uuid and seq = 5`}`);
    expect((await verify()).findings[0]?.seq).toBe(statement === altered[7]![1] ? 0 : 5);
  });

  it('finds rows beyond a head that was set back', async () => {
    await tamper(sql`update event_log_head h set seq = 12, hash = l.hash from event_log l
      where l.tenant_id = ${tenant}::uuid and l.seq = 12 and h.tenant_id = l.tenant_id`);
    expect((await verify()).findings).toEqual([{ seq: 12, what: 'head_behind', upTo: 20 }]);
  });

  it('reads a log of many pages', async () => {
    for (let i = 0; i < 3; i++) await write(2_900, 100 + i * 3_000);
    expect(await verify()).toMatchObject({ ok: true, rows: 8_720 });
  });
});

describe('with checkpoints', () => {
  const key = newSigningKey('chuan.example/log');
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'checkpoints-'));
    await write(20);
  });
  const checkpoint = (now: number) =>
    writeCheckpoint({
      source: databaseHeads({ db: database.app, tenantIds: async () => [tenant], platform: database.platform }),
      folder,
      key,
      now,
    });
  const check = () =>
    withTenant(database.app, tenant, (tx) => verifyTenantLog(tx, { folder, publicKey: key.publicKey }), {
      access: 'read_only',
    });

  it('a cut tail is found although head and rows agree, and is never signed', async () => {
    await checkpoint(1_000);
    await write(5, 21);
    expect(await checkpoint(2_000)).toMatchObject({ number: 2, heads: 1 });
    expect(await check()).toMatchObject({ ok: true, rows: 25, checkpoints: { heads: 2, latestAt: 2_000 } });
    await tamper(sql`delete from event_log where tenant_id = ${tenant}::uuid and seq > 18`);
    await tamper(sql`update event_log_head h set seq = 18, hash = l.hash from event_log l
      where l.tenant_id = ${tenant}::uuid and l.seq = 18 and h.tenant_id = l.tenant_id`);
    expect((await verify()).ok).toBe(true);
    expect(await check()).toMatchObject({
      ok: false,
      findings: [
        { seq: 19, upTo: 20 },
        { seq: 19, upTo: 25 },
      ],
    });
    await write(30, 50);
    expect((await check()).findings.map(({ seq, what }) => [seq, what])).toEqual([
      [20, 'checkpoint_differs'],
      [25, 'checkpoint_differs'],
    ]);
    await expect(checkpoint(3_000)).rejects.toMatchObject({
      code: 'event_log.inconsistent_head',
      params: { logId: tenant, seq: 25 },
    });
    await rm(folder, { recursive: true });
  });

  it('a bundle with its proof verifies elsewhere', async () => {
    await checkpoint(1_000);
    const bundle = await withTenant(database.app, tenant, (tx) => exportBundle(tx, { fromSeq: 6, folder }), {
      access: 'read_only',
    });
    expect(bundle.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 15 }, (_, i) => i + 6));
    const verdict = await verifyBundle(JSON.stringify(bundle), key.publicKey);
    expect(verdict).toMatchObject({ ok: true, rows: 15, proofs: [{ state: 'held', head: { seq: 20 } }] });
    await rm(folder, { recursive: true });
  });
});

describe('listing', () => {
  it('filters by subject, actor, action and time, newest first, page by page', async () => {
    await write(40);
    const list = (filter: Parameters<typeof listEntries>[1]) =>
      withTenant(database.app, tenant, (tx) => listEntries(tx, filter), { access: 'read_only' });
    const { actor, subject, at } = sampleEntry(4);
    expect((await list({ subjectId: subject!.id })).map(({ seq }) => seq)).toEqual([4]);
    expect((await list({ actorId: actor.id })).map(({ seq }) => seq)).toEqual([38, 4]);
    expect((await list({ action: 'dossier.read' })).map(({ seq }) => seq)).toEqual([40, 35, 30, 25, 20, 15, 10, 5]);
    expect((await list({ from: at, to: sampleEntry(6).at })).map(({ seq }) => seq)).toEqual([5, 4]);
    expect((await list({ before: 10, limit: 3 })).map(({ seq }) => seq)).toEqual([9, 8, 7]);
    expect((await list({ before: 5, limit: 1 }))[0]).toMatchObject({
      at,
      actorId: actor.id,
      actor: { kind: 'person', name: 'Nguyễn Thị Hạnh' },
      subject: { kind: 'dossier', id: subject!.id, label: 'H29.12-261122-0042' },
      before: { version: 4 },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

describe("the platform's own log", () => {
  it('is chained apart from every agency', async () => {
    await withPlatform(database.platform, (tx) => recordOnPlatform(tx, sampleEntry(1)));
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        withPlatform(database.platform, (tx) => recordOnPlatform(tx, sampleEntry(i), sampleEntry(i + 1))),
      ),
    );
    const verdict = await withPlatform(database.platform, (tx) => verifyPlatformLog(tx), 'read_only');
    expect(verdict).toMatchObject({ ok: true, rows: 41 });
    const [last] = await withPlatform(database.platform, (tx) => listPlatformEntries(tx, { limit: 1 }), 'read_only');
    expect(last?.seq).toBe(41);
    const { rows } = await sql<{ log_id: string }>`select distinct log_id from platform.event_log`.execute(
      database.platform,
    );
    expect(rows).toEqual([{ log_id: platformLogId }]);
  });
});
