import { hash } from 'node:crypto';
import { type DB, frozen } from '@chuan/db';
import { timestamp, type Uuid } from '@chuan/kernel';
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia';
import { type Kysely, sql } from 'kysely';

/** The only file that knows the session library. The database holds the SHA-256 of a session id, never the id. */
declare module 'lucia' {
  interface Register {
    Lucia: SessionLibrary;
    UserId: Uuid;
    DatabaseSessionAttributes: SessionAttributes;
  }
}
type SessionLibrary = Lucia<SessionAttributes>;

export interface SessionAttributes {
  tenantId: Uuid | null;
  personId: Uuid | null;
  absoluteExpiresAt: number;
}

const idleHours = 10;
const absoluteDays = 7;
/** Ended sessions tell the vendor for so long when an agency last had a visitor. */
const keptDays = 90;

const hashOf = (id: string) => hash('sha256', id, 'base64url');

/** Asked in every call. */
const findRow = frozen<SessionRow>(
  ([idHash]) => sql`select session.account_id, session.tenant_id, session.person_id, session.expires_at,
      session.absolute_expires_at
    from platform.session join platform.account on account.id = session.account_id
    where session.id_hash = ${idHash} and account.status = 'active'`,
);

function adapterOf(db: Kysely<DB>): Adapter {
  return {
    async getSessionAndUser(id) {
      const [row] = (await findRow(db, [hashOf(id)])).rows;
      if (!row) return [null, null];
      return [sessionOf(id, row), { id: row.account_id, attributes: {} }];
    },
    async getUserSessions() {
      return [];
    },
    async setSession(session) {
      const { tenantId, personId, absoluteExpiresAt } = session.attributes;
      await db
        .insertInto('platform.session')
        .values({
          id_hash: hashOf(session.id),
          account_id: session.userId,
          tenant_id: tenantId,
          person_id: personId,
          created_at: timestamp(absoluteExpiresAt - absoluteDays * 86_400_000),
          expires_at: session.expiresAt,
          absolute_expires_at: timestamp(absoluteExpiresAt),
        })
        .execute();
    },
    async updateSessionExpiration(id, expiresAt) {
      await db
        .updateTable('platform.session')
        .set({ expires_at: expiresAt })
        .where('id_hash', '=', hashOf(id))
        .execute();
    },
    async deleteSession(id) {
      await db.deleteFrom('platform.session').where('id_hash', '=', hashOf(id)).execute();
    },
    async deleteUserSessions(accountId) {
      await db.deleteFrom('platform.session').where('account_id', '=', accountId).execute();
    },
    async deleteExpiredSessions() {
      await db
        .deleteFrom('platform.session')
        .where('expires_at', '<', sql<number>`clock_timestamp() - make_interval(days => ${keptDays})`)
        .execute();
    },
  };
}

interface SessionRow {
  account_id: string;
  tenant_id: string | null;
  person_id: string | null;
  expires_at: number;
  absolute_expires_at: number;
}

const sessionOf = (id: string, row: SessionRow): DatabaseSession => ({
  id,
  userId: row.account_id,
  expiresAt: timestamp(Math.min(row.expires_at, row.absolute_expires_at)),
  attributes: { tenantId: row.tenant_id, personId: row.person_id, absoluteExpiresAt: row.absolute_expires_at },
});

export interface OpenSession {
  readonly token: string;
  readonly accountId: Uuid;
  readonly sessionHash: string;
  readonly tenantId: Uuid | null;
  readonly personId: Uuid | null;
  /** The absolute limit; an idle session ends before it. */
  readonly expiresAt: number;
}

export interface Sessions {
  open(accountId: Uuid, place: { tenantId: Uuid | null; personId: Uuid | null }, now: number): Promise<OpenSession>;
  find(token: string): Promise<OpenSession | undefined>;
  close(token: string): Promise<void>;
  closeAll(accountId: Uuid): Promise<void>;
  count(accountId: Uuid): Promise<number>;
}

async function countOpen(db: Kysely<DB>, accountId: Uuid): Promise<number> {
  const row = await db
    .selectFrom('platform.session')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('expires_at', '>', (eb) => eb.fn('clock_timestamp'))
    .where('absolute_expires_at', '>', (eb) => eb.fn('clock_timestamp'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

const made = new WeakMap<Kysely<DB>, Sessions>();

/** Sessions in the platform's database: idle limit 10 hours, absolute limit 7 days. */
export function sessionsOf(db: Kysely<DB>): Sessions {
  const known = made.get(db) ?? makeSessions(db);
  made.set(db, known);
  return known;
}

function makeSessions(db: Kysely<DB>): Sessions {
  const library: SessionLibrary = new Lucia(adapterOf(db), {
    sessionExpiresIn: new TimeSpan(idleHours, 'h'),
    getSessionAttributes: (attributes) => attributes,
  });
  const opened = (session: { id: string; userId: Uuid; expiresAt: Date } & SessionAttributes): OpenSession => ({
    token: session.id,
    accountId: session.userId,
    sessionHash: hashOf(session.id),
    tenantId: session.tenantId,
    personId: session.personId,
    expiresAt: session.absoluteExpiresAt,
  });
  return {
    async open(accountId, place, now) {
      const attributes = { ...place, absoluteExpiresAt: now + absoluteDays * 86_400_000 };
      const session = await library.createSession(accountId, attributes);
      await library.deleteExpiredSessions();
      return opened(session);
    },
    async find(token) {
      const { session } = await library.validateSession(token);
      return session ? opened(session) : undefined;
    },
    close: (token) => library.invalidateSession(token),
    closeAll: (accountId) => library.invalidateUserSessions(accountId),
    count: (accountId) => countOpen(db, accountId),
  };
}
