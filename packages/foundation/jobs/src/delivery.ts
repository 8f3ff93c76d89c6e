import { type TenantTx, withTenant } from '@chuan/db';
import type { Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import type { z } from 'zod';
import { type EventDefinition, parsePayload } from './event.ts';
import { type Attempt, contextOf, type Handler, type JobContext, markProcessed } from './handler.ts';

export interface DeliveryDefinition<S extends z.ZodType, M, R> {
  /** `capability.verb-noun`; persisted. */
  name: string;
  event: EventDefinition<S>;
  /** Reads what is to be sent; undefined when there is nothing to send any more. */
  prepare(context: JobContext, payload: z.output<S>, eventId: Uuid): Promise<M | undefined>;
  /**
   * Hands the message over, outside any transaction. `id` is the same however often it is tried: put it where the
   * receiver can tell a repetition (Message-ID, webhook-id). Ends when `signal` does.
   */
  send(message: M, delivery: { readonly id: Uuid; readonly signal: AbortSignal }): Promise<R>;
  /** Stores that it was sent, in the transaction that marks the event as handled. */
  settle(context: JobContext, message: M, result: R): Promise<void>;
  /** Stores that it never will be, when the last attempt has failed. */
  giveUp?(context: JobContext, payload: z.output<S>, reason: string): Promise<void>;
  timeoutMs?: number;
}

/** Another worker is sending this very message, or died while it did: look again later. Not a failure. */
export class DeliveryUnderWay extends Error {
  override readonly name = 'DeliveryUnderWay';
}

const defaultTimeoutMs = 15_000;
/** Beyond its time a claim is of a worker that died. */
const claimGraceMs = 5_000;

/**
 * A handler whose effect is outside the database, where nothing can be made exactly once: claim → send → settle.
 * It is repeated only when a worker dies between sending and settling, and then under the same id.
 */
export function defineDelivery<S extends z.ZodType, M, R>(definition: DeliveryDefinition<S, M, R>): Handler {
  const { name, event, giveUp } = definition;
  return {
    name,
    topic: event.topic,
    async attempt(attempt) {
      const claimed = await claim(definition, attempt);
      if (claimed === undefined) return;
      await sendAndSettle(definition, attempt, claimed.message);
    },
    ...(giveUp && {
      giveUp: (context: JobContext, row, reason: string) => giveUp(context, parsePayload(event, row.payload), reason),
    }),
  };
}

const claimOf = (name: string): string => `${name}:sending`;

async function claim<S extends z.ZodType, M, R>(
  { name, event, prepare, timeoutMs = defaultTimeoutMs }: DeliveryDefinition<S, M, R>,
  { db, row, clock }: Attempt,
): Promise<{ message: M } | undefined> {
  return withTenant(db, row.tenantId, async (tx) => {
    // The claim first: whoever settles drops it with the mark, so that behind the claim the mark is seen.
    const [, wasProcessed] = await Promise.all([
      takeClaim(tx, { name, eventId: row.id, staleMs: timeoutMs + claimGraceMs }),
      isProcessed(tx, name, row.id),
    ]);
    const context = contextOf(tx, clock);
    if (!wasProcessed) {
      const message = await prepare(context, parsePayload(event, row.payload), row.id);
      if (message !== undefined) return { message };
      await markProcessed(tx, name, row.id, context.now);
    }
    await dropClaim(tx, name, row.id);
    return undefined;
  });
}

async function sendAndSettle<S extends z.ZodType, M, R>(
  { name, send, settle, timeoutMs = defaultTimeoutMs }: DeliveryDefinition<S, M, R>,
  { db, row, clock }: Attempt,
  message: M,
): Promise<void> {
  let result: R;
  try {
    result = await withinTime(timeoutMs, (signal) => send(message, { id: row.id, signal }));
  } catch (error) {
    await withTenant(db, row.tenantId, (tx) => dropClaim(tx, name, row.id));
    throw error;
  }
  await withTenant(db, row.tenantId, async (tx) => {
    const context = contextOf(tx, clock);
    const [isFirst] = await Promise.all([markProcessed(tx, name, row.id, context.now), dropClaim(tx, name, row.id)]);
    if (isFirst) await settle(context, message, result);
  });
}

/** Ends with the signal even when `work` does not heed it. */
async function withinTime<T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(timeoutMs);
  const { promise: late, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work(signal), late]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function isProcessed(tx: TenantTx, handler: string, eventId: Uuid): Promise<boolean> {
  const found = await tx.queries
    .selectFrom('processed_event')
    .select('event_id')
    .where('tenant_id', '=', tx.tenantId)
    .where('handler', '=', handler)
    .where('event_id', '=', eventId)
    .executeTakeFirst();
  return found !== undefined;
}

/** Leases count by the database's clock: workers on several machines agree on it (P39). */
async function takeClaim(tx: TenantTx, claim: { name: string; eventId: Uuid; staleMs: number }): Promise<void> {
  const handler = claimOf(claim.name);
  const { tenantId } = tx;
  const dropStale = sql`delete from processed_event
    where tenant_id = ${tenantId} and handler = ${handler} and event_id = ${claim.eventId}
      and at < clock_timestamp() - ${claim.staleMs} * interval '1 millisecond'`;
  const take = sql`insert into processed_event (tenant_id, handler, event_id, at)
    values (${tenantId}, ${handler}, ${claim.eventId}, clock_timestamp())
    on conflict (tenant_id, handler, event_id) do nothing`;
  const [, { numAffectedRows }] = await Promise.all([dropStale.execute(tx.queries), take.execute(tx.queries)]);
  if (numAffectedRows !== 1n) throw new DeliveryUnderWay(claim.name);
}

async function dropClaim(tx: TenantTx, name: string, eventId: Uuid): Promise<void> {
  await tx.queries
    .deleteFrom('processed_event')
    .where('tenant_id', '=', tx.tenantId)
    .where('handler', '=', claimOf(name))
    .where('event_id', '=', eventId)
    .execute();
}
