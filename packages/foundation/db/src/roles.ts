import { denied } from '@chuan/kernel';
import { type Kysely, sql } from 'kysely';
import type { DB } from './schema.generated.ts';

export const roleNames = ['migrator', 'app', 'relay', 'platform'] as const;
export type RoleName = (typeof roleNames)[number];

const attributes: Readonly<Record<RoleName, string>> = {
  migrator: 'login bypassrls nosuperuser nocreaterole',
  app: 'login nobypassrls nosuperuser nocreaterole nocreatedb',
  relay: 'login nobypassrls nosuperuser nocreaterole nocreatedb',
  platform: 'login nobypassrls nosuperuser nocreaterole nocreatedb',
};

/** A statement of web or worker that takes longer is cancelled, unless its transaction allows it more. Milliseconds. */
const statementTimeoutMs: Partial<Record<RoleName, number>> = { app: 15_000, platform: 15_000 };

/**
 * Makes or corrects the four roles. Runs under an administrator; may run again at any time.
 *
 * @param passwords one a role; the roles' passwords are set to these.
 */
export async function ensureRoles(admin: Kysely<DB>, passwords: Readonly<Record<RoleName, string>>): Promise<void> {
  for (const name of roleNames) {
    const role = sql.id(`chuan_${name}`);
    const { rows } = await sql`select 1 from pg_roles where rolname = ${`chuan_${name}`}`.execute(admin);
    if (rows.length === 0) await sql`create role ${role}`.execute(admin);
    await sql`alter role ${role} with ${sql.raw(attributes[name])} password ${sql.lit(passwords[name])}`.execute(admin);
    const timeoutMs = statementTimeoutMs[name];
    if (timeoutMs !== undefined)
      await sql`alter role ${role} set statement_timeout = ${sql.lit(timeoutMs)}`.execute(admin);
  }
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(admin);
  const database = sql.id(rows[0]!.name);
  await sql`grant create, connect, temporary on database ${database} to chuan_migrator`.execute(admin);
  await sql`grant connect on database ${database} to chuan_app, chuan_relay, chuan_platform`.execute(admin);
  await sql`revoke temporary, create on database ${database} from public`.execute(admin);
  await sql`grant create, usage on schema public to chuan_migrator`.execute(admin);
  await sql`alter schema public owner to chuan_migrator`.execute(admin);
}

/** The address of the same database under another role. */
export function roleUrl(adminUrl: string, role: RoleName, password: string): string {
  const url = new URL(adminUrl);
  url.username = `chuan_${role}`;
  url.password = password;
  return url.toString();
}

/**
 * Refuses a connection whose role could step over the tenant wall (P1).
 *
 * @throws {AppError} `database.role_can_bypass`
 */
export async function assertRoleCannotBypass(db: Kysely<DB>): Promise<void> {
  const { rows } = await sql<{ can: boolean }>`
    select rolsuper or rolbypassrls or exists (
      select 1 from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')) as can
    from pg_roles r where rolname = current_user`.execute(db);
  if (rows[0]?.can !== false) throw denied('database.role_can_bypass');
}
