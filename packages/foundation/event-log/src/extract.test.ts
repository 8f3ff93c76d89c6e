import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { withTenant } from '@chuan/db';
import { createTestTenant } from '@chuan/db/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCheckpoints } from './checkpoint-history.ts';
import { writeCheckpoint } from './checkpoint-writer.ts';
import type { Extract, ExtractVerdict } from './extract.ts';
import { exportExtract } from './extract-export.ts';
import { databaseHeads } from './head-source.ts';
import { batchEntries } from './open-part.ts';
import { record } from './record.ts';
import { sampleEntry, sampleLogId } from './sample-log.ts';
import { newSigningKey } from './signing-key.ts';
import { verifyHandedOut } from './verify.ts';

const key = newSigningKey('chuan.example/log');
const hour = 3_600_000;
const subjectId = sampleLogId(77);
const ours = { kind: 'dossier', id: subjectId, label: 'H21.99.05-261111-0014' };

let database: TestDatabase;
let folder: string;
let tenant: string;
let hours = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'extracts-'));
  tenant = await createTestTenant(database);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Entries of others with one of ours after each `every`. */
const write = (count: number, every: number) =>
  withTenant(database.app, tenant, async (tx) => {
    for (let n = 1; n <= count; n++) {
      record(tx, sampleEntry(n));
      if (n % every === 0)
        record(tx, { ...sampleEntry(n), subject: ours, shown: { status: 'in_progress', version: n } });
    }
  });
const witness = () => {
  const source = databaseHeads({ db: database.app, tenantIds: async () => [tenant] });
  return writeCheckpoint({ source, folder, key, now: 1_790_000_000_000 + ++hours * hour });
};
const take = () =>
  withTenant(database.app, tenant, (tx) => exportExtract(tx, subjectId, folder), { access: 'read_only' });
const check = (extract: Extract, publicKey: string | undefined = key.publicKey) =>
  verifyHandedOut(JSON.stringify(extract), publicKey) as Promise<ExtractVerdict>;

/** Over three checkpoints, the last of more than one batch; then one entry that none has seen. */
let sound: Extract;
beforeAll(async () => {
  await write(5, 2);
  await witness();
  await write(3, 3);
  await witness();
  await write(batchEntries + 40, 200);
  await witness();
  await write(1, 1);
  sound = await take();
});

const firstOf = (extract: Extract) => extract.batches[0]!.entries[0]!;
/** A copy with the first entry or the first batch changed. */
const changed = (change: (copy: Extract) => void): Extract => {
  const copy = structuredClone(sound);
  change(copy);
  return copy;
};
const rewritten = (from: string, to: string) =>
  changed((copy) => {
    const entry = firstOf(copy);
    expect(entry.open).toContain(from);
    entry.open = entry.open.replace(from, to);
  });

const lies: Record<string, () => Extract> = {
  'another status': () => rewritten('in_progress', 'delivered'),
  'another moment': () => rewritten('"at":17900000', '"at":17900001'),
  'another position': () => rewritten('Công chức một cửa', 'Trưởng phòng'),
  'another action': () => rewritten('dossier.forward', 'dossier.deliver'),
  'the hash of another entry': () => rewritten('"hash":"', '"hash":"0'),
  'another number': () => rewritten('"seq":3', '"seq":4'),
  'another log': () => rewritten(tenant, sampleLogId(5)),
  'the subject of another': () => rewritten(subjectId, sampleLogId(78)),
  'no text': () => changed((copy) => (firstOf(copy).open = 7 as never)),
  'no entry': () => changed((copy) => (copy.batches[0]!.entries[0] = null as never)),
  'a way of another': () => changed((copy) => (firstOf(copy).path = sound.batches[2]!.entries[0]!.path)),
  'a way cut short': () => changed((copy) => firstOf(copy).path.pop()),
  'a way too long': () => changed((copy) => firstOf(copy).path.push(firstOf(copy).path[0]!)),
  'a way that is none': () => changed((copy) => (firstOf(copy).path = 'x' as never)),
  'hashes that are none': () => changed((copy) => (firstOf(copy).path[0] = '////')),
  'an entry twice': () => changed((copy) => copy.batches[0]!.entries.push(firstOf(copy))),
  'entries exchanged': () => changed((copy) => copy.batches[0]!.entries.reverse()),
  'an entry under another batch': () => changed((copy) => copy.batches[1]!.entries.unshift(firstOf(copy))),
  'the proof of another batch': () => changed((copy) => (copy.batches[0]!.proof = sound.batches[1]!.proof)),
  'a proof signed by another': () =>
    changed((copy) => {
      const [head = '', note = ''] = copy.batches[0]!.proof.split('\n\n', 2);
      copy.batches[0]!.proof = `${head}\n\n${newSigningKey('chuan.example/log').sign(`${note}\n`)}`;
    }),
  'a proof that is nothing': () => changed((copy) => (copy.batches[0]!.proof = '')),
  'the name of another log': () => changed((copy) => (copy.logId = sampleLogId(5))),
  'the name of another subject': () => changed((copy) => (copy.subjectId = sampleLogId(78))),
  'an entry of another subject among the unseen': () => changed((copy) => copy.pending.push(copy.pending[0]!)),
  'no batches': () => changed((copy) => (copy.batches = {} as never)),
  'nothing unseen': () => changed((copy) => (copy.pending = undefined as never)),
};

describe('what a log says of one subject', () => {
  it('holds every entry of it, led to signed checkpoints, and those that none has seen', async () => {
    expect(sound.batches.map(({ entries }) => entries.length)).toEqual([2, 1, 2]);
    expect(sound.pending).toHaveLength(1);
    const verdict = await check(sound);
    expect(verdict).toMatchObject({ ok: true, rows: 5, pending: 1, findings: [] });
    expect(verdict.proofs.map(({ state }) => state)).toEqual(['held', 'held', 'held']);
    expect(verdict.proofs.map(({ at }) => at)).toEqual([1, 2, 3].map((n) => 1_790_000_000_000 + n * hour));
  });

  it('names nobody, and nothing of any other subject but hashes', () => {
    const text = JSON.stringify(sound);
    for (const told of ['Nguyễn Thị Hạnh', 'req-', '127.0.0.1', 'tiep-nhan', 'tham-dinh'])
      expect(text).not.toContain(told);
    const ids = new Set(text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g));
    expect(ids).toEqual(new Set([tenant, subjectId]));
  });

  it('proves nothing without a key, and says so', async () => {
    const verdict = (await verifyHandedOut(JSON.stringify(sound))) as ExtractVerdict;
    expect(verdict.proofs.map(({ state }) => state)).toEqual(['unchecked', 'unchecked', 'unchecked']);
  });

  it('is no proof under the key of another', async () => {
    const verdict = await check(sound, newSigningKey('chuan.example/log').publicKey);
    expect(verdict.ok).toBe(false);
  });

  it.each(Object.keys(lies))('is refused with %s', async (name) => {
    expect((await check(lies[name]!())).ok).toBe(false);
  });

  it('is refused whichever character of what is shown is altered', async () => {
    const { open } = firstOf(sound);
    for (let i = 0; i < open.length; i += 7) {
      const bad = `${open.slice(0, i)}${open[i] === 'x' ? 'y' : 'x'}${open.slice(i + 1)}`;
      expect((await check(changed((copy) => (firstOf(copy).open = bad)))).ok).toBe(false);
    }
  });
});

describe('the checkpoints behind it', () => {
  it('witness each entry once, and verify', async () => {
    const history = await verifyCheckpoints(folder, key.publicKey);
    expect(history).toMatchObject({ ok: true, count: 3 });
    expect(history.covered.get(tenant)).toBe(history.heads.get(tenant)?.at(-1)?.seq);
  });

  it('leave the proofs that a crash kept them from leaving', async () => {
    const place = join(folder, 'entries', tenant);
    const names = (await readdir(place)).sort();
    const last = join(place, names.at(-2)!);
    const proof = await readFile(last, 'utf8');
    await rm(last);
    expect((await take()).pending.length).toBeGreaterThan(1);
    await witness();
    expect(await readFile(last, 'utf8')).toBe(proof);
    expect((await take()).pending).toEqual([]);
  });

  it('are unsound when the witnessed entries are altered in their folder', async () => {
    const name = (await readdir(folder)).find((one) => /^00000002-.*\.leaves$/.test(one))!;
    const text = await readFile(join(folder, name), 'utf8');
    await writeFile(join(folder, name), text.replace(/^(entries \S+ )\d+/m, '$11'));
    expect((await verifyCheckpoints(folder, key.publicKey)).ok).toBe(false);
    await writeFile(join(folder, name), text);
    expect((await verifyCheckpoints(folder, key.publicKey)).ok).toBe(true);
  });
});

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe.skipIf(!hasPython)('the second verifier, in Python', () => {
  it('agrees on the sound one and on every lie', async () => {
    const at = mkdtempSync(join(tmpdir(), 'extracts-py-'));
    try {
      const all = [sound, ...Object.values(lies).map((lie) => lie())];
      const files = all.map((extract, i) => {
        const file = join(at, `${i}.json`);
        writeFileSync(file, JSON.stringify(extract));
        return file;
      });
      const script = join(import.meta.dirname, '..', 'verify.py');
      const run = spawnSync('python3', [script, '--key', key.publicKey, ...files], { encoding: 'utf8' });
      expect(run.stderr).toBe('');
      const theirs = run.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as ExtractVerdict & { proofs: string[] });
      const told = ({ ok, rows, pending, findings }: ExtractVerdict, states: readonly string[]) => ({
        ok,
        rows,
        pending,
        findings: findings.map(({ seq, what }) => ({ seq, what })),
        states,
      });
      const our = await Promise.all(all.map((extract) => check(extract)));
      expect(theirs.map((one) => told(one, one.proofs))).toEqual(
        our.map((one) =>
          told(
            one,
            one.proofs.map(({ state }) => state),
          ),
        ),
      );
    } finally {
      rmSync(at, { recursive: true });
    }
  });
});
