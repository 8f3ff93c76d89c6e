import { createHash, randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { inject } from 'vitest';
import { uuidv7At } from '@chuan/kernel';
import { startTestServer } from './embedded-test.ts';
import { migrate, migrationText } from './migrate.ts';
import { type Database, openDatabase } from './pool.ts';
import { ensureRoles, type RoleName, roleNames, roleUrl } from './roles.ts';
import type { DB } from './schema.generated.ts';

/** Fixed: the test server listens on this machine only and holds nothing. */
export const testPasswords: Readonly<Record<RoleName, string>> = {
  migrator: 'migrator-test',
  app: 'app-test',
  relay: 'relay-test',
  platform: 'platform-test',
};

export interface TestDatabase {
  /** As the web and the worker connect. */
  readonly app: Kysely<DB>;
  readonly platform: Kysely<DB>;
  readonly relay: Kysely<DB>;
  /** Past every policy; for arranging and for looking behind the wall. */
  readonly migrator: Kysely<DB>;
  readonly url: (role: RoleName) => string;
  drop(): Promise<void>;
}

const asDatabase = (url: string, name: string): string => {
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.toString();
};

/** The server's address: given by the gate's run, or the developer's own that stays up. */
async function adminUrl(): Promise<string> {
  const given = (inject as (key: string) => string | undefined)('testServerUrl');
  return given ?? (await startTestServer()).superuserUrl;
}

/**
 * A database of this file's own, with the product's schema and roles. Copied from a template that is migrated once,
 * so it costs a fraction of a second.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await adminUrl();
  const admin = openDatabase(server, { max: 1 });
  const name = `test_${randomBytes(6).toString('hex')}`;
  try {
    const template = await ensureTemplate(admin.db, server);
    await sql`create database ${sql.id(name)} template ${sql.id(template)} owner chuan_migrator`.execute(admin.db);
    await sql`grant connect on database ${sql.id(name)} to chuan_app, chuan_relay, chuan_platform`.execute(admin.db);
  } finally {
    await admin.close();
  }
  return openTestDatabase(server, name);
}

function openTestDatabase(server: string, name: string): TestDatabase {
  const url = (role: RoleName) => roleUrl(asDatabase(server, name), role, testPasswords[role]);
  const open = Object.fromEntries(roleNames.map((role) => [role, openDatabase(url(role), { max: 8 })])) as Record<
    RoleName,
    Database
  >;
  return {
    app: open.app.db,
    platform: open.platform.db,
    relay: open.relay.db,
    migrator: open.migrator.db,
    url,
    async drop() {
      await Promise.all(Object.values(open).map((database) => database.close()));
      const admin = openDatabase(server, { max: 1 });
      await sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin.db);
      await admin.close();
    },
  };
}

/** One template a schema: its name carries the hash of the migrations' text. */
async function ensureTemplate(admin: Kysely<DB>, server: string): Promise<string> {
  const template = `template_${createHash('sha256')
    .update(await migrationText())
    .digest('hex')
    .slice(0, 12)}`;
  return admin.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(726354)`.execute(connection);
    try {
      const { rows } = await sql`select 1 from pg_database where datname = ${template}`.execute(connection);
      if (rows.length === 0) await buildTemplate(connection, server, template);
      return template;
    } finally {
      await sql`select pg_advisory_unlock(726354)`.execute(connection);
    }
  });
}

async function buildTemplate(admin: Kysely<DB>, server: string, template: string): Promise<void> {
  const draft = `${template}_draft`;
  await sql`drop database if exists ${sql.id(draft)} with (force)`.execute(admin);
  await sql`create database ${sql.id(draft)}`.execute(admin);
  const owner = openDatabase(asDatabase(server, draft), { max: 1 });
  await ensureRoles(owner.db, testPasswords);
  await owner.close();
  const migrator = openDatabase(roleUrl(asDatabase(server, draft), 'migrator', testPasswords.migrator), { max: 1 });
  await migrate(migrator.db);
  await migrator.close();
  await sql`alter database ${sql.id(draft)} rename to ${sql.id(template)}`.execute(admin);
}

/** A pool whose statements pass through `rewrite` first: for mutants that forget a condition. */
export function openRewritten(url: string, rewrite: (text: string) => string): Database {
  return openDatabase(url, { max: 4, rewrite });
}

export interface TestTenantOptions {
  name?: string;
  kind?: 'commune' | 'department' | 'province_office';
}

/** A tenant with nothing in it but its name and its log's head. */
export async function createTestTenant(database: TestDatabase, options: TestTenantOptions = {}): Promise<string> {
  const id = uuidv7At(Date.UTC(2026, 8, 1));
  const name = options.name ?? 'UBND phường Thử Nghiệm';
  await database.platform
    .insertInto('platform.tenant')
    .values({
      id,
      slug: `t-${id.slice(-12)}`,
      name,
      short_name: name,
      kind: options.kind ?? 'commune',
      status: 'active',
      created_at: new Date(Date.UTC(2026, 8, 1)),
    })
    .execute();
  await database.migrator
    .insertInto('event_log_head')
    .values({ tenant_id: id, seq: 0, hash: Buffer.alloc(32) })
    .execute();
  return id;
}
