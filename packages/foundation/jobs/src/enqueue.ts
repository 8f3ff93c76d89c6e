import type { BeforeCommit, TenantTx } from '@chuan/db';
import { conflict, type Instant, invalid, timestamp, Uuid, uuidv7At } from '@chuan/kernel';
import type { z } from 'zod';
import { type EventDefinition, parsePayload } from './event.ts';

export interface EnqueueOptions {
  now: Instant;
  /** Not handled before this instant; now when left out. */
  availableAt?: Instant;
  /** A second event with the same id is the same event and is dropped while the first waits. */
  id?: Uuid;
}

interface NewRow {
  readonly id: Uuid;
  readonly topic: string;
  readonly payload: string;
  readonly availableAt: Instant;
  readonly createdAt: Instant;
}

const outboxKey = Symbol('outbox');
/** Before the event log, whose head is the lock that every writer of the tenant waits for. */
const outboxRank = 50;
/** Six parameters a row; a statement takes 65,535. */
const rowsPerStatement = 5_000;

class PendingEvents implements BeforeCommit {
  readonly rank = outboxRank;
  #rows: NewRow[] = [];
  #isWritten = false;

  add(row: NewRow): void {
    if (this.#isWritten) throw conflict('event.after_commit', { topic: row.topic });
    this.#rows.push(row);
  }

  async run(tx: TenantTx): Promise<void> {
    this.#isWritten = true;
    for (let from = 0; from < this.#rows.length; from += rowsPerStatement) {
      const values = this.#rows.slice(from, from + rowsPerStatement).map((row) => ({
        tenant_id: tx.tenantId,
        id: row.id,
        topic: row.topic,
        payload: row.payload,
        available_at: timestamp(row.availableAt),
        created_at: timestamp(row.createdAt),
      }));
      await tx.queries
        .insertInto('outbox')
        .values(values)
        .onConflict((conflicting) => conflicting.columns(['tenant_id', 'id']).doNothing())
        .execute();
    }
  }
}

/**
 * Announces an event: handled after this transaction commits, never if it rolls back. All events of a transaction
 * are written by one statement at its end.
 *
 * With `availableAt` in the future it is a scheduled event, a deadline's warning say. There is no taking back: its
 * handler looks at the state when it runs and does nothing when the reason has gone.
 *
 * @returns the event's id.
 * @throws {AppError} `event.bad_payload`, `event.bad_id`; `event.after_commit` from within the last work of a
 * transaction.
 */
export function enqueue<S extends z.ZodType>(
  tx: TenantTx,
  event: EventDefinition<S>,
  payload: z.input<S>,
  options: EnqueueOptions,
): Uuid {
  const { now, availableAt = now, id = uuidv7At(now) } = options;
  if (!Uuid.safeParse(id).success) throw invalid('event.bad_id', { topic: event.topic });
  const row = { id, topic: event.topic, payload: JSON.stringify(parsePayload(event, payload)), availableAt };
  tx.beforeCommit(outboxKey, () => new PendingEvents()).add({ ...row, createdAt: now });
  return id;
}
