import { join, resolve } from 'node:path';
import { loadMember } from '@chuan/access/server';
import { type ApiPorts, loadMasterKey, makeRateLimits, signerOf } from '@chuan/api';
import { assertRoleCannotBypass, type Database, isReachable, openDatabase, pendingMigrations } from '@chuan/db';
import { clamdScanner, eicarScanner, localFileStore, type Scanner } from '@chuan/files';
import { type Env, publicUrlOf } from '@chuan/kernel/env';
import type { Readiness } from './health.ts';

/** What the process holds open while it runs. */
export interface Services {
  readonly app: Database;
  readonly platform: Database;
  readonly ports: ApiPorts;
  readonly scanner: Scanner;
  readiness(): Promise<Readiness>;
  close(): Promise<void>;
}

function need(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`${name} is not set; \`pnpm start\` derives it`);
  return value;
}

/** Opens databases and files. @throws {AppError} `database.role_can_bypass` */
export async function openServices(env: Env): Promise<Services> {
  const app = openDatabase(need(env.DATABASE_APP_URL, 'DATABASE_APP_URL'), { name: 'chuan-web', max: 20 });
  const platform = openDatabase(need(env.DATABASE_PLATFORM_URL, 'DATABASE_PLATFORM_URL'), {
    name: 'chuan-web',
    max: 6,
  });
  await Promise.all([assertRoleCannotBypass(app.db), assertRoleCannotBypass(platform.db)]);
  const dataDir = resolve(env.DATA_DIR);
  const ports: ApiPorts = {
    loadMember,
    files: await localFileStore(join(dataDir, 'files')),
    limits: makeRateLimits(env.RATE_LIMIT_SCALE),
    sign: signerOf(loadMasterKey(dataDir)),
    publicUrl: publicUrlOf(env),
  };
  return {
    app,
    platform,
    ports,
    scanner: env.CLAMD_ADDRESS === undefined ? eicarScanner : clamdScanner(env.CLAMD_ADDRESS),
    readiness: () => readinessOf(app, platform),
    close: async () => {
      await Promise.all([app.close(), platform.close()]);
    },
  };
}

const answers = async (check: () => Promise<unknown>): Promise<boolean> =>
  check().then(
    (result) => result !== false,
    () => false,
  );

async function readinessOf(app: Database, platform: Database): Promise<Readiness> {
  const checks = {
    database: await answers(() => isReachable(app.db)),
    platform: await answers(() => isReachable(platform.db)),
    migrations: await answers(async () => (await pendingMigrations(app.db)).length === 0),
  };
  return { ready: Object.values(checks).every(Boolean), checks };
}
