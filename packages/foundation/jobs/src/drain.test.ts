import { withTenant } from '@chuan/db';
import { type Instant, simulatedClock } from '@chuan/kernel';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { drainOnce } from './drain.ts';
import { enqueue } from './enqueue.ts';
import { defineEvent } from './event.ts';
import { listFailedEvents, retryFailedEvent } from './failed-event.ts';
import { defineHandler, forgetProcessed } from './handler.ts';
import { runEvent } from './run-event.ts';
import { maxAttempts, pauseMsAfter } from './settle.ts';
import { counted, countEffect, counting } from './testing/counting.ts';
import { morning, openHouse } from './testing/house.ts';

const house = await openHouse();
const { database } = house;
const hourMs = 3_600_000;

describe('an effect', () => {
  it('is made once though the event is delivered 32 times at once', async () => {
    const tenantId = await house.newTenant();
    await house.announce(tenantId, 1);
    const [row] = await house.outbox(tenantId);
    const clock = simulatedClock(morning);
    await Promise.all(Array.from({ length: 32 }, () => runEvent(database.app, [counting], row!, clock)));
    expect(await house.effects(tenantId)).toEqual([1]);
  });

  it('is made once when the worker dies before it takes the event away', async () => {
    const tenantId = await house.newTenant();
    await house.announce(tenantId, 1);
    const [row] = await house.outbox(tenantId);
    const clock = simulatedClock(morning);
    await runEvent(database.app, [counting], row!, clock);
    expect(await house.outbox(tenantId)).toHaveLength(1);
    await drainOnce(database, [counting], { clock, tenantId });
    expect(await house.outbox(tenantId)).toEqual([]);
    expect(await house.effects(tenantId)).toEqual([1]);
  });

  it('is not sought where the payload says that there is none', async () => {
    const tenantId = await house.newTenant();
    await house.within(tenantId, async (tx) => {
      for (const note of ['wanted', 'spare']) enqueue(tx, counted, { note }, { now: morning });
    });
    const choosy = defineHandler({
      name: 'tests.count-wanted',
      event: counted,
      concerns: ({ note }) => note === 'wanted',
      run: (context, _payload, eventId) => countEffect(context.tx, eventId),
    });
    const drained = await drainOnce(database, [choosy], { clock: simulatedClock(morning), tenantId });
    expect(drained).toMatchObject({ done: 2, postponed: 0 });
    expect(await house.effects(tenantId)).toEqual([1]);
    expect(await house.outbox(tenantId)).toEqual([]);
  });

  it('is made once when a later version concerns itself with an event that is still under way, and stands when one no longer does', async () => {
    const tenantId = await house.newTenant();
    await house.announce(tenantId, 1);
    const [row] = await house.outbox(tenantId);
    const clock = simulatedClock(morning);
    const version = (concerns: boolean) =>
      defineHandler({
        name: 'tests.count-later',
        event: counted,
        concerns: () => concerns,
        run: (context, _payload, eventId) => countEffect(context.tx, eventId),
      });
    const effects: number[] = [];
    for (const concerns of [false, true, true, false, true]) {
      await runEvent(database.app, [version(concerns)], row!, clock);
      effects.push(...(await house.effects(tenantId)));
    }
    expect(effects).toEqual([1, 1, 1, 1]);
  });

  it('is done when the payload, handled by an earlier version, is not what this version asks for', async () => {
    const tenantId = await house.newTenant();
    await house.announce(tenantId, 1);
    const clock = simulatedClock(morning);
    const [row] = await house.outbox(tenantId);
    await runEvent(database.app, [counting], row!, clock);
    await house.announce(tenantId, 1);
    const narrowed = defineHandler({
      name: counting.name,
      event: { topic: counted.topic, payload: z.strictObject({ note: z.literal('y') }) },
      concerns: () => true,
      run: (context, _payload, eventId) => countEffect(context.tx, eventId),
    });
    const drained = await drainOnce(database, [narrowed], { clock, tenantId });
    // The other one was never handled: nobody can say what its effect would be.
    expect(drained).toMatchObject({ done: 1, postponed: 1, errors: [{ code: 'event.bad_payload' }] });
    expect(await house.effects(tenantId)).toEqual([1]);
  });

  it('leaves no trace when its handler fails half-way', async () => {
    const tenantId = await house.newTenant();
    await house.announce(tenantId, 1);
    const failing = defineHandler({
      name: 'tests.fail-late',
      event: counted,
      run: async (context, _payload, eventId) => {
        await countEffect(context.tx, eventId);
        throw new Error('late');
      },
    });
    const drained = await drainOnce(database, [failing], { clock: simulatedClock(morning), tenantId });
    expect(drained).toMatchObject({ done: 0, postponed: 1 });
    expect(await house.effects(tenantId)).toEqual([]);
  });

  it('of one handler stands when another of the same event fails, and is not made again', async () => {
    const tenantId = await house.newTenant();
    await house.announce(tenantId, 1);
    const clock = simulatedClock(morning);
    let isBroken = true;
    const moody = defineHandler({
      name: 'tests.moody',
      event: counted,
      run: async () => {
        if (isBroken) throw new Error('not today');
      },
    });
    await drainOnce(database, [moody, counting], { clock, tenantId });
    expect(await house.effects(tenantId)).toEqual([1]);
    isBroken = false;
    clock.set(morning + hourMs);
    expect(await drainOnce(database, [moody, counting], { clock, tenantId })).toMatchObject({ done: 1 });
    expect(await house.effects(tenantId)).toEqual([1]);
  });
});

describe('a poisonous event', () => {
  const poison = defineEvent({ topic: 'tests.poison-poured', payload: z.strictObject({}) });
  const poisoned = defineHandler({
    name: 'tests.drink',
    event: poison,
    run: () => Promise.reject(new Error('poison')),
  });

  it('does not stop the others, is set aside after its attempts, and can be given another chance', async () => {
    const tenantId = await house.newTenant();
    const clock = simulatedClock(morning);
    const id = await house.within(tenantId, async (tx) => enqueue(tx, poison, {}, { now: morning }));
    await house.announce(tenantId, 3);
    const first = await drainOnce(database, [poisoned, counting], { clock, tenantId });
    expect(first).toMatchObject({ done: 3, postponed: 1, failed: 0 });
    expect(await house.effects(tenantId)).toEqual([1, 1, 1]);

    const until = morning + 24 * hourMs;
    const later = await drainOnce(database, [poisoned, counting], { clock, until, tenantId });
    expect(later).toMatchObject({ postponed: maxAttempts - 2, failed: 1 });
    expect(await house.outbox(tenantId)).toEqual([]);
    const failed = await house.within(tenantId, (tx) => listFailedEvents(tx));
    expect(failed).toMatchObject([{ id, topic: poison.topic, attempts: maxAttempts }]);
    expect(failed[0]?.error).toBe('tests.drink: Error: poison');

    const cured = defineHandler({ name: 'tests.drink', event: poison, run: async () => undefined });
    await house.within(tenantId, (tx) => retryFailedEvent(tx, id, clock.now()));
    expect(await drainOnce(database, [cured], { clock, tenantId })).toMatchObject({ done: 1 });
    expect(await house.within(tenantId, (tx) => listFailedEvents(tx))).toEqual([]);
  });

  it('cannot be retried by another tenant', async () => {
    const [ours, theirs] = await Promise.all([house.newTenant(), house.newTenant()]);
    const clock = simulatedClock(morning);
    const id = await house.within(ours, async (tx) => enqueue(tx, poison, {}, { now: morning }));
    await drainOnce(database, [poisoned], { clock, until: morning + 24 * hourMs, tenantId: ours });
    const stranger = house.within(theirs, (tx) => retryFailedEvent(tx, id, clock.now()));
    await expect(stranger).rejects.toMatchObject({ code: 'event.not_failed' });
  });

  it('is one whose payload is not what it should be', async () => {
    const tenantId = await house.newTenant();
    const clock = simulatedClock(morning);
    const older = defineEvent({ topic: counted.topic, payload: z.strictObject({ old: z.string() }) });
    await house.within(tenantId, async (tx) => enqueue(tx, older, { old: 'form' }, { now: morning }));
    const drained = await drainOnce(database, [counting], { clock, tenantId });
    expect(drained.errors).toMatchObject([{ code: 'event.bad_payload' }]);
  });

  it('waits longer after each failure, an hour at most', () => {
    const pauses = Array.from({ length: maxAttempts }, (_, i) => pauseMsAfter(i + 1));
    expect(pauses.slice(0, 4)).toEqual([2_000, 8_000, 32_000, 128_000]);
    expect(pauses.at(-1)).toBe(hourMs);
  });
});

describe('a scheduled event', () => {
  it('waits for its instant', async () => {
    const tenantId = await house.newTenant();
    const clock = simulatedClock(morning);
    await house.announce(tenantId, 1, { availableAt: morning + hourMs });
    expect(await drainOnce(database, [counting], { clock, tenantId })).toMatchObject({ done: 0 });
    clock.set(morning + hourMs);
    expect(await drainOnce(database, [counting], { clock, tenantId })).toMatchObject({ done: 1 });
  });

  it('meets a led clock at its own instant, in order with what is enqueued on the way', async () => {
    const tenantId = await house.newTenant();
    const clock = simulatedClock(morning);
    const seen: [string, Instant][] = [];
    const echo = defineEvent({ topic: 'tests.echoed', payload: z.strictObject({}) });
    const calling = defineHandler({
      name: 'tests.call',
      event: counted,
      run: async (context) => {
        seen.push(['call', context.now]);
        context.enqueue(echo, {}, { availableAt: context.now + 90 * 60_000 });
      },
    });
    const echoing = defineHandler({
      name: 'tests.echo',
      event: echo,
      run: async ({ now }) => void seen.push(['echo', now]),
    });
    await house.announce(tenantId, 1, { availableAt: morning + hourMs });
    await house.announce(tenantId, 1, { availableAt: morning + 2 * hourMs });
    const until = morning + 10 * hourMs;
    await drainOnce(database, [calling, echoing], { clock, until, tenantId });
    expect(seen).toEqual([
      ['call', morning + hourMs],
      ['call', morning + 2 * hourMs],
      ['echo', morning + 2.5 * hourMs],
      ['echo', morning + 3.5 * hourMs],
    ]);
    expect(clock.now()).toBe(until);
  });
});

describe('marks of handled events', () => {
  it('are forgotten when they are old, and only those', async () => {
    const tenantId = await house.newTenant();
    const clock = simulatedClock(morning);
    await house.announce(tenantId, 1);
    await house.announce(tenantId, 1, { availableAt: morning + hourMs });
    await drainOnce(database, [counting], { clock, until: morning + hourMs, tenantId });
    await forgetProcessed(database.app, tenantId, morning + hourMs);
    const left = await withTenant(database.app, tenantId, (tx) =>
      tx.queries.selectFrom('processed_event').select('at').where('tenant_id', '=', tenantId).execute(),
    );
    expect(left).toEqual([{ at: morning + hourMs }]);
  });
});
