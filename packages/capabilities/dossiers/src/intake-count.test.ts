import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { instantOf } from '@chuan/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ordinary, runAgency } from './running-agency.fixture.ts';
import { acceptDossier, receiveDossier, submitDossier } from './service/intake.ts';
import { countDelivery, countIntake, getMyWork } from './service/lists.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('online dossiers are counted until they are accepted, in their own agency alone', async () => {
  const [agency, other] = [await runAgency(database), await runAgency(database)];
  const at = instantOf('2026-11-11', 600);
  const { channel: _channel, isFeePaid: _paid, ...draft } = ordinary(agency);
  const count = (of: typeof agency) => of.as('officer', at, (ctx) => countIntake(ctx));
  const { dossierId } = await agency.as('citizen', at, (ctx) => submitDossier(ctx, draft));
  await agency.as('citizen', at, (ctx) => submitDossier(ctx, draft));
  expect([await count(agency), await count(other)]).toEqual([2, 0]);
  await agency.as('officer', at, (ctx) =>
    acceptDossier(ctx, { dossierId, version: 1, components: [], isFeePaid: false }),
  );
  expect(await count(agency)).toBe(1);
});

test('results are counted until they are handed over, and told on the own list to whoever may do that', async () => {
  const [agency, other] = [await runAgency(database), await runAgency(database)];
  const at = instantOf('2026-11-11', 600);
  const { dossierId } = await agency.as('officer', at, (ctx) => receiveDossier(ctx, ordinary(agency)));
  const count = (of: typeof agency) => of.as('officer', at, (ctx) => countDelivery(ctx));
  expect(await count(agency)).toBe(0);
  const ready = { status: 'resolved', resolved_at: new Date(at) };
  await database.migrator.updateTable('dossier').set(ready).where('id', '=', dossierId).execute();
  expect([await count(agency), await count(other)]).toEqual([1, 0]);
  const told = (rights: readonly string[]) =>
    agency.as(
      'officer',
      at,
      async (ctx) => (await getMyWork({ ...ctx, can: (one) => rights.includes(one) })).atCounter,
    );
  expect(await told(['dossier.receive', 'dossier.deliver'])).toEqual({ intake: 0, delivery: 1 });
  expect(await told([])).toEqual({ intake: 0, delivery: 0 });
});
