import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { simulatedClock, systemClock, type Uuid } from '@chuan/kernel';
import { createPostgresBackend, Queue } from 'bullmq';
import { sql } from 'kysely';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { drainOnce } from './drain.ts';
import { enqueue } from './enqueue.ts';
import { defineEvent } from './event.ts';
import { defineHandler, type Handler } from './handler.ts';
import { assertPostgres, batchId } from './queue.ts';
import { migrateQueue, queueSchema } from './queue-schema.ts';
import { counted, counting } from './testing/counting.ts';
import { morning, openHouse } from './testing/house.ts';
import { startWorkers, type Workers, type WorkersOptions } from './workers.ts';

const house = await openHouse();
const { database } = house;
await migrateQueue(database.url('migrator'));

const running: Workers[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((workers) => workers.stop()));
});

async function work(handlers: readonly Handler[], options: Partial<WorkersOptions> = {}): Promise<Workers> {
  const workers = await startWorkers({
    databases: database,
    queueUrl: database.url('relay'),
    handlers,
    clock: simulatedClock(morning),
    ...options,
  });
  running.push(workers);
  return workers;
}

const untilEmpty = (tenantId: Uuid) =>
  vi.waitFor(async () => expect(await house.outbox(tenantId)).toEqual([]), { timeout: 20_000, interval: 50 });

describe('the workers', () => {
  it('carry an event from a transaction through the queue to its handler', async () => {
    const tenantId = await house.newTenant();
    await work([counting]);
    await house.announce(tenantId, 120);
    await untilEmpty(tenantId);
    expect(await house.effects(tenantId)).toEqual(Array.from({ length: 120 }, () => 1));
  });

  it('leave no job in the queue', async () => {
    const tenantId = await house.newTenant();
    await house.announce(tenantId, 60);
    const workers = await work([counting]);
    await untilEmpty(tenantId);
    await workers.stop();
    const { rows } = await sql`select id from ${sql.table(`${queueSchema}.job`)}`.execute(database.relay);
    expect(rows).toEqual([]);
  });

  it('make each effect once though two processes of them share a backlog', async () => {
    const tenants = await Promise.all([house.newTenant(), house.newTenant(), house.newTenant()]);
    for (const tenantId of tenants) await house.announce(tenantId, 150);
    await Promise.all([work([counting]), work([counting])]);
    for (const tenantId of tenants) {
      await untilEmpty(tenantId);
      expect(await house.effects(tenantId)).toEqual(Array.from({ length: 150 }, () => 1));
    }
  });

  it('pass over events of a later time', async () => {
    const tenantId = await house.newTenant();
    await work([counting]);
    await house.announce(tenantId, 1, { availableAt: morning + 60_000 });
    await house.announce(tenantId, 1);
    await vi.waitFor(async () => expect(await house.effects(tenantId)).toEqual([1]), { timeout: 10_000 });
    expect(await house.outbox(tenantId)).toHaveLength(1);
  });

  it('go on with the others when an event is poisonous', async () => {
    const tenantId = await house.newTenant();
    const poison = defineEvent({ topic: 'tests.poison-poured', payload: z.strictObject({}) });
    const poisoned = defineHandler({
      name: 'tests.drink',
      event: poison,
      run: () => Promise.reject(new Error('poison')),
    });
    await house.within(tenantId, async (tx) => enqueue(tx, poison, {}, { now: morning }));
    await house.announce(tenantId, 60);
    await work([poisoned, counting]);
    await vi.waitFor(async () => expect(await house.effects(tenantId)).toHaveLength(60), { timeout: 10_000 });
    await vi.waitFor(async () => expect(await house.outbox(tenantId)).toMatchObject([{ attempts: 1 }]));
  });

  it("serve a tenant's single event amid another's backlog", async () => {
    const [busy, quiet] = await Promise.all([house.newTenant(), house.newTenant()]);
    const order: Uuid[] = [];
    const noting = defineHandler({
      name: 'tests.note',
      event: counted,
      run: async ({ tenantId }) => void order.push(tenantId),
    });
    await house.announce(busy, 2_000);
    await work([noting], { concurrency: 2 });
    await vi.waitFor(() => expect(order.length).toBeGreaterThan(200), { timeout: 10_000, interval: 5 });
    const aheadOfIt = order.length;
    await house.announce(quiet, 1);
    await vi.waitFor(() => expect(order).toContain(quiet), { timeout: 10_000 });
    expect(order.indexOf(quiet) - aheadOfIt).toBeLessThan(500);
    await untilEmpty(busy);
  });

  it('go on after the database dropped every connection', async () => {
    const tenantId = await house.newTenant();
    const troubles: unknown[] = [];
    await work([counting], { onError: (error) => troubles.push(error) });
    await house.announce(tenantId, 300);
    await vi.waitFor(async () => expect((await house.effects(tenantId)).length).toBeGreaterThan(0));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename in ('chuan_app', 'chuan_relay')`
      .execute(database.relay)
      .catch(() => undefined);
    await vi.waitFor(async () => expect(await house.effects(tenantId)).toHaveLength(300), {
      timeout: 40_000,
      interval: 200,
    });
    expect(await house.effects(tenantId)).toEqual(Array.from({ length: 300 }, () => 1));
    await house.announce(tenantId, 1);
    await untilEmpty(tenantId);
  }, 60_000);

  it('stop though a handler never ends', async () => {
    const tenantId = await house.newTenant();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: end, resolve: finish } = Promise.withResolvers<void>();
    const stuck = defineHandler({ name: 'tests.stuck', event: counted, run: () => (begin(), end) });
    await house.announce(tenantId, 1);
    const workers = await work([stuck]);
    await begun;
    await workers.stop(500);
    expect(await house.outbox(tenantId)).toHaveLength(1);
    finish();
    await untilEmpty(tenantId);
  }, 10_000);

  it('refuse two handlers of one name', async () => {
    await expect(work([counting, counting])).rejects.toThrow('two handlers are named tests.count-effect');
  });
});

describe('a worker process', () => {
  it('that is killed again and again loses nothing and doubles nothing', async () => {
    const tenantId = await house.newTenant();
    const count = 600;
    await house.announce(tenantId, count, { now: systemClock.now() - 1_000 });
    const script = fileURLToPath(new URL('./testing/victim.ts', import.meta.url));
    for (const eventsAllowed of [1, 20, 75]) {
      const victim = spawn(process.execPath, [script, database.url('app'), database.url('relay')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let handled = 0;
      victim.stdout.on('data', (dots: Buffer) => {
        handled += dots.length;
        if (handled >= eventsAllowed) victim.kill('SIGKILL');
      });
      await once(victim, 'exit');
      // The leases of the dead run out after a while; here they are taken away at once.
      await sql`update outbox set lease_until = null where tenant_id = ${tenantId}`.execute(database.relay);
      await sql`delete from ${sql.table(`${queueSchema}.job`)}`.execute(database.relay);
    }
    const waiting = await house.outbox(tenantId);
    expect(waiting.length).toBeGreaterThan(0);
    await drainOnce(database, [counting], { clock: systemClock, tenantId });
    expect(await house.outbox(tenantId)).toEqual([]);
    expect(await house.effects(tenantId)).toEqual(Array.from({ length: count }, () => 1));
  });
});

describe('the queue', () => {
  it('runs on PostgreSQL, and a backend given as an option is refused', async () => {
    const connection = { connectionString: database.url('relay'), schema: queueSchema, max: 1 };
    const right = new Queue('tests', { connection }, createPostgresBackend);
    expect(() => assertPostgres(right.getBackend())).not.toThrow();
    await right.close();
    expect(() => assertPostgres({})).toThrow('queue.wrong_backend');
  });

  it('belongs to the migrator, and only the relay may use it', async () => {
    const { rows } = await sql<{ role: string; uses: boolean; owns: boolean }>`
      select r.rolname as role,
        has_schema_privilege(r.oid, n.oid, 'usage') as uses,
        exists (select from pg_class c where c.relnamespace = n.oid and c.relowner = r.oid) as owns
      from pg_roles r, pg_namespace n
      where r.rolname like 'chuan\\_%' and n.nspname = ${queueSchema} order by 1`.execute(database.migrator);
    expect(rows).toEqual([
      { role: 'chuan_app', uses: false, owns: false },
      { role: 'chuan_migrator', uses: true, owns: true },
      { role: 'chuan_platform', uses: false, owns: false },
      { role: 'chuan_relay', uses: true, owns: false },
    ]);
  });

  it('may be migrated again at any time', async () => {
    await expect(
      Promise.all([migrateQueue(database.url('migrator')), migrateQueue(database.url('migrator'))]),
    ).resolves.toHaveLength(2);
  });

  it('names the same rows of a tenant the same, and never two tenants alike', () => {
    const [a, b, c] = ['a', 'b', 'c'] as [Uuid, Uuid, Uuid];
    const ids = [a, b];
    expect(batchId({ tenantId: 't1', ids })).toBe(batchId({ tenantId: 't1', ids: [b, a] }));
    expect(batchId({ tenantId: 't1', ids })).not.toBe(batchId({ tenantId: 't2', ids }));
    expect(batchId({ tenantId: 't1', ids })).not.toBe(batchId({ tenantId: 't1', ids: [a, c] }));
  });
});
