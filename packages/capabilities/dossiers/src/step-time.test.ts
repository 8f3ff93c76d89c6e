import { withTenant } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { type Instant, instantOf, type Uuid } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ordinary, permitContent, type RoleName, type RunningAgency, runAgency } from './running-agency.fixture.ts';
import { findForm } from './repository/papers.ts';
import { deliverDossier } from './service/finish.ts';
import { receiveDossier } from './service/intake.ts';
import { getMyWork } from './service/lists.ts';
import { getDossierPage } from './service/page.ts';
import { extendDossier } from './service/pauses.ts';
import { recomputeDeadlines } from './service/recompute.ts';
import { completeStep, recallStep, saveChecks } from './service/steps.ts';

let database: TestDatabase;
let agency: RunningAgency;
let dossierId: Uuid;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const at = (day: string, hour: number, minute = 0): Instant => instantOf(`2026-11-${day}`, hour * 60 + minute);
const look = (when: Instant) => agency.as('leader', when, (ctx) => getDossierPage(ctx, dossierId));
const stepOf = async (nodeId: string, when: Instant) => (await look(when)).steps.find((one) => one.nodeId === nodeId)!;

async function complete(
  who: RoleName,
  nodeId: string,
  when: Instant,
  more: { readonly checks?: number[]; readonly outcome?: string } = {},
): Promise<void> {
  const { version, steps } = await look(when);
  const stepId = steps.find((one) => one.nodeId === nodeId && one.status === 'open')!.id!;
  const done = { dossierId, version, stepId, checks: [], note: '', data: {}, files: [], ...more };
  await agency.as(who, when, (ctx) => completeStep(ctx, done));
}

const receive = async (): Promise<void> => {
  ({ dossierId } = await agency.as('officer', at('11', 8), (ctx) => receiveDossier(ctx, ordinary(agency))));
};

const differences = () =>
  withTenant(database.app, agency.tenantId, async (tx) => (await recomputeDeadlines(tx, { limit: 100 })).differences);

describe('a step without a norm', () => {
  beforeEach(async () => {
    agency = await runAgency(database, (ids) => ({
      steps: permitContent(ids).steps.map((step) => (step.id === 'B2' ? { ...step, limitMinutes: 0 } : step)),
    }));
    await receive();
  });

  test('is due with the dossier, not at once', async () => {
    const { clock } = await look(at('12', 9));
    expect((await stepOf('B2', at('12', 9))).clock).toEqual(clock);
    expect(clock).toMatchObject({ band: 'within', dueAt: at('20', 17, 30) });
    const { items, counts } = await agency.as('head', at('12', 9), (ctx) => getMyWork(ctx));
    expect(items).toMatchObject([{ dossierId, needsLateCause: false }]);
    expect(counts.overdue).toBe(0);
  });

  test('is put off with it, and reckoned so again', async () => {
    const { version } = await look(at('12', 9));
    const more = { dossierId, version, workingDays: 2, reason: 'Mưa bão' };
    await agency.as('leader', at('12', 9), (ctx) => extendDossier(ctx, more));
    const { clock } = await look(at('12', 9));
    expect((await stepOf('B2', at('12', 9))).clock?.dueAt).toBe(clock.dueAt);
    await complete('head', 'B2', at('12', 10));
    expect(await differences()).toEqual([]);
  });
});

describe('more time', () => {
  beforeEach(async () => {
    agency = await runAgency(database);
    await receive();
    await complete('head', 'B2', at('11', 9));
  });

  test('counts with what the step at hand was given, before it is done and after', async () => {
    const { version } = await look(at('13', 9));
    const more = { dossierId, version, workingDays: 2, reason: 'Mưa bão' };
    await agency.as('leader', at('13', 9), (ctx) => extendDossier(ctx, more));
    const open = await stepOf('B3', at('13', 9));
    expect([open.usedMinutes, open.limitMinutes]).toEqual([16 * 60, 46 * 60]);
    expect(open.clock).toMatchObject({ limitMinutes: 46 * 60, remainingMinutes: 30 * 60 });
    await complete('specialist', 'B3', at('13', 9), { checks: [0, 1] });
    expect(await stepOf('B3', at('13', 9))).toMatchObject({ usedMinutes: 16 * 60, limitMinutes: 46 * 60 });
    expect((await stepOf('B5', at('13', 9))).limitMinutes).toBe(8 * 60);
    expect((await stepOf('B2', at('13', 9))).limitMinutes).toBe(4 * 60);
  });

  test('in calendar days says nothing of a step in working hours', async () => {
    const limit = { value: 20, unit: 'calendar_days' };
    agency = await runAgency(database, { legalLimit: limit, methods: [{ channel: 'direct', limit, feeVnd: 0 }] });
    await receive();
    const before = await stepOf('B2', at('11', 9));
    const more = { dossierId, version: 1, workingDays: 2, reason: 'Mưa bão' };
    await agency.as('leader', at('11', 9), (ctx) => extendDossier(ctx, more));
    expect(await stepOf('B2', at('11', 9))).toEqual(before);
    expect(await differences()).toEqual([]);
  });
});

describe('a step taken back', () => {
  const recall = async (who: RoleName, when: Instant) => {
    const page = await agency.as(who, when, (ctx) => getDossierPage(ctx, dossierId));
    const { stepId } = page.actions.find((action) => action.key === 'recall')!;
    const back = { dossierId, version: page.version, stepId: stepId!, reason: 'Sót một trang' };
    await agency.as(who, when, (ctx) => recallStep(ctx, back));
    return stepId!;
  };

  beforeEach(async () => {
    agency = await runAgency(database);
    await receive();
    await complete('head', 'B2', at('11', 9));
    await complete('specialist', 'B3', at('11', 10), { checks: [0, 1] });
    await complete('specialist', 'B4', at('11', 10));
    await complete('head', 'B5', at('11', 11), { outcome: 'Đủ điều kiện' });
  });

  test('is warned of anew if its warning fell into the time when it was closed', async () => {
    const warningsOf = async (stepId: Uuid) =>
      (
        await database.migrator
          .selectFrom('outbox')
          .select('payload')
          .where('tenant_id', '=', agency.tenantId)
          .where('topic', '=', 'dossiers.step-due')
          .execute()
      ).filter(({ payload }) => (payload as { stepId: string }).stepId === stepId).length;
    expect(await warningsOf(await recall('head', at('11', 11, 10)))).toBe(1);
    await complete('head', 'B5', at('11', 11, 20), { outcome: 'Đủ điều kiện' });
    expect(await warningsOf(await recall('head', at('12', 9, 30)))).toBe(2);
  });

  test('goes on with what it had used, and with what was granted meanwhile', async () => {
    const { version } = await look(at('11', 11, 5));
    const more = { dossierId, version, workingDays: 1, reason: 'Mưa bão' };
    await agency.as('leader', at('11', 11, 5), (ctx) => extendDossier(ctx, more));
    await recall('head', at('11', 11, 10));
    const step = await stepOf('B5', at('12', 9));
    expect(step).toMatchObject({ limitMinutes: 16 * 60, closedAt: null, outcome: null });
    expect(step.usedMinutes! + step.clock!.remainingMinutes!).toBe(16 * 60);
    expect(await differences()).toEqual([]);
  });

  test.each([{ checks: [0] }, { checks: [], note: 'Đang xem' }])(
    'is not, once the next has begun: %j',
    async (done) => {
      agency = await runAgency(database, (ids) => ({
        steps: permitContent(ids).steps.map((step) => (step.id === 'B6' ? { ...step, checklist: ['Đã đọc'] } : step)),
      }));
      await receive();
      await complete('head', 'B2', at('11', 9));
      await complete('specialist', 'B3', at('11', 10), { checks: [0, 1] });
      await complete('specialist', 'B4', at('11', 10));
      await complete('head', 'B5', at('11', 11), { outcome: 'Đủ điều kiện' });
      const { version, steps, actions } = await agency.as('head', at('11', 11), (ctx) =>
        getDossierPage(ctx, dossierId),
      );
      const back = { dossierId, stepId: actions.find((action) => action.key === 'recall')!.stepId!, reason: 'Sót' };
      const stepId = steps.find((one) => one.nodeId === 'B6')!.id!;
      await agency.as('leader', at('11', 13), (ctx) => saveChecks(ctx, { dossierId, version, stepId, ...done }));
      const late = agency.as('head', at('11', 14), (ctx) => recallStep(ctx, { ...back, version: version + 1 }));
      await expect(late).rejects.toMatchObject({ code: 'dossier.recall_too_late' });
    },
  );

  test('and passed on at the same moment: one of the two happens', async () => {
    const { version, steps, actions } = await agency.as('head', at('11', 11), (ctx) => getDossierPage(ctx, dossierId));
    const back = { dossierId, version, stepId: actions.find((one) => one.key === 'recall')!.stepId!, reason: 'Sót' };
    const stepId = steps.find((one) => one.nodeId === 'B6')!.id!;
    const on = { dossierId, version, stepId, checks: [], note: '', data: {}, files: [] };
    const raced = await Promise.allSettled([
      agency.as('head', at('11', 14), (ctx) => recallStep(ctx, back)),
      agency.as('leader', at('11', 14), (ctx) => completeStep(ctx, on)),
      agency.as('head', at('11', 14), (ctx) => recallStep(ctx, back)),
    ]);
    expect(raced.filter((call) => call.status === 'fulfilled')).toHaveLength(1);
    expect((await look(at('11', 15))).steps.filter((one) => one.status === 'open')).toHaveLength(1);
  });

  test('stands on the control slip as if it had never been passed on', async () => {
    await recall('head', at('11', 11, 10));
    await complete('head', 'B5', at('11', 11, 20), { outcome: 'Đủ điều kiện' });
    await complete('leader', 'B6', at('11', 14));
    await complete('clerk', 'B7', at('11', 15));
    const { version } = await look(at('11', 15));
    const input = { dossierId, version, method: 'counter' as const, receiverName: '', isFeePaid: true, files: [] };
    await agency.as('officer', at('11', 16), (ctx) => deliverDossier(ctx, input));
    const slip = (await look(at('11', 16))).forms.find((form) => form.code === 'mau-06')!;
    const form = await agency.as('officer', at('11', 16), (ctx) => findForm(ctx.tx, slip.id));
    const { handovers } = form?.data as { handovers: { from: string; to: string; at: Instant }[] };
    expect(handovers.slice(-4).map(({ from, to, at: when }) => [from, to, when])).toEqual([
      ['Trưởng phòng', 'Phó Chủ tịch', at('11', 11, 20)],
      ['Phó Chủ tịch', 'Văn thư', at('11', 14)],
      ['Văn thư', 'Công chức tiếp nhận', at('11', 15)],
      ['Công chức tiếp nhận', 'Người nộp hồ sơ', at('11', 16)],
    ]);
  });
});
