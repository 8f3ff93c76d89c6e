import { type AppError, conflict, denied, isAppError, missing, unavailable } from '@chuan/kernel';
import pg from 'pg';

/** The oldest server that has the views and policies the schema needs. */
const oldestMajor = 15;

/**
 * Tries a server before anything is done with it.
 *
 * @param needsRoles  true when the roles have yet to be made, which takes an administrator.
 * @throws {AppError} `database.unreachable_at`, `database.login_refused`, `database.absent`, `database.too_old`,
 *   `database.not_admin`; each with what it takes to say where.
 */
export async function checkServer(url: string, needsRoles: boolean): Promise<void> {
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
    if (major < oldestMajor) throw conflict('database.too_old', { host, found: major, needed: oldestMajor });
    if (!admin && needsRoles) throw denied('database.not_admin');
  } catch (error) {
    throw isAppError(error) ? error : asRefusal(error, host, decodeURIComponent(pathname.slice(1)));
  } finally {
    await client.end().catch(() => {});
  }
}

function asRefusal(error: unknown, host: string, database: string): AppError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === '28P01' || code === '28000') return denied('database.login_refused', { host });
  if (code === '3D000') return missing('database.absent', { host, database });
  return unavailable('database.unreachable_at', { host, reason: code ?? message });
}
