import { createHash } from 'node:crypto';
import { unavailable, type Uuid } from '@chuan/kernel';
import { createPostgresBackend, type Job, PostgresQueueBackend, Queue, Worker } from 'bullmq';
import { queueSchema } from './queue-schema.ts';

/** What a queue job carries: one tenant and the ids of a batch of its events. */
export interface Batch {
  readonly tenantId: Uuid;
  readonly ids: readonly Uuid[];
}

/** The relay's side of the queue. A queue in Redis would be a second maker of this and of `QueueWorker`. */
export interface EventQueue {
  add(batch: Batch): Promise<void>;
  /** Batches that wait or run, by tenant. */
  countInFlight(): Promise<Map<Uuid, number>>;
  close(): Promise<void>;
}

export interface QueueWorker {
  /** Takes no further batch and waits for those under way, at most `patienceMs`. */
  stop(patienceMs: number): Promise<void>;
}

const queueName = 'events';
/** A worker that dies is noticed within a lock and two checks, well inside a minute. */
const lockMs = 10_000;
const stalledCheckMs = 5_000;
/** The rows' own leases bring a lost batch back, so a batch is never given up for having been lost. */
const neverGiveUp = 1_000_000;
const keptQueueEvents = 100;

/**
 * The same rows make the same id, so that a batch leased again while its job still waits is not queued twice.
 * The tenant is in it (P19).
 */
export function batchId({ tenantId, ids }: Batch): string {
  const hash = createHash('sha256')
    .update([...ids].sort().join())
    .digest('hex')
    .slice(0, 16);
  return `${tenantId}.${hash}`;
}

const tenantOf = (jobId: string): Uuid => jobId.slice(0, jobId.lastIndexOf('.'));

/** `relayUrl` is of the relay role, `max` its connections at most. */
const connectionOf = (relayUrl: string, max: number) => ({
  connectionString: relayUrl,
  schema: queueSchema,
  max,
  connectionTimeoutMillis: 5_000,
});

/**
 * The backend is a constructor argument of its own. Given among the options it is ignored without a word, and Redis
 * would be sought.
 *
 * @throws {AppError} `queue.wrong_backend`
 */
export function assertPostgres(backend: unknown): void {
  if (!(backend instanceof PostgresQueueBackend)) throw unavailable('queue.wrong_backend');
}

/** @throws when the queue's schema is missing or of another BullMQ. */
export async function openEventQueue(relayUrl: string, onError: (error: unknown) => void): Promise<EventQueue> {
  const queue = new Queue(
    queueName,
    { connection: connectionOf(relayUrl, 2), streams: { events: { maxLen: keptQueueEvents } } },
    createPostgresBackend,
  );
  queue.on('error', onError);
  assertPostgres(queue.getBackend());
  await queue.waitUntilReady();
  return {
    async add(batch) {
      await queue.add('batch', batch, { jobId: batchId(batch), removeOnComplete: true, removeOnFail: true });
    },
    async countInFlight() {
      const jobIds = await queue.getRanges(['wait', 'active'], 0, -1);
      const counts = new Map<Uuid, number>();
      for (const tenantId of jobIds.map(tenantOf)) counts.set(tenantId, (counts.get(tenantId) ?? 0) + 1);
      return counts;
    },
    close: () => queue.close(),
  };
}

export interface QueueWorkerOptions {
  readonly relayUrl: string;
  /** Batches at a time. */
  readonly concurrency: number;
  readonly run: (batch: Batch) => Promise<void>;
  /** Said when a batch has left the queue, handled or not. */
  readonly onFree: () => void;
  readonly onError: (error: unknown) => void;
}

export async function startQueueWorker(options: QueueWorkerOptions): Promise<QueueWorker> {
  const worker = new Worker(
    queueName,
    (job: Job<Batch>) => options.run(job.data),
    {
      connection: connectionOf(options.relayUrl, 2),
      concurrency: options.concurrency,
      lockDuration: lockMs,
      stalledInterval: stalledCheckMs,
      maxStalledCount: neverGiveUp,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    },
    createPostgresBackend,
  );
  worker.on('error', options.onError);
  worker.on('failed', (_job, error) => options.onError(error));
  worker.on('failed', options.onFree);
  worker.on('completed', options.onFree);
  assertPostgres(worker.getBackend());
  await worker.waitUntilReady();
  return {
    async stop(patienceMs) {
      const closing = worker.close();
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, patienceMs);
      await Promise.race([closing.catch(options.onError), late]);
      clearTimeout(timer);
    },
  };
}
