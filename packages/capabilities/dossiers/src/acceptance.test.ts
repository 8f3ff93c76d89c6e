import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { instantOf } from '@chuan/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ordinary, runAgency, type RunningAgency } from './running-agency.fixture.ts';
import { acceptDossier, submitDossier } from './service/intake.ts';
import { getDossierPage } from './service/page.ts';
import { previewAcceptance } from './service/preview.ts';

let database: TestDatabase;
let agency: RunningAgency;
const at = instantOf('2026-11-11', 480);

beforeAll(async () => {
  database = await createTestDatabase();
  agency = await runAgency(database, {
    components: [
      { key: 'don', name: 'Đơn đề nghị', originals: 1, copies: 0, isRequired: true },
      { key: 'dat', name: 'Giấy tờ đất', originals: 0, copies: 0, isRequired: true, isFromDatabase: true },
    ],
  });
});
afterAll(() => database.drop());

async function handIn() {
  const { channel: _, isFeePaid: __, ...input } = ordinary(agency, {});
  const { dossierId } = await agency.as('citizen', at, (ctx) => submitDossier(ctx, input));
  return dossierId;
}

test('the date that accepting would promise is the one that accepting promises', async () => {
  const dossierId = await handIn();
  const later = instantOf('2026-11-12', 600);
  const preview = await agency.as('officer', later, (ctx) => previewAcceptance(ctx, { dossierId }));
  expect(preview).toMatchObject({ receivedAt: later, limit: { value: 7, unit: 'working_days' } });
  expect(preview.days.at(-1)).toMatchObject({ isReached: true });
  const accepting = { dossierId, version: 1, components: [], isFeePaid: false };
  await agency.as('officer', later, (ctx) => acceptDossier(ctx, accepting));
  const page = await agency.as('officer', later, (ctx) => getDossierPage(ctx, dossierId));
  expect(page.clock.dueAt).toBe(preview.dueAt);
});

test('what the agency looks up itself is told apart from what people hand in', async () => {
  const dossierId = await handIn();
  const { components } = await agency.as('officer', at, (ctx) => getDossierPage(ctx, dossierId));
  expect(components.map(({ key, isFromDatabase }) => [key, isFromDatabase])).toEqual([
    ['don', false],
    ['dat', true],
  ]);
});
