import { type Database, type LastWrite, type NamedWrite, type PlatformTx, type TenantTx, withTenant } from '@chuan/db';
import type { Uuid } from '@chuan/kernel';
import { append, appended, batchEntries, openLog } from './append.ts';
import { type LogEntry, platformLogId, type SealedEntry, sealEntry } from './entry.ts';
import { type LogAccess, platformTables, tenantTables } from './tables.ts';

/** After every other last work of a transaction: whoever holds the head's lock makes the whole agency wait. */
const lastOfAll = 100;
const buffered = Symbol('event-log');

export const tenantLog = (tx: TenantTx): LogAccess => ({
  tables: tenantTables,
  logId: tx.tenantId.toLowerCase(),
  queries: tx.queries,
});

export const platformLog = (tx: PlatformTx): LogAccess => ({
  tables: platformTables,
  logId: platformLogId,
  queries: tx.queries,
});

class PendingEntries implements LastWrite {
  readonly rank = lastOfAll;
  readonly entries: SealedEntry[] = [];

  async ahead(tx: TenantTx): Promise<void> {
    if (this.entries.length > batchEntries)
      await append(tenantLog(tx), this.entries.splice(0, this.entries.length - 1));
  }

  write(tx: TenantTx): NamedWrite {
    return { name: 'log_rows', ...appended(tenantLog(tx), this.entries) };
  }
}

/**
 * Records what the transaction does. Entries are kept until it is about to commit and appended together, last of
 * all; if it rolls back, nothing of them remains.
 *
 * @throws {AppError} `event_log.bad_entry`, `event_log.entry_too_large`.
 */
export function record(tx: TenantTx, entry: LogEntry): void {
  const sealed = sealEntry(tx.tenantId, entry);
  tx.writeLast(buffered, () => new PendingEntries()).entries.push(sealed);
}

/** Appends to the vendor's own log, at once; call it last in the transaction. */
export async function recordOnPlatform(tx: PlatformTx, ...entries: LogEntry[]): Promise<void> {
  await append(
    platformLog(tx),
    entries.map((entry) => sealEntry(platformLogId, entry)),
  );
}

/** Makes the head of a new tenant's log, without which nothing can be done in the tenant. May run again. */
export async function openTenantLog(tx: TenantTx): Promise<void> {
  await openLog(tenantLog(tx));
}

/**
 * Records in a transaction of its own, for reads of personal data: they run in READ ONLY transactions, which cannot
 * record. Call it before the data is handed out, so that no answer leaves without its entry.
 */
export async function recordApart(db: Database['db'], tenantId: Uuid, ...entries: LogEntry[]): Promise<void> {
  await withTenant(db, tenantId, async (tx) => {
    for (const entry of entries) record(tx, entry);
  });
}
