import { withTenant } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { instantOf } from '@chuan/kernel';
import { renewCalendar } from '@chuan/tenancy/jobs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ordinary, runAgency, type RunningAgency } from './running-agency.fixture.ts';
import { acceptDossier, receiveDossier, submitDossier } from './service/intake.ts';
import { getDossierPage } from './service/page.ts';
import { previewAcceptance } from './service/preview.ts';
import { recomputeDeadlines } from './service/recompute.ts';

let database: TestDatabase;
let agency: RunningAgency;

beforeAll(async () => {
  database = await createTestDatabase();
  agency = await runAgency(database);
});
afterAll(() => database.drop());

test('a new national day moves no date that was promised, and counts for whoever comes after', async () => {
  const morning = instantOf('2026-12-01', 480);
  const receive = () => agency.as('officer', morning, (ctx) => receiveDossier(ctx, ordinary(agency)));
  const { dossierId, dueAt: promised } = await receive();
  await database.platform
    .insertInto('platform.national_day')
    .values({ on_date: '2026-12-02', kind: 'off', name_vi: 'Nghỉ', name_en: 'Off', legal: 'Quyết định' })
    .execute();
  await withTenant(database.app, agency.tenantId, (tx) => renewCalendar(tx, morning));
  const page = await agency.as('officer', morning, (ctx) => getDossierPage(ctx, dossierId));
  expect(page.explanation).toMatchObject({ dueAt: promised, isReproduced: true });
  expect((await receive()).dueAt).toBeGreaterThan(promised!);
});

test('what waits to be accepted is promised by the days as they stand when it is', async () => {
  const morning = instantOf('2026-12-07', 480);
  const { channel: _, isFeePaid: __, ...handedIn } = ordinary(agency);
  const { dossierId } = await agency.as('citizen', morning, (ctx) => submitDossier(ctx, handedIn));
  await database.platform
    .insertInto('platform.national_day')
    .values({ on_date: '2026-12-09', kind: 'off', name_vi: 'Nghỉ', name_en: 'Off', legal: 'Quyết định' })
    .execute();
  await withTenant(database.app, agency.tenantId, (tx) => renewCalendar(tx, morning));
  const { version } = await agency.as('officer', morning, (ctx) => getDossierPage(ctx, dossierId));
  const preview = await agency.as('officer', morning, (ctx) => previewAcceptance(ctx, { dossierId }));
  const target = { dossierId, version, components: [], isFeePaid: false };
  const { dueAt } = await agency.as('officer', morning, (ctx) => acceptDossier(ctx, target));
  const beside = await agency.as('officer', morning, (ctx) => receiveDossier(ctx, ordinary(agency)));
  expect([preview.dueAt, dueAt]).toEqual([beside.dueAt, beside.dueAt]);
  const page = await agency.as('officer', morning, (ctx) => getDossierPage(ctx, dossierId));
  expect(page.explanation).toMatchObject({ dueAt, isReproduced: true });
  const { differences } = await withTenant(database.app, agency.tenantId, (tx) =>
    recomputeDeadlines(tx, { limit: 100 }),
  );
  expect(differences).toEqual([]);
});
