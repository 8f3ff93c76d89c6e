import { withTenant } from '@chuan/db';
import { createTestDatabase, createTestTenant, type TestDatabase } from '@chuan/db/test';
import { listEntries, openTenantLog, record } from '@chuan/event-log';
import { denied, type Instant, missing, newId, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Member } from './context.ts';
import { makeRateLimits } from './rate-limit.ts';
import { signerOf } from './signing.ts';
import { tenantProcedure } from './tenant-procedure.ts';
import { createCallerFactory, router } from './trpc.ts';

let database: TestDatabase;
let tenantId: Uuid;
let limits: ReturnType<typeof makeRateLimits>;
const now: Instant = Date.UTC(2026, 10, 12);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  tenantId = await createTestTenant(database);
  await withTenant(database.app, tenantId, openTenantLog);
  limits = makeRateLimits();
});

const member = tenantProcedure.meta({ needs: 'member' });
const extend = tenantProcedure.meta({ needs: 'dossier.extend' });
const doors = router({
  extend: extend.mutation(() => undefined),
  extension: extend.query(() => undefined),
  assign: tenantProcedure.meta({ needs: 'dossier.assign' }).mutation(() => undefined),
  /** Writes before it finds out. */
  take: member.mutation(({ ctx }) => {
    record(ctx.tx, { at: now, actor: { kind: 'system' }, action: 'dossier.saved' });
    throw denied('dossier.not_yours');
  }),
  find: member.query(() => {
    throw missing('dossier.not_found');
  }),
});
const createCaller = createCallerFactory(doors);

const memberOf = (id: Uuid): Member => ({
  kind: 'person',
  id,
  name: 'Trần Văn Nam',
  positionName: 'Công chức',
  positionIds: [],
  unitIds: [],
  permissions: new Set(),
});

const as = (personId: Uuid) =>
  createCaller(() => ({
    requestId: 'test',
    address: '203.0.113.7',
    locale: 'vi',
    clock: { now: () => now },
    session: { accountId: personId, sessionHash: '', tenantId, personId, staff: null },
    portalTenantId: null,
    idempotencyKey: newId(),
    databases: database,
    ports: {
      loadMember: async (_tx, id) => memberOf(id),
      files: undefined as never,
      limits,
      sign: signerOf(Buffer.alloc(32, 7)),
      publicUrl: 'http://localhost',
    },
  }));

const entries = () => withTenant(database.app, tenantId, (tx) => listEntries(tx));
const told = async () => (await entries()).map(({ after }) => after).toReversed();

test('who lacks a right is refused, and the log says who wanted what', async () => {
  const nam = newId();
  await expect(as(nam).extend()).rejects.toMatchObject({ code: 'FORBIDDEN', message: 'permission.missing' });
  expect(await entries()).toMatchObject([
    {
      at: now,
      actorId: nam,
      actor: { kind: 'person', name: 'Trần Văn Nam', positionName: 'Công chức' },
      action: 'call.refused',
      after: { refusal: 'permission.missing', permission: 'dossier.extend', call: 'extend' },
      requestId: 'test',
      address: '203.0.113.7',
    },
  ]);
});

test('a refusal that a use case finds leaves its own entry and nothing of what the call wrote', async () => {
  await expect(as(newId()).take()).rejects.toMatchObject({ message: 'dossier.not_yours' });
  expect(await told()).toEqual([{ refusal: 'dossier.not_yours', call: 'take' }]);
});

test('of what is not there, or not to be known of, the log says nothing', async () => {
  await expect(as(newId()).find()).rejects.toMatchObject({ message: 'dossier.not_found' });
  expect(await entries()).toEqual([]);
});

test('whoever asks again within the hour writes nothing more, by whichever door; others and other rights do', async () => {
  const [nam, hoa] = [newId(), newId()];
  const tries = [...Array.from({ length: 20 }, () => as(nam).extend()), as(nam).extension()];
  for (const one of await Promise.allSettled(tries)) expect(one).toMatchObject({ status: 'rejected' });
  expect(await told()).toHaveLength(1);
  await expect(as(nam).assign()).rejects.toThrow('permission.missing');
  await expect(as(hoa).extend()).rejects.toThrow('permission.missing');
  expect((await entries()).map(({ actorId }) => actorId).toReversed()).toEqual([nam, nam, hoa]);
});

test('an entry that could not be written is written at the next try, and the call stays refused', async () => {
  const nam = newId();
  const head = sql`event_log_head where tenant_id = ${tenantId}::uuid`;
  await sql`delete from ${head}`.execute(database.migrator);
  await expect(as(nam).extend()).rejects.toThrow();
  await withTenant(database.app, tenantId, openTenantLog);
  await expect(as(nam).extend()).rejects.toThrow('permission.missing');
  expect(await told()).toHaveLength(1);
});
