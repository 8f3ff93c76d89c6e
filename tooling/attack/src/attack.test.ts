import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attackProcedure, callAtHome, declared, type Field, fingerprint, isVendors, listProcedures } from './attack.ts';
import { expectedPermissions } from './expected-permissions.ts';
import { sampleInput } from './samples.ts';
import { populate, portsOf } from './world.ts';

const procedures = listProcedures();
let database: TestDatabase;
let field: Field;
let before: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  field = {
    database,
    ports: portsOf(),
    mine: await populate(database, 'mine'),
    theirs: await populate(database, 'theirs', 2),
  };
  before = await fingerprint(database, field.theirs.agency.tenantId);
});
afterAll(() => database.drop());

test('every procedure declares what was reviewed, and nothing reviewed is gone', () => {
  expect(Object.fromEntries(procedures.map((one) => [one.path, declared(one)]))).toEqual(expectedPermissions);
});

test('every procedure can be given an input made from its own schema', () => {
  for (const { path, inputs } of procedures) {
    const input = sampleInput(path, inputs, field.theirs.ids);
    for (const schema of inputs) {
      const parsed = schema.safeParse(input);
      expect(parsed.success ? 'valid' : `${path}: ${JSON.stringify(parsed.error.issues[0])}`).toBe('valid');
    }
  }
});

describe('with ids of another agency', () => {
  test.each(procedures.map((one) => [one.path, one] as const))('%s gives nothing away', async (_path, procedure) => {
    expect(await attackProcedure(field, procedure)).toEqual([]);
  });

  test('not one row of theirs has changed', async () => {
    expect(await fingerprint(database, field.theirs.agency.tenantId)).toEqual(before);
  });
});

/** Reads that answer nothing here though they may: a week without hours, a sheet without a head, an unpublished template, no account. */
const nothingToRead = new Set([
  'tenancy.previewCalendar',
  'tenancy.checkPeople',
  'procedures.previewAdoption',
  'identity.account',
]);

describe('at home', () => {
  const reads = procedures.filter((one) => one.type === 'query' && !isVendors(one) && !nothingToRead.has(one.path));
  test.each(reads.map((one) => [one.path, one] as const))('%s answers who may ask', async (_path, procedure) => {
    expect(await callAtHome(field, procedure)).toMatchObject({ code: 'ok' });
  });
});
