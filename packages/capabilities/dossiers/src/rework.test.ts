import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { type Instant, instantOf, type Uuid } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ordinary, type RoleName, type RunningAgency, runAgency } from './running-agency.fixture.ts';
import { receiveDossier } from './service/intake.ts';
import { getDossierPage } from './service/page.ts';
import { completeStep, returnStep } from './service/steps.ts';

let database: TestDatabase;
let agency: RunningAgency;
let dossierId: Uuid;
const hour = 60;

beforeAll(async () => {
  database = await createTestDatabase();
  agency = await runAgency(database);
});
afterAll(() => database.drop());

const at = (day: string, hours: number): Instant => instantOf(`2026-11-${day}`, hours * hour);
const look = (who: RoleName, now: Instant) => agency.as(who, now, (ctx) => getDossierPage(ctx, dossierId));

async function complete(who: RoleName, nodeId: string, now: Instant) {
  const page = await look(who, now);
  const step = page.steps.find((one) => one.nodeId === nodeId)!;
  const checks = step.checklist.map((_, index) => index);
  const done = { dossierId, version: page.version, stepId: step.id!, checks, note: '', data: {}, files: [] };
  await agency.as(who, now, (ctx) => completeStep(ctx, done));
}

/** Received on a Wednesday for seven working days, and given to the specialists. */
beforeEach(async () => {
  ({ dossierId } = await agency.as('officer', at('11', 8), (ctx) => receiveDossier(ctx, ordinary(agency))));
  await complete('head', 'B2', at('11', 9));
});

async function bothDone(): Promise<void> {
  await complete('specialist', 'B4', at('12', 9));
  await complete('specialist', 'B3', at('12', 10));
}

const reworkTo = async (toNodeId: string, now: Instant) =>
  (await look('head', now)).reworks.find((one) => one.toNodeId === toNodeId)!;

describe('a return to before the opinion was asked for', () => {
  test('tells that the opinion and the work beside it are done again, as they then are', async () => {
    await bothDone();
    const { again, cancelled } = await reworkTo('B2', at('12', 11));
    expect(cancelled).toEqual([]);
    expect(again).toMatchObject([
      { nodeId: 'B4', isOpinion: true, doneAt: at('12', 9), positionName: 'Chuyên viên thụ lý' },
      { nodeId: 'B3', isOpinion: false, doneAt: at('12', 10) },
    ]);
    const { version, steps } = await look('head', at('12', 11));
    const stepId = steps.find((step) => step.nodeId === 'B5')!.id!;
    const back = { dossierId, version, stepId, toNodeId: 'B2', reason: 'Sai thửa đất' };
    await agency.as('head', at('12', 11), (ctx) => returnStep(ctx, back));
    await complete('head', 'B2', at('12', 14));
    const open = (await look('head', at('12', 14))).steps.filter((step) => step.status === 'open');
    expect(open.map((step) => step.nodeId)).toEqual(['B3', 'B4']);
  });

  test('counts the longest of what runs side by side, and no handing over', async () => {
    await bothDone();
    const { neededMinutes } = await reworkTo('B2', at('12', 11));
    expect(neededMinutes).toBe((4 + 30 + 8 + 8 + 2) * hour);
  });

  test('tells how much working time is left until the promise, and none once it has passed', async () => {
    await bothDone();
    const { clock } = await look('head', at('13', 11));
    const soon = await reworkTo('B2', at('13', 11));
    expect(soon.leftMinutes).toBe(clock.remainingMinutes);
    expect(soon.leftMinutes).toBeLessThan(soon.neededMinutes);
    expect((await reworkTo('B2', at('30', 9))).leftMinutes).toBe(0);
  });

  test('breaks off an opinion that is still awaited', async () => {
    const page = await look('specialist', at('11', 10));
    const rework = page.reworks.find((one) => one.toNodeId === 'B2')!;
    expect(rework.cancelled.map((work) => work.nodeId)).toEqual([
      page.steps.find((step) => step.id === rework.stepId)!.nodeId === 'B3' ? 'B4' : 'B3',
    ]);
    expect(rework.again).toEqual([]);
  });
});

describe('a return to the step beside the opinion', () => {
  test('keeps the opinion: nothing else is done again', async () => {
    await bothDone();
    const { again, neededMinutes } = await reworkTo('B3', at('12', 11));
    expect(again).toEqual([]);
    expect(neededMinutes).toBe((30 + 8 + 8 + 2) * hour);
  });
});

test('who may not return is told of no return', async () => {
  await bothDone();
  expect((await look('clerk', at('12', 11))).reworks).toEqual([]);
});
