import { createCallerFactory, makeRateLimits, type Member, type RequestContext, signerOf } from '@chuan/api';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { listEntries } from '@chuan/event-log';
import { instantOf, newId, simulatedClock } from '@chuan/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dossiersRouter } from './router.ts';
import { ordinary, runAgency } from './running-agency.fixture.ts';
import { receiveDossier } from './server.ts';

let database: TestDatabase;
const at = instantOf('2026-11-11', 600);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('the entry of a read says the code of the dossier', async () => {
  const agency = await runAgency(database);
  const { dossierId, code } = await agency.as('officer', at, (ctx) => receiveDossier(ctx, ordinary(agency)));
  const reader: Member = {
    kind: 'person',
    id: agency.people.head,
    name: 'Phạm Thí Dụ',
    positionName: '',
    positionIds: [],
    unitIds: [],
    permissions: new Set(['dossier.read']),
  };
  const request: RequestContext = {
    requestId: 'test',
    address: '127.0.0.1',
    locale: 'vi',
    clock: simulatedClock(at),
    session: { accountId: newId(), sessionHash: '', tenantId: agency.tenantId, personId: reader.id, staff: null },
    portalTenantId: null,
    idempotencyKey: null,
    databases: database,
    ports: {
      limits: makeRateLimits(100),
      sign: signerOf(Buffer.alloc(32, 7)),
      loadMember: async () => reader,
      publicUrl: 'http://localhost:3000',
      files: {} as never,
    },
  };
  await createCallerFactory(dossiersRouter)(request).page({ id: dossierId });
  const entries = await agency.as('head', at, ({ tx }) => listEntries(tx, { subjectId: dossierId }));
  expect(entries[0]).toMatchObject({ action: 'dossier.read', subject: { id: dossierId, label: code } });
});
