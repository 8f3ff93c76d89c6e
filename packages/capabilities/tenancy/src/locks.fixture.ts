import type { TestDatabase } from '@chuan/db/test';
import { sql } from 'kysely';
import { expect } from 'vitest';

/**
 * Begins `first`, which calls `holdOpen` at the end of its transaction, and then `second`; lets the first end once the
 * second waits for its lock. Fails when it does not wait.
 */
export async function oneAfterTheOther<First, Second>(
  database: TestDatabase,
  first: (holdOpen: () => Promise<void>) => Promise<First>,
  second: () => Promise<Second>,
): Promise<[First, Second]> {
  const done = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const running = first(async () => {
    done.resolve();
    await goOn.promise;
  });
  await Promise.race([done.promise, running]);
  const following = second();
  try {
    await expect.poll(() => countWaiting(database), { timeout: 10_000 }).toBe(1);
  } finally {
    goOn.resolve();
  }
  return Promise.all([running, following]);
}

async function countWaiting({ migrator }: TestDatabase): Promise<number> {
  const { rows } = await sql`
    select pid from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(migrator);
  return rows.length;
}
