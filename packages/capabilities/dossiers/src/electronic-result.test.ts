import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { type Instant, instantOf } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ordinary, runAgency, type RunningAgency } from './running-agency.fixture.ts';
import { type StagedFile, tokenOf } from './service/files.ts';
import { deliverDossier } from './service/finish.ts';
import { receiveDossier } from './service/intake.ts';
import { getDossierPage } from './service/page.ts';
import { attachToDossier } from './service/steps.ts';
import { trackDossier } from './service/tracking.ts';

let database: TestDatabase;
let agency: RunningAgency;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  agency = await runAgency(database);
});

const at = (hour: number): Instant => instantOf('2026-11-12', hour * 60);

async function ready() {
  const receipt = await agency.as('officer', at(8), (ctx) => receiveDossier(ctx, ordinary(agency)));
  await database.migrator
    .updateTable('dossier')
    .set({ status: 'resolved', resolved_at: new Date(at(9)), fee_status: 'paid' })
    .where('id', '=', receipt.dossierId)
    .execute();
  return receipt;
}

const look = (id: string) => agency.as('officer', at(10), (ctx) => getDossierPage(ctx, id));

type Sign = Parameters<typeof tokenOf>[0];
const given = (sign: Sign, scan: StagedFile['scan'] = 'clean') => {
  const sha256 = '0'.repeat(64);
  const file = { tenantId: agency.tenantId, storageKey: `${agency.tenantId}/00/${sha256}`, sha256, sizeBytes: 9 };
  const facts = { mediaType: 'application/pdf', name: 'ket-qua.pdf', scan, expiresAt: at(20) };
  return [{ token: tokenOf(sign, { ...file, ...facts }), componentKey: '' }];
};

interface Handing {
  readonly method: 'counter' | 'postal' | 'electronic';
  readonly withFile?: boolean;
}

async function deliver(dossierId: string, { method, withFile = false }: Handing) {
  const { version } = await look(dossierId);
  const target = { dossierId, version, method, receiverName: '', isFeePaid: false };
  return agency.as('officer', at(11), (ctx) =>
    deliverDossier(ctx, { ...target, files: withFile ? given(ctx.sign) : [] }),
  );
}

async function attach(dossierId: string, purpose: 'work' | 'result') {
  const { version } = await look(dossierId);
  await agency.as('officer', at(10), (ctx) =>
    attachToDossier(ctx, { dossierId, version, purpose, files: given(ctx.sign) }),
  );
}

test('an electronic result is not handed over without its file', async () => {
  const { dossierId } = await ready();
  const empty = deliver(dossierId, { method: 'electronic' });
  await expect(empty).rejects.toMatchObject({ code: 'dossier.result_missing' });
  await attach(dossierId, 'work');
  const inner = deliver(dossierId, { method: 'electronic' });
  await expect(inner).rejects.toMatchObject({ code: 'dossier.result_missing' });
  expect((await look(dossierId)).status).toBe('resolved');
});

test('with its file it is, and its applicant finds it', async () => {
  const receipt = await ready();
  await deliver(receipt.dossierId, { method: 'electronic', withFile: true });
  const seen = await agency.as('citizen', at(12), (ctx) => trackDossier(ctx, receipt));
  expect(seen.status).toBe('delivered');
  expect(seen.files).toMatchObject([{ name: 'ket-qua.pdf', purpose: 'result' }]);
});

test('a result that was attached at a step before is enough', async () => {
  const { dossierId } = await ready();
  await attach(dossierId, 'result');
  await deliver(dossierId, { method: 'electronic' });
  expect((await look(dossierId)).status).toBe('delivered');
});

test.each(['counter', 'postal'] as const)('on paper (%s) none is needed', async (method) => {
  const { dossierId } = await ready();
  await deliver(dossierId, { method });
  expect((await look(dossierId)).status).toBe('delivered');
});
