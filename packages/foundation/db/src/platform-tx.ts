import { isAppError } from '@chuan/kernel';
import type { Kysely, Transaction } from 'kysely';
import { translateDatabaseError } from './database-error.ts';
import type { DB } from './schema.generated.ts';

declare const platformBound: unique symbol;

/** A transaction of the vendor's platform role, which holds no grant on any tenant table. */
export interface PlatformTx {
  readonly [platformBound]: true;
  readonly queries: Transaction<DB>;
}

export async function withPlatform<T>(
  db: Kysely<DB>,
  work: (tx: PlatformTx) => Promise<T>,
  access: 'read_only' | 'read_write' = 'read_write',
): Promise<T> {
  try {
    return await db
      .transaction()
      .setAccessMode(access === 'read_only' ? 'read only' : 'read write')
      .execute((queries) => work({ queries } as PlatformTx));
  } catch (error) {
    throw isAppError(error) ? error : translateDatabaseError(error);
  }
}
