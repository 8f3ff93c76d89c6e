import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Env } from '@chuan/kernel/env';
import { findEmbedded } from './embedded.ts';
import { type RoleName, roleNames, roleUrl } from './roles.ts';

type Passwords = Readonly<Record<RoleName, string>>;

/** The addresses of one database, one for each role; `admin` may make roles and is used by `migrate` alone. */
export interface DatabaseUrls extends Readonly<Record<RoleName, string>> {
  readonly admin: string;
}

/** Where the embedded database of a data folder lives. */
export const embeddedDir = (env: Env): string => join(resolve(env.DATA_DIR), 'postgres');

/**
 * The roles' addresses on an administrator's database. What the environment names wins; the rest get passwords
 * made once and kept in `DATA_DIR/passwords.json`, which `migrate` gives to the roles.
 */
export function databaseUrls(env: Env, admin: string): DatabaseUrls {
  const passwords = keptPasswords(resolve(env.DATA_DIR));
  const derived = (role: RoleName) => roleUrl(admin, role, passwords[role]);
  return {
    admin,
    migrator: env.DATABASE_MIGRATOR_URL ?? derived('migrator'),
    app: env.DATABASE_APP_URL ?? derived('app'),
    relay: env.DATABASE_RELAY_URL ?? derived('relay'),
    platform: env.DATABASE_PLATFORM_URL ?? derived('platform'),
  };
}

/** The addresses of the database that runs now: the one named by the environment, else the embedded one. */
export async function findDatabaseUrls(env: Env): Promise<DatabaseUrls | undefined> {
  const admin = env.DATABASE_URL ?? (await findEmbedded(embeddedDir(env)))?.superuserUrl;
  return admin === undefined ? undefined : databaseUrls(env, admin);
}

/** The password each role is to have, read from its address. */
export function passwordsOf(urls: DatabaseUrls): Passwords {
  const entries = roleNames.map((role) => [role, decodeURIComponent(new URL(urls[role]).password)] as const);
  return Object.fromEntries(entries) as Record<RoleName, string>;
}

function keptPasswords(dataDir: string): Passwords {
  const path = join(dataDir, 'passwords.json');
  const kept = read(path);
  if (kept) return kept;
  mkdirSync(dataDir, { recursive: true });
  const made = Object.fromEntries(roleNames.map((role) => [role, randomBytes(24).toString('base64url')]));
  const draft = join(dataDir, `passwords.${process.pid}.json`);
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  try {
    // Linked, not renamed: of two first starts at once one wins and both read what it wrote.
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(path) ?? (made as Passwords);
}

function read(path: string): Passwords | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Passwords;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
