import { grantRoles, seedRoles } from '@chuan/access/server';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { foundAgency, type Post, sampleContent, type TestAgency } from './agency.fixture.ts';
import type { VersionView } from './contract.ts';

let database: TestDatabase;
let agency: TestAgency;
let draft: VersionView;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await foundAgency(database);
  const templateId = await agency.publish(sampleContent());
  draft = await agency.as('unit_head').adoptTemplate({ templateId, code: 'QT-HT-01', positions: {} });
});

const ref = ({ versionId, version }: VersionView) => ({ versionId, version });
const send = (version: VersionView) => agency.as('unit_head').sendToReview(ref(version));
const seenBy = (who: Post) => agency.as(who).getVersion({ versionId: draft.versionId });

test('review is not for anybody who wrote a part of it; they see whose it is, and may take it back', async () => {
  agency.set('2026-10-02', 600);
  const change = { ...draft.content, purpose: 'Người khác sửa sau cùng.' };
  const waiting = await send(await agency.as('specialist').saveDraft({ ...ref(draft), content: change }));
  for (const [who, on] of [
    ['unit_head', '01/10/2026'],
    ['specialist', '02/10/2026'],
  ] as const) {
    await expect(agency.as(who).reviewVersion(ref(waiting))).rejects.toMatchObject({
      message: 'procedure.own_review',
      cause: { kind: 'denied', params: { on } },
    });
    const { actions, barred } = await seenBy(who);
    expect(actions).toEqual(['return']);
    expect(barred).toEqual([{ action: 'review', code: 'procedure.own_review', params: { on } }]);
  }
  expect(await seenBy('clerical')).toMatchObject({ actions: ['review', 'return'], barred: [] });
  expect((await agency.as('clerical').reviewVersion(ref(waiting))).status).toBe('in_approval');
});

test('whoever wrote it sees who may review and approve it, and that nobody may while nobody else has the right', async () => {
  const waiting = await send(draft);
  expect((await seenBy('unit_head')).judges).toEqual([]);
  await agency.within(async (tx) => {
    await seedRoles(tx);
    await grantRoles(tx, agency.people.unit_head, ['unit_head']);
    await grantRoles(tx, agency.people.clerical, ['quality_manager']);
    await grantRoles(tx, agency.people.agency_head, ['agency_leader']);
  });
  expect((await seenBy('unit_head')).judges).toEqual(['Người clerical']);
  await agency.as('clerical').reviewVersion(ref(waiting));
  expect((await seenBy('unit_head')).judges).toEqual(['Người agency_head']);
});

test('review is counted for who may do it, and not for its author', async () => {
  const waiting = await send(draft);
  expect(await agency.as('clerical').countWaiting()).toBe(1);
  expect(await agency.as('unit_head').countWaiting()).toBe(0);
  await agency.as('clerical').reviewVersion(ref(waiting));
  expect(await agency.as('clerical', ['procedure.read', 'procedure.review']).countWaiting()).toBe(0);
});

test('sending back asks for the right that the version waits for', async () => {
  const waiting = await send(draft);
  const back = (version: VersionView, right: string) =>
    agency.as('clerical', ['procedure.read', right]).returnToDraft({ ...ref(version), note: 'Thiếu căn cứ' });
  await expect(back(waiting, 'procedure.approve')).rejects.toThrow('permission.missing');
  await expect(back(waiting, 'procedure.draft')).rejects.toThrow('permission.missing');
  const reviewed = await agency.as('agency_head').reviewVersion(ref(waiting));
  await expect(back(reviewed, 'procedure.review')).rejects.toThrow('permission.missing');
  expect((await back(reviewed, 'procedure.approve')).status).toBe('draft');
});

test('two people are enough: one writes, the other reviews and approves', async () => {
  const reviewed = await agency.as('agency_head').reviewVersion(ref(await send(draft)));
  expect((await agency.as('agency_head').approveVersion(ref(reviewed))).status).toBe('effective');
});
