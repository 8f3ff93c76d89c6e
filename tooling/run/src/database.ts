import { startEmbedded } from '@chuan/db/embedded';
import { checkServer } from '@chuan/db/embedded-check';
import { type DatabaseUrls, databaseUrls, embeddedDir } from '@chuan/db/embedded-urls';
import type { Env } from '@chuan/kernel/env';
import { print, sentence } from './say.ts';

export interface RunningDatabase {
  readonly urls: DatabaseUrls;
  stop(patienceMs: number): Promise<void>;
}

/** The database of this run: the one that the environment names, or an embedded one that ends with the run. */
export async function openRunDatabase(env: Env): Promise<RunningDatabase> {
  if (env.DATABASE_URL !== undefined) {
    await checkServer(env.DATABASE_URL, !hasAllRoles(env));
    return { urls: databaseUrls(env, env.DATABASE_URL), stop: async () => {} };
  }
  const embedded = await startEmbedded({
    dataDir: embeddedDir(env),
    whenRunning: 'restart',
    onMoved: (folder) => print(`  ${sentence('run.database_moved', { folder })}`),
  });
  return { urls: databaseUrls(env, embedded.superuserUrl), stop: (patienceMs) => embedded.stop(patienceMs) };
}

const hasAllRoles = (env: Env): boolean =>
  [env.DATABASE_MIGRATOR_URL, env.DATABASE_APP_URL, env.DATABASE_RELAY_URL, env.DATABASE_PLATFORM_URL].every(Boolean);
