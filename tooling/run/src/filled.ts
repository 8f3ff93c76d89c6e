import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseUrls } from '@chuan/db/embedded-urls';
import type { Env } from '@chuan/kernel/env';

/** Remembers that one database was filled from one state of the sources, so that a later start need not wait. */
export interface Filled {
  readonly isSame: boolean;
  remember(): void;
}

/**
 * @param sources  digest of the sources that fill it.
 * @param dataDir  folder in which the mark is kept.
 */
export function filledMark(env: Env, urls: DatabaseUrls, sources: string, dataDir: string): Filled {
  const path = join(dataDir, 'filled');
  const mark = `${databaseKey(env, urls.admin)} ${env.DEMO} ${sources}\n`;
  return { isSame: read(path) === mark, remember: () => writeFileSync(path, mark) };
}

/** An embedded database is told by its password, made with it; its port is another each time. */
function databaseKey(env: Env, admin: string): string {
  const url = new URL(admin);
  if (env.DATABASE_URL === undefined) url.port = '1';
  return createHash('sha256').update(url.toString()).digest('hex');
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
