import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { civilDateOf, instantOf } from '@chuan/kernel';
import type { ProcedureContent } from '@chuan/library/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { foundAgency, sampleContent, type TestAgency } from './agency.fixture.ts';
import type { VersionView } from './contract.ts';
import { procedureHandlers } from './jobs.ts';
import { getCurrentVersion, getVersion } from './running.ts';

let database: TestDatabase;
let agency: TestAgency;
let made = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await foundAgency(database);
});

const author = () => agency.as('unit_head');
const approver = () => agency.as('agency_head');
const adopt = async (content = sampleContent(), locks: { path: string; reason: string }[] = []) =>
  author().adoptTemplate({ templateId: await agency.publish(content, locks), code: `QT-HT-${++made}`, positions: {} });
const ref = ({ versionId, version }: VersionView) => ({ versionId, version });
const save = (draft: VersionView, change: Partial<ProcedureContent>, by = author()) =>
  by.saveDraft({ ...ref(draft), content: { ...draft.content, ...change } });
const sent = async (draft: VersionView) =>
  agency.as('clerical').reviewVersion(ref(await author().sendToReview(ref(draft))));
const inForce = async (draft: VersionView) => approver().approveVersion(ref(await sent(draft)));
const stepsOf = (content: ProcedureContent, id: string, change: object) =>
  content.steps.map((step) => (step.id === id ? { ...step, ...change } : step));

describe('adopting a template', () => {
  test('copies its content and finds a position for every lane', async () => {
    const draft = await adopt();
    expect(draft).toMatchObject({ status: 'draft', number: 1, template: { number: 1 }, problems: [] });
    const { one_stop, specialist, agency_head } = agency.positions;
    expect(draft.content.steps.map((step) => step.positionId)).toEqual([one_stop, specialist, agency_head, one_stop]);
    expect((await agency.actions())[0]).toBe('procedure.adopted');
    const [row] = await author().listAdoptable();
    expect(row?.adoptedAs).toBeDefined();
  });

  test('shows beforehand what it would make', async () => {
    const templateId = await agency.publish(sampleContent());
    const preview = await author().previewAdoption({ templateId });
    expect(preview.suggestedCode).toMatch(/^QT-HT-\d+$/);
    expect(preview.lanes.map((lane) => [lane.stepCodes.join(), lane.positionId])).toEqual([
      ['B1,B4', agency.positions.one_stop],
      ['B2', agency.positions.specialist],
      ['B3', agency.positions.agency_head],
    ]);
  });

  test('gives a code once', async () => {
    const { documentCode } = await adopt();
    const templateId = await agency.publish(sampleContent());
    await expect(author().adoptTemplate({ templateId, code: documentCode })).rejects.toMatchObject({
      message: 'procedure.code_taken',
    });
  });
});

describe('a draft', () => {
  test('saved by two people from the same state is saved once, and the other is told', async () => {
    const draft = await adopt();
    await save(draft, { purpose: 'A' });
    await expect(save(draft, { purpose: 'B' }, agency.as('specialist'))).rejects.toMatchObject({
      message: 'procedure.changed',
    });
    expect((await author().getVersion({ versionId: draft.versionId })).content.purpose).toBe('A');
  });

  test('keeps what the template locks, and takes what is the agency’s own', async () => {
    const locks = [
      { path: 'legalLimit', reason: 'Luật Hộ tịch, Điều 64' },
      { path: 'steps.B1', reason: '' },
    ];
    const draft = await adopt(sampleContent(), locks);
    await expect(save(draft, { legalLimit: { value: 3, unit: 'working_days' } })).rejects.toMatchObject({
      message: 'procedure.locked',
      cause: { params: { path: 'legalLimit', reason: 'Luật Hộ tịch, Điều 64' } },
    });
    const norms = stepsOf(draft.content, 'B1', { normMinutes: 30, positionId: agency.positions.clerical });
    expect((await save(draft, { steps: norms })).version).toBe(draft.version + 1);
  });

  test('with a fault is saved and not sent on; the refusal names the place', async () => {
    const draft = await adopt();
    const dead = await save(draft, {
      steps: stepsOf(draft.content, 'B1', { outcomes: [{ label: 'Đủ', to: { row: 'B3' } }] }),
    });
    expect(dead.problems[0]).toMatchObject({ code: 'flow.unreachable', stepId: 'B2' });
    await expect(author().sendToReview(ref(dead))).rejects.toMatchObject({
      message: 'procedure.has_errors',
      cause: { params: { first: 'flow.unreachable', step: 'B2' } },
    });
  });

  test('longer than the law allows is not sent on', async () => {
    const draft = await adopt();
    const long = await save(draft, { steps: stepsOf(draft.content, 'B2', { limitMinutes: 900 }) });
    await expect(author().sendToReview(ref(long))).rejects.toMatchObject({
      cause: { params: { first: 'time.over_limit', step: 'B2' } },
    });
  });

  test('with a step that nobody holds is not sent on', async () => {
    const draft = await adopt();
    const { positionId: _, ...bare } = draft.content.steps[1]!;
    const open = await save(draft, { steps: [draft.content.steps[0]!, bare, ...draft.content.steps.slice(2)] });
    expect(open.problems[0]).toMatchObject({ code: 'holder.unset', stepId: 'B2' });
    await expect(author().sendToReview(ref(open))).rejects.toMatchObject({ message: 'procedure.has_errors' });
  });

  test('whose holder leaves in time is warned of with the day, and goes on', async () => {
    await agency.within((tx) =>
      tx.queries
        .updateTable('person_position')
        .set({ to_on: '2026-10-20' })
        .where('tenant_id', '=', tx.tenantId)
        .where('position_id', '=', agency.positions.specialist)
        .execute(),
    );
    const draft = await adopt();
    expect(draft.problems).toMatchObject([{ code: 'holder.leaving', stepId: 'B2', params: { on: '2026-10-21' } }]);
    expect((await author().sendToReview(ref(draft))).status).toBe('in_review');
  });

  test('needs the right to write', async () => {
    const draft = await adopt();
    await expect(save(draft, {}, agency.as('specialist', ['procedure.read']))).rejects.toMatchObject({
      message: 'permission.missing',
    });
  });
});

describe('approval', () => {
  test('is not the author’s to give', async () => {
    const waiting = await sent(await adopt());
    await expect(author().approveVersion(ref(waiting))).rejects.toMatchObject({ message: 'procedure.own_approval' });
    expect((await approver().approveVersion(ref(waiting))).status).toBe('effective');
  });

  test('is counted for who may give it while it waits, and not for its author', async () => {
    const waiting = await sent(await adopt());
    expect(await approver().countWaiting()).toBe(1);
    expect(await author().countWaiting()).toBe(0);
    await approver().approveVersion(ref(waiting));
    expect(await approver().countWaiting()).toBe(0);
  });

  test('is not for anybody who wrote a part of it, whoever wrote last', async () => {
    const draft = await adopt();
    agency.set('2026-10-02', 600);
    const edited = await save(draft, { purpose: 'Người khác sửa sau cùng.' }, agency.as('specialist'));
    const waiting = await sent(edited);
    expect(waiting.contributors.map(({ name }) => name)).toEqual(['Người unit_head', 'Người specialist']);
    for (const who of ['unit_head', 'specialist'] as const) {
      expect((await agency.as(who).getVersion({ versionId: draft.versionId })).actions).toEqual(['return']);
      await expect(agency.as(who).approveVersion(ref(waiting))).rejects.toMatchObject({
        message: 'procedure.own_approval',
        cause: { params: { on: who === 'unit_head' ? '01/10/2026' : '02/10/2026' } },
      });
    }
    expect((await approver().approveVersion(ref(waiting))).status).toBe('effective');
  });

  test('stays closed to those who wrote before it was returned, and opens to none of those who wrote after', async () => {
    const draft = await adopt();
    const edited = await save(draft, { purpose: 'Sửa trước khi trình.' }, agency.as('one_stop'));
    const back = await agency.as('unit_head').returnToDraft({ ...ref(await sent(edited)), note: 'Sửa mục đích' });
    const again = await sent(await save(back, { purpose: 'Sửa sau khi bị trả lại.' }, agency.as('specialist')));
    for (const who of ['unit_head', 'one_stop', 'specialist'] as const) {
      await expect(agency.as(who).approveVersion(ref(again))).rejects.toMatchObject({
        message: 'procedure.own_approval',
      });
    }
    // The reviewer wrote nothing.
    expect((await agency.as('clerical').approveVersion(ref(again))).status).toBe('effective');
  });

  test('is not for whoever worded what changed, nor barred to who only sent it on', async () => {
    const draft = await adopt();
    const sending = await agency.as('one_stop').sendToReview({ ...ref(draft), changeNote: 'Rà soát hằng năm' });
    expect(sending.contributors.map(({ personId }) => personId)).toContain(agency.people.one_stop);
    const back = await agency.as('clerical').returnToDraft({ ...ref(sending), note: 'Xem lại' });
    const resent = await agency.as('specialist').sendToReview({ ...ref(back), changeNote: 'Rà soát hằng năm' });
    expect(resent.contributors.map(({ personId }) => personId)).not.toContain(agency.people.specialist);
  });

  test('of a number begun anew forgets who wrote the draft that was given up', async () => {
    const first = await inForce(await adopt());
    const given = await author().draftNext({ procedureId: first.procedureId });
    await author().discardDraft(ref(await save(given, { purpose: 'Bỏ đi' }, agency.as('specialist'))));
    const anew = await agency.as('one_stop').draftNext({ procedureId: first.procedureId });
    expect(anew.contributors).toMatchObject([{ personId: agency.people.one_stop }]);
    expect((await author().getVersion({ versionId: first.versionId })).contributors).toHaveLength(1);
  });

  test('is decided anew: what broke since the draft was sent bars it', async () => {
    const waiting = await sent(await adopt());
    await agency.within((tx) =>
      tx.queries
        .updateTable('person')
        .set({ status: 'inactive' })
        .where('tenant_id', '=', tx.tenantId)
        .where('id', '=', agency.people.specialist)
        .execute(),
    );
    await expect(approver().approveVersion(ref(waiting))).rejects.toMatchObject({
      cause: { params: { first: 'holder.nobody', step: 'B2' } },
    });
  });

  test('may be refused with a note; the draft is then written again', async () => {
    const waiting = await sent(await adopt());
    const back = await approver().returnToDraft({ ...ref(waiting), note: 'Bổ sung căn cứ pháp lý' });
    expect(back).toMatchObject({ status: 'draft', returnedNote: 'Bổ sung căn cứ pháp lý' });
    expect(await sent(back)).toMatchObject({ status: 'in_approval', returnedNote: '' });
  });

  test('puts a version in force at its moment, and the log tells the whole way', async () => {
    const waiting = await sent(await adopt());
    const effectiveAt = instantOf('2026-11-01');
    const approved = await approver().approveVersion({ ...ref(waiting), effectiveAt });
    expect(approved).toMatchObject({ status: 'approved', effectiveAt });
    await agency.run(procedureHandlers);
    expect((await author().getVersion({ versionId: approved.versionId })).status).toBe('approved');
    agency.set('2026-11-01', 0);
    await agency.run(procedureHandlers);
    await agency.run(procedureHandlers);
    expect((await author().getVersion({ versionId: approved.versionId })).status).toBe('effective');
    expect(await agency.actions()).toEqual([
      'procedure.took_effect',
      'procedure.approved',
      'procedure.reviewed',
      'procedure.sent_to_review',
      'procedure.adopted',
      'tenant.created',
    ]);
  });

  test('of a moment that has gone is refused', async () => {
    const waiting = await sent(await adopt());
    const past = instantOf('2026-09-01');
    await expect(approver().approveVersion({ ...ref(waiting), effectiveAt: past })).rejects.toMatchObject({
      message: 'procedure.in_the_past',
    });
  });
});

describe('the next version', () => {
  test('replaces the one in force; what runs on the old one stays on it', async () => {
    const first = await inForce(await adopt());
    const draft = await author().draftNext({ procedureId: first.procedureId });
    expect(draft).toMatchObject({ number: 2, status: 'draft', previousId: first.versionId, changeCount: 0 });
    await expect(author().draftNext({ procedureId: first.procedureId })).rejects.toMatchObject({
      message: 'procedure.draft_exists',
    });
    const changed = await save(draft, { steps: stepsOf(draft.content, 'B2', { limitMinutes: 180 }) });
    const second = await inForce(changed);
    const now = instantOf('2026-10-02');
    const running = await agency.within((tx) => getCurrentVersion(tx, first.procedureId, now));
    expect(running).toMatchObject({ versionId: second.versionId, number: 2 });
    const pinned = await agency.within((tx) => getVersion(tx, first.versionId));
    expect(pinned.content.steps[1]?.limitMinutes).toBe(240);
    const procedure = await author().getProcedure({ id: first.procedureId });
    expect(procedure.revisions.map(({ number, status, sections }) => [number, status, sections])).toEqual([
      [2, 'effective', '5.8'],
      [1, 'superseded', ''],
    ]);
    expect(procedure.revisions[0]).toMatchObject({ changedOn: civilDateOf(now) > '2026-10-01' ? '2026-10-01' : '' });
  });

  test('is compared step by step', async () => {
    const first = await inForce(await adopt());
    const draft = await author().draftNext({ procedureId: first.procedureId });
    await save(draft, { steps: stepsOf(draft.content, 'B2', { limitMinutes: 180 }), results: ['Giấy khác'] });
    const { changes } = await author().compareVersions({ before: first.versionId, after: draft.versionId });
    expect(changes).toMatchObject([
      { section: 'results', kind: 'changed', property: 'results' },
      { section: 'steps', label: 'B2 · Thẩm tra, dự thảo', property: 'limitMinutes', before: 240, after: 180 },
    ]);
  });

  test('that is given up leaves its number to the one after', async () => {
    const first = await inForce(await adopt());
    const draft = await author().draftNext({ procedureId: first.procedureId });
    await author().discardDraft(ref(draft));
    expect(await author().draftNext({ procedureId: first.procedureId })).toMatchObject({ number: 2, status: 'draft' });
  });
});

describe('the public', () => {
  const post = async (content = sampleContent()) => {
    const version = await inForce(await adopt(content));
    await author().postProcedure({ procedureId: version.procedureId, isPosted: true });
    return version;
  };

  test('lists by the Vietnamese alphabet, where đ follows d and accents come last', async () => {
    const names = ['Đăng ký khai tử', 'Cung cấp thông tin', 'Công nhận hòa giải viên', 'Cấp bản sao', 'Dừng hoạt động'];
    for (const name of names) await adopt({ ...sampleContent(), name });
    const listed = (await author().listProcedures({ search: '' })).map((row) => row.name);
    expect(listed.filter((name) => names.includes(name))).toEqual([
      'Cấp bản sao',
      'Công nhận hòa giải viên',
      'Cung cấp thông tin',
      'Dừng hoạt động',
      'Đăng ký khai tử',
    ]);
  });

  test('finds what is posted, without accents, and nothing else', async () => {
    const version = await post();
    await inForce(await adopt(sampleContent({ name: 'Thủ tục chưa niêm yết', shortName: 'Chưa niêm yết' })));
    const found = await agency.citizen.listPosted({ search: 'TRICH luc ho tich' });
    expect(found).toMatchObject({
      rows: [{ id: version.procedureId, limit: { value: 2, unit: 'working_days' }, fees: [{ feeVnd: 8_000 }] }],
      fields: [{ field: 'Hộ tịch', count: 1 }],
    });
    expect((await agency.citizen.listPosted({ search: 'niem yet trich luc' })).nearest).toEqual(found.rows);
  });

  test('reads steps with positions and times, and no name of a person', async () => {
    await inForce(await adopt());
    const version = await post();
    const posted = await agency.citizen.getPosted({ id: version.procedureId });
    expect(posted.steps.map(({ code, positionName, limitMinutes }) => [code, positionName, limitMinutes])).toEqual([
      ['B1', 'Vị trí one_stop', 60],
      ['B2', 'Vị trí specialist', 240],
      ['B3', 'Vị trí agency_head', 120],
      ['B4', 'Vị trí one_stop', 60],
    ]);
    expect([posted.mayBeRefused, JSON.stringify(posted).includes('Người ')]).toEqual([false, false]);
    expect(await agency.citizen.getPosted({ code: '1.009999' })).toEqual(posted);
  });

  test('is told which steps only a refusal leads to', async () => {
    const base = sampleContent();
    const refusal = { ...base.steps[2]!, id: 'B5', name: 'Ký văn bản từ chối' };
    const steps = [
      ...stepsOf(base, 'B2', {
        outcomes: [
          { label: 'Đủ điều kiện', to: 'next' },
          { label: 'Không đủ điều kiện', to: { row: 'B5' } },
        ],
      }).map((step, index, all) =>
        index === all.length - 1 ? { ...step, outcomes: [{ label: 'Đã trả', to: { end: 'granted' } }] } : step,
      ),
      { ...refusal, outcomes: [{ label: 'Đã ký', to: { end: 'refused' } }] },
    ] as ProcedureContent['steps'];
    const version = await post({ ...base, steps });
    const posted = await agency.citizen.getPosted({ id: version.procedureId });
    const unusual = posted.steps.filter((step) => !step.isUsual).map((step) => step.id);
    expect([unusual, posted.mayBeRefused]).toEqual([['B5'], true]);
  });

  test('is told the same of what is not posted and what is not there', async () => {
    const hidden = await inForce(await adopt());
    const answers = await Promise.all(
      [hidden.procedureId, crypto.randomUUID()].map((id) => agency.citizen.getPosted({ id }).catch((error) => error)),
    );
    expect(answers[0].message).toBe('procedure.not_found');
    expect({ ...answers[0].data, message: answers[0].message }).toEqual({
      ...answers[1].data,
      message: answers[1].message,
    });
  });

  test('no longer sees what was taken down; a draft cannot be posted', async () => {
    const version = await post();
    await author().postProcedure({ procedureId: version.procedureId, isPosted: false });
    expect((await agency.citizen.listPosted({ search: '' })).rows).toEqual([]);
    const draft = await adopt();
    const again = author().postProcedure({ procedureId: draft.procedureId, isPosted: true });
    await expect(again).rejects.toThrow('procedure.not_in_force');
  });
});

test('another agency sees nothing of it', async () => {
  const mine = await adopt();
  const theirs = await foundAgency(database);
  await expect(theirs.as('unit_head').getVersion({ versionId: mine.versionId })).rejects.toMatchObject({
    message: 'procedure.not_found',
  });
  expect(await theirs.as('unit_head').listProcedures({})).toEqual([]);
});

test('the whole document is printed, marked as a draft until it is in force', async () => {
  const draft = await adopt();
  const print = ({ versionId }: VersionView) => author().printVersion({ versionId });
  const head = (data: string) => Buffer.from(data, 'base64').subarray(0, 5).toString();
  expect(head((await print(draft)).dataBase64)).toBe('%PDF-');
  const clean = await print(await inForce(draft));
  expect([head(clean.dataBase64), clean.fileName]).toEqual(['%PDF-', `${draft.documentCode}_1.pdf`]);
});
