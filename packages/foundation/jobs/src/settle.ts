import type { DB } from '@chuan/db';
import type { Clock } from '@chuan/kernel';
import type { Kysely } from 'kysely';
import { reasonOf, setAside } from './failed-event.ts';
import type { Handler, OutboxRow } from './handler.ts';
import { postponeRow, type RelayDb } from './outbox.ts';
import { runEvent } from './run-event.ts';

export interface JobDatabases {
  /** Under the app role: effects. */
  readonly app: Kysely<DB>;
  readonly relay: RelayDb;
}

export type EventResult = 'done' | 'postponed' | 'failed';

/** What became of one event, for logs and figures. Holds no payload. */
export interface EventReport {
  readonly tenantId: string;
  readonly eventId: string;
  readonly topic: string;
  readonly result: EventResult;
  readonly durationMs: number;
  /** Why, one a failed handler. */
  readonly reasons: readonly string[];
  readonly errors: readonly unknown[];
}

export interface RunTools {
  readonly databases: JobDatabases;
  readonly handlers: readonly Handler[];
  readonly clock: Clock;
  readonly onEvent?: (report: EventReport) => void;
}

/** Failures after which an event is set aside; with the pauses below that is about two hours after the first. */
export const maxAttempts = 8;
const firstPauseMs = 2_000;
const longestPauseMs = 3_600_000;
const underWayPauseMs = 5_000;

/** Pause after so many failures: 2 s, 8 s, 32 s, … up to an hour. */
export const pauseMsAfter = (failures: number): number => Math.min(longestPauseMs, firstPauseMs * 4 ** (failures - 1));

/**
 * Handles one row up to its end: handled, put off, or set aside. A handled or set-aside row is left for the caller
 * to delete, many at a time.
 */
export async function settleRow(
  { databases, handlers, clock, onEvent }: RunTools,
  row: OutboxRow,
): Promise<EventResult> {
  const startedMs = performance.now();
  const { failures, isUnderWay } = await runEvent(databases.app, handlers, row, clock);
  const attempts = row.attempts + (failures.length > 0 ? 1 : 0);
  const errors = failures.map(({ error }) => error);
  let result: EventResult = 'done';
  if (failures.length > 0 && attempts >= maxAttempts) {
    result = 'failed';
    errors.push(...(await setAside(databases.app, { row, failures, clock })));
  } else if (failures.length > 0 || isUnderWay) {
    result = 'postponed';
    const pauseMs = failures.length > 0 ? pauseMsAfter(attempts) : underWayPauseMs;
    await postponeRow(databases.relay, row, { availableAt: clock.now() + pauseMs, attempts });
  }
  onEvent?.({
    tenantId: row.tenantId,
    eventId: row.id,
    topic: row.topic,
    result,
    durationMs: performance.now() - startedMs,
    reasons: failures.map(reasonOf),
    errors,
  });
  return result;
}
