import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadNote } from '@chuan/api';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { receiveDossier } from '@chuan/dossiers/server';
import { ordinary, runAgency, type RunningAgency } from '@chuan/dossiers/test';
import { drainOnce } from '@chuan/jobs';
import { instantOf, newId, simulatedClock } from '@chuan/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ListMailsInput, MailPage, MailText } from './contract.ts';
import { maskAddress } from './domain.ts';
import { makeMailer, type Mailer, noticeHandlers } from './jobs.ts';
import { getInbox } from './service.ts';
import { listOutgoingMails, readMail } from './service-mails.ts';

let database: TestDatabase;
let agency: RunningAgency;
let other: RunningAgency;
let folder: string;
const at = instantOf('2026-11-11', 600);
const hours = 3_600_000;
const citizen = 'nguoi.nop@example.vn';

const broken: Mailer = {
  send: async (mail) => {
    throw new Error(`550 5.1.1 <${mail.to}>: no such user`);
  },
};

/** One dossier taken in; what is to be mailed goes through this mailer until nothing is left. */
async function receiveAt(of: RunningAgency, mailer: Mailer) {
  const applicant = { ...ordinary(of).applicant, email: citizen };
  const receipt = await of.as('officer', at, (ctx) => receiveDossier(ctx, ordinary(of, { applicant })));
  const clock = simulatedClock(at);
  await drainOnce(database, noticeHandlers(mailer, 'http://localhost:3000'), {
    clock,
    until: at + 3 * hours,
    tenantId: of.tenantId,
  });
  return receipt;
}

const asked = (input: Partial<ListMailsInput> = {}) => ListMailsInput.parse(input);
const list = (of: RunningAgency, input: Partial<ListMailsInput> = {}) =>
  of.as('leader', at, async (ctx) => MailPage.parse(await listOutgoingMails(ctx, asked(input))));

beforeAll(async () => {
  database = await createTestDatabase();
  agency = await runAgency(database);
  other = await runAgency(database);
  folder = await mkdtemp(join(tmpdir(), 'mail-'));
  await receiveAt(agency, makeMailer({ from: 'Chuẩn <no-reply@localhost>', smtpUrl: undefined, folder }));
  await receiveAt(other, broken);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('the outgoing mail', () => {
  test('shows what went to citizens and to staff, with masked addresses and the text that was sent', async () => {
    const { lines, failed } = await list(agency);
    expect(failed).toBe(0);
    expect(new Set(lines.map((line) => line.audience))).toEqual(new Set(['applicant', 'person']));
    const toCitizen = lines.find((line) => line.audience === 'applicant')!;
    expect(toCitizen).toMatchObject({ state: 'filed', kind: 'received', address: 'ng…@example.vn', recipientName: '' });
    expect(JSON.stringify(lines)).not.toContain(citizen);
    const mail = await agency.as('leader', at, async (ctx) => MailText.parse(await readMail(ctx, toCitizen.id)));
    const files = await readdir(folder);
    expect(files).toHaveLength(lines.length);
    const file = await readFile(join(folder, `${toCitizen.id}.eml`), 'utf8');
    expect(file).toContain(`To: ${citizen}`);
    expect(mail.body).toContain(mail.dossierCode);
    expect(mail.body).toContain('UBND phường Quy Nhơn Nam');
    expect(mail.subject).toContain('UBND phường Quy Nhơn Nam');
    expect(mail.failure).toBe('');
  });

  test('says what could not be sent and why, without the address', async () => {
    const { lines, failed } = await list(other, { state: 'failed', audience: 'applicant' });
    expect(failed).toBeGreaterThan(0);
    expect(lines).toHaveLength(1);
    const mail = await other.as('leader', at, (ctx) => readMail(ctx, lines[0]!.id));
    expect(mail.failure).toContain('550 5.1.1');
    expect(JSON.stringify(mail)).not.toContain(citizen);
  });

  test('is filtered by state, recipient and code, and pages go back without a gap', async () => {
    const all = (await list(agency)).lines;
    expect((await list(agency, { state: 'sent' })).lines).toEqual([]);
    expect((await list(agency, { code: all[0]!.dossierCode })).lines).toEqual(all);
    expect((await list(agency, { code: 'H00' })).lines).toEqual([]);
    expect((await list(agency, { olderThan: all[0]!.id })).lines).toEqual(all.slice(1));
  });

  test('of another agency, of nothing, and a notice that was never mailed are one answer', async () => {
    const theirs = (await list(other)).lines[0]!.id;
    const inApp = (
      await agency.as('officer', at, (ctx) => getInbox({ ...ctx, actor: { ...ctx.actor, id: agency.people.head } }))
    ).notices[0]!.id;
    for (const id of [theirs, newId(), inApp])
      await expect(agency.as('leader', at, (ctx) => readMail(ctx, id))).rejects.toMatchObject({
        kind: 'missing',
        code: 'mail.not_found',
      });
  });

  test('is not looked at without a trace', async () => {
    const reads: ReadNote[] = [];
    const { lines } = await list(agency);
    await agency.as('leader', at, async (ctx) => {
      const watched = { ...ctx, noteRead: (note: ReadNote) => void reads.push(note) };
      await listOutgoingMails(watched, asked());
      await readMail(watched, lines[0]!.id);
    });
    expect(reads.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['mail.listed', null],
      ['mail.read', lines[0]!.id],
    ]);
  });
});

test('a person sees beside a notice whether its mail got through', async () => {
  const inboxOf = (of: RunningAgency, seesMail = true) =>
    of.as('head', at, (ctx) => getInbox({ ...ctx, can: () => seesMail }));
  expect((await inboxOf(agency)).notices.map((notice) => notice.mailed)).toContain('filed');
  // Whoever does not see to the mail is told of what did not arrive, and of nothing else.
  expect((await inboxOf(agency, false)).notices.map((notice) => notice.mailed)).not.toContain('filed');
  expect((await inboxOf(other, false)).notices.map((notice) => notice.mailed)).toContain('failed');
  expect((await inboxOf(other)).notices.map((notice) => notice.mailed)).toContain('failed');
});

test.each([
  ['nguyen.van.a@example.vn', 'ng…@example.vn'],
  ['an@example.vn', 'a…@example.vn'],
  ['a@b@example.vn', 'a…@example.vn'],
  ['nobody', '…'],
  ['', ''],
])('the address %j is shown as %j', (address, shown) => {
  expect(maskAddress(address)).toBe(shown);
});
