import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundAgency, sampleContent, type TestAgency } from './agency.fixture.ts';

let database: TestDatabase;
let agency: TestAgency;

beforeAll(async () => {
  database = await createTestDatabase();
  agency = await foundAgency(database);
});
afterAll(() => database.drop());

test('a template for another level is told apart, and listed behind those of the own', async () => {
  const author = agency.as('unit_head');
  const templateId = await agency.publish(sampleContent({ level: 'province' }));
  const ofOwn = await author.previewAdoption({ templateId: await agency.publish(sampleContent()) });
  expect(ofOwn).toMatchObject({ level: 'commune', isOfOwnLevel: true });
  expect(await author.previewAdoption({ templateId })).toMatchObject({ level: 'province', isOfOwnLevel: false });
  const own = (await author.listAdoptable()).map((row) => row.isOfOwnLevel);
  expect(own.indexOf(false)).toBeGreaterThan(own.lastIndexOf(true));
  expect(own.lastIndexOf(true)).toBeGreaterThanOrEqual(0);
});
