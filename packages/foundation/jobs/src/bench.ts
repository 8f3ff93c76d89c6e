import { withTenant } from '@chuan/db';
import { systemClock, type Uuid } from '@chuan/kernel';
import { z } from 'zod';
import { enqueue } from './enqueue.ts';
import { defineEvent } from './event.ts';
import { defineHandler } from './handler.ts';
import type { JobDatabases } from './settle.ts';
import { startWorkers } from './workers.ts';

export interface JobsBenchPlace {
  /** A migrated database whose queue is migrated too. */
  readonly databases: JobDatabases;
  readonly queueUrl: string;
  /** The events are shared out evenly among these. */
  readonly tenantIds: readonly Uuid[];
}

export interface BenchLine {
  name: string;
  value: number;
  unit: string;
  ratio?: number;
  of?: string;
}

const eventsPerTransaction = 50;
const benched = defineEvent({ topic: 'bench.ran', payload: z.strictObject({}) });

/**
 * How many events a second one process announces, 50 a transaction and one transaction at a time; how many it carries
 * from the outbox through the queue to a handler that only leaves its mark; and how evenly the tenants were served
 * when half of the events were handled (Jain's index; means something from a few hundred events a tenant on).
 */
export async function benchJobs(place: JobsBenchPlace, events = 10_000): Promise<BenchLine[]> {
  const { tenantIds } = place;
  const enqueueMs = await timed(() => announce(tenantIds, place.databases, events));
  const shares = new Map<Uuid, number>(tenantIds.map((id) => [id, 0]));
  let fairness = 1;
  let handled = 0;
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
  const handler = defineHandler({ name: 'bench.mark', event: benched, run: async () => undefined });
  const onEvent = ({ tenantId }: { readonly tenantId: Uuid }) => {
    shares.set(tenantId, (shares.get(tenantId) ?? 0) + 1);
    handled += 1;
    if (handled === Math.floor(events / 2)) fairness = jainIndex([...shares.values()]);
    if (handled === events) finish();
  };
  const handleMs = await timed(async () => {
    const workers = await startWorkers({ ...place, handlers: [handler], clock: systemClock, onEvent });
    await finished;
    await workers.stop();
  });
  const perSecond = (ms: number) => Math.round((events * 1_000) / ms);
  return [
    { name: 'jobs.enqueue', value: perSecond(enqueueMs), unit: 'events/s' },
    { name: 'jobs.handle', value: perSecond(handleMs), unit: 'events/s' },
    { name: 'jobs.fairness', value: fairness, unit: 'Jain', ratio: fairness / 0.95, of: '0.95' },
  ];
}

async function announce(tenantIds: readonly Uuid[], { app }: JobDatabases, events: number): Promise<void> {
  const now = systemClock.now();
  for (let done = 0, turn = 0; done < events; turn += 1) {
    const count = Math.min(eventsPerTransaction, events - done);
    await withTenant(app, tenantIds[turn % tenantIds.length]!, async (tx) => {
      for (let i = 0; i < count; i += 1) enqueue(tx, benched, {}, { now });
    });
    done += count;
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

function jainIndex(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  return squares === 0 ? 1 : sum ** 2 / (shares.length * squares);
}
