import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withPlatform, withTenant } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { recomputeDeadlines } from '@chuan/dossiers/server';
import { verifyTenantLog } from '@chuan/event-log';
import { instantOf, simulatedClock } from '@chuan/kernel';
import { findTenantBySlug, seedReference } from '@chuan/tenancy/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commune } from './agencies/commune.ts';
import { type SeedProgress, seedDemo } from './seed.ts';

/** A Friday morning. */
const now = instantOf('2026-11-20', 10 * 60);
const dossiers = 40;

let database: TestDatabase;
let dataDir: string;
let isInterrupted = false;

const seed = (onProgress: (progress: SeedProgress) => void = () => undefined) =>
  seedDemo({
    urls: { app: database.url('app'), platform: database.url('platform'), relay: database.url('relay') },
    dataDir,
    publicUrl: 'http://localhost:3000',
    clock: simulatedClock(now),
    dossiers,
    agencies: [commune],
    say: onProgress,
  });

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'chuan-demo-'));
  await withPlatform(database.platform, seedReference);
  // The first run is cut off in the middle; the second goes on from there.
  await seed((progress) => {
    if (progress.kind === 'dossiers' && progress.count >= 20) throw new Error('cut off');
  }).catch(() => {
    isInterrupted = true;
  });
  await seed();
}, 120_000);

afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const tenantId = async () => (await findTenantBySlug(database.platform, commune.slug))!.id;

describe('the sample data, loaded in two goes', () => {
  it('bring dossiers in many states, none beyond the present', async () => {
    expect(isInterrupted).toBe(true);
    const rows = await database.migrator
      .selectFrom('dossier')
      .select(['status', 'submitted_at', 'code'])
      .where('tenant_id', '=', await tenantId())
      .execute();
    expect(rows.length).toBeGreaterThan(dossiers * 0.7);
    expect(rows.length).toBeLessThan(dossiers * 1.4);
    expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row.status)).size).toBeGreaterThanOrEqual(3);
    expect(Math.max(...rows.map((row) => row.submitted_at))).toBeLessThanOrEqual(now);
  });

  it('tell the story of the pictures: put off once, its appraiser’s work due today', async () => {
    const story = await database.migrator
      .selectFrom('dossier')
      .innerJoin('dossier_step as step', 'step.dossier_id', 'dossier.id')
      .select([
        'dossier.due_at',
        'dossier.extension_count',
        'dossier.supplement_count',
        'step.node_id',
        'step.due_at as stepDueAt',
      ])
      .where('dossier.applicant_id_number', '=', '000099000123')
      .where('step.status', '=', 'open')
      .execute();
    expect(story).toEqual([
      {
        node_id: 'B3',
        extension_count: 1,
        supplement_count: 1,
        due_at: instantOf('2026-11-26', 16 * 60 + 30),
        stepDueAt: instantOf('2026-11-20', 15 * 60 + 15),
      },
    ]);
  });

  it('hold under verification of the event log', async () => {
    const verdict = await withTenant(database.app, await tenantId(), (tx) => verifyTenantLog(tx));
    expect(verdict).toMatchObject({ ok: true, findings: [] });
    expect(verdict.rows).toBeGreaterThan(dossiers * 4);
  });

  it('give every due date again from its facts', async () => {
    const page = await withTenant(database.app, await tenantId(), (tx) => recomputeDeadlines(tx, { limit: 500 }));
    expect(page.differences).toEqual([]);
    expect(page.steps).toBeGreaterThan(dossiers * 2);
  });

  it('leave the accounts to be printed, and are not loaded again', async () => {
    const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as { email: string }[];
    expect(accounts.map((account) => account.email)).toContain('tran.minh.hoa@quynhonnam.example');
    const said: SeedProgress[] = [];
    await seed((progress) => said.push(progress));
    expect(said).toEqual([{ kind: 'already_there' }]);
  });
});
