import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { type RoleName, runAgency, type RunningAgency } from '@chuan/dossiers/test';
import { drainOnce } from '@chuan/jobs';
import { instantOf, simulatedClock } from '@chuan/kernel';
import type { VersionView } from '@chuan/procedures/contract';
import {
  approveVersion,
  createProcedure,
  discardDraft,
  getVersion,
  returnToDraft,
  reviewVersion,
  saveDraft,
  sendToReview,
} from '@chuan/procedures/server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Mail, noticeHandlers } from './jobs.ts';
import { getInbox } from './service.ts';

let database: TestDatabase;
let agency: RunningAgency;
let draft: VersionView;
let sent: Mail[];
const at = instantOf('2026-11-11', 600);
const staff: readonly RoleName[] = ['officer', 'head', 'specialist', 'colleague', 'leader', 'clerk'];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await runAgency(database);
  sent = [];
  draft = await agency.as('clerk', at, async (ctx) => {
    const { content } = await getVersion(ctx.tx, agency.versionId);
    return createProcedure(ctx, { code: 'QT-08', content: { ...content, results: ['Giấy phép xây dựng'] } });
  });
});

const refOf = ({ versionId, version }: VersionView) => ({ versionId, version });
const textOf = ({ content, changeNote }: VersionView) => ({ content, changeNote });
const send = (version: VersionView) => agency.as('clerk', at, (ctx) => sendToReview(ctx, refOf(version)));
const review = (version: VersionView) => agency.as('head', at, (ctx) => reviewVersion(ctx, refOf(version)));
const giveBack = (version: VersionView) =>
  agency.as('head', at, (ctx) => returnToDraft(ctx, { ...refOf(version), note: 'Thiếu căn cứ ở mục 5' }));
const approve = (version: VersionView) => agency.as('leader', at, (ctx) => approveVersion(ctx, refOf(version)));

const handlers = noticeHandlers({ send: async (mail, id) => (sent.push(mail), id) }, 'https://x.example');
const deliver = () =>
  drainOnce(database, handlers, { clock: simulatedClock(at), until: at + 3_600_000, tenantId: agency.tenantId });

/** Who was told of what about the procedure, and whether it still stands as unread. */
async function told() {
  const lines: string[] = [];
  for (const who of staff) {
    const { notices } = await agency.as(who, at, (ctx) => getInbox(ctx));
    for (const { kind, isRead, params } of notices)
      if (params['versionId'] === draft.versionId) lines.push(`${who} ${kind}${isRead ? ' done' : ''}`);
  }
  return lines.toSorted();
}

test('sent to review, it is told to who may review it, and not to its author', async () => {
  await send(draft);
  await deliver();
  await deliver();
  expect(await told()).toEqual(['head procedure_to_review']);
  expect(sent.map(({ to }) => to)).toEqual(['head@example.vn']);
  expect(sent[0]!.text).toContain(`https://x.example/w/procedures/${draft.versionId}`);
  expect(sent[0]!.text).toContain('Mở quy trình');
});

test('reviewed, it is told to who may approve it; the reviewer is no longer asked', async () => {
  await review(await send(draft));
  await deliver();
  // Where it stands is told, not what it has passed meanwhile.
  expect(await told()).toEqual(['leader procedure_to_approve']);
});

test('what was asked stands as done when the version has moved on', async () => {
  const waiting = await send(draft);
  await deliver();
  await review(waiting);
  await deliver();
  expect(await told()).toEqual(['head procedure_to_review done', 'leader procedure_to_approve']);
});

test('returned, its author is told why, until it is sent again', async () => {
  const returned = await giveBack(await send(draft));
  await deliver();
  expect(await told()).toEqual(['clerk procedure_returned']);
  expect(sent[0]!.text).toContain('Thiếu căn cứ ở mục 5');
  await send(returned);
  await deliver();
  expect(await told()).toEqual(['clerk procedure_returned done', 'head procedure_to_review']);
});

test('approved, its author is told from when it is in force', async () => {
  await approve(await review(await send(draft)));
  await deliver();
  expect(await told()).toEqual(['clerk procedure_approved']);
  expect(sent[0]!.text).toContain('có hiệu lực từ');
});

test('whoever takes back what they wrote themselves is told nothing', async () => {
  await agency.as('clerk', at, async (ctx) =>
    returnToDraft(ctx, { ...refOf(await sendToReview(ctx, refOf(draft))), note: 'Xem lại đã' }),
  );
  await deliver();
  expect(await told()).toEqual([]);
});

test('what is asked about another procedure stays asked', async () => {
  const other = await agency.as('clerk', at, async (ctx) =>
    sendToReview(ctx, refOf(await createProcedure(ctx, { code: 'QT-09', content: draft.content }))),
  );
  const waiting = await send(draft);
  await deliver();
  await review(waiting);
  await deliver();
  const { notices } = await agency.as('head', at, (ctx) => getInbox(ctx));
  expect(notices.filter(({ isRead }) => !isRead)).toMatchObject([{ params: { versionId: other.versionId } }]);
});

test('returned, it is told to all who wrote it, though one of them has gone on writing meanwhile', async () => {
  const mine = await agency.as('specialist', at, (ctx) => saveDraft(ctx, { ...refOf(draft), ...textOf(draft) }));
  const waiting = await send(mine);
  await deliver();
  const returned = await giveBack(waiting);
  await agency.as('clerk', at, (ctx) => saveDraft(ctx, { ...refOf(returned), ...textOf(returned) }));
  await deliver();
  expect(await told()).toEqual([
    'clerk procedure_returned',
    'head procedure_to_review done',
    'specialist procedure_returned',
  ]);
});

test('given up, it asks nobody any more', async () => {
  const returned = await giveBack(await send(draft));
  await deliver();
  await agency.as('clerk', at, (ctx) => discardDraft(ctx, refOf(returned)));
  await deliver();
  expect(await told()).toEqual(['clerk procedure_returned done']);
});
