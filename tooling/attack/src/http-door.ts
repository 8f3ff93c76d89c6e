import { readyMadeRoles } from '@chuan/access/server';
import type { TestDatabase } from '@chuan/db/test';
import { sessionsOf } from '@chuan/identity/server';
import { newId, systemClock } from '@chuan/kernel';
import { createLogger } from '@chuan/telemetry';
import { createApp } from '@chuan/web/server/app';
import { uploadLimits } from '@chuan/web/server/body-limit';
import { listen } from '@chuan/web/server/listen';
import { sessionCookies } from '@chuan/web/server/session-cookie';
import { mountProcedures } from '@chuan/web/server/trpc-mount';
import type { Field } from './attack.ts';
import { portsOf } from './world.ts';

export interface Wire {
  readonly status: number;
  readonly text: string;
}

export interface Ask {
  readonly method?: 'GET' | 'POST';
  readonly cookie?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HttpDoor {
  readonly origin: string;
  ask(path: string, ask?: Ask): Promise<Wire>;
  close(): Promise<void>;
}

/** The product's procedures behind its own guards, on a socket, over a test's database. */
export async function openHttpDoor(database: TestDatabase): Promise<HttpDoor> {
  const logger = createLogger({ name: 'attack', level: 'fatal' });
  const cookies = sessionCookies(false);
  const services = {
    app: { db: database.app },
    platform: { db: database.platform },
    ports: portsOf(),
  } as unknown as Parameters<typeof mountProcedures>[0]['services'];
  const app = createApp({
    build: () => Promise.reject(new Error('no page is asked for here')),
    getLoadContext: () => Promise.reject(new Error('no page is asked for here')),
    mount: mountProcedures({ services, clock: systemClock, cookies, logger }),
    bodyLimits: uploadLimits,
    logger,
  });
  const server = await listen(app, 0, '127.0.0.1');
  const origin = `http://127.0.0.1:${server.port}`;
  return {
    origin,
    async ask(path, { method = 'GET', cookie, body, headers } = {}) {
      const answer = await fetch(`${origin}${path}`, {
        method,
        body,
        headers: {
          origin,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          'idempotency-key': newId(),
          ...(cookie === undefined ? {} : { cookie: `session=${encodeURIComponent(cookie)}` }),
          ...headers,
        },
      });
      return { status: answer.status, text: await answer.text() };
    },
    close: () => server.close(200),
  };
}

/** Sessions of one person who may do everything at an agency, and of the vendor's administrator. */
export async function openSessions({ database, mine }: Field): Promise<{ member: string; staff: string }> {
  const { tenantId } = mine.agency;
  const personId = mine.people[readyMadeRoles[0]!.key]!;
  const db = database.migrator;
  const roles = await db.selectFrom('role').select('id').where('tenant_id', '=', tenantId).execute();
  await db
    .insertInto('person_role')
    .values(roles.map(({ id }) => ({ tenant_id: tenantId, person_id: personId, role_id: id })))
    .onConflict((clash) => clash.doNothing())
    .execute();
  const open = async (place: { tenantId: string | null; personId: string | null }) => {
    const id = newId();
    const account = { id, email: `${id}@example.vn`, password_hash: '', status: 'active', created_at: new Date(0) };
    await db.insertInto('platform.account').values(account).execute();
    if (place.tenantId === null)
      await db.insertInto('platform.staff').values({ account_id: id, full_name: 'Quản trị', role: 'admin' }).execute();
    return (await sessionsOf(database.platform).open(id, place, systemClock.now())).token;
  };
  return { member: await open({ tenantId, personId }), staff: await open({ tenantId: null, personId: null }) };
}
