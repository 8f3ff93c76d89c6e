import { mkdtemp, rename, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signerOf } from '@chuan/api';
import { withTenant } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { listEntries } from '@chuan/event-log';
import {
  absentScanner,
  eicarScanner,
  eicarText,
  type FileStore,
  localFileStore,
  type Scanner,
  type StoredFile,
} from '@chuan/files';
import { type Instant, instantOf, systemClock, type Uuid, uuidv7At } from '@chuan/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ordinary, type RunningAgency, runAgency } from './running-agency.fixture.ts';
import { getFile, type StagedFile, tokenOf } from './service/files.ts';
import { receiveDossier } from './service/intake.ts';
import { getDossierPage } from './service/page.ts';
import { rescanFiles, sweepUploads } from './service/stored-files.ts';

let database: TestDatabase;
let directory: string;
let files: FileStore;
let agency: RunningAgency;
let stored: { db: TestDatabase['app']; files: FileStore; tenantId: Uuid };

beforeAll(async () => {
  database = await createTestDatabase();
  directory = await mkdtemp(join(tmpdir(), 'chuan-stored-'));
  files = await localFileStore(directory);
});
afterAll(async () => {
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  agency = await runAgency(database);
  stored = { db: database.app, files, tenantId: agency.tenantId };
});

const now: Instant = instantOf('2026-11-11', 480);
const dayMs = 86_400_000;
const sign = signerOf(Buffer.alloc(32, 7));

const put = (text: string, tenantId = agency.tenantId) => files.put(tenantId, Buffer.from(text), { maxBytes: 1_000 });
const tokenFor = (file: StoredFile, scan: StagedFile['scan'], name: string) =>
  tokenOf(sign, {
    tenantId: agency.tenantId,
    storageKey: file.key,
    sha256: file.sha256,
    sizeBytes: file.sizeBytes,
    mediaType: 'application/pdf',
    name,
    scan,
    expiresAt: now + dayMs,
  });

/** A dossier with a paper that was handed in while the scanner gave no answer. */
async function handIn(text: string, scan: StagedFile['scan'] = 'pending'): Promise<Uuid> {
  const given = [{ token: tokenFor(await put(text), scan, 'don.pdf'), componentKey: 'don' }];
  const { dossierId } = await agency.as('officer', now, (ctx) =>
    receiveDossier(ctx, ordinary(agency, { files: given })),
  );
  return dossierId;
}

const look = async (dossierId: Uuid) => {
  const page = await agency.as('officer', now, (ctx) => getDossierPage(ctx, dossierId));
  return page.files[0]!;
};
const open = (fileId: Uuid) => agency.as('officer', now, (ctx) => getFile(ctx, fileId));
const rescan = (scanner: Scanner) => rescanFiles({ ...stored, scanner }, now + 1);
const infectedEntries = () =>
  withTenant(database.app, agency.tenantId, (tx) => listEntries(tx, { action: 'dossier.file_infected' }));

describe('a file that the scanner gave no answer on', () => {
  test('stays barred while the scanner is away, and is handed out once it is found clean', async () => {
    const dossierId = await handIn('đơn');
    expect(await rescan(absentScanner)).toEqual({ clean: 0, infected: 0, undecided: 1 });
    const waiting = await look(dossierId);
    expect(waiting).toMatchObject({ isReady: false, isBlocked: false });
    await expect(open(waiting.id)).rejects.toMatchObject({ code: 'file.not_found' });
    expect(await rescan(eicarScanner)).toEqual({ clean: 1, infected: 0, undecided: 0 });
    expect(await look(dossierId)).toMatchObject({ isReady: true, isBlocked: false });
    expect(await open(waiting.id)).toMatchObject({ name: 'don.pdf' });
    expect(await rescan(eicarScanner)).toEqual({ clean: 0, infected: 0, undecided: 0 });
  });

  test('is barred for good when it turns out infected; the page and the log say so', async () => {
    const dossierId = await handIn(eicarText);
    expect(await rescan(eicarScanner)).toEqual({ clean: 0, infected: 1, undecided: 0 });
    const file = await look(dossierId);
    expect(file).toMatchObject({ isReady: false, isBlocked: true });
    await expect(open(file.id)).rejects.toMatchObject({ code: 'file.not_found' });
    expect(await infectedEntries()).toMatchObject([
      { subject: { kind: 'dossier', id: dossierId }, after: { fileId: file.id, name: 'don.pdf' } },
    ]);
  });

  test('is settled once, however many workers ask', async () => {
    await handIn(eicarText);
    let asked = 0;
    const { promise: allAsked, resolve } = Promise.withResolvers<void>();
    const slow: Scanner = {
      async scan(content) {
        if (++asked === 3) resolve();
        await allAsked;
        return eicarScanner.scan(content);
      },
    };
    const answers = await Promise.all([rescan(slow), rescan(slow), rescan(slow)]);
    expect(answers.reduce((sum, one) => sum + one.infected, 0)).toBe(1);
    expect(await infectedEntries()).toHaveLength(1);
  });

  test('is settled in every dossier that its content was handed in to', async () => {
    const dossiers = [await handIn('một đơn'), await handIn('một đơn')];
    expect(await rescan(eicarScanner)).toMatchObject({ clean: 2 });
    for (const id of dossiers) expect(await look(id)).toMatchObject({ isReady: true });
  });

  test('goes on waiting when its content cannot be found, and holds nobody up', async () => {
    const gone = await handIn('mất');
    await files.remove(agency.tenantId, (await put('mất')).key);
    const there = await handIn('còn');
    expect(await rescan(eicarScanner)).toEqual({ clean: 1, infected: 0, undecided: 1 });
    expect(await look(gone)).toMatchObject({ isReady: false, isBlocked: false });
    expect(await look(there)).toMatchObject({ isReady: true });
  });

  test('is found again when a worker died over it while it swept, and is still barred until then', async () => {
    const dossierId = await handIn('đang xét');
    const path = join(directory, 'stored', (await put('đang xét')).key);
    await rename(path, `${path}.${uuidv7At(systemClock.now() - 61_000)}.swept`);
    await expect(open((await look(dossierId)).id)).rejects.toMatchObject({ code: 'file.not_found' });
    expect(await rescan(eicarScanner)).toEqual({ clean: 1, infected: 0, undecided: 0 });
    expect(await look(dossierId)).toMatchObject({ isReady: true });
  });

  test('of another agency is not touched', async () => {
    const dossierId = await handIn('đơn');
    const other = await runAgency(database);
    expect(await rescanFiles({ ...stored, tenantId: other.tenantId, scanner: eicarScanner }, now)).toMatchObject({
      clean: 0,
    });
    expect(await look(dossierId)).toMatchObject({ isReady: false });
  });

  test('a verdict that was given is not asked for again', async () => {
    const dossierId = await handIn('sạch', 'clean');
    const suspicious: Scanner = { scan: async () => 'infected' };
    expect(await rescan(suspicious)).toEqual({ clean: 0, infected: 0, undecided: 0 });
    expect(await look(dossierId)).toMatchObject({ isReady: true });
  });
});

describe('uploads', () => {
  const age = async (file: StoredFile, days: number) => {
    const seconds = now / 1_000 - days * 86_400;
    await utimes(join(directory, 'stored', file.key), seconds, seconds);
  };

  test('that were cleared away are not taken in, however good their token', async () => {
    const upload = await put('đã dọn');
    await files.remove(agency.tenantId, upload.key);
    const given = [{ token: tokenFor(upload, 'clean', 'don.pdf'), componentKey: 'don' }];
    const order = ordinary(agency, { files: given });
    const receive = agency.as('officer', now, (ctx) => receiveDossier({ ...ctx, files }, order));
    await expect(receive).rejects.toMatchObject({ code: 'file.bad_token' });
  });

  test('that a dossier was given stay, however old; that nobody used go after a week', async () => {
    await handIn('đã nộp', 'clean');
    const used = await put('đã nộp');
    const [unused, young] = [await put('bỏ dở'), await put('vừa tải')];
    for (const file of [used, unused]) await age(file, 8);
    await age(young, 6);
    expect(await sweepUploads(stored, now)).toBe(1);
    const has = (file: StoredFile) => files.has(agency.tenantId, file.key);
    expect([await has(used), await has(unused), await has(young)]).toEqual([true, false, true]);
  });

  test('are told apart by agency: what another was given is no reason to keep it here', async () => {
    await handIn('giống nhau', 'clean');
    const other = await runAgency(database);
    const copy = await put('giống nhau', other.tenantId);
    const mine = await put('giống nhau');
    for (const file of [copy, mine]) await age(file, 30);
    expect(await sweepUploads({ ...stored, tenantId: other.tenantId }, now)).toBe(1);
    expect(await sweepUploads(stored, now)).toBe(0);
    expect(await files.has(agency.tenantId, mine.key)).toBe(true);
  });
});
