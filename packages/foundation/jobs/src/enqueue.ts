import { type LastWrite, type NamedWrite, type TenantTx, template } from '@chuan/db';
import { conflict, type Instant, invalid, Uuid, uuidv7At } from '@chuan/kernel';
import { sql } from 'kysely';
import type { z } from 'zod';
import { type EventDefinition, parsePayload } from './event.ts';

export interface EnqueueOptions {
  now: Instant;
  /** Not handled before this instant; now when left out. */
  availableAt?: Instant;
  /** A second event with the same id is the same event and is dropped while the first waits. */
  id?: Uuid;
}

/** As `json_to_recordset` reads it: one parameter, however many rows, so the statement's text stays the same. */
interface NewRow {
  readonly id: Uuid;
  readonly topic: string;
  readonly payload: unknown;
  readonly available_at: string;
  readonly created_at: string;
}

const outboxKey = Symbol('outbox');
/** Before the event log, whose head is the lock that every writer of the tenant waits for. */
const outboxRank = 50;

class PendingEvents implements LastWrite {
  readonly rank = outboxRank;
  readonly #rows: NewRow[] = [];
  #isWritten = false;

  add(row: NewRow): void {
    if (this.#isWritten) throw conflict('event.after_commit', { topic: row.topic });
    this.#rows.push(row);
  }

  write(tx: TenantTx): NamedWrite {
    this.#isWritten = true;
    return { name: 'outbox_rows', template: outboxRows, values: [tx.tenantId, JSON.stringify(this.#rows)] };
  }
}

const outboxRows = template(
  ([tenantId, rows]) => sql`outbox_rows as (
    insert into outbox (tenant_id, id, topic, payload, available_at, created_at)
    select ${tenantId}::uuid, r.* from json_to_recordset(${rows}::json)
      as r(id uuid, topic text, payload jsonb, available_at timestamptz, created_at timestamptz)
    on conflict (tenant_id, id) do nothing returning 1)`,
);

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
  const row = {
    id,
    topic: event.topic,
    payload: parsePayload(event, payload),
    available_at: isoText(availableAt),
    created_at: isoText(now),
  };
  tx.writeLast(outboxKey, () => new PendingEvents()).add(row);
  return id;
}

const isoText = (instant: Instant): string => new Date(instant).toISOString();
