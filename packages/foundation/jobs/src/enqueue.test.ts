import { type LastWrite, template, withTenant } from '@chuan/db';
import { uuidv7At } from '@chuan/kernel';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { enqueue } from './enqueue.ts';
import { defineEvent } from './event.ts';
import { listDueTenants, outboxState } from './outbox.ts';
import { counted } from './testing/counting.ts';
import { morning, openHouse } from './testing/house.ts';

const house = await openHouse();

describe('an enqueued event', () => {
  it('is stored with the transaction that announced it', async () => {
    const tenantId = await house.newTenant();
    const [id] = await house.announce(tenantId, 1);
    expect(await house.outbox(tenantId)).toEqual([
      { tenantId, id, topic: counted.topic, payload: { note: 'x' }, availableAt: morning, attempts: 0 },
    ]);
  });

  it('is gone when the transaction fails', async () => {
    const tenantId = await house.newTenant();
    const failing = house.within(tenantId, async (tx) => {
      enqueue(tx, counted, { note: 'x' }, { now: morning });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await house.outbox(tenantId)).toEqual([]);
  });

  it('is gone when the commit fails after the outbox was written', async () => {
    const tenantId = await house.newTenant();
    const nothing = template(() => sql`log as (insert into outbox (tenant_id, id) values (null, null))`);
    const broken: LastWrite = { rank: 90, write: () => ({ name: 'log', template: nothing, values: [] }) };
    const failing = house.within(tenantId, async (tx) => {
      enqueue(tx, counted, { note: 'x' }, { now: morning });
      tx.writeLast(Symbol('log'), () => broken);
    });
    await expect(failing).rejects.toThrow('row-level security');
    expect(await house.outbox(tenantId)).toEqual([]);
  });

  it('shares one statement with the others of its transaction', async () => {
    const tenantId = await house.newTenant();
    await house.announce(tenantId, 1_000);
    const { rows } = await sql<{ commands: string }>`
      select count(distinct cmin::text) as commands from outbox where tenant_id = ${tenantId}`.execute(
      house.database.relay,
    );
    expect(rows[0]?.commands).toBe(1);
    expect(await house.outbox(tenantId)).toHaveLength(1_000);
  });

  it('is the same event when the id is the same', async () => {
    const tenantId = await house.newTenant();
    const id = uuidv7At(morning);
    await house.announce(tenantId, 2, { id });
    await house.announce(tenantId, 1, { id });
    expect(await house.outbox(tenantId)).toHaveLength(1);
  });

  it('is refused with a payload that its definition does not know, without telling the values', async () => {
    const tenantId = await house.newTenant();
    const refused = house.within(tenantId, async (tx) => {
      enqueue(tx, counted, { note: 1 as unknown as string }, { now: morning });
    });
    await expect(refused).rejects.toMatchObject({
      code: 'event.bad_payload',
      params: { topic: counted.topic, paths: 'note' },
    });
  });

  it('is refused from work that runs after the outbox was written', async () => {
    const tenantId = await house.newTenant();
    const late: LastWrite = {
      rank: 90,
      write: (tx) => void enqueue(tx, counted, { note: 'late' }, { now: morning }),
    };
    const refused = house.within(tenantId, async (tx) => {
      enqueue(tx, counted, { note: 'x' }, { now: morning });
      tx.writeLast(Symbol('log'), () => late);
    });
    await expect(refused).rejects.toMatchObject({ code: 'event.after_commit' });
  });
});

describe('a topic', () => {
  it.each(['Dossiers.opened', 'dossiers', 'dossiers.', 'dossiers.step_opened', 'dossiers:opened'])(
    'is refused as %j',
    (topic) => {
      expect(() => defineEvent({ topic, payload: z.strictObject({}) })).toThrow('event.bad_topic');
    },
  );
});

describe('the relay', () => {
  it('may read, update and delete the outbox, list the tenants, and nothing else', async () => {
    const { rows } = await sql<{ name: string; privilege: string }>`
      select c.oid::regclass::text as name, p as privilege
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as p
      where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('public', 'platform', 'platform_meta')
        and has_table_privilege('chuan_relay', c.oid, p)
      order by 1, 2`.execute(house.database.migrator);
    expect(rows).toEqual([
      ...['delete', 'select', 'update'].map((privilege) => ({ name: 'outbox', privilege })),
      { name: 'platform.tenant', privilege: 'select' },
    ]);
  });

  it('sees the tenants whose events are due, and not those of later', async () => {
    const [soon, later, none] = await Promise.all([house.newTenant(), house.newTenant(), house.newTenant()]);
    await house.announce(soon, 3);
    await house.announce(later, 3, { availableAt: morning + 60_000 });
    const due = await listDueTenants(house.database.relay, morning);
    expect(due).toContain(soon);
    expect(due).not.toContain(later);
    expect(due).not.toContain(none);
  });

  it('tells how far the workers are behind', async () => {
    const before = await outboxState(house.database.relay, morning + 5_000);
    const tenantId = await house.newTenant();
    await house.announce(tenantId, 4);
    const state = await outboxState(house.database.relay, morning + 5_000);
    expect(state.depth).toBe(before.depth + 4);
    expect(state.oldestAgeMs).toBe(5_000);
  });

  it("leaves a tenant's role with its own rows only", async () => {
    const [ours, theirs] = await Promise.all([house.newTenant(), house.newTenant()]);
    await house.announce(ours, 1);
    await house.announce(theirs, 1);
    const seen = await withTenant(house.database.app, ours, (tx) =>
      tx.queries.selectFrom('outbox').select('tenant_id').execute(),
    );
    expect(seen).toEqual([{ tenant_id: ours }]);
  });
});
