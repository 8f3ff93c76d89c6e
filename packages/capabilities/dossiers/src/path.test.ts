import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { instantOf } from '@chuan/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ordinary, permitContent, runAgency } from './running-agency.fixture.ts';
import { receiveDossier } from './service/intake.ts';
import { getMyWork } from './service/lists.ts';
import { getDossierPage } from './service/page.ts';

let database: TestDatabase;
const at = (hour: number) => instantOf('2026-11-11', hour * 60);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('what somebody will conclude lies ahead under its number, and the own work counts it too', async () => {
  const agency = await runAgency(database, (positionIds) => ({
    steps: permitContent(positionIds).steps.map((step) =>
      step.id === 'B5' ? { ...step, kind: 'decision', outcomes: [{ label: 'Đủ điều kiện', to: 'next' }] } : step,
    ),
  }));
  const { dossierId } = await agency.as('officer', at(8), (ctx) => receiveDossier(ctx, ordinary(agency)));
  const page = await agency.as('head', at(9), (ctx) => getDossierPage(ctx, dossierId));
  expect(page.steps.map((step) => step.label)).toEqual(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8']);
  const { items } = await agency.as('head', at(9), (ctx) => getMyWork(ctx));
  expect(items).toMatchObject([{ stepLabel: 'B2', stepIndex: 2, stepCount: 8 }]);
});
