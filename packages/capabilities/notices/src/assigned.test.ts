import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { completeStep, getDossierPage, reassignStep, receiveDossier, recallStep } from '@chuan/dossiers/server';
import { ordinary, type RoleName, runAgency, type RunningAgency } from '@chuan/dossiers/test';
import { drainOnce } from '@chuan/jobs';
import { instantOf, simulatedClock, type Uuid } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { noticeHandlers } from './jobs.ts';
import { getInbox, markRead } from './service.ts';

let database: TestDatabase;
let agency: RunningAgency;
let dossierId: Uuid;
const at = instantOf('2026-11-11', 600);
const later = instantOf('2026-11-11', 630);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await runAgency(database);
  ({ dossierId } = await agency.as('officer', at, (ctx) => receiveDossier(ctx, ordinary(agency))));
});

const look = () => agency.as('head', at, (ctx) => getDossierPage(ctx, dossierId));
async function complete(who: RoleName, outcome?: string) {
  const { version, steps } = await look();
  const step = steps.find(({ status }) => status === 'open')!;
  const stepId = step.id!;
  const checks = step.checklist.map((_, index) => index);
  const done = { dossierId, version, stepId, checks, note: '', data: {}, files: [], ...(outcome && { outcome }) };
  await agency.as(who, later, (ctx) => completeStep(ctx, done));
  return stepId;
}
const deliver = () =>
  drainOnce(database, noticeHandlers({ send: async (_, id) => id }, 'https://x.example'), {
    clock: simulatedClock(later),
    tenantId: agency.tenantId,
  });
const toldTo = async (who: RoleName) =>
  (await agency.as(who, at, (ctx) => getInbox(ctx))).notices.filter(({ kind }) => kind === 'assigned').length;

test('whoever is handed a step is told; whoever held it or handed it over is not', async () => {
  await complete('head');
  const { version, steps } = await look();
  const step = steps.find(({ status }) => status === 'open')!;
  await deliver();
  const before = await toldTo('colleague');
  const handover = { dossierId, version, stepId: step.id!, personId: agency.people.colleague, reason: 'Nghỉ phép' };
  await agency.as('head', later, (ctx) => reassignStep(ctx, handover));
  const others = [await toldTo('specialist'), await toldTo('head')];
  await deliver();
  expect(await toldTo('colleague')).toBe(before + 1);
  expect([await toldTo('specialist'), await toldTo('head')]).toEqual(others);
});

test('nobody is told of work that they laid on their own desk', async () => {
  await complete('head');
  for (const _ of ['B3', 'B4']) await complete('specialist');
  const stepId = await complete('head', 'Đủ điều kiện');
  await deliver();
  const before = await toldTo('head');
  const { version } = await look();
  await agency.as('head', later, (ctx) => recallStep(ctx, { dossierId, version, stepId, reason: 'Sót một trang' }));
  await deliver();
  expect(await toldTo('head')).toBe(before);
});

/** What stands as unread with somebody, by its kind. */
const unreadOf = async (who: RoleName) =>
  (await agency.as(who, at, (ctx) => getInbox(ctx))).notices
    .filter(({ isRead }) => !isRead)
    .map(({ kind, params }) => `${kind} ${params['step']}`)
    .toSorted();

test('a step that is done asks nobody any more, whoever of its position did it; the next one does', async () => {
  await complete('head');
  await deliver();
  const asked = await unreadOf('specialist');
  expect(asked).toHaveLength(2);
  expect(await unreadOf('colleague')).toEqual(asked);
  expect(await unreadOf('head')).toEqual([]);
  // Two steps run side by side; either may come first.
  await complete('specialist');
  await deliver();
  const left = (await look()).steps.filter(({ status }) => status === 'open').map(({ name }) => `assigned ${name}`);
  expect(left).toHaveLength(1);
  expect([await unreadOf('specialist'), await unreadOf('colleague')]).toEqual([left, left]);
  await complete('colleague');
  await deliver();
  expect([await unreadOf('specialist'), await unreadOf('colleague')]).toEqual([[], []]);
  expect(await unreadOf('head')).toEqual(['assigned Xem xét, ký nháy']);
});

test('nobody marks another’s notices as read', async () => {
  await deliver();
  const { notices } = await agency.as('head', at, (ctx) => getInbox(ctx));
  const ids = notices.map(({ id }) => id);
  expect(ids).not.toEqual([]);
  await agency.as('clerk', at, (ctx) => markRead(ctx, ids));
  expect(await unreadOf('head')).toHaveLength(ids.length);
  await agency.as('head', at, (ctx) => markRead(ctx, ids));
  expect(await unreadOf('head')).toEqual([]);
});

test('what another dossier asks of the same people stays asked', async () => {
  const other = await agency.as('officer', at, (ctx) => receiveDossier(ctx, ordinary(agency)));
  await deliver();
  expect(await unreadOf('head')).toHaveLength(2);
  await complete('head');
  await deliver();
  const { notices } = await agency.as('head', at, (ctx) => getInbox(ctx));
  expect(notices.filter(({ isRead }) => !isRead)).toMatchObject([{ dossierId: other.dossierId }]);
});

test('a step taken off somebody asks them nothing any more', async () => {
  await complete('head');
  await deliver();
  const { version, steps } = await look();
  const step = steps.find(({ status }) => status === 'open')!;
  const handover = { dossierId, version, stepId: step.id!, personId: agency.people.colleague, reason: 'Nghỉ phép' };
  await agency.as('head', later, (ctx) => reassignStep(ctx, handover));
  await deliver();
  const asked = `assigned ${step.name}`;
  expect(await unreadOf('specialist')).not.toContain(asked);
  expect(await unreadOf('colleague')).toContain(asked);
});
