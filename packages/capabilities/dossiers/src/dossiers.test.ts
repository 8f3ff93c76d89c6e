import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { type Instant, instantOf } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DossierPage } from './contract.ts';
import { findForm } from './repository/papers.ts';
import { ordinary, permitContent, type RoleName, runAgency, type RunningAgency } from './running-agency.fixture.ts';
import { receiveDossier, refuseAtCounter } from './service/intake.ts';
import { deliverDossier, stopDossier, withdrawDossier } from './service/finish.ts';
import { confirmLateCause, recordLateCause } from './service/late-causes.ts';
import { getMyWork, listDossiers } from './service/lists.ts';
import { getDossierPage } from './service/page.ts';
import { extendDossier, requestSupplement, supplementDossier } from './service/pauses.ts';
import { countOpenByCalendar } from './service/readings.ts';
import { completeStep, reassignStep, recallStep, returnStep } from './service/steps.ts';
import { getPublicStatus, trackDossier } from './service/tracking.ts';
import { ListInput } from './contract.ts';

let database: TestDatabase;
let agency: RunningAgency;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await runAgency(database);
});

const at = (day: string, hour: number, minute = 0): Instant => instantOf(`2026-11-${day}`, hour * 60 + minute);
const receive = (when: Instant) => agency.as('officer', when, (ctx) => receiveDossier(ctx, ordinary(agency)));
const look = (who: RoleName, when: Instant, id: string): Promise<DossierPage> =>
  agency.as(who, when, (ctx) => getDossierPage(ctx, id));

interface Done {
  readonly who: RoleName;
  readonly nodeId: string;
  readonly when: Instant;
  readonly outcome?: string;
}

/** Completes the open step of a node with everything ticked. */
async function complete(id: string, { who, nodeId, when, outcome }: Done) {
  const page = await look(who, when, id);
  const step = page.steps.find((one) => one.nodeId === nodeId && one.status === 'open')!;
  return agency.as(who, when, (ctx) =>
    completeStep(ctx, {
      dossierId: id,
      version: page.version,
      stepId: step.id!,
      outcome,
      checks: step.checklist.map((_, index) => index),
      note: '',
      data: {},
      files: [],
    }),
  );
}

async function runToResult(id: string, day: string) {
  await complete(id, { who: 'head', nodeId: 'B2', when: at(day, 8) });
  await complete(id, { who: 'specialist', nodeId: 'B3', when: at(day, 9) });
  await complete(id, { who: 'specialist', nodeId: 'B4', when: at(day, 9, 30) });
  await complete(id, { who: 'head', nodeId: 'B5', when: at(day, 10), outcome: 'Đủ điều kiện' });
  await complete(id, { who: 'leader', nodeId: 'B6', when: at(day, 10, 30) });
  await complete(id, { who: 'clerk', nodeId: 'B7', when: at(day, 11) });
}

describe('a dossier', () => {
  test('is received with its code, its promise and its first step done by receiving', async () => {
    const receipt = await receive(at('11', 14, 20));
    expect(receipt.code).toBe('H21.99.05-261111-0001');
    expect(receipt.dueAt).toBe(at('20', 17, 30));
    const page = await look('head', at('12', 8), receipt.dossierId);
    expect(page.steps.map((step) => [step.label, step.status])).toEqual([
      ['B1', 'done'],
      ['B2', 'open'],
      ['B3', 'ahead'],
      ['B4', 'ahead'],
      ['B5', 'ahead'],
      ['B6', 'ahead'],
      ['B7', 'ahead'],
      ['B8', 'ahead'],
    ]);
    expect(page.explanation?.isReproduced).toBe(true);
    expect(page.forms.map((form) => form.code)).toEqual(['mau-01']);
  });

  test('is counted under way on the calendar version that its time is counted on', async () => {
    const counts = () => agency.as('head', at('12', 8), (ctx) => countOpenByCalendar(ctx.tx));
    const before = (await counts())[0]?.count ?? 0;
    const { dossierId } = await receive(at('11', 8));
    const [counted] = await counts();
    const { calendar_version_id: versionId } = await database.migrator
      .selectFrom('dossier')
      .select('calendar_version_id')
      .where('id', '=', dossierId)
      .executeTakeFirstOrThrow();
    expect(counted).toEqual({ versionId, count: before + 1 });
  });

  test('has a receipt whose number names its book once', async () => {
    const { dossierId } = await receive(at('12', 9));
    const form = await database.migrator
      .selectFrom('dossier_form')
      .select(['number', 'data'])
      .where('dossier_id', '=', dossierId)
      .executeTakeFirstOrThrow();
    expect(form).toMatchObject({ number: '0001/TNHS', data: { number: '0001' } });
  });

  test('runs to its result, is delivered on paper, and its control slip is issued', async () => {
    const { dossierId } = await receive(at('11', 14, 20));
    await runToResult(dossierId, '13');
    const ready = await look('officer', at('13', 11), dossierId);
    expect(ready).toMatchObject({ status: 'resolved', outcome: 'granted', timeliness: 'early' });
    const input = { dossierId, version: ready.version, method: 'counter' as const, receiverName: '', files: [] };
    const unpaid = agency.as('officer', at('16', 8), (ctx) => deliverDossier(ctx, { ...input, isFeePaid: false }));
    await expect(unpaid).rejects.toMatchObject({ code: 'dossier.fee_due' });
    await agency.as('officer', at('16', 8), (ctx) => deliverDossier(ctx, { ...input, isFeePaid: true }));
    const done = await look('officer', at('16', 9), dossierId);
    expect(done).toMatchObject({ status: 'delivered', feeStatus: 'paid' });
    expect(done.steps.every((step) => step.status === 'done')).toBe(true);
    expect(done.forms.map((form) => form.code)).toEqual(['mau-01', 'mau-06']);
  });

  test.each(['not_competent', 'against_law'] as const)('is refused at the counter for %s', async (ground) => {
    const input = { ...ordinary(agency), ground, reason: 'Không thuộc địa bàn' };
    const { formId } = await agency.as('officer', at('11', 8), (ctx) => refuseAtCounter(ctx, input));
    const form = await agency.as('officer', at('11', 8), (ctx) => findForm(ctx.tx, formId!));
    expect(form).toMatchObject({ code: 'mau-03', data: { ground, reason: 'Không thuộc địa bàn' } });
  });

  test('ends refused when its outcome says so, and the refusal is handed over too', async () => {
    const { dossierId } = await receive(at('11', 8));
    await complete(dossierId, { who: 'head', nodeId: 'B2', when: at('11', 9) });
    await complete(dossierId, { who: 'specialist', nodeId: 'B3', when: at('11', 10) });
    await complete(dossierId, { who: 'specialist', nodeId: 'B4', when: at('11', 10, 30) });
    await complete(dossierId, { who: 'head', nodeId: 'B5', when: at('11', 11), outcome: 'Không đủ điều kiện' });
    const page = await look('officer', at('11', 14), dossierId);
    expect(page).toMatchObject({ status: 'resolved', outcome: 'refused' });
    expect(page.actions.find((action) => action.key === 'deliver')?.isAllowed).toBe(true);
  });

  test('shows no work ahead that only a refusal would lead to', async () => {
    agency = await runAgency(database, (positionIds) => {
      const steps = permitContent(positionIds).steps.map((step) => {
        if (step.id === 'B8') return { ...step, outcomes: [{ label: 'Đã trả', to: { end: 'granted' } }] };
        const ways = [
          { label: 'Không đủ điều kiện', to: { row: 'B9' } },
          { label: 'Đủ điều kiện', to: 'next' },
        ];
        return step.id === 'B5' ? { ...step, outcomes: ways.reverse() } : step;
      });
      const refusal = { ...steps[4]!, id: 'B9', name: 'Dự thảo văn bản từ chối' };
      return { steps: [...steps, { ...refusal, outcomes: [{ label: 'Đã ký', to: { end: 'refused' } }] }] };
    });
    const { dossierId } = await receive(at('11', 8));
    const page = await look('head', at('11', 9), dossierId);
    expect(page.steps.map((step) => step.nodeId)).toEqual(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8']);
    // The list of one's own work counts alike.
    const work = await agency.as('head', at('11', 9), (ctx) => getMyWork(ctx));
    expect(work.items).toMatchObject([{ stepLabel: 'B2', stepIndex: 2, stepCount: 8 }]);
  });
});

describe('the clock', () => {
  test('stops for a supplement, runs on, and is put off once: the story of the mock', async () => {
    const { dossierId } = await receive(at('11', 14, 20));
    await complete(dossierId, { who: 'head', nodeId: 'B2', when: at('12', 8, 45) });
    const before = await look('specialist', at('16', 10, 30), dossierId);
    const stepId = before.steps.find((step) => step.nodeId === 'B3')!.id!;
    const ask = {
      dossierId,
      version: before.version,
      stepId,
      items: ['Bản vẽ mặt cắt móng'],
      reason: 'Bản vẽ thiếu mặt cắt',
    };
    await agency.as('specialist', at('16', 10, 30), (ctx) => requestSupplement(ctx, ask));
    const paused = await look('specialist', at('17', 8), dossierId);
    expect(paused).toMatchObject({ status: 'awaiting_supplement', clock: { band: 'paused', dueAt: null } });
    const give = { dossierId, version: paused.version, components: [], files: [], note: '' };
    await agency.as('officer', at('19', 9, 30), (ctx) => supplementDossier(ctx, give));
    const on = await look('leader', at('23', 15, 10), dossierId);
    expect(on.clock.dueAt).toBe(at('26', 16, 30));
    const more = { dossierId, version: on.version, workingDays: 2, reason: 'Mưa lớn, không kiểm tra được thực địa' };
    await agency.as('leader', at('23', 15, 10), (ctx) => extendDossier(ctx, more));
    const put = await look('specialist', at('25', 9, 40), dossierId);
    expect(put.clock.dueAt).toBe(at('30', 16, 30));
    expect(put.explanation?.promises.map((promise) => promise.dueAt)).toEqual([
      at('20', 17, 30),
      at('26', 16, 30),
      at('30', 16, 30),
    ]);
    expect(put.forms.map((form) => form.code)).toEqual(['mau-01', 'mau-02', 'mau-04']);
    const again = agency.as('leader', at('25', 9, 40), (ctx) => extendDossier(ctx, { ...more, version: put.version }));
    await expect(again).rejects.toMatchObject({ code: 'dossier.extension_used' });
  });

  test('begins again from zero where the procedure says so', async () => {
    agency = await runAgency(database, {
      rules: {
        supplement: 'restart',
        maxSupplements: 1,
        supplementWithinWorkingDays: 3,
        maxExtensions: 1,
        extensionNoticeWorkingDays: 1,
        warnShares: [0.5, 0.2],
      },
    });
    const { dossierId } = await receive(at('02', 8));
    const page = await look('head', at('03', 9), dossierId);
    const ask = {
      dossierId,
      version: page.version,
      stepId: page.steps[1]!.id!,
      items: ['Bản vẽ'],
      reason: 'Thiếu bản vẽ',
    };
    await agency.as('head', at('03', 9), (ctx) => requestSupplement(ctx, ask));
    const given = { dossierId, components: [], files: [], note: '' };
    await agency.as('officer', at('10', 9), (ctx) => supplementDossier(ctx, given));
    expect((await look('head', at('10', 10), dossierId)).clock.dueAt).toBe(at('19', 17, 30));
  });

  test('lateness opens an entry that its holder explains and another confirms, and bars nothing', async () => {
    const { dossierId } = await receive(at('11', 8));
    await agency.passTime(at('13', 17));
    const late = await look('head', at('13', 17), dossierId);
    expect(late.lateCauses).toHaveLength(1);
    const entry = late.lateCauses[0]!;
    const cause = {
      lateCauseId: entry.id,
      version: entry.version,
      cause: 'own_unit' as const,
      note: 'Trưởng phòng đi họp',
      evidence: '',
    };
    await agency.as('head', at('13', 17), (ctx) => recordLateCause(ctx, cause));
    const confirm = { lateCauseId: entry.id, version: entry.version + 1, isConfirmed: true, note: '' };
    const own = agency.as('head', at('16', 8), (ctx) => confirmLateCause(ctx, confirm));
    await expect(own).rejects.toMatchObject({ code: 'late_cause.own' });
    await agency.as('leader', at('16', 8), (ctx) => confirmLateCause(ctx, confirm));
    await complete(dossierId, { who: 'head', nodeId: 'B2', when: at('16', 9) });
    expect((await look('head', at('16', 9), dossierId)).lateCauses[0]).toMatchObject({ status: 'confirmed' });
  });
});

describe('hands', () => {
  test('only the holder acts; a leader hands over; the giver recalls what nobody touched', async () => {
    const { dossierId } = await receive(at('11', 8));
    const stranger = complete(dossierId, { who: 'clerk', nodeId: 'B2', when: at('11', 9) });
    await expect(stranger).rejects.toMatchObject({ code: 'dossier.not_yours', kind: 'denied' });
    await complete(dossierId, { who: 'head', nodeId: 'B2', when: at('11', 9) });
    const page = await look('leader', at('11', 10), dossierId);
    const stepId = page.steps.find((step) => step.nodeId === 'B3')!.id!;
    const hand = { dossierId, version: page.version, stepId, personId: agency.people.colleague, reason: 'Nghỉ phép' };
    await agency.as('leader', at('11', 10), (ctx) => reassignStep(ctx, hand));
    const taken = complete(dossierId, { who: 'specialist', nodeId: 'B3', when: at('11', 10, 30) });
    await expect(taken).rejects.toMatchObject({ code: 'dossier.not_yours' });
    await complete(dossierId, { who: 'colleague', nodeId: 'B3', when: at('11', 11) });
  });

  test('work goes back to an earlier step with its reason', async () => {
    const { dossierId } = await receive(at('11', 8));
    await complete(dossierId, { who: 'head', nodeId: 'B2', when: at('11', 9) });
    await complete(dossierId, { who: 'specialist', nodeId: 'B3', when: at('11', 10) });
    await complete(dossierId, { who: 'specialist', nodeId: 'B4', when: at('11', 10) });
    const page = await look('head', at('11', 11), dossierId);
    const step = page.steps.find((one) => one.nodeId === 'B5')!;
    expect(step.returnsTo.map((one) => one.nodeId)).toContain('B2');
    const back = { dossierId, version: page.version, stepId: step.id!, toNodeId: 'B2', reason: 'Thiếu biên bản' };
    await agency.as('head', at('11', 11), (ctx) => returnStep(ctx, back));
    const after = await look('head', at('11', 11), dossierId);
    expect(after.steps.find((one) => one.nodeId === 'B2')).toMatchObject({ status: 'open', isMine: true });
    const ahead = after.steps.filter((step) => step.status === 'ahead').map((step) => step.nodeId);
    expect(ahead).toEqual(expect.arrayContaining(['B3', 'B5']));
  });

  test('a recall takes back the last hand-over', async () => {
    const { dossierId } = await receive(at('11', 8));
    await complete(dossierId, { who: 'head', nodeId: 'B2', when: at('11', 9) });
    await complete(dossierId, { who: 'specialist', nodeId: 'B3', when: at('11', 10) });
    await complete(dossierId, { who: 'specialist', nodeId: 'B4', when: at('11', 10, 30) });
    await complete(dossierId, { who: 'head', nodeId: 'B5', when: at('11', 11), outcome: 'Đủ điều kiện' });
    const page = await look('head', at('11', 11), dossierId);
    const recall = page.actions.find((action) => action.key === 'recall')!;
    expect(recall.isAllowed).toBe(true);
    const before = (await look('head', at('11', 10, 30), dossierId)).steps.map((step) => step.nodeId);
    const input = { dossierId, version: page.version, stepId: recall.stepId!, reason: 'Sót một trang' };
    await agency.as('head', at('11', 11), (ctx) => recallStep(ctx, input));
    const taken = await look('head', at('11', 11), dossierId);
    // It goes on where it stood: nobody gains time by passing a step on and taking it back.
    expect(taken.steps.find((one) => one.nodeId === 'B5')).toMatchObject({
      ...{ id: recall.stepId, status: 'open', closedAt: null, outcome: null, usedMinutes: 30 },
      clock: { dueAt: at('12', 10, 30), remainingMinutes: 450 },
    });
    // What was begun behind it lies ahead again, for everybody who looks.
    expect(taken.steps.map((step) => step.nodeId)).toEqual(before);
    expect(taken.steps.slice(taken.steps.findIndex((one) => one.nodeId === 'B5') + 1)).not.toEqual([]);
    for (const step of taken.steps.slice(taken.steps.findIndex((one) => one.nodeId === 'B5') + 1))
      expect(step.status).toBe('ahead');
    // Passed on again, the work lies with the next position, not with who took it back.
    await complete(dossierId, { who: 'head', nodeId: 'B5', when: at('11', 11, 30), outcome: 'Đủ điều kiện' });
    const next = (await look('head', at('11', 11, 30), dossierId)).steps.filter((one) => one.status === 'open');
    expect(next).toMatchObject([{ isMine: false, personName: '' }]);
  });

  test('two act on one version: one wins, the other is told', async () => {
    const { dossierId } = await receive(at('11', 8));
    const page = await look('head', at('11', 9), dossierId);
    const stepId = page.steps.find((step) => step.nodeId === 'B2')!.id!;
    const input = { dossierId, version: page.version, stepId, checks: [], note: '', data: {}, files: [] };
    const both = await Promise.allSettled(
      Array.from({ length: 8 }, () => agency.as('head', at('11', 9), (ctx) => completeStep(ctx, input))),
    );
    const lost = both.filter((one) => one.status === 'rejected');
    expect(lost).toHaveLength(7);
    for (const one of lost) expect(one.reason).toMatchObject({ code: 'dossier.changed_meanwhile' });
  });
});

describe('the applicant', () => {
  test('sees everything with code and secret, and nothing of anybody with the code alone', async () => {
    const receipt = await receive(at('11', 8));
    const open = await agency.as('citizen', at('11', 9), (ctx) => trackDossier(ctx, receipt));
    expect(open).toMatchObject({ applicantName: 'Nguyễn Văn Mẫu', stepsDone: 1, stepsTotal: 8 });
    expect(JSON.stringify(open)).not.toContain('Phạm Thí Dụ');
    expect(JSON.stringify(open)).not.toContain('Lê Thị Thử');
    expect(open.steps.flatMap(({ nodeId, unit }) => (unit === '' ? [] : [[nodeId, unit]]))).toEqual([
      ['B2', 'Phòng Kinh tế'],
    ]);
    const closed = await agency.as('citizen', at('11', 9), (ctx) => getPublicStatus(ctx, receipt.code));
    expect(Object.keys(closed).sort()).toEqual(['code', 'dueAt', 'status', 'stepsDone', 'stepsTotal']);
  });

  test('an unknown code and a wrong secret are one answer', async () => {
    const receipt = await receive(at('11', 8));
    const tries = [
      { code: receipt.code, secret: 'AAAAAAAAAAAAA' },
      { code: 'H21.99.05-261111-9999', secret: receipt.secret },
    ];
    const failures = await Promise.all(
      tries.map((input) =>
        agency.as('citizen', at('11', 9), (ctx) => trackDossier(ctx, input)).catch((error) => error),
      ),
    );
    expect(failures.map((failure) => [failure.code, failure.kind])).toEqual([
      ['dossier.not_found', 'missing'],
      ['dossier.not_found', 'missing'],
    ]);
  });

  test('may take the dossier back; an agency may stop it with Mẫu 05', async () => {
    const first = await receive(at('11', 8));
    const second = await receive(at('11', 8, 10));
    const reason = 'Đổi ý, không xây nữa';
    await agency.as('officer', at('12', 8), (ctx) => withdrawDossier(ctx, { dossierId: first.dossierId, reason }));
    const page = await look('leader', at('12', 8), second.dossierId);
    const stop = {
      dossierId: second.dossierId,
      version: page.version,
      reason: 'Đất có tranh chấp',
      document: 'CV 12/TAND',
    };
    await agency.as('leader', at('12', 8), (ctx) => stopDossier(ctx, stop));
    expect(await look('leader', at('12', 9), first.dossierId)).toMatchObject({ status: 'withdrawn' });
    expect((await look('leader', at('12', 9), second.dossierId)).forms.at(-1)).toMatchObject({ code: 'mau-05' });
  });
});

describe('lists', () => {
  test("one's own work is what one's positions hold, due first first", async () => {
    const late = await receive(at('11', 8));
    await receive(at('12', 8));
    const work = await agency.as('head', at('12', 9), (ctx) => getMyWork(ctx));
    expect(work.items.map((item) => item.dossierId)).toEqual([late.dossierId, expect.any(String)]);
    expect(work.counts.today + work.counts.overdue + work.counts.tomorrow + work.counts.later).toBe(2);
    expect((await agency.as('clerk', at('12', 9), (ctx) => getMyWork(ctx))).items).toEqual([]);
  });

  test('the register finds names without accents and codes in part, and pages', async () => {
    for (const minute of [0, 1, 2]) await receive(at('11', 8, minute));
    const find = (search: string) =>
      agency.as('officer', at('12', 9), (ctx) => listDossiers(ctx, ListInput.parse({ search, limit: 2 })));
    const found = await find('nguyen mau');
    expect(found).toMatchObject({ total: 3, nextCursor: expect.any(String) });
    expect(found.rows).toHaveLength(2);
    expect((await find('261111 0002')).rows).toHaveLength(1);
    expect((await find('khong co ai')).rows).toEqual([]);
  });
});
