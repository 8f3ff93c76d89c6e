import { existsSync } from 'node:fs';
import { asStaff } from '@chuan/api';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { completeStep, deliverDossier, feeTermsOf, getDossierPage, receiveDossier } from '@chuan/dossiers/server';
import { ordinary, type RoleName, runAgency, type RunningAgency } from '@chuan/dossiers/test';
import { type Instant, instantOf, newId, simulatedClock, systemClock } from '@chuan/kernel';
import type { ProcedureContent } from '@chuan/library/contract';
import { draftContent, importProceduresFile } from '@chuan/library/server';
import { seedReference } from '@chuan/tenancy/server';
import { withPlatform } from '@chuan/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const file = new URL('../../../../shared/data/vn-tthc/procedures.json', import.meta.url);
const hasData = existsSync(file);
if (!hasData) process.stdout.write(`real procedures are not at ${file.pathname}: they are not run\n`);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await withPlatform(database.platform, seedReference);
});
afterAll(() => database.drop());

/** Who does the steps of each kind in the agency at work; kinds it has no position for fall to its specialist. */
const roleOf: Readonly<Record<string, RoleName>> = {
  one_stop: 'officer',
  unit_head: 'head',
  specialist: 'specialist',
  agency_head: 'leader',
  clerical: 'clerk',
};
const kindAtWork = (kind: string): string => (kind in roleOf ? kind : 'specialist');
const started = instantOf('2026-10-05', 480);
const minuteMs = 60_000;

async function draftOf(code: string): Promise<ProcedureContent> {
  const around = {
    databases: { app: database.app, platform: database.platform },
    ports: {} as never,
    clock: simulatedClock(started),
  };
  const staff = { accountId: newId(), name: 'Biên soạn', role: 'librarian' as const };
  return (await asStaff(around, staff, (ctx) => draftContent(ctx, code))).content;
}

const receive = (agency: RunningAgency, content: ProcedureContent) => {
  const caseKey = content.cases[0]?.key ?? '';
  const { feeVnd, isFeeByUnit } = feeTermsOf(content, 'direct', caseKey);
  return agency.as('officer', started, (ctx) =>
    receiveDossier(
      ctx,
      ordinary(agency, {
        caseKey,
        ...(isFeeByUnit ? { fee: { amountVnd: feeVnd, reason: '' } } : {}),
        components: content.components.map(({ key, originals, copies }) => ({
          ...{ key, originals, copies },
          isReceived: true,
          isElectronic: false,
        })),
        isFeePaid: true,
      }),
    ),
  );
};

/** Completes what is open, with the first way out of each step, until nothing but handing over is left. */
async function runToResult(agency: RunningAgency, content: ProcedureContent, id: string): Promise<number> {
  for (let moves = 0; moves < 80; moves++) {
    const at: Instant = started + (moves + 1) * minuteMs;
    const page = await agency.as('leader', at, (ctx) => getDossierPage(ctx, id));
    if (page.status === 'resolved') return moves;
    const step = page.steps.find((one) => one.status === 'open')!;
    const row = content.steps.find((one) => one.id === step.nodeId)!;
    await agency.as(roleOf[kindAtWork(row.positionKind)]!, at, (ctx) =>
      completeStep(ctx, {
        dossierId: id,
        version: page.version,
        stepId: step.id!,
        outcome: step.outcomes[0],
        checks: step.checklist.map((_, index) => index),
        note: '',
        data: {},
        files: [],
      }),
    );
  }
  throw new Error('it never came to a result');
}

describe.skipIf(!hasData)('the procedures of the nation that were worked out', () => {
  test('all run to the end through the services', { timeout: 240_000 }, async () => {
    const report = await importProceduresFile(
      { platform: database.platform, clock: systemClock, actor: { kind: 'system' } },
      file.pathname,
    );
    expect(report.read).toBe(46);
    const rows = await database.platform
      .selectFrom('platform.national_procedure')
      .select('code')
      .where('has_detail', '=', true)
      .execute();
    expect(rows).toHaveLength(46);
    for (const { code } of rows) {
      const content = await draftOf(code);
      const agency = await runAgency(database, (positionIds) => ({
        ...content,
        steps: content.steps.map((step) => ({ ...step, positionId: positionIds[kindAtWork(step.positionKind)] })),
      }));
      const { dossierId } = await receive(agency, content);
      const moves = await runToResult(agency, content, dossierId);
      const ready = started + 200 * minuteMs;
      const page = await agency.as('officer', ready, (ctx) => getDossierPage(ctx, dossierId));
      const hand = {
        dossierId,
        version: page.version,
        method: 'counter' as const,
        receiverName: '',
        isFeePaid: true,
        files: [],
      };
      await agency.as('officer', ready, (ctx) => deliverDossier(ctx, hand));
      const done = await agency.as('officer', ready, (ctx) => getDossierPage(ctx, dossierId));
      expect({ code, moves: moves > 0, status: done.status, due: done.explanation?.isReproduced }).toEqual({
        code,
        moves: true,
        status: 'delivered',
        due: true,
      });
    }
  });
});
