import { Readable } from 'node:stream';
import { signerOf } from '@chuan/api';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { rescanFiles } from '@chuan/dossiers/jobs';
import {
  completeStep,
  getDossierPage,
  receiveDossier,
  refuseDossier,
  requestSupplement,
  submitDossier,
  supplementDossier,
  type StagedFile,
  tokenOf,
} from '@chuan/dossiers/server';
import { ordinary, type RoleName, runAgency, type RunningAgency } from '@chuan/dossiers/test';
import { drainOnce } from '@chuan/jobs';
import { instantOf, newId, simulatedClock, type Uuid } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Mail, noticeHandlers } from './jobs.ts';
import { getInbox } from './service.ts';

let database: TestDatabase;
let agency: RunningAgency;
let sent: Mail[];
const at = instantOf('2026-11-11', 600);
const citizen = 'nguoi.nop@example.vn';
const sign = signerOf(Buffer.alloc(32, 7));

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await runAgency(database);
  sent = [];
});

/** An upload, unless said otherwise one on which the scanner gave no answer. */
function staged(componentKey = 'don', scan: StagedFile['scan'] = 'pending') {
  const id = newId().replaceAll('-', '');
  const sha256 = `${id}${id}`;
  const storageKey = `${agency.tenantId}/${sha256.slice(0, 2)}/${sha256}`;
  const file: StagedFile = {
    tenantId: agency.tenantId,
    storageKey,
    sha256,
    sizeBytes: 1,
    mediaType: 'application/pdf',
    name: 'bam-vao-day.pdf',
    scan,
    expiresAt: at + 86_400_000,
  };
  return { token: tokenOf(sign, file), componentKey };
}

const handlers = noticeHandlers(
  {
    send: async (mail, id) => {
      sent.push(mail);
      return `<${id}@chuan.local>`;
    },
  },
  'https://mot-cua.example',
);
const deliver = () => drainOnce(database, handlers, { clock: simulatedClock(at), tenantId: agency.tenantId });
/** What happened before has been told; then every waiting file turns out infected, and that is told. */
async function turnOutInfected() {
  await deliver();
  sent = [];
  const files = { open: async () => Readable.from(['x']) } as unknown as Parameters<typeof rescanFiles>[0]['files'];
  const scanner = { scan: async () => 'infected' as const };
  await rescanFiles({ db: database.app, tenantId: agency.tenantId, files, scanner }, at);
  await deliver();
}
const toldTo = async (who: RoleName) =>
  (await agency.as(who, at, (ctx) => getInbox(ctx))).notices.filter(({ kind }) => kind === 'file_infected');
const mailsTo = (address: string) => sent.filter(({ to }) => to === address);

const applicant = () => ({ ...ordinary(agency).applicant, email: citizen });
function handIn(files = [staged()]) {
  const { channel: _, isFeePaid: _paid, ...draft } = ordinary(agency, { applicant: applicant(), files });
  return agency.as('citizen', at, (ctx) => submitDossier(ctx, draft));
}
const receive = (files: ReturnType<typeof staged>[]) =>
  agency.as('officer', at, (ctx) => receiveDossier(ctx, ordinary(agency, { applicant: applicant(), files })));

describe('a file that turns out infected', () => {
  test('while the dossier waits for intake is told to those who take it in, and to its applicant by mail', async () => {
    const { dossierId, code } = await handIn();
    await turnOutInfected();
    expect(await toldTo('officer')).toMatchObject([{ dossierId, params: { code, paper: 'Đơn đề nghị' } }]);
    expect(await toldTo('head')).toEqual([]);
    expect(mailsTo('officer@example.vn')).toHaveLength(1);
    const [mail] = mailsTo(citizen);
    expect(mail?.subject).toBe(`Hồ sơ ${code}: cần nộp lại một tệp có mã độc – UBND phường Quy Nhơn Nam`);
    expect(mail?.text).toContain('Tệp của giấy tờ "Đơn đề nghị"');
    expect(mail?.text).toContain('nộp lại bản sạch');
    expect(sent.map(({ text }) => text).join()).not.toContain('bam-vao-day');
  });

  test('in the course of the work is told to who holds the step, and to nobody of the one-stop', async () => {
    const { dossierId } = await receive([staged()]);
    await turnOutInfected();
    expect(await toldTo('head')).toMatchObject([{ dossierId }]);
    expect(mailsTo('head@example.vn')).toHaveLength(1);
    expect(await toldTo('officer')).toEqual([]);
    // The officer scanned it at the counter: the applicant's own computer has nothing to do with it.
    expect(mailsTo(citizen)).toEqual([]);
  });

  test('is not asked of the applicant again where a clean copy has come since', async () => {
    const { dossierId } = await handIn([staged(), staged('ban-ve')]);
    await replaceBy(dossierId, staged('don', 'clean'));
    await turnOutInfected();
    expect(mailsTo(citizen).map(({ text }) => /giấy tờ "([^"]+)"/.exec(text)?.[1])).toEqual(['Bản vẽ thiết kế']);
  });

  test('when the dossier has ended is told to the agency, and no copy is asked for', async () => {
    const { dossierId } = await handIn();
    const { version } = await agency.as('officer', at, (ctx) => getDossierPage(ctx, dossierId));
    const refusal = { dossierId, version, ground: 'not_competent' as const, reason: 'Không thuộc thẩm quyền' };
    await agency.as('officer', at, (ctx) => refuseDossier(ctx, refusal));
    await turnOutInfected();
    expect(mailsTo('officer@example.vn')[0]?.text).toContain('không mở được. Không dùng bản');
    expect(mailsTo(citizen)).toEqual([]);
  });

  test('and that the agency uploaded is not asked of the applicant', async () => {
    const { dossierId } = await receive([]);
    await work(dossierId, 'head', [staged('')]);
    await turnOutInfected();
    const [notice] = await toldTo('specialist');
    expect(notice?.params).toMatchObject({ paperIs: 'unlisted' });
    expect(mailsTo('specialist@example.vn')[0]?.text).toContain('một tệp kèm theo có mã độc');
    expect(mailsTo(citizen)).toEqual([]);
  });

  test('is told once, however often the event is delivered', async () => {
    await handIn();
    await turnOutInfected();
    const rows = await database.migrator
      .selectFrom('processed_event')
      .select('event_id')
      .where('tenant_id', '=', agency.tenantId)
      .where('handler', '=', 'notices.tell-of-infection')
      .execute();
    expect(rows).toHaveLength(1);
    await deliverAgain(rows[0]!.event_id);
    expect(await toldTo('officer')).toHaveLength(1);
    expect([mailsTo('officer@example.vn'), mailsTo(citizen)].map((mails) => mails.length)).toEqual([1, 1]);
  });

  test('again and again by a stranger fills no mailbox; the inbox shows them all', async () => {
    for (let n = 0; n < 4; n++) await handIn([staged(), staged('ban-ve')]);
    await turnOutInfected();
    expect(mailsTo(citizen)).toHaveLength(5);
    expect(mailsTo('officer@example.vn')).toHaveLength(2);
    expect(await toldTo('officer')).toHaveLength(8);
  });
});

async function work(dossierId: Uuid, who: RoleName, files: ReturnType<typeof staged>[]) {
  const { version, steps } = await agency.as(who, at, (ctx) => getDossierPage(ctx, dossierId));
  const stepId = steps.find(({ status }) => status === 'open')!.id!;
  await agency.as(who, at, (ctx) =>
    completeStep(ctx, { dossierId, version, stepId, checks: [], note: '', data: {}, files }),
  );
}

async function replaceBy(dossierId: Uuid, file: ReturnType<typeof staged>): Promise<void> {
  const { version } = await agency.as('officer', at, (ctx) => getDossierPage(ctx, dossierId));
  const asked = { dossierId, version, items: ['Đơn'], reason: 'Chụp mờ', components: [] };
  const moved = await agency.as('officer', at, (ctx) => requestSupplement(ctx, asked));
  const given = { dossierId, version: moved.version, note: '', components: [], files: [file] };
  await agency.as('officer', at, (ctx) => supplementDossier(ctx, given));
}

/** As a worker leaves it that died after the effect and before it took the event away. */
async function deliverAgain(id: Uuid): Promise<void> {
  const [file] = await database.migrator
    .selectFrom('dossier_file')
    .select(['id as fileId', 'dossier_id as dossierId'])
    .where('tenant_id', '=', agency.tenantId)
    .execute();
  const row = { tenant_id: agency.tenantId, id, topic: 'dossiers.file-infected', payload: JSON.stringify(file) };
  await database.migrator
    .insertInto('outbox')
    .values({ ...row, available_at: new Date(at), created_at: new Date(at) })
    .execute();
  expect(await deliver()).toMatchObject({ done: 1, errors: [] });
}
