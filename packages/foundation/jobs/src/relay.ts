import type { Clock, Uuid } from '@chuan/kernel';
import { claimRows, listDueTenants, type RelayDb } from './outbox.ts';
import type { EventQueue } from './queue.ts';
import { leaseMs } from './run-batch.ts';

export interface RelayOptions {
  readonly db: RelayDb;
  readonly queue: EventQueue;
  readonly clock: Clock;
  /** Batches that may wait or run at one time, of all tenants and of one. */
  readonly inFlight: { readonly all: number; readonly tenant: number };
  readonly onError: (error: unknown) => void;
}

export interface Relay {
  /** Looks again at once; said when a worker has become free. */
  wake(): void;
  stop(): Promise<void>;
}

const rowsPerBatch = 50;
const leastPauseMs = 200;
const longestPauseMs = 2_000;

/** One step: fills the room that the queue has. @returns batches queued. */
function createStep({ db, queue, clock, inFlight }: RelayOptions): () => Promise<number> {
  /** Tenants still to be served in this pass. */
  let pass: Uuid[] = [];
  return async () => {
    const counts = await queue.countInFlight();
    let room = inFlight.all - [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (room <= 0) return 0;
    if (pass.length === 0) pass = await listDueTenants(db, clock.now());
    let queued = 0;
    while (room > 0 && pass.length > 0) {
      const tenantId = pass.shift()!;
      if ((counts.get(tenantId) ?? 0) >= inFlight.tenant) continue;
      const ids = await claimRows(db, { tenantId, now: clock.now(), limit: rowsPerBatch, leaseMs });
      if (ids.length === 0) continue;
      await queue.add({ tenantId, ids });
      room -= 1;
      queued += 1;
    }
    return queued;
  };
}

/**
 * Carries the outbox to the queue, tenant by tenant. In each pass every tenant with due events gets one batch, and
 * the queue is kept short: whoever has waited least never stands behind another's hundred thousand events.
 *
 * It looks again after 200 ms, and ever more rarely, up to 2 s, while nothing happens. Business transactions notify
 * nobody: a NOTIFY would make their commits wait for one another.
 */
export function startRelay(options: RelayOptions): Relay {
  const step = createStep(options);
  let isStopping = false;
  let isWoken = false;
  let pauseMs = leastPauseMs;
  let interrupt: () => void = () => {};

  const pause = (): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, pauseMs);
    interrupt = () => {
      clearTimeout(timer);
      resolve();
    };
    if (isWoken || isStopping) interrupt();
    return promise;
  };
  const loop = async (): Promise<void> => {
    while (!isStopping) {
      isWoken = false;
      const queued = await step().catch((error: unknown) => {
        options.onError(error);
        return 0;
      });
      if (queued === 0) await pause();
      pauseMs = queued > 0 || isWoken ? leastPauseMs : Math.min(longestPauseMs, pauseMs * 1.5);
    }
  };
  const ended = loop();
  return {
    wake() {
      isWoken = true;
      interrupt();
    },
    async stop() {
      isStopping = true;
      interrupt();
      await ended;
    },
  };
}
