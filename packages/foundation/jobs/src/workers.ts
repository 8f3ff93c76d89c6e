import type { Clock } from '@chuan/kernel';
import { openEventQueue, startQueueWorker } from './queue.ts';
import { createBatchRunner } from './run-batch.ts';
import type { Handler } from './handler.ts';
import { startRelay } from './relay.ts';
import type { JobDatabases, RunTools } from './settle.ts';

export interface WorkersOptions {
  databases: JobDatabases;
  /** The relay role's address; the queue opens connections of its own. */
  queueUrl: string;
  handlers: readonly Handler[];
  clock: Clock;
  /** Batches at a time. */
  concurrency?: number;
  onEvent?: RunTools['onEvent'];
  /** Trouble with database or queue. It is tried again by itself; this is for the log. */
  onError?: (error: unknown) => void;
}

export interface Workers {
  /** Looks at the outbox at once. */
  wake(): void;
  /** Ends within `patienceMs`; what is not finished then comes again elsewhere. */
  stop(patienceMs?: number): Promise<void>;
}

const defaultConcurrency = 4;
const defaultPatienceMs = 2_000;
/** For closing connections, after the batches have ended or not. */
const closingMs = 1_000;

/**
 * Starts the relay and the queue's worker in this process. Any number of processes may do so on one database.
 *
 * @throws {AppError} `queue.wrong_backend`; BullMQ's `SchemaMigrationRequiredError` before `migrateQueue` has run.
 */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const { databases, queueUrl, handlers, clock, onEvent } = options;
  const { concurrency = defaultConcurrency, onError = () => undefined } = options;
  assertNamesDiffer(handlers);
  const runner = createBatchRunner({ databases, handlers, clock, ...(onEvent && { onEvent }) });
  const queue = await openEventQueue(queueUrl, onError);
  // Half of the workers at most for one tenant: another's event finds one free.
  const inFlight = { all: concurrency * 2, tenant: Math.max(1, Math.ceil(concurrency / 2)) };
  const relay = startRelay({ db: databases.relay, queue, clock, inFlight, onError });
  const worker = await startQueueWorker({
    relayUrl: queueUrl,
    concurrency,
    run: runner.run,
    onFree: relay.wake,
    onError,
  });
  return {
    wake: relay.wake,
    async stop(patienceMs = defaultPatienceMs) {
      runner.stop();
      await Promise.all([withPatience(relay.stop(), patienceMs), worker.stop(patienceMs)]);
      await withPatience(queue.close(), closingMs);
    },
  };
}

/** Two handlers of one name would take each other's marks for their own. */
function assertNamesDiffer(handlers: readonly Handler[]): void {
  const names = new Set<string>();
  for (const { name } of handlers) {
    if (names.has(name)) throw new TypeError(`two handlers are named ${name}`);
    names.add(name);
  }
}

async function withPatience(work: Promise<unknown>, patienceMs: number): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, patienceMs);
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
}
