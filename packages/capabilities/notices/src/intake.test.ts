import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import {
  acceptDossier,
  refuseDossier,
  requestSupplement,
  submitDossier,
  supplementDossier,
  withdrawDossier,
} from '@chuan/dossiers/server';
import { ordinary, runAgency, type RunningAgency } from '@chuan/dossiers/test';
import { drainOnce } from '@chuan/jobs';
import { instantOf, simulatedClock } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Mail, type Mailer, noticeHandlers } from './jobs.ts';
import { getInbox } from './service.ts';

let database: TestDatabase;
let agency: RunningAgency;
let sent: Mail[];
const at = instantOf('2026-11-11', 600);
const minutes = 60_000;
const citizen = 'nguoi.nop@example.vn';

const mailer: Mailer = {
  send: async (mail, id) => {
    sent.push(mail);
    return `<${id}@chuan.local>`;
  },
};

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await runAgency(database);
  sent = [];
});

function handIn() {
  const { channel: _, isFeePaid: _paid, ...draft } = ordinary(agency);
  const applicant = { ...draft.applicant, email: citizen };
  return agency.as('citizen', at, (ctx) => submitDossier(ctx, { ...draft, applicant }));
}
const deliver = () =>
  drainOnce(database, noticeHandlers(mailer, 'https://mot-cua.example'), {
    clock: simulatedClock(at),
    until: at + 30 * minutes,
    tenantId: agency.tenantId,
  });
const kindsOf = async (who: 'officer' | 'head') =>
  (await agency.as(who, at, (ctx) => getInbox(ctx))).notices.map((notice) => notice.kind);

describe('a dossier handed in online', () => {
  test('is told at once to those who may accept it, in the product and by mail, and to nobody else', async () => {
    const { dossierId } = await handIn();
    await deliver();
    expect(await kindsOf('officer')).toEqual(['intake_arrived']);
    expect(await kindsOf('head')).toEqual([]);
    const mail = sent.find(({ to }) => to === 'officer@example.vn')!;
    expect(mail.text).toContain(`https://mot-cua.example/w/dossiers/${dossierId}`);
    expect(mail.subject).toContain('UBND phường Quy Nhơn Nam');
  });

  test('is confirmed to its applicant by mail, without the secret of the receipt', async () => {
    const { code, secret } = await handIn();
    await deliver();
    const mail = sent.find(({ to }) => to === citizen)!;
    expect(mail.subject).toContain(`Đã nhận hồ sơ nộp trực tuyến ${code}`);
    expect(mail.text).toContain('trong 8 giờ làm việc');
    expect(mail.text).toMatch(new RegExp(`https://mot-cua.example/a/[^/]+/track/${code}`));
    expect(mail.text.replaceAll('-', '')).not.toContain(secret);
  });

  test('and asked for papers before it is received reads of no clock', async () => {
    const { dossierId } = await handIn();
    const ask = { dossierId, version: 1, items: ['Đơn đề nghị'], reason: 'Đơn chưa ký.' };
    await agency.as('officer', at, (ctx) => requestSupplement(ctx, ask));
    await deliver();
    const asked = sent.find(({ to, subject }) => to === citizen && subject.includes('cần bổ sung'));
    expect(asked?.text).toContain('Cơ quan tiếp nhận và hẹn ngày trả kết quả khi ông/bà bổ sung đủ.');
  });

  test('and accepted before anybody was told waits for nobody', async () => {
    const { dossierId } = await handIn();
    const accept = { dossierId, version: 1, components: [], isFeePaid: false };
    await agency.as('officer', at, (ctx) => acceptDossier(ctx, accept));
    await deliver();
    expect(await kindsOf('officer')).not.toContain('intake_arrived');
    const told = sent.filter(({ to }) => to === citizen).map(({ subject }) => subject);
    expect(told).toHaveLength(1);
    expect(told[0]).not.toContain('Đã nhận hồ sơ nộp trực tuyến');
  });

  test.each([
    ['taken back by its applicant', 'citizen', withdrawDossier],
    ['refused by another', 'leader', refuseDossier],
  ] as const)('and %s asks nobody any more', async (_, who, end) => {
    const { dossierId } = await handIn();
    await deliver();
    const why = { ground: 'not_competent' as const, reason: 'Nộp nhầm nơi' };
    await agency.as(who, at, (ctx) => end(ctx, { dossierId, version: 1, ...why }));
    await deliver();
    const { unread } = await agency.as('officer', at, (ctx) => getInbox(ctx));
    expect(unread).toBe(0);
  });

  test('and supplemented is told to those who may accept it, until they have', async () => {
    const { dossierId } = await handIn();
    const asked = { dossierId, version: 1, items: ['Bản vẽ'], reason: 'Thiếu bản vẽ' };
    await agency.as('officer', at, (ctx) => requestSupplement(ctx, asked));
    await deliver();
    await agency.as('leader', at, (ctx) =>
      supplementDossier(ctx, { dossierId, version: 2, components: [], files: [], note: 'Đã gửi bản vẽ' }),
    );
    await deliver();
    expect(await kindsOf('officer')).toEqual(['supplemented']);
    const mail = sent.find(({ to }) => to === 'officer@example.vn')!;
    expect(mail.text).toContain('đang chờ kiểm tra và tiếp nhận');
    const accept = { dossierId, version: 3, components: [], isFeePaid: false };
    await agency.as('officer', at, (ctx) => acceptDossier(ctx, accept));
    await deliver();
    const { notices } = await agency.as('officer', at, (ctx) => getInbox(ctx));
    expect(notices.find(({ kind }) => kind === 'supplemented')).toMatchObject({ isRead: true });
  });

  test('again and again by a stranger fills no mailbox; the inbox shows them all', async () => {
    for (let n = 0; n < 8; n++) await handIn();
    await deliver();
    expect(sent.filter(({ to }) => to === citizen)).toHaveLength(5);
    expect(sent.filter(({ to }) => to === 'officer@example.vn')).toHaveLength(2);
    expect(await kindsOf('officer')).toHaveLength(8);
  });
});
