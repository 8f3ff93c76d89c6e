import type { TenantContext } from '@chuan/api';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { type Instant, instantOf, newId } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliveriesOf, type DossierStatus, ListInput, type NewDelivery } from './contract.ts';
import { listApplicantActions } from './domain/applicant-actions.ts';
import type { DossierState } from './domain/state.ts';
import { ordinary, permitContent, runAgency, type RunningAgency } from './running-agency.fixture.ts';
import { deliverDossier, stopDossier } from './service/finish.ts';
import { receiveDossier, submitDossier } from './service/intake.ts';
import { listDossiers } from './service/lists.ts';
import { getDossierPage } from './service/page.ts';
import { supplementAtCounter } from './service/pauses.ts';
import { changeDelivery, trackDossier, withdrawByCitizen } from './service/tracking.ts';

let database: TestDatabase;
let agency: RunningAgency;

const inAllWays = {
  methods: (['direct', 'online', 'postal'] as const).map((channel) => ({
    channel,
    limit: { value: 7, unit: 'working_days' },
    feeVnd: 0,
  })),
};

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await runAgency(database, inAllWays);
});

const at = (day: string, hour: number, minute = 0): Instant => instantOf(`2026-11-${day}`, hour * 60 + minute);
const receive = () => agency.as('officer', at('11', 8), (ctx) => receiveDossier(ctx, ordinary(agency)));
type Receipt = Awaited<ReturnType<typeof receive>>;
const change = (receipt: Pick<Receipt, 'code' | 'secret'>, wanted: NewDelivery) =>
  agency.as('citizen', at('11', 9), (ctx) =>
    changeDelivery(ctx, { code: receipt.code, secret: receipt.secret, ...wanted }),
  );
const toNowhere = () =>
  ordinary(agency, { deliveryMethod: 'postal', applicant: { ...ordinary(agency).applicant, address: 'x' } });
const onlineOf = ({ channel: _, isFeePaid: _paid, ...input }: ReturnType<typeof ordinary>) => input;
const look = (id: string) => agency.as('officer', at('11', 10), (ctx) => getDossierPage(ctx, id));
const byPost: NewDelivery = { method: 'postal', address: 'Số 0 đường Mẫu, phường Quy Nhơn Nam' };

test('papers asked for at the counter are told with why, as those asked for later are', async () => {
  const asked = { items: ['Bản vẽ móng'], reason: 'Thiếu bản vẽ móng' };
  const receipt = await agency.as('officer', at('11', 8), (ctx) =>
    supplementAtCounter(ctx, { ...ordinary(agency), ...asked }),
  );
  const view = await agency.as('citizen', at('11', 9), (ctx) => trackDossier(ctx, receipt));
  expect(view.supplement).toMatchObject(asked);
});

const states: readonly DossierStatus[] = [
  'submitted',
  'not_accepted',
  'in_progress',
  'awaiting_supplement',
  'suspended',
  'resolved',
  'delivered',
  'withdrawn',
  'stopped',
];

test('what an applicant can do is one table, by the state of the dossier', () => {
  const allowed = (status: DossierStatus) =>
    listApplicantActions({ status } as DossierState).flatMap(({ key, isAllowed }) => (isAllowed ? [key] : []));
  expect(Object.fromEntries(states.map((status) => [status, allowed(status)]))).toEqual({
    submitted: ['change_delivery', 'withdraw'],
    not_accepted: [],
    in_progress: ['change_delivery', 'withdraw'],
    awaiting_supplement: ['supplement', 'change_delivery', 'withdraw'],
    suspended: ['change_delivery', 'withdraw'],
    resolved: ['change_delivery'],
    delivered: [],
    withdrawn: [],
    stopped: [],
  });
});

test('results go out at the counter, and otherwise as dossiers come in', () => {
  const ways = (...channels: ('direct' | 'online' | 'postal')[]) =>
    deliveriesOf(channels.map((channel) => ({ channel })));
  expect(ways()).toEqual(['counter']);
  expect(ways('direct', 'postal')).toEqual(['counter', 'postal']);
  expect(ways('online', 'postal')).toEqual(['counter', 'postal', 'electronic']);
});

describe('another way to receive the result', () => {
  test('is seen by the applicant, in the history, and on the page from which results go out', async () => {
    const receipt = await receive();
    await change(receipt, byPost);
    const seen = await agency.as('citizen', at('11', 10), (ctx) => trackDossier(ctx, receipt));
    expect(seen).toMatchObject({ deliveryMethod: 'postal', deliveryAddress: byPost.address });
    const page = await look(receipt.dossierId);
    expect(page).toMatchObject({ deliveryMethod: 'postal', deliveryAddress: byPost.address });
    expect(page.events.at(-1)).toMatchObject({
      kind: 'delivery_changed',
      actorKind: 'citizen',
      params: { from: 'counter', to: 'postal', address: byPost.address },
    });
    const { rows } = await agency.as('officer', at('11', 10), (ctx) => listDossiers(ctx, ListInput.parse({})));
    expect(rows[0]).toMatchObject({ deliveryMethod: 'postal', deliveryAddress: byPost.address });
  });

  test('moves no clock and no step', async () => {
    const receipt = await receive();
    const before = await look(receipt.dossierId);
    await change(receipt, byPost);
    const after = await look(receipt.dossierId);
    expect(after.clock.dueAt).toBe(before.clock.dueAt);
    expect(after.steps).toEqual(before.steps);
  });

  test('is in the event log, without the address', async () => {
    const receipt = await receive();
    await change(receipt, byPost);
    const rows = await database.migrator
      .selectFrom('event_log')
      .select(['action', 'body'])
      .where('subject_id', '=', receipt.dossierId)
      .orderBy('seq')
      .execute();
    const last = rows.at(-1)!;
    expect(last.action).toBe('dossier.delivery_changed');
    expect(JSON.parse(Buffer.from(last.body).toString('utf8'))).toMatchObject({
      detail: { actor: { kind: 'citizen' }, before: { delivery: 'counter' }, after: { delivery: 'postal' } },
    });
    expect(Buffer.from(last.body).toString('utf8')).not.toContain('đường Mẫu');
  });

  test.each([
    ['by post without an address to find', { method: 'postal', address: 'Nhà tôi' }, 'dossier.address_missing'],
    ['by post to one long word', { method: 'postal', address: 'x'.repeat(40) }, 'dossier.address_missing'],
    ['as it is already', { method: 'counter', address: '' }, 'dossier.delivery_unchanged'],
  ] as const)('is refused %s', async (_, wanted, code) => {
    const receipt = await receive();
    await expect(change(receipt, wanted)).rejects.toMatchObject({ code });
  });

  test.each([
    ['over the counter', (ctx: TenantContext) => receiveDossier(ctx, toNowhere())],
    ['handed in online', (ctx: TenantContext) => submitDossier(ctx, onlineOf(toNowhere()))],
  ])('is asked for with an address from the first, %s', async (_, take) => {
    await expect(agency.as('officer', at('11', 8), take)).rejects.toMatchObject({ code: 'dossier.address_missing' });
  });

  test('is refused in a way that the procedure does not offer', async () => {
    agency = await runAgency(database, { methods: [inAllWays.methods[0]] });
    const receipt = await receive();
    await expect(change(receipt, byPost)).rejects.toMatchObject({ code: 'dossier.delivery_not_offered' });
  });

  test('is refused with a wrong secret as for a dossier that is not there', async () => {
    const receipt = await receive();
    const wrong = await change({ ...receipt, secret: 'AAAAAAAAAAAAA' }, byPost).catch((error) => error);
    const none = await change({ ...receipt, code: 'H21.99.05-261111-9999' }, byPost).catch((error) => error);
    expect([wrong.code, wrong.kind, wrong.params]).toEqual([none.code, none.kind, none.params]);
    expect(wrong.code).toBe('dossier.not_found');
    expect((await look(receipt.dossierId)).deliveryMethod).toBe('counter');
  });

  test('forgets the address when the post is no longer wanted', async () => {
    const receipt = await receive();
    await change(receipt, byPost);
    await change(receipt, { method: 'electronic', address: 'Còn sót trong mẫu đơn' });
    const seen = await agency.as('citizen', at('11', 10), (ctx) => trackDossier(ctx, receipt));
    expect(seen).toMatchObject({ deliveryMethod: 'electronic', deliveryAddress: '' });
  });

  test('comes too late once the dossier is over', async () => {
    const receipt = await receive();
    const { version } = await look(receipt.dossierId);
    const stop = { dossierId: receipt.dossierId, version, reason: 'Đất có tranh chấp', document: '' };
    await agency.as('leader', at('11', 10), (ctx) => stopDossier(ctx, stop));
    await expect(change(receipt, byPost)).rejects.toMatchObject({ code: 'dossier.already_ended' });
  });

  test('and the officer at work: whoever is later is told, and nothing is half done', async () => {
    const receipt = await receive();
    await database.migrator
      .updateTable('dossier')
      .set({ status: 'resolved', resolved_at: new Date(at('11', 8)), fee_status: 'paid' })
      .where('id', '=', receipt.dossierId)
      .execute();
    const { version } = await look(receipt.dossierId);
    const handOver = { dossierId: receipt.dossierId, version, method: 'counter' as const, receiverName: '', files: [] };
    const [changed, delivered] = await Promise.allSettled([
      change(receipt, byPost),
      agency.as('officer', at('11', 10), (ctx) => deliverDossier(ctx, { ...handOver, isFeePaid: false })),
    ]);
    const page = await look(receipt.dossierId);
    expect([changed.status, delivered.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(page.deliveryMethod).toBe(changed.status === 'fulfilled' ? 'postal' : 'counter');
    expect(page.status).toBe(delivered.status === 'fulfilled' ? 'delivered' : 'resolved');
    const lost = changed.status === 'rejected' ? changed.reason : (delivered as PromiseRejectedResult).reason;
    expect(['dossier.already_ended', 'dossier.changed_meanwhile']).toContain(lost.code);
  });
});

test('a dossier with its result ready cannot be withdrawn by its applicant', async () => {
  const receipt = await receive();
  await database.migrator
    .updateTable('dossier')
    .set({ status: 'resolved', resolved_at: new Date(at('11', 8)) })
    .where('id', '=', receipt.dossierId)
    .execute();
  const { code, secret } = receipt;
  const late = agency.as('citizen', at('11', 9), (ctx) => withdrawByCitizen(ctx, { code, secret, reason: 'Đổi ý' }));
  await expect(late).rejects.toMatchObject({ code: 'dossier.already_resolved' });
});

test('the steps name the agency’s own positions, the template’s words where it gave a step to none, and nobody', async () => {
  agency = await runAgency(database, (ids) => ({
    steps: permitContent(ids).steps.map(({ positionId, ...step }) => ({
      ...step,
      lane: `${step.lane} (mẫu)`,
      ...(step.id === 'B7' ? {} : { positionId }),
    })),
  }));
  const receipt = await receive();
  const view = await agency.as('citizen', at('11', 9), (ctx) => trackDossier(ctx, receipt));
  expect(view.steps.map(({ nodeId, positionName, unit }) => [nodeId, positionName, unit])).toEqual([
    ['B1', 'Công chức tiếp nhận', ''],
    ['B2', 'Trưởng phòng', 'Phòng Kinh tế'],
    ['B3', 'Chuyên viên thụ lý', ''],
    ['B4', 'Chuyên viên thụ lý', ''],
    ['B5', 'Trưởng phòng', ''],
    ['B6', 'Phó Chủ tịch', ''],
    ['B7', 'Văn thư (mẫu)', ''],
    ['B8', 'Công chức tiếp nhận', ''],
  ]);
  for (const name of ['Lê Thị Thử', 'Phạm Thí Dụ', 'Trần Minh Họa', 'Đặng Giả Định'])
    expect(JSON.stringify(view)).not.toContain(name);
  const page = await agency.as('leader', at('11', 9), (ctx) => getDossierPage(ctx, receipt.dossierId));
  expect(page.steps.map((step) => step.positionName)).toEqual(view.steps.map((step) => step.positionName));
  // The history passes it to the same position.
  expect(page.events.find((event) => event.kind === 'step_completed')?.params.to).toBe('Trưởng phòng');
});

test('a timer that was given to a position that is not there keeps nobody from following', async () => {
  const timer = { id: 'T9', kind: 'timer', name: 'Niêm yết', lane: 'Niêm yết', positionId: newId() } as const;
  const rest = { positionKind: 'clerical', limitMinutes: 480, checklist: [], output: '', guidance: '' } as const;
  agency = await runAgency(database, (ids) => {
    const { steps } = permitContent(ids);
    return { steps: [...steps.slice(0, 6), { ...timer, ...rest }, ...steps.slice(6)] };
  });
  const receipt = await receive();
  const view = await agency.as('citizen', at('11', 9), (ctx) => trackDossier(ctx, receipt));
  expect(view.steps.map((step) => step.nodeId)).toContain('B8');
});
