import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { receiveDossier } from '@chuan/dossiers/server';
import { ordinary, runAgency, type RunningAgency } from '@chuan/dossiers/test';
import { listEntries } from '@chuan/event-log';
import { type Instant, instantOf } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { complain, listComplaintViews } from './service.ts';

let database: TestDatabase;
let agency: RunningAgency;
let dossier: { readonly dossierId: string; readonly code: string; readonly secret: string };

const at = (hour: number, minute = 0): Instant => instantOf('2026-11-11', hour * 60 + minute);
const content = 'Quầy số 2 mở cửa muộn 20 phút sáng thứ Hai.';

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await runAgency(database);
  dossier = await agency.as('officer', at(8), (ctx) => receiveDossier(ctx, ordinary(agency)));
});

/** What the agency has of its only complaint: what its readers see, the row, and the entry of the log. */
async function keptOf() {
  const [view, ...others] = await agency.as('leader', at(9), listComplaintViews);
  expect(others).toEqual([]);
  const row = await agency.as('leader', at(9), ({ tx }) =>
    tx.queries.selectFrom('complaint').selectAll().where('tenant_id', '=', tx.tenantId).executeTakeFirstOrThrow(),
  );
  const log = await agency.as('leader', at(9), ({ tx }) => listEntries(tx, { subjectId: row.id }));
  return { view, all: JSON.stringify([view, row, log]) };
}

describe('a complaint', () => {
  test('about a dossier carries its code to whoever reads complaints', async () => {
    const { code, secret, dossierId } = dossier;
    await agency.as('citizen', at(8, 30), (ctx) => complain(ctx, { code, secret, content, contact: '' }));
    expect((await keptOf()).view).toMatchObject({ dossierId, dossierCode: code });
  });

  test('on the general form is tied to no dossier, neither where it is read nor in the log', async () => {
    await agency.as('citizen', at(8, 30), (ctx) => complain(ctx, { content, contact: '' }));
    const { view, all } = await keptOf();
    expect(view).toMatchObject({ dossierId: null, dossierCode: '', content });
    expect(all).toContain('complaint.received');
    for (const tie of [dossier.dossierId, dossier.code, dossier.secret, '127.0.0.1']) expect(all).not.toContain(tie);
  });
});
