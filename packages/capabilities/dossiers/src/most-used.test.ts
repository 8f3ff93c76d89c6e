import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { drainOnce } from '@chuan/jobs';
import { instantOf, simulatedClock } from '@chuan/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dossierHandlers } from './jobs.ts';
import { ordinary, runAgency, type RunningAgency } from './running-agency.fixture.ts';
import { receiveDossier, submitDossier } from './service/intake.ts';
import { countReception, listMostUsed } from './service/most-used.ts';

let database: TestDatabase;
let agency: RunningAgency;

beforeAll(async () => {
  database = await createTestDatabase();
  agency = await runAgency(database);
});
afterAll(() => database.drop());

const receive = (day: string, hour = 9) =>
  agency.as('officer', instantOf(day, hour * 60), (ctx) => receiveDossier(ctx, ordinary(agency)));
const ask = (of: RunningAgency, day: string) => of.as('citizen', instantOf(day, 600), (ctx) => listMostUsed(ctx));
const drain = (of: RunningAgency) =>
  drainOnce(database, dossierHandlers, { clock: simulatedClock(instantOf('2026-11-20', 600)), tenantId: of.tenantId });

test('procedures are known by what was received of them lately, in their own agency alone', async () => {
  const other = await runAgency(database);
  for (const day of ['2026-09-10', '2026-11-11', '2026-11-11', '2026-11-12']) await receive(day);
  const { channel: _channel, isFeePaid: _paid, ...draft } = ordinary(agency);
  await agency.as('citizen', instantOf('2026-11-12', 600), (ctx) =>
    submitDossier(ctx, { ...draft, components: [...draft.components] }),
  );
  await drain(agency);
  // Handed in online and not accepted yet: not received.
  expect(await ask(agency, '2026-11-20')).toEqual([{ procedureId: agency.procedureId, received: 4 }]);
  expect(await ask(agency, '2026-12-30')).toEqual([{ procedureId: agency.procedureId, received: 3 }]);
  expect(await ask(agency, '2027-03-30')).toEqual([]);
  expect(await ask(other, '2026-11-20')).toEqual([]);
});

test('a day counted again and again, and by many at once, says the same', async () => {
  const fresh = await runAgency(database);
  const made = await Promise.all(
    Array.from({ length: 6 }, () =>
      fresh.as('officer', instantOf('2026-11-16', 540), (ctx) => receiveDossier(ctx, ordinary(fresh))),
    ),
  );
  await Promise.all(
    made.flatMap(({ dossierId }) =>
      [1, 2].map(() => fresh.as('officer', instantOf('2026-11-16', 600), (ctx) => countReception(ctx.tx, dossierId))),
    ),
  );
  await drain(fresh);
  expect(await ask(fresh, '2026-11-20')).toEqual([{ procedureId: fresh.procedureId, received: 6 }]);
});
