import { type DB, type TenantTx, withTenant } from '@chuan/db';
import { type Clock, type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import { type EnqueueOptions, enqueue } from './enqueue.ts';
import { type EventDefinition, parsePayload } from './event.ts';

/** An event as the outbox holds it. */
export interface OutboxRow {
  readonly tenantId: Uuid;
  readonly id: Uuid;
  readonly topic: string;
  readonly payload: unknown;
  readonly availableAt: Instant;
  /** Failures so far. */
  readonly attempts: number;
}

/** What a handler works with: one transaction of the event's tenant, and the instant of the run. */
export interface JobContext {
  readonly tx: TenantTx;
  readonly tenantId: Uuid;
  readonly now: Instant;
  readonly clock: Clock;
  enqueue<S extends z.ZodType>(
    event: EventDefinition<S>,
    payload: z.input<S>,
    options?: Omit<EnqueueOptions, 'now'>,
  ): Uuid;
}

export interface Attempt {
  /** Under the app role. */
  readonly db: Kysely<DB>;
  readonly row: OutboxRow;
  readonly clock: Clock;
}

/** Made by `defineHandler` or `defineDelivery`. */
export interface Handler {
  readonly name: string;
  readonly topic: string;
  /** Makes the effect of one event unless it has been made. */
  attempt(attempt: Attempt): Promise<void>;
  /** In the transaction that sets the event aside after its last attempt. */
  giveUp?(context: JobContext, row: OutboxRow, reason: string): Promise<void>;
}

export interface HandlerDefinition<S extends z.ZodType> {
  /** `capability.verb-noun`; persisted with every event it handled, so never renamed. */
  name: string;
  event: EventDefinition<S>;
  /**
   * False for an event that never has an effect here, told from its payload alone; it then costs no transaction and
   * leaves no mark. A later version may ask for more or less: an event that is still under way is judged anew, as one
   * that nobody has looked at, and what had its effect has its mark. Only an effect that is taken from one handler to
   * another may be made again, as with a handler that is renamed.
   */
  concerns?(payload: z.output<S>): boolean;
  /** The effect, in one transaction. Looks at the state as it is now: an event may come late, or after its reason. */
  run(context: JobContext, payload: z.output<S>, eventId: Uuid): Promise<void>;
}

/**
 * A handler whose whole effect is in the database. However often an event is delivered, the effect is made once:
 * the mark that says so is written in the same transaction, first, so that a second delivery waits for the first.
 */
export function defineHandler<S extends z.ZodType>(definition: HandlerDefinition<S>): Handler {
  const { name, event, concerns, run } = definition;
  const isOfNoConcern = (row: OutboxRow): boolean => {
    if (!concerns) return false;
    const { success, data } = event.payload.safeParse(row.payload);
    return success && !concerns(data);
  };
  return {
    name,
    topic: event.topic,
    async attempt({ db, row, clock }) {
      if (isOfNoConcern(row)) return;
      await withTenant(db, row.tenantId, async (tx) => {
        // The mark before the payload: what an earlier version handled is done, whatever this one asks of payloads.
        if (!(await markProcessed(tx, name, row.id, clock.now()))) return;
        await run(contextOf(tx, clock), parsePayload(event, row.payload), row.id);
      });
    },
  };
}

export function contextOf(tx: TenantTx, clock: Clock): JobContext {
  const now = clock.now();
  return {
    tx,
    tenantId: tx.tenantId,
    now,
    clock,
    enqueue: (event, payload, options) => enqueue(tx, event, payload, { ...options, now }),
  };
}

/** @returns false when the handler had made this event's effect before. */
export async function markProcessed(tx: TenantTx, handler: string, eventId: Uuid, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.queries
    .insertInto('processed_event')
    .values({ tenant_id: tx.tenantId, handler, event_id: eventId, at: timestamp(at) })
    .onConflict((conflicting) => conflicting.columns(['tenant_id', 'handler', 'event_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Forgets old marks; the events they speak of are long gone from the outbox. */
export async function forgetProcessed(db: Kysely<DB>, tenantId: Uuid, before: Instant): Promise<void> {
  await withTenant(db, tenantId, async (tx) => {
    await tx.queries
      .deleteFrom('processed_event')
      .where('tenant_id', '=', tenantId)
      .where('at', '<', sql<Instant>`${timestamp(before)}`)
      .execute();
  });
}
