import { makeRateLimits } from '@chuan/api';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { type Instant, instantOf } from '@chuan/kernel';
import { tokenOf } from './service/files.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ordinary, type RoleName, runAgency, type RunningAgency } from './running-agency.fixture.ts';
import { stopDossier, withdrawDossier } from './service/finish.ts';
import { receiveDossier } from './service/intake.ts';
import { getDossierPage } from './service/page.ts';
import { attachToDossier, completeStep } from './service/steps.ts';
import { trackDossier } from './service/tracking.ts';

let database: TestDatabase;
let agency: RunningAgency;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await runAgency(database);
});

const at = (day: string, hour: number): Instant => instantOf(`2026-11-${day}`, hour * 60);
const receive = () => agency.as('officer', at('11', 8), (ctx) => receiveDossier(ctx, ordinary(agency)));
const look = (who: RoleName, id: string) => agency.as(who, at('12', 8), (ctx) => getDossierPage(ctx, id));

async function complete(who: RoleName, id: string, ticks?: number[]) {
  const page = await look(who, id);
  const step = page.steps.find((one) => one.status === 'open')!;
  const checks = ticks ?? step.checklist.map((_, index) => index);
  const done = { dossierId: id, version: page.version, stepId: step.id!, checks, note: '', data: {}, files: [] };
  return agency.as(who, at('12', 8), (ctx) => completeStep(ctx, done));
}

test('ticks of lines that the checklist does not have count for nothing', async () => {
  const { dossierId } = await receive();
  await complete('head', dossierId);
  await expect(complete('specialist', dossierId, [30, 31])).rejects.toMatchObject({
    code: 'dossier.checks_missing',
    params: { count: 2 },
  });
});

interface Attaching {
  readonly dossierId: string;
  readonly purpose: 'work' | 'result';
  readonly stepId?: string;
}

async function attach(who: RoleName, { dossierId, ...input }: Attaching) {
  const { version } = await look(who, dossierId);
  return agency.as(who, at('12', 9), (ctx) => {
    const sha256 = '0'.repeat(64);
    const file = { tenantId: ctx.tenantId, storageKey: `${ctx.tenantId}/00/${sha256}`, sha256, sizeBytes: 9 };
    const facts = { mediaType: 'application/pdf', name: 'a.pdf', scan: 'clean' as const, expiresAt: at('13', 8) };
    const files = [{ token: tokenOf(ctx.sign, { ...file, ...facts }), componentKey: '' }];
    const handler = { ...ctx, can: (permission: string) => permission === 'dossier.handle' };
    return attachToDossier(handler, { dossierId, version, files, ...input });
  });
}

test('papers go to a step of their own dossier', async () => {
  const [mine, other] = [await receive(), await receive()];
  const stepId = (await look('head', other.dossierId)).steps[0]!.id!;
  const wrong = attach('head', { dossierId: mine.dossierId, stepId, purpose: 'work' });
  await expect(wrong).rejects.toMatchObject({ code: 'dossier.step_closed' });
});

test('only who works on a dossier shows its applicant a result', async () => {
  const { dossierId } = await receive();
  const result = { dossierId, purpose: 'result' as const };
  await expect(attach('clerk', result)).rejects.toMatchObject({ code: 'dossier.not_yours' });
  await expect(attach('clerk', { ...result, purpose: 'work' })).resolves.toBeDefined();
  await expect(attach('head', result)).resolves.toBeDefined();
});

describe('a dossier with its result ready', () => {
  test('keeps its outcome and its lateness: nobody at the agency ends it in another way', async () => {
    const { dossierId } = await receive();
    await database.migrator
      .updateTable('dossier')
      .set({ status: 'resolved', outcome: 'granted', timeliness: 'overdue', resolved_at: new Date(at('12', 8)) })
      .where('id', '=', dossierId)
      .execute();
    const { version, actions } = await look('officer', dossierId);
    const refused = { code: 'dossier.already_resolved' };
    const end = { dossierId, version, reason: 'Người nộp đề nghị rút' };
    const withdraw = agency.as('officer', at('12', 9), (ctx) => withdrawDossier(ctx, end));
    await expect(withdraw).rejects.toMatchObject(refused);
    const stop = agency.as('leader', at('12', 9), (ctx) => stopDossier(ctx, { ...end, document: 'QĐ 12' }));
    await expect(stop).rejects.toMatchObject(refused);
    const shown = actions.filter(({ key }) => key === 'withdraw' || key === 'stop');
    expect(shown.map(({ isAllowed, reason }) => [isAllowed, reason])).toEqual([
      [false, 'dossier.already_resolved'],
      [false, 'dossier.already_resolved'],
    ]);
    expect((await look('officer', dossierId)).timeliness).toBe('overdue');
  });
});

test('strangers who guess at a code do not keep its applicant out', async () => {
  const { code, secret } = await receive();
  const limits = makeRateLimits();
  const track = (typed: string) =>
    agency
      .as('citizen', at('12', 8), (ctx) => trackDossier({ ...ctx, limits }, { code, secret: typed }))
      .then(
        () => 'in',
        (error: { code: string }) => error.code,
      );
  const said: string[] = [];
  for (let guess = 0; guess < 12; guess++) said.push(await track(`SAI${guess}`));
  expect(said[0]).toBe('dossier.not_found');
  expect(said.at(-1)).toBe('request.too_many');
  expect(await track(secret)).toBe('in');
});
