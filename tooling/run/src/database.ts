import { type Embedded, startEmbedded } from '@chuan/db/embedded';
import { type DatabaseUrls, databaseUrls, embeddedDir } from '@chuan/db/embedded-urls';
import { type AppError, conflict, denied, isAppError, missing, unavailable } from '@chuan/kernel';
import type { Env } from '@chuan/kernel/env';
import pg from 'pg';
import { print, sentence } from './say.ts';

/** The oldest server whose security_invoker views and policies the schema needs. */
const oldestMajor = 15;

export interface RunningDatabase {
  readonly urls: DatabaseUrls;
  stop(patienceMs: number): Promise<void>;
}

/** The database of this run: the one that the environment names, or an embedded one that ends with the run. */
export async function openRunDatabase(env: Env): Promise<RunningDatabase> {
  if (env.DATABASE_URL !== undefined) {
    await checkServer(env.DATABASE_URL, hasAllRoles(env));
    return { urls: databaseUrls(env, env.DATABASE_URL), stop: async () => {} };
  }
  const embedded: Embedded = await startEmbedded({
    dataDir: embeddedDir(env),
    whenRunning: 'restart',
    onMoved: (folder) => print(`  ${sentence('run.database_moved', { folder })}`),
  });
  return { urls: databaseUrls(env, embedded.superuserUrl), stop: (patienceMs) => embedded.stop(patienceMs) };
}

const hasAllRoles = (env: Env): boolean =>
  [env.DATABASE_MIGRATOR_URL, env.DATABASE_APP_URL, env.DATABASE_RELAY_URL, env.DATABASE_PLATFORM_URL].every(Boolean);

/**
 * Tries a server before anything is done with it.
 *
 * @throws {AppError} `run.database_unreachable`, `run.database_login`, `run.database_absent`,
 *   `run.database_old`, `run.database_not_admin`.
 */
export async function checkServer(url: string, rolesAreMade: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  const { host, pathname } = new URL(url);
  try {
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int / 10000 as major,
        (select rolsuper or (rolcreaterole and rolbypassrls) from pg_roles where rolname = current_user) as admin`,
    );
    const { major, admin } = rows[0] as { major: number; admin: boolean };
    if (major < oldestMajor) throw conflict('run.database_old', { host, found: major, needed: oldestMajor });
    if (!admin && !rolesAreMade) throw denied('run.database_not_admin');
  } catch (error) {
    throw isAppError(error) ? error : asRefusal(error, host, decodeURIComponent(pathname.slice(1)));
  } finally {
    await client.end().catch(() => {});
  }
}

function asRefusal(error: unknown, host: string, database: string): AppError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === '28P01' || code === '28000') return denied('run.database_login', { host });
  if (code === '3D000') return missing('run.database_absent', { host, database });
  return unavailable('run.database_unreachable', { host, reason: code ?? message });
}
