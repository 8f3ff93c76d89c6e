import { setTimeout as delay } from 'node:timers/promises';
import { startEmbedded } from '@chuan/db/embedded';
import { checkServer } from '@chuan/db/embedded-check';
import { type DatabaseUrls, databaseUrls, embeddedDir } from '@chuan/db/embedded-urls';
import type { Env } from '@chuan/kernel/env';
import { explain, print, seconds, sentence } from './say.ts';
import { pauseMs } from './supervise.ts';

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
  return keepEmbedded(env);
}

/** The embedded server, started again on the same port whenever it dies. */
async function keepEmbedded(env: Env): Promise<RunningDatabase> {
  const dataDir = embeddedDir(env);
  const onMoved = (folder: string) => print(`  ${sentence('run.database_moved', { folder })}`);
  let stopping = false;
  let embedded = await startEmbedded({ dataDir, whenRunning: 'restart', onMoved, onDeath: () => void revive() });
  const { port } = embedded;
  const revive = async (): Promise<void> => {
    for (let deaths = 1; !stopping; deaths += 1) {
      const pause = pauseMs(deaths);
      print(sentence('run.database_died', { seconds: seconds(pause) }));
      await delay(pause);
      if (stopping) return;
      try {
        embedded = await startEmbedded({ dataDir, port, onDeath: () => void revive() });
        if (stopping) await embedded.stop(0);
        return;
      } catch (error) {
        print(explain(error));
      }
    }
  };
  return {
    urls: databaseUrls(env, embedded.superuserUrl),
    stop: (patienceMs) => {
      stopping = true;
      return embedded.stop(patienceMs);
    },
  };
}

const hasAllRoles = (env: Env): boolean =>
  [env.DATABASE_MIGRATOR_URL, env.DATABASE_APP_URL, env.DATABASE_RELAY_URL, env.DATABASE_PLATFORM_URL].every(Boolean);
