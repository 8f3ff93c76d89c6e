import type { TenantTx } from '@chuan/db';
import type { Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { defineHandler } from '../handler.ts';

/** An effect that tells how often it was made: a counter of the event's own. */
export const counted = defineEvent({ topic: 'tests.effect-wanted', payload: z.strictObject({ note: z.string() }) });

export async function countEffect(tx: TenantTx, eventId: Uuid): Promise<void> {
  await sql`insert into number_counter (tenant_id, book, period, last_number)
    values (${tx.tenantId}, ${eventId}, '', 1)
    on conflict (tenant_id, book, period) do update set last_number = number_counter.last_number + 1`.execute(
    tx.queries,
  );
}

export const counting = defineHandler({
  name: 'tests.count-effect',
  event: counted,
  run: async (context, _payload, eventId) => countEffect(context.tx, eventId),
});
