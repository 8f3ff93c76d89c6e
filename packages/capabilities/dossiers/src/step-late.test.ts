import { withTenant } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { type Instant, instantOf, type Uuid } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ordinary, permitContent, type RoleName, type RunningAgency, runAgency } from './running-agency.fixture.ts';
import { findForm } from './repository/papers.ts';
import { deliverDossier } from './service/finish.ts';
import { receiveDossier } from './service/intake.ts';
import { getDossierPage } from './service/page.ts';
import { extendDossier, requestSupplement, supplementDossier } from './service/pauses.ts';
import { recomputeDeadlines } from './service/recompute.ts';
import { completeStep, recallStep, returnStep } from './service/steps.ts';

let database: TestDatabase;
let agency: RunningAgency;
let dossierId: Uuid;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const at = (day: number, hour: number, minute = 0): Instant => instantOf(`2026-11-${day}`, hour * 60 + minute);
const look = (when: Instant, who: RoleName = 'leader') => agency.as(who, when, (ctx) => getDossierPage(ctx, dossierId));
const stepOf = async (nodeId: string, when: Instant) => (await look(when)).steps.find((one) => one.nodeId === nodeId)!;

async function begin(changes: Parameters<typeof runAgency>[1] = {}): Promise<void> {
  agency = await runAgency(database, changes);
  ({ dossierId } = await agency.as('officer', at(11, 8), (ctx) => receiveDossier(ctx, ordinary(agency))));
}

async function complete(who: RoleName, nodeId: string, when: Instant, outcome?: string): Promise<void> {
  const { version, steps } = await look(when);
  const step = steps.find((one) => one.nodeId === nodeId && one.status === 'open')!;
  const checks = step.checklist.map((_, index) => index);
  const done = { dossierId, version, stepId: step.id!, outcome, checks, note: '', data: {}, files: [] };
  await agency.as(who, when, (ctx) => completeStep(ctx, done));
}

/** Up to the step that the leader signs at. */
async function toSigning(): Promise<void> {
  await complete('head', 'B2', at(11, 9));
  await complete('specialist', 'B4', at(11, 10));
  await complete('specialist', 'B3', at(11, 11));
  await complete('head', 'B5', at(11, 14), 'Đủ điều kiện');
}

async function recall(who: RoleName, when: Instant): Promise<void> {
  const { version, actions } = await look(when, who);
  const { stepId } = actions.find((action) => action.key === 'recall')!;
  await agency.as(who, when, (ctx) =>
    recallStep(ctx, { dossierId, version, stepId: stepId!, reason: 'Sót một trang' }),
  );
}

async function supplementBetween(asked: Instant, given: Instant): Promise<void> {
  const { version, steps } = await look(asked);
  const stepId = steps.find((one) => one.nodeId === 'B3')!.id!;
  const ask = { dossierId, version, stepId, items: ['Bản vẽ'], reason: 'Thiếu bản vẽ' };
  await agency.as('specialist', asked, (ctx) => requestSupplement(ctx, ask));
  const answer = { dossierId, version: version + 1, components: [], files: [], note: '' };
  await agency.as('officer', given, (ctx) => supplementDossier(ctx, answer));
}

const extend = async (when: Instant, workingDays: number): Promise<void> => {
  const { version } = await look(when);
  await agency.as('leader', when, (ctx) => extendDossier(ctx, { dossierId, version, workingDays, reason: 'Mưa bão' }));
};

const breaches = async () => {
  const causes = database.migrator.selectFrom('late_cause').select(['step_id', 'breached_at']);
  return (await causes.where('dossier_id', '=', dossierId).execute()).map((cause) => cause.breached_at);
};

async function handoversAtTheEnd(
  from: Instant,
): Promise<{ from: string; to: string; outcome?: string; at: Instant }[]> {
  await complete('leader', 'B6', from);
  await complete('clerk', 'B7', from + 60_000);
  const { version } = await look(from);
  const input = { dossierId, version, method: 'counter' as const, receiverName: '', isFeePaid: true, files: [] };
  await agency.as('officer', from + 120_000, (ctx) => deliverDossier(ctx, input));
  const slip = (await look(from)).forms.find((form) => form.code === 'mau-06')!;
  const form = await agency.as('officer', from, (ctx) => findForm(ctx.tx, slip.id));
  return (form!.data as { handovers: never[] }).handovers;
}

const differences = () =>
  withTenant(database.app, agency.tenantId, async (tx) => (await recomputeDeadlines(tx, { limit: 100 })).differences);

test('more time is no norm for a step that has none: nothing is late by it', async () => {
  await begin((ids: Readonly<Record<string, Uuid>>) => ({
    steps: permitContent(ids).steps.map((step) => (step.id === 'B2' ? { ...step, limitMinutes: 0 } : step)),
  }));
  await extend(at(12, 9), 1);
  expect((await stepOf('B2', at(12, 9))).limitMinutes).toBe(0);
  await complete('head', 'B2', at(18, 10));
  expect(await stepOf('B2', at(18, 10))).toMatchObject({ limitMinutes: 0, usedMinutes: 42 * 60 });
});

describe('a clock that began again from zero', () => {
  beforeEach(async () => {
    await begin({ rules: { ...permitContent({}).rules, supplement: 'restart' } });
    await complete('head', 'B2', at(11, 9));
    await supplementBetween(at(13, 9), at(16, 8));
  });

  test('lets what was used before count with what a step was given', async () => {
    const open = await stepOf('B3', at(18, 9));
    expect([open.usedMinutes, open.limitMinutes]).toEqual([33 * 60, (16 + 30) * 60]);
    expect(open.clock).toMatchObject({ limitMinutes: 30 * 60, remainingMinutes: 13 * 60 });
    await complete('specialist', 'B4', at(18, 9));
    await complete('specialist', 'B3', at(19, 9));
    const done = await stepOf('B3', at(19, 9));
    expect([done.usedMinutes, done.limitMinutes]).toEqual([41 * 60, 46 * 60]);
    await complete('head', 'B5', at(19, 10), 'Đủ điều kiện');
    const handovers = await handoversAtTheEnd(at(19, 11));
    expect(handovers.map((handover) => handover.outcome)).not.toContain('overdue');
    expect(await differences()).toEqual([]);
  });

  test('makes no step late that is not, and none in time that is', async () => {
    const { dueAt } = (await stepOf('B3', at(18, 9))).clock!;
    await complete('specialist', 'B4', at(18, 9));
    await complete('specialist', 'B3', dueAt! + 60_000);
    const late = await stepOf('B3', dueAt! + 60_000);
    expect(late.usedMinutes).toBe(late.limitMinutes + 1);
  });
});

test('a branch that is done before its neighbour is handed to whom both lead, not to the applicant', async () => {
  await begin();
  await toSigning();
  const handovers = await handoversAtTheEnd(at(11, 15));
  expect(handovers.map(({ from, to }) => [from, to]).slice(2, 5)).toEqual([
    ['Trưởng phòng', 'Chuyên viên thụ lý'],
    ['Chuyên viên thụ lý', 'Trưởng phòng'],
    ['Chuyên viên thụ lý', 'Trưởng phòng'],
  ]);
  expect(handovers.filter(({ to }) => to === 'Người nộp hồ sơ')).toHaveLength(1);
});

test('what was sent back stands on the control slip as handed to whom it went', async () => {
  await begin();
  await toSigning();
  const { version, steps } = await look(at(11, 14));
  const stepId = steps.find((one) => one.nodeId === 'B6')!.id!;
  const back = { dossierId, version, stepId, toNodeId: 'B5', reason: 'Sai tên' };
  await agency.as('leader', at(11, 15), (ctx) => returnStep(ctx, back));
  await complete('head', 'B5', at(11, 16), 'Đủ điều kiện');
  const handovers = await handoversAtTheEnd(at(11, 17));
  expect(handovers.map(({ from, to }) => [from, to]).slice(5, 9)).toEqual([
    ['Trưởng phòng', 'Phó Chủ tịch'],
    ['Phó Chủ tịch', 'Trưởng phòng'],
    ['Trưởng phòng', 'Phó Chủ tịch'],
    ['Phó Chủ tịch', 'Văn thư'],
  ]);
});

describe('what is taken back after it was due', () => {
  beforeEach(async () => {
    await begin();
    await toSigning();
  });

  test('is a late step at once, and once', async () => {
    await agency.passTime(at(13, 16));
    await recall('head', at(13, 16));
    await agency.passTime(at(13, 16, 1));
    const { clock } = await stepOf('B5', at(13, 16));
    expect(clock?.band).toBe('overdue');
    const before = await breaches();
    expect(before).toContainEqual(clock!.dueAt);
    await complete('head', 'B5', at(13, 16, 2), 'Đủ điều kiện');
    await recall('head', at(13, 16, 3));
    await agency.passTime(at(13, 17));
    expect(await breaches()).toEqual(before);
    expect(await differences()).toEqual([]);
  });

  test('makes the promise late where the result had been ready in time', async () => {
    await complete('leader', 'B6', at(11, 15));
    await complete('clerk', 'B7', at(11, 16));
    await agency.passTime(at(25, 15));
    expect(await breaches()).toEqual([]);
    await recall('clerk', at(25, 16));
    const { status, clock } = await look(at(25, 16));
    expect([status, clock.band]).toEqual(['in_progress', 'overdue']);
    await agency.passTime(at(25, 16, 1));
    expect(await breaches()).toContainEqual(clock.dueAt);
  });

  test('opens nothing anew where the promise had been late already', async () => {
    await agency.passTime(at(25, 15));
    const before = await breaches();
    await complete('leader', 'B6', at(25, 15));
    await complete('clerk', 'B7', at(25, 16));
    const { version, steps } = await look(at(25, 16));
    const stepId = steps.find((one) => one.nodeId === 'B8')!.id!;
    const back = { dossierId, version, stepId, toNodeId: 'B6', reason: 'Sai tên' };
    await agency.as('officer', at(25, 16, 1), (ctx) => returnStep(ctx, back));
    expect((await look(at(25, 16, 1))).status).toBe('in_progress');
    await agency.passTime(at(25, 16, 2));
    expect(await breaches()).toEqual(before);
  });
});
