import { join, resolve } from 'node:path';
import { loadMember } from '@chuan/access/server';
import { type ApiPorts, loadMasterKey, makeRateLimits, signerOf } from '@chuan/api';
import { assertRoleCannotBypass, type Database, openDatabase, pendingMigrations, ping } from '@chuan/db';
import { clamdScanner, eicarScanner, localFileStore, type Scanner } from '@chuan/files';
import { outboxState } from '@chuan/jobs';
import { systemClock } from '@chuan/kernel';
import { type Env, publicUrlOf } from '@chuan/kernel/env';
import { type Readiness, readiness } from '@chuan/telemetry';

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
  // Asks how far the workers are behind, and nothing else.
  const relay = openDatabase(need(env.DATABASE_RELAY_URL, 'DATABASE_RELAY_URL'), { name: 'chuan-web', max: 1 });
  const databases = [app, platform, relay];
  await Promise.all(databases.map(({ db }) => assertRoleCannotBypass(db)));
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
    readiness: () =>
      readiness({
        database: () => Promise.all([ping(app.db), ping(platform.db)]),
        migrations: () => pendingMigrations(app.db),
        queue: () => outboxState(relay.db, systemClock.now()),
      }),
    close: async () => {
      await Promise.all(databases.map((database) => database.close()));
    },
  };
}
