import { loadMember } from '@chuan/access/server';
import { type ApiPorts, loadMasterKey, makeRateLimits, signerOf, type Surroundings } from '@chuan/api';
import { openDatabase } from '@chuan/db';
import type { DatabaseUrls } from '@chuan/db/embedded-urls';
import { localFileStore } from '@chuan/files';
import type { JobDatabases } from '@chuan/jobs';
import { type Instant, type SimulatedClock, simulatedClock } from '@chuan/kernel';
import { makeMailer, type Mailer } from '@chuan/notices/jobs';
import { join } from 'node:path';

/** Everything a simulated agency runs on: the product's own services under a clock that is led. */
export interface World extends Surroundings {
  readonly clock: SimulatedClock;
  readonly jobs: JobDatabases;
  /** Into the folder, whatever mail server there is: sample addresses belong to nobody. */
  readonly mailer: Mailer;
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

/**
 * An address whose commits do not wait for the disk, which would be most of the time a load takes. A crash may lose the
 * last moments of it, never its order; the load then goes on from what is there.
 */
function unhurried(address: string): string {
  const url = new URL(address);
  url.searchParams.set('options', '-c synchronous_commit=off');
  return url.toString();
}

export async function openWorld({ urls, dataDir, publicUrl }: WorldOptions): Promise<OpenWorld> {
  const app = openDatabase(unhurried(urls.app), { name: 'chuan-demo', max: 8 });
  const platform = openDatabase(unhurried(urls.platform), { name: 'chuan-demo', max: 4 });
  const relay = openDatabase(unhurried(urls.relay), { name: 'chuan-demo', max: 4 });
  const ports: ApiPorts = {
    loadMember,
    files: await localFileStore(join(dataDir, 'files')),
    limits: makeRateLimits(100_000),
    sign: signerOf(loadMasterKey(dataDir)),
    publicUrl,
  };
  const mailer = makeMailer({ from: 'Chuẩn <no-reply@localhost>', smtpUrl: undefined, folder: join(dataDir, 'mail') });
  return {
    at: (instant) => ({
      databases: { app: app.db, platform: platform.db },
      jobs: { app: app.db, relay: relay.db },
      ports,
      mailer,
      clock: simulatedClock(instant),
    }),
    async close() {
      await Promise.all([app.close(), platform.close(), relay.close()]);
    },
  };
}
