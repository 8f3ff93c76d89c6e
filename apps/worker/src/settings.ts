import { join, resolve } from 'node:path';
import { invalid } from '@chuan/kernel';
import { type Env, publicUrlOf } from '@chuan/kernel/env';

export interface WorkerSettings {
  readonly appUrl: string;
  readonly relayUrl: string;
  readonly platformUrl: string;
  /** Where the web keeps what is handed in. */
  readonly filesFolder: string;
  /** Address of clamd; undefined where there is none. */
  readonly scannerAddress: string | undefined;
  /** Where its figures are to be scraped; undefined where nobody does. */
  readonly metricsPort: number | undefined;
  readonly checkpoints: {
    readonly folder: string;
    readonly keyFile: string;
    /** Origin of the checkpoints: the address people know, without its scheme. */
    readonly origin: string;
  };
}

/** @throws {AppError} `env.invalid` with the names of the addresses that are missing. */
export function workerSettings(env: Env): WorkerSettings {
  const { DATABASE_APP_URL: appUrl, DATABASE_RELAY_URL: relayUrl, DATABASE_PLATFORM_URL: platformUrl } = env;
  if (appUrl === undefined || relayUrl === undefined || platformUrl === undefined) {
    const named = { DATABASE_APP_URL: appUrl, DATABASE_RELAY_URL: relayUrl, DATABASE_PLATFORM_URL: platformUrl };
    const names = Object.entries(named).flatMap(([name, url]) => (url === undefined ? [name] : []));
    throw invalid('env.invalid', { names: names.join(', ') });
  }
  const dataDir = resolve(env.DATA_DIR);
  return {
    appUrl,
    relayUrl,
    platformUrl,
    filesFolder: join(dataDir, 'files'),
    scannerAddress: env.CLAMD_ADDRESS,
    metricsPort: env.METRICS_PORT === undefined ? undefined : env.METRICS_PORT + 1,
    checkpoints: {
      folder: env.CHECKPOINT_DIR ?? join(dataDir, 'checkpoints'),
      keyFile: join(dataDir, 'keys/checkpoints'),
      origin: new URL(publicUrlOf(env)).host,
    },
  };
}
