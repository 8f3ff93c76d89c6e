import { withTenant } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { instantOf } from '@chuan/kernel';
import { renewCalendar } from '@chuan/tenancy/jobs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ordinary, runAgency, type RunningAgency } from './running-agency.fixture.ts';
import { receiveDossier } from './service/intake.ts';
import { getDossierPage } from './service/page.ts';

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
