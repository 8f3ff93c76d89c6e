import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { databaseHeads, newSigningKey, record, writeCheckpoint } from '@chuan/event-log';
import { verifyBundle, verifyHandedOut } from '@chuan/event-log/verify';
import { LateCauseListInput } from '@chuan/dossiers/contract';
import { receiveDossier } from '@chuan/dossiers/server';
import { instantOf, newId } from '@chuan/kernel';
import { ProcedureContent } from '@chuan/library/contract';
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ordinary, runAgency, type RunningAgency } from '../../dossiers/src/running-agency.fixture.ts';
import { listLateCauseRows } from '../../dossiers/src/service/late-cause-list.ts';
import { LogInput, LogPage, LogVerdict } from './contract.ts';
import { eventLog } from './messages/vi-event-log.ts';
import { extractForApplicant } from './service/dossier-log.ts';
import { bundleEventLog, changesOf, pageOf, readEventLog, verifyEventLog } from './service/event-log.ts';

let database: TestDatabase;
let agency: RunningAgency;
let code: string;
let secret: string;
let dossierId: string;
const now = instantOf('2026-11-25', 9 * 60);
const key = newSigningKey('chuan.example.vn');
let folder: string;
const place = async () => ({ folder, publicKey: key.publicKey });

beforeAll(async () => {
  database = await createTestDatabase();
  agency = await runAgency(database);
  for (const day of ['11', '12'])
    await agency.as('officer', instantOf(`2026-11-${day}`, 600), (ctx) => receiveDossier(ctx, ordinary(agency)));
  const receipt = await agency.as('officer', instantOf('2026-11-13', 600), (ctx) =>
    receiveDossier(ctx, ordinary(agency)),
  );
  ({ code, secret, dossierId } = receipt);
  folder = await mkdtemp(join(tmpdir(), 'checkpoints-'));
  const { app, platform } = database;
  const source = databaseHeads({ db: app, platform, tenantIds: async () => [agency.tenantId] });
  await writeCheckpoint({ source, folder, key, now: instantOf('2026-11-24', 600) });
});
afterAll(() => database.drop());

/** Keys that tell things apart, and what a comparison tells as a whole. */
const unchanged = new Set(['id', 'key', 'source', 'to', 'value', 'unit', 'channel', 'branches']);

/** The fields of the things that a list of the content holds. */
function fieldsOf(field: z.ZodType): string[] {
  const { innerType, element, shape } = field as { innerType?: z.ZodType; element?: z.ZodType; shape?: object };
  const inner = (field as { def?: { innerType?: z.ZodType } }).def?.innerType ?? innerType ?? element;
  return inner ? fieldsOf(inner) : Object.keys(shape ?? {});
}

const read = (input: Partial<LogInput> = {}) =>
  agency.as('leader', now, async (ctx) => LogPage.parse(await readEventLog(ctx, LogInput.parse(input))));

describe('the event log', () => {
  test('is read by person, action, day and receipt code, and pages go back without a gap', async () => {
    const all = (await read({ limit: 200 })).lines;
    expect(all.map((line) => line.seq)).toEqual(all.map((_, index) => all.length - index));
    const mine = await read({ actorId: agency.people.officer, action: 'dossier.received' });
    expect(mine.lines).toHaveLength(3);
    expect(mine.lines[0]).toMatchObject({ actorName: 'Lê Thị Thử', subjectLabel: code, subjectKind: 'dossier' });
    expect((await read({ from: '2026-11-12', to: '2026-11-12' })).lines).toHaveLength(1);
    expect((await read({ code })).lines.every((line) => line.subjectId === dossierId)).toBe(true);
    const short = code.slice(code.indexOf('-') + 1);
    expect((await read({ code: short })).lines.length).toBeGreaterThan(0);
    expect(await read({ code: 'H00-000000-0000' })).toMatchObject({ lines: [], isCodeUnknown: true });
    expect(await read({ code: '000000-0000' })).toMatchObject({ lines: [], isCodeUnknown: true });
    const paged: number[] = [];
    for (let before: number | undefined, page = await read({ limit: 2 }); ; page = await read({ limit: 2, before })) {
      paged.push(...page.lines.map((line) => line.seq));
      if (page.before === null) break;
      before = page.before;
    }
    expect(paged).toEqual(all.map((line) => line.seq));
  });

  test('names the dossier of an entry that does not say its code, and every field of a procedure', async () => {
    const early = await agency.as('officer', now, async (ctx) => {
      const receipt = await receiveDossier(ctx, ordinary(agency));
      const subject = { kind: 'dossier', id: receipt.dossierId };
      record(ctx.tx, { at: now, actor: { kind: 'system' }, action: 'dossier.read', subject, purpose: 'handling' });
      return receipt;
    });
    expect((await read({ action: 'dossier.read' })).lines[0]).toMatchObject({ subjectLabel: early.code });
    const said = new Set(Object.keys(eventLog.keys));
    const shape = ProcedureContent.shape;
    const ofItems = Object.entries(shape).flatMap(([name, field]) => (name === 'rules' ? [] : fieldsOf(field)));
    expect([...Object.keys(shape), ...ofItems].filter((key) => !unchanged.has(key) && !said.has(key))).toEqual([]);
  });

  test('names the person of an entry that says an id alone, in the agency that person is of', async () => {
    const { officer, leader } = agency.people;
    const subject = { kind: 'person', id: officer } as const;
    const own = { kind: 'person', id: officer, name: 'Lê Thị Thử' } as const;
    await agency.as('officer', now, async ({ tx }) => {
      record(tx, { at: now, actor: own, action: 'session.opened', subject });
      record(tx, { at: now, actor: { kind: 'person', id: leader }, action: 'person.password_reset', subject });
    });
    const lineOf = async (action: string) => (await read({ action })).lines[0];
    expect(await lineOf('session.opened')).toMatchObject({ actorName: 'Lê Thị Thử', subjectLabel: 'Lê Thị Thử' });
    expect(await lineOf('person.password_reset')).toMatchObject({ subjectLabel: 'Lê Thị Thử' });
    // The vendor's log names nobody of an agency: who acts there is all it knows.
    const staff = { seq: 1, at: now, actorId: newId(), requestId: null, hash: '', action: 'account.password_changed' };
    const entry = {
      ...staff,
      actor: { kind: 'staff', name: 'Thủ thư Mẫu' },
      subject: { kind: 'account', id: staff.actorId },
    };
    expect(pageOf([entry] as never, 1).lines[0]).toMatchObject({ subjectLabel: 'Thủ thư Mẫu' });
    const reset = { ...entry, subject: { kind: 'person', id: officer } };
    expect(pageOf([reset] as never, 1).lines[0]).toMatchObject({ subjectLabel: '' });
  });

  test('tells how to reach somebody to whoever manages people and to themselves; to others, that it changed', async () => {
    const id = agency.people.clerk;
    const before = { email: 'clerk@example.vn', phone: '', fullName: 'Vũ Minh Chứng' };
    await agency.as('officer', now, async (ctx) =>
      record(ctx.tx, {
        at: now,
        actor: { kind: 'person', id: agency.people.officer },
        action: 'person.changed',
        subject: { kind: 'person', id },
        before,
        after: { ...before, email: 'vu.chung@example.vn', phone: '0900 000 123', fullName: 'Vũ Minh Chúng' },
      }),
    );
    const linesTo = (who: 'clerk' | 'leader', rights: readonly string[]) =>
      agency.as(who, now, async (ctx) => {
        const input = LogInput.parse({ subjectId: id });
        const page = await readEventLog({ ...ctx, can: (right) => rights.includes(right) }, input);
        return JSON.stringify(page.lines);
      });
    const hidden = await linesTo('leader', ['event_log.read', 'dossier.read']);
    for (const contact of ['clerk@example.vn', 'vu.chung@example.vn', '0900 000 123']) {
      expect(hidden).not.toContain(contact);
      expect(await linesTo('leader', ['organisation.manage'])).toContain(contact);
      expect(await linesTo('clerk', [])).toContain(contact);
    }
    for (const told of ['Vũ Minh Chúng', '"key":"email","before":null,"after":null,"kind":"changed"'])
      expect(hidden).toContain(told);
  });

  test('tells what was written of a dossier, and what its papers are called, to whoever reads dossiers', async () => {
    const id = newId();
    await agency.as('officer', now, async (ctx) =>
      record(ctx.tx, {
        at: now,
        actor: { kind: 'system' },
        action: 'dossier.file_infected',
        subject: { kind: 'dossier', id },
        after: { name: 'giay-khai-sinh-be-An.pdf' },
        reason: 'Mẹ bé đang ở xa',
      }),
    );
    const linesTo = (rights: readonly string[]) =>
      agency.as('leader', now, async (ctx) =>
        JSON.stringify(
          (await readEventLog({ ...ctx, can: (right) => rights.includes(right) }, LogInput.parse({ subjectId: id })))
            .lines,
        ),
      );
    const [told, hidden] = [await linesTo(['dossier.read']), await linesTo(['organisation.manage'])];
    for (const text of ['giay-khai-sinh-be-An.pdf', 'Mẹ bé đang ở xa']) {
      expect(told).toContain(text);
      expect(hidden).not.toContain(text);
    }
    expect(hidden).toContain('"action":"dossier.file_infected"');
  });

  test('of an id of another agency, of nothing and of nobody’s doing is not found alike', async () => {
    const other = await runAgency(database);
    const theirs = await other.as('officer', now, (ctx) => receiveDossier(ctx, ordinary(other)));
    for (const subjectId of [theirs.dossierId, newId(), agency.versionId])
      await expect(read({ subjectId })).rejects.toMatchObject({ kind: 'missing', code: 'event_log.subject_not_found' });
    // A filter that leaves nothing over is no absence.
    expect((await read({ subjectId: dossierId, from: '2026-11-30' })).lines).toEqual([]);
  });

  test('is verified on the server with its checkpoints, and from its bytes alone', async () => {
    const verdict = LogVerdict.parse(await agency.as('leader', now, (ctx) => verifyEventLog(ctx, place)));
    expect(verdict).toMatchObject({ ok: true, checkpoints: { ok: true, count: 1, heads: 1 } });
    const bundle = await agency.as('leader', now, (ctx) => bundleEventLog(ctx, 1, place));
    const here = await verifyBundle(bundle.json, bundle.publicKey!);
    expect(here).toMatchObject({ ok: true, rows: verdict.rows, head: verdict.head, proofs: [{ state: 'held' }] });
    expect(bundle.nextSeq).toBeNull();
  });

  test('says what is wrong when a line of the bytes was changed', async () => {
    const bundle = await agency.as('leader', now, (ctx) => bundleEventLog(ctx, 1, place));
    const forged = JSON.parse(bundle.json) as { entries: { action: string }[] };
    forged.entries[1]!.action = 'dossier.stopped';
    const verdict = await verifyBundle(JSON.stringify(forged), bundle.publicKey!);
    expect(verdict.ok).toBe(false);
    expect(verdict.findings[0]).toMatchObject({ seq: 2, what: 'columns_altered' });
  });

  test('tells changes key by key: what is new, what became what, what has gone; not what was left out', () => {
    const before = { status: 'in_progress', dueAt: 1, steps: [{ node: 'B2' }, { node: 'B3' }], cause: 'system' };
    const after = { status: 'resolved', dueAt: 1, steps: [{ node: 'B2' }], outcome: 'granted' };
    expect(changesOf(before, after)).toEqual([
      { key: 'status', before: 'in_progress', after: 'resolved' },
      { key: 'steps.2.node', before: 'B3', after: null },
      { key: 'outcome', before: null, after: 'granted' },
    ]);
    const saved = { path: 'steps.B2', property: 'limitMinutes', kind: 'changed', label: 'B2 · Thẩm tra' };
    const added = { path: 'components.p2', property: '', kind: 'added' };
    expect(changesOf({ number: 1 }, { number: 1, changes: [{ ...saved, before: 240, after: 120 }, added] })).toEqual([
      { key: 'limitMinutes', of: 'B2 · Thẩm tra', before: '240', after: '120' },
      { key: 'components', of: 'p2', kind: 'added', before: null, after: null },
    ]);
    expect(changesOf(undefined, { roles: ['a', 'b'] })).toEqual([{ key: 'roles', before: null, after: 'a, b' }]);
  });
});

describe('what the log says of a dossier, in the hands of its applicant', () => {
  const ask = (key: { code: string; secret: string }) =>
    agency.as('citizen', now, (ctx) => extractForApplicant(ctx, key, place));

  test('verifies offline, tells what happened, and names nobody else and no other dossier', async () => {
    const { json, entries, pending, publicKey } = await ask({ code, secret });
    expect([entries, pending, publicKey]).toEqual([1, 0, key.publicKey]);
    expect(await verifyHandedOut(json, key.publicKey)).toMatchObject({
      ok: true,
      rows: 1,
      proofs: [{ state: 'held' }],
    });
    const extract = JSON.parse(json) as { batches: { entries: { open: string }[] }[] };
    expect(JSON.parse(extract.batches[0]!.entries[0]!.open)).toMatchObject({
      action: 'dossier.received',
      actor: { kind: 'person', position: 'Công chức tiếp nhận' },
      shown: { code, status: 'in_progress', version: 1 },
    });
    for (const other of ['Lê Thị Thử', 'Nguyễn Văn Mẫu', '261111-0001', '261112-0001', ...Object.values(agency.people)])
      expect(json).not.toContain(other);
  });

  test('is refused when a word of it is altered', async () => {
    const { json } = await ask({ code, secret });
    const forged = json.replace('in_progress', 'delivered');
    expect(forged).not.toBe(json);
    expect((await verifyHandedOut(forged, key.publicKey)).ok).toBe(false);
  });

  test('is not handed to whoever has the code alone', async () => {
    await expect(ask({ code, secret: 'AAAAAAAAAAAAA' })).rejects.toMatchObject({ code: 'dossier.not_found' });
  });
});

describe('the docket', () => {
  test('shows a breach to its holders as theirs, and to a leader as not yet theirs to confirm', async () => {
    await agency.passTime(instantOf('2026-12-02', 600));
    const ask = (who: 'head' | 'clerk', mine: boolean) =>
      agency.as(who, instantOf('2026-12-02', 600), (ctx) =>
        listLateCauseRows(ctx, LateCauseListInput.parse({ mine, dossierIds: [dossierId] })),
      );
    const own = await ask('head', true);
    expect(own.total).toBeGreaterThan(0);
    expect(own.rows.every((row) => row.isMine && !row.canConfirm && row.status === 'open')).toBe(true);
    expect((await ask('clerk', true)).total).toBe(0);
    expect((await ask('clerk', false)).total).toBe(own.total);
  });
});
