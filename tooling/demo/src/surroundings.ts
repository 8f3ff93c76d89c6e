import { loadMember } from '@chuan/access/server';
import { type ApiPorts, loadMasterKey, makeRateLimits, signerOf, type Surroundings } from '@chuan/api';
import { openDatabase } from '@chuan/db';
import type { DatabaseUrls } from '@chuan/db/embedded-urls';
import { localFileStore } from '@chuan/files';
import type { JobDatabases } from '@chuan/jobs';
import { type Instant, type SimulatedClock, simulatedClock } from '@chuan/kernel';
import { join } from 'node:path';

/** Everything a simulated agency runs on: the product's own services under a clock that is led. */
export interface World extends Surroundings {
  readonly clock: SimulatedClock;
  readonly jobs: JobDatabases;
}

export interface OpenWorld {
  /** The same world under a clock of its own, so that agencies can run side by side. */
  at(instant: Instant): World;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly urls: Pick<DatabaseUrls, 'app' | 'platform' | 'relay'>;
  readonly dataDir: string;
  readonly publicUrl: string;
}

export async function openWorld({ urls, dataDir, publicUrl }: WorldOptions): Promise<OpenWorld> {
  const app = openDatabase(urls.app, { name: 'chuan-demo', max: 8 });
  const platform = openDatabase(urls.platform, { name: 'chuan-demo', max: 4 });
  const relay = openDatabase(urls.relay, { name: 'chuan-demo', max: 4 });
  const ports: ApiPorts = {
    loadMember,
    files: await localFileStore(join(dataDir, 'files')),
    limits: makeRateLimits(100_000),
    sign: signerOf(loadMasterKey(dataDir)),
    publicUrl,
  };
  return {
    at: (instant) => ({
      databases: { app: app.db, platform: platform.db },
      jobs: { app: app.db, relay: relay.db },
      ports,
      clock: simulatedClock(instant),
    }),
    async close() {
      await Promise.all([app.close(), platform.close(), relay.close()]);
    },
  };
}
