import { simulatedClock, timestamp, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineDelivery } from './delivery.ts';
import { drainOnce } from './drain.ts';
import { runEvent } from './run-event.ts';
import { counted, countEffect } from './testing/counting.ts';
import { morning, openHouse } from './testing/house.ts';

const house = await openHouse();
const { database } = house;

interface Letterbox {
  readonly sent: Uuid[];
  readonly refusals: string[];
  /** Thrown instead of answering, once each. */
  readonly troubles: Error[];
  isWanted: boolean;
}

function openLetterbox(): Letterbox & { handler: ReturnType<typeof defineDelivery> } {
  const box: Letterbox = { sent: [], refusals: [], troubles: [], isWanted: true };
  const handler = defineDelivery({
    name: 'tests.send-letter',
    event: counted,
    timeoutMs: 200,
    prepare: async (_context, payload, eventId) => (box.isWanted ? { text: payload.note, eventId } : undefined),
    send: async (message, { id }) => {
      const trouble = box.troubles.shift();
      if (trouble) throw trouble;
      box.sent.push(id);
      return message.eventId;
    },
    settle: async (context, _message, eventId) => countEffect(context.tx, eventId),
    giveUp: async (_context, _payload, reason) => void box.refusals.push(reason),
  });
  return Object.assign(box, { handler });
}

describe('a delivery', () => {
  it('is sent once under the id of its event, and settled', async () => {
    const tenantId = await house.newTenant();
    const box = openLetterbox();
    const ids = await house.announce(tenantId, 1);
    await drainOnce(database, [box.handler], { clock: simulatedClock(morning), tenantId });
    expect(box.sent).toEqual(ids);
    expect(await house.effects(tenantId)).toEqual([1]);
  });

  it('is sent once though the event is delivered 16 times at once', async () => {
    const tenantId = await house.newTenant();
    const box = openLetterbox();
    await house.announce(tenantId, 1);
    const [row] = await house.outbox(tenantId);
    const clock = simulatedClock(morning);
    await Promise.all(Array.from({ length: 16 }, () => runEvent(database.app, [box.handler], row!, clock)));
    expect(box.sent).toEqual([row!.id]);
    expect(await house.effects(tenantId)).toEqual([1]);
  });

  it('is done when its payload, sent by an earlier version, is not what this version asks for', async () => {
    const tenantId = await house.newTenant();
    const box = openLetterbox();
    await house.announce(tenantId, 1);
    const [row] = await house.outbox(tenantId);
    const clock = simulatedClock(morning);
    await runEvent(database.app, [box.handler], row!, clock);
    const narrowed = defineDelivery({
      name: box.handler.name,
      event: { topic: counted.topic, payload: z.strictObject({}) },
      prepare: async () => undefined,
      send: async () => undefined,
      settle: async () => undefined,
    });
    expect(await drainOnce(database, [narrowed], { clock, tenantId })).toMatchObject({ done: 1, errors: [] });
    expect(box.sent).toEqual([row!.id]);
  });

  it('is not sent when there is nothing to send any more', async () => {
    const tenantId = await house.newTenant();
    const box = openLetterbox();
    box.isWanted = false;
    await house.announce(tenantId, 1);
    const drained = await drainOnce(database, [box.handler], { clock: simulatedClock(morning), tenantId });
    expect(drained).toMatchObject({ done: 1 });
    expect(box.sent).toEqual([]);
  });

  it('is tried again under the same id after a failure', async () => {
    const tenantId = await house.newTenant();
    const box = openLetterbox();
    box.troubles.push(new Error('mail server is out'));
    const ids = await house.announce(tenantId, 1);
    const clock = simulatedClock(morning);
    const drained = await drainOnce(database, [box.handler], { clock, until: morning + 10_000, tenantId });
    expect(drained).toMatchObject({ postponed: 1, done: 1 });
    expect(box.sent).toEqual(ids);
  });

  it('tells its handler when it is given up', async () => {
    const tenantId = await house.newTenant();
    const box = openLetterbox();
    box.troubles.push(...Array.from({ length: 20 }, () => new Error('mail server is out')));
    await house.announce(tenantId, 1);
    const clock = simulatedClock(morning);
    await drainOnce(database, [box.handler], { clock, until: morning + 86_400_000, tenantId });
    expect(box.refusals).toEqual(['tests.send-letter: Error: mail server is out']);
  });

  it('is looked at again, not repeated, while another worker seems to be sending it', async () => {
    const tenantId = await house.newTenant();
    const box = openLetterbox();
    const [id] = await house.announce(tenantId, 1);
    const clock = simulatedClock(morning);
    await leaveClaim(tenantId, id!, '1 second');
    const during = await drainOnce(database, [box.handler], { clock, tenantId });
    expect(during).toMatchObject({ postponed: 1, errors: [] });
    expect(box.sent).toEqual([]);
    expect((await house.outbox(tenantId))[0]).toMatchObject({ attempts: 0 });
  });

  it('is taken over from a worker that died while sending it', async () => {
    const tenantId = await house.newTenant();
    const box = openLetterbox();
    const [id] = await house.announce(tenantId, 1);
    await leaveClaim(tenantId, id!, '1 minute');
    await drainOnce(database, [box.handler], { clock: simulatedClock(morning), tenantId });
    expect(box.sent).toEqual([id]);
    expect(await house.effects(tenantId)).toEqual([1]);
  });
});

/** What a worker leaves that died between sending and settling, so long ago. */
async function leaveClaim(tenantId: Uuid, eventId: Uuid, ago: '1 second' | '1 minute'): Promise<void> {
  const { rows } = await sql<{ at: number }>`select clock_timestamp() - ${ago}::interval as at`.execute(database.relay);
  await house.within(tenantId, async (tx) => {
    await tx.queries
      .insertInto('processed_event')
      .values({
        tenant_id: tenantId,
        handler: 'tests.send-letter:sending',
        event_id: eventId,
        at: timestamp(rows[0]!.at),
      })
      .execute();
  });
}
