import { withTenant } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { type Instant, instantOf, newId, type Uuid } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ordinary, type RunningAgency, runAgency } from './running-agency.fixture.ts';
import { receiveDossier } from './service/intake.ts';
import { getDossierPage } from './service/page.ts';
import { completeStep, reassignStep } from './service/steps.ts';

let database: TestDatabase;
let agency: RunningAgency;
let dossierId: Uuid;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const at = (hour: number, minute = 0): Instant => instantOf('2026-11-11', hour * 60 + minute);
const now = at(10);

/** A dossier that lies with the specialists. */
beforeEach(async () => {
  agency = await runAgency(database);
  ({ dossierId } = await agency.as('officer', at(8), (ctx) => receiveDossier(ctx, ordinary(agency))));
  const page = await look();
  const stepId = page.steps.find((step) => step.nodeId === 'B2')!.id!;
  const done = { dossierId, version: page.version, stepId, checks: [], note: '', data: {}, files: [] };
  await agency.as('head', at(9), (ctx) => completeStep(ctx, done));
});

const look = () => agency.as('leader', now, (ctx) => getDossierPage(ctx, dossierId));

async function offered(): Promise<string[]> {
  const page = await look();
  const stepId = page.steps.find((step) => step.nodeId === 'B3')!.id;
  return page.candidates.find((one) => one.stepId === stepId)!.people.map((person) => person.id);
}

async function handTo(personId: Uuid) {
  const page = await look();
  const stepId = page.steps.find((step) => step.nodeId === 'B3')!.id!;
  const hand = { dossierId, version: page.version, stepId, personId, reason: 'Nghỉ phép' };
  return agency.as('leader', now, (ctx) => reassignStep(ctx, hand));
}

/** Somebody in the specialists' position, from a day to a day, with no role. */
async function newcomer(fromOn: string, toOn: string | null): Promise<Uuid> {
  const id = newId();
  const { position_id } = await database.migrator
    .selectFrom('person_position')
    .select('position_id')
    .where('person_id', '=', agency.people.specialist)
    .executeTakeFirstOrThrow();
  const tenant_id = agency.tenantId;
  await database.migrator
    .insertInto('person')
    .values({
      tenant_id,
      id,
      full_name: 'Ngô Tập Sự',
      email: `${id}@example.vn`,
      status: 'active',
      created_at: new Date(now),
    })
    .execute();
  await database.migrator
    .insertInto('person_position')
    .values({ tenant_id, person_id: id, position_id, from_on: fromOn, to_on: toOn })
    .execute();
  return id;
}

const dropRole = (personId: Uuid) =>
  database.migrator.deleteFrom('person_role').where('person_id', '=', personId).execute();

const give = (personId: Uuid, key: string) =>
  withTenant(database.app, agency.tenantId, async (tx) => {
    const role = await tx.queries
      .selectFrom('role')
      .select('id')
      .where('tenant_id', '=', tx.tenantId)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    await tx.queries
      .insertInto('person_role')
      .values({ tenant_id: tx.tenantId, person_id: personId, role_id: role.id })
      .execute();
  });

test('a colleague with the right is offered, and takes the step over', async () => {
  expect((await offered()).toSorted()).toEqual([agency.people.specialist, agency.people.colleague].toSorted());
  await handTo(agency.people.colleague);
  expect((await look()).steps.find((step) => step.nodeId === 'B3')?.personName).toBe('Hồ Thị Phỏng');
});

test('a person without the right is neither offered nor accepted, whatever else they may do', async () => {
  const person = await newcomer('2026-11-01', null);
  await give(person, 'inspector');
  expect(await offered()).not.toContain(person);
  await expect(handTo(person)).rejects.toMatchObject({
    code: 'dossier.person_without_right',
    kind: 'conflict',
    params: { name: 'Ngô Tập Sự' },
  });
  await give(person, 'specialist');
  expect(await offered()).toContain(person);
  await handTo(person);
});

test('a role withdrawn after the list was read bars the hand-over', async () => {
  expect(await offered()).toContain(agency.people.colleague);
  await dropRole(agency.people.colleague);
  await expect(handTo(agency.people.colleague)).rejects.toMatchObject({ code: 'dossier.person_without_right' });
  expect(await offered()).toEqual([agency.people.specialist]);
  expect((await look()).steps.find((step) => step.nodeId === 'B3')?.personName).toBe('');
});

test('a right taken out of the role counts as the role withdrawn', async () => {
  await database.migrator
    .updateTable('role')
    .set({ permissions: ['dossier.read'] })
    .where('tenant_id', '=', agency.tenantId)
    .where('key', '=', 'specialist')
    .execute();
  expect(await offered()).toEqual([]);
  await expect(handTo(agency.people.colleague)).rejects.toMatchObject({ code: 'dossier.person_without_right' });
});

test('a person whose position has ended, or not begun, cannot be handed work', async () => {
  for (const [fromOn, toOn] of [
    ['2026-09-01', '2026-11-10'],
    ['2026-11-12', null],
  ] as const) {
    const person = await newcomer(fromOn, toOn);
    await give(person, 'specialist');
    expect(await offered()).not.toContain(person);
    await expect(handTo(person)).rejects.toMatchObject({ code: 'dossier.person_without_position' });
  }
});

test('a person who has left is told apart from one who never was', async () => {
  await database.migrator
    .updateTable('person')
    .set({ status: 'inactive' })
    .where('id', '=', agency.people.colleague)
    .execute();
  await expect(handTo(agency.people.colleague)).rejects.toMatchObject({ code: 'dossier.person_inactive' });
  await expect(handTo(newId())).rejects.toMatchObject({ code: 'person.not_found' });
});

test('a right of another agency is no right here', async () => {
  const other = await runAgency(database);
  await expect(handTo(other.people.specialist)).rejects.toMatchObject({ code: 'person.not_found' });
});
