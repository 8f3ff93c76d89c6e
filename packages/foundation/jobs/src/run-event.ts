import type { DB } from '@chuan/db';
import { type Clock, isAppError } from '@chuan/kernel';
import type { Kysely } from 'kysely';
import { DeliveryUnderWay } from './delivery.ts';
import type { Handler, OutboxRow } from './handler.ts';

export interface HandlerFailure {
  readonly handler: Handler;
  readonly error: unknown;
}

export interface RunOutcome {
  readonly failures: readonly HandlerFailure[];
  /** True when a delivery of this event is under way elsewhere and must be looked at again. */
  readonly isUnderWay: boolean;
}

/** These say nothing about the event: the database is not there to handle it. */
const databaseGone = new Set(['database.unreachable', 'database.busy', 'database.disk_full']);

/**
 * Runs all handlers of one event. A handler that fails does not stop the others; one that has run before is passed
 * over, so a repetition costs only what failed.
 *
 * @throws {AppError} `database.unreachable` and its like; the event has then not been judged.
 */
export async function runEvent(
  db: Kysely<DB>,
  handlers: readonly Handler[],
  row: OutboxRow,
  clock: Clock,
): Promise<RunOutcome> {
  const failures: HandlerFailure[] = [];
  let isUnderWay = false;
  for (const handler of handlers) {
    if (handler.topic !== row.topic) continue;
    try {
      await handler.attempt({ db, row, clock });
    } catch (error) {
      if (isAppError(error) && databaseGone.has(error.code)) throw error;
      if (error instanceof DeliveryUnderWay) isUnderWay = true;
      else failures.push({ handler, error });
    }
  }
  return { failures, isUnderWay };
}
