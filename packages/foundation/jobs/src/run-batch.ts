import type { Uuid } from '@chuan/kernel';
import { forgetProcessed } from './handler.ts';
import { deleteRows, releaseRows, renewLease, takeRows } from './outbox.ts';
import type { Batch } from './queue.ts';
import { type RunTools, settleRow } from './settle.ts';

export const leaseMs = 15_000;
const renewEveryMs = 4_000;
/** A tenant with slow handlers gives its worker back after this long; the rest of the batch is due again at once. */
const batchBudgetMs = 5_000;
const dayMs = 86_400_000;
/** Longer than any event is retried or any batch repeated. */
const marksKeptMs = 7 * dayMs;

export interface BatchRunner {
  run(batch: Batch): Promise<void>;
  /** Lets each batch end after the event it is at. */
  stop(): void;
}

/** Handles batches. Rows that are handled are deleted together at the batch's end, however it ends. */
export function createBatchRunner(tools: RunTools): BatchRunner {
  let isStopping = false;
  const tidiedAt = new Map<Uuid, number>();
  const { databases, clock } = tools;

  const tidy = async (tenantId: Uuid): Promise<void> => {
    const now = clock.now();
    if (now - (tidiedAt.get(tenantId) ?? 0) < dayMs) return;
    tidiedAt.set(tenantId, now);
    await forgetProcessed(databases.app, tenantId, now - marksKeptMs);
  };

  const run = async ({ tenantId, ids }: Batch): Promise<void> => {
    const rows = await takeRows(databases.relay, { tenantId, ids, now: clock.now(), leaseMs });
    const open = new Set(rows.map((row) => row.id));
    const finished: Uuid[] = [];
    const startedMs = performance.now();
    // A renewal that fails is made good by the next one, or the lease runs out and the rows come again.
    const renew = () => void renewLease(databases.relay, tenantId, [...open], leaseMs).catch(() => undefined);
    const heartbeat = setInterval(renew, renewEveryMs);
    try {
      for (const row of rows) {
        if (isStopping || performance.now() - startedMs > batchBudgetMs) break;
        const result = await settleRow(tools, row);
        open.delete(row.id);
        if (result !== 'postponed') finished.push(row.id);
      }
    } finally {
      clearInterval(heartbeat);
      await deleteRows(databases.relay, tenantId, finished);
      await releaseRows(databases.relay, tenantId, [...open]);
    }
    await tidy(tenantId);
  };
  return { run, stop: () => void (isStopping = true) };
}
