import { type DB, type TenantTx, withTenant } from '@chuan/db';
import { type Clock, type Instant, isAppError, missing, timestamp, type Uuid } from '@chuan/kernel';
import type { Kysely } from 'kysely';
import { contextOf, type OutboxRow } from './handler.ts';
import type { HandlerFailure } from './run-event.ts';

const reasonLength = 500;

/** A failure as it is kept: the code, or the kind and the message. No stack, no detail. */
export function reasonOf({ handler, error }: HandlerFailure): string {
  const what = isAppError(error) ? error.code : error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  return `${handler.name}: ${what}`.slice(0, reasonLength);
}

export interface SetAsideOrder {
  readonly row: OutboxRow;
  readonly failures: readonly HandlerFailure[];
  readonly clock: Clock;
}

/**
 * Moves an event that failed for the last time to where operators see it. Doing it twice is doing it once.
 *
 * @returns what handlers threw while they stored that they give up; the event is set aside all the same.
 */
export async function setAside(db: Kysely<DB>, { row, failures, clock }: SetAsideOrder): Promise<unknown[]> {
  const error = failures.map(reasonOf).join('\n');
  await withTenant(db, row.tenantId, async (tx) => {
    const values = { error, attempts: row.attempts + 1, failed_at: timestamp(clock.now()) };
    await tx.queries
      .insertInto('failed_event')
      .values({
        tenant_id: row.tenantId,
        id: row.id,
        topic: row.topic,
        payload: JSON.stringify(row.payload),
        ...values,
      })
      .onConflict((conflicting) => conflicting.columns(['tenant_id', 'id']).doUpdateSet(values))
      .execute();
  });
  const errors: unknown[] = [];
  for (const failure of failures) {
    await giveUp(db, row, failure, clock).catch((thrown: unknown) => errors.push(thrown));
  }
  return errors;
}

async function giveUp(db: Kysely<DB>, row: OutboxRow, failure: HandlerFailure, clock: Clock): Promise<void> {
  const { handler } = failure;
  if (!handler.giveUp) return;
  await withTenant(db, row.tenantId, async (tx) => {
    await handler.giveUp?.(contextOf(tx, clock), row, reasonOf(failure));
  });
}

export interface FailedEvent {
  readonly id: Uuid;
  readonly topic: string;
  readonly error: string;
  readonly attempts: number;
  readonly failedAt: Instant;
}

/** A tenant's events that were given up, the latest first. */
export async function listFailedEvents(tx: TenantTx, limit = 100): Promise<FailedEvent[]> {
  const rows = await tx.queries
    .selectFrom('failed_event')
    .select(['id', 'topic', 'error', 'attempts', 'failed_at as failedAt'])
    .where('tenant_id', '=', tx.tenantId)
    .orderBy('failed_at', 'desc')
    .limit(limit)
    .execute();
  return rows;
}

/**
 * Gives an event another chance, with all its attempts. Handlers that had succeeded are not run again.
 *
 * @throws {AppError} `event.not_failed`
 */
export async function retryFailedEvent(tx: TenantTx, id: Uuid, now: Instant): Promise<void> {
  const failed = await tx.queries
    .deleteFrom('failed_event')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .returning(['topic', 'payload'])
    .executeTakeFirst();
  if (!failed) throw missing('event.not_failed');
  await tx.queries
    .insertInto('outbox')
    .values({
      tenant_id: tx.tenantId,
      id,
      topic: failed.topic,
      payload: JSON.stringify(failed.payload),
      available_at: timestamp(now),
      created_at: timestamp(now),
    })
    .onConflict((conflicting) => conflicting.columns(['tenant_id', 'id']).doNothing())
    .execute();
}
