import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { ListInput } from '@chuan/dossiers/contract';
import { listDossiers } from '@chuan/dossiers/server';
import { type Instant, instantOf, newId, timestamp, type Uuid } from '@chuan/kernel';
import type { ProcedureContent } from '@chuan/library/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftNext, getVersionView, saveDraft } from '@chuan/procedures/server';
import { runAgency, type RunningAgency } from '../../dossiers/src/running-agency.fixture.ts';
import { filterOf, Practice, registerHref, Trial } from './contract.ts';
import { getPractice, tryVersion } from './service/trial.ts';

let database: TestDatabase;
let agency: RunningAgency;
/** A Wednesday of the fourth quarter. */
const now = instantOf('2026-11-25', 580);
const hour = 60;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const usual: readonly (readonly [string, number])[] = [
  ['B1', 1],
  ['B2', 2],
  ['B4', 8],
  ['B3', 20],
  ['B5', 4],
  ['B6', 2],
  ['B7', 1],
  ['B8', 1],
];

interface Went {
  readonly receivedAt?: Instant;
  readonly resolvedAt?: Instant;
  readonly steps?: readonly (readonly [string, number])[];
  /** Norm of each step. */
  readonly limitMinutes?: number;
  readonly more?: object;
}

/** A dossier that was handed over, its steps as they were finished with the hours that each took. */
async function handedOver(of: RunningAgency, went: Went = {}): Promise<Uuid> {
  const { receivedAt = instantOf('2026-09-07', 480), resolvedAt = instantOf('2026-09-10', 600), steps = usual } = went;
  const id = newId();
  const calendar = await database.migrator
    .selectFrom('calendar_version')
    .select('id')
    .where('tenant_id', '=', of.tenantId)
    .executeTakeFirstOrThrow();
  await database.migrator
    .insertInto('dossier')
    .values({
      tenant_id: of.tenantId,
      id,
      code: `H21-${id.slice(-8)}`,
      status: 'delivered',
      procedure_id: of.procedureId,
      procedure_version_id: of.versionId,
      calendar_version_id: calendar.id,
      channel: 'direct',
      applicant_kind: 'person',
      applicant_name: 'Nguyễn Văn Mẫu',
      delivery_method: 'counter',
      fee_status: 'none',
      secret_hash: 'x',
      submitted_at: timestamp(receivedAt),
      received_at: timestamp(receivedAt),
      resolved_at: timestamp(resolvedAt),
      timeliness: 'on_time',
      updated_at: timestamp(resolvedAt),
      ...went.more,
    })
    .execute();
  await database.migrator
    .insertInto('dossier_step')
    .values(
      steps.map(([nodeId, hours], at) => ({
        tenant_id: of.tenantId,
        id: newId(),
        dossier_id: id,
        node_id: nodeId,
        name: nodeId,
        status: 'done',
        opened_at: timestamp(receivedAt + at * 1_000),
        closed_at: timestamp(receivedAt + (at + 1) * 1_000),
        limit_minutes: went.limitMinutes ?? 30 * hour,
        used_minutes: hours * hour,
      })),
    )
    .execute();
  return id;
}

const many = async (of: RunningAgency, count: number, went?: Went) => {
  for (let at = 0; at < count; at += 1) await handedOver(of, went);
};

/** The next version of the agency's procedure, with a change written into it. */
async function drafted(of: RunningAgency, change: (content: ProcedureContent) => Partial<ProcedureContent>) {
  await database.migrator
    .updateTable('procedure')
    .set({ current_version_id: of.versionId })
    .where('tenant_id', '=', of.tenantId)
    .where('id', '=', of.procedureId)
    .execute();
  return of.as('head', now, async (ctx) => {
    const draft = await draftNext(ctx, of.procedureId);
    const { versionId, version } = draft;
    const content = { ...draft.content, ...change(draft.content) };
    return saveDraft(ctx, { versionId, version, content, changeNote: '' });
  });
}

const withLimit = (content: ProcedureContent, id: string, hours: number) => ({
  steps: content.steps.map((step) => (step.id === id ? { ...step, limitMinutes: hours * hour } : step)),
});
const tried = (of: RunningAgency, versionId: Uuid): Promise<Trial> =>
  of.as('head', now, (ctx) => tryVersion(ctx, versionId)).then((trial) => Trial.parse(trial));
const practised = (of: RunningAgency): Promise<Practice> =>
  of.as('head', now, (ctx) => getPractice(ctx, of.versionId)).then((practice) => Practice.parse(practice));

describe('a draft tried on the last quarter', () => {
  test('finds the steps that would be late under its limits, with their dossiers', async () => {
    agency = await runAgency(database);
    await many(agency, 9);
    const slow = await handedOver(agency, { steps: usual.map(([id, hours]) => [id, id === 'B3' ? 29 : hours]) });
    const draft = await drafted(agency, (content) => withLimit(content, 'B3', 24));
    const trial = await tried(agency, draft.versionId);
    expect(trial).toMatchObject({
      window: { kind: 'quarter', quarter: 3, year: 2026 },
      tried: 10,
      version: draft.version,
      fittedBefore: 10,
      late: [],
      lateAtStep: [slow],
    });
    expect(trial.fits).toHaveLength(10);
    const step = trial.steps.find(({ stepId }) => stepId === 'B3');
    expect(step).toMatchObject({ code: 'B3', late: [slow], lateBefore: 0, medianMinutes: 20 * hour, done: 10 });
    expect(trial.rows.find(({ id }) => id === slow)).toMatchObject({ verdict: 'fits', lateAt: ['B3'] });
  });

  test('holds nobody late at a step that had no norm', async () => {
    agency = await runAgency(database);
    await many(agency, 10, { limitMinutes: 0 });
    const draft = await drafted(agency, (content) => withLimit(content, 'B3', 24));
    const { steps } = await tried(agency, draft.versionId);
    expect(steps.find(({ stepId }) => stepId === 'B3')).toMatchObject({ done: 10, late: [], lateBefore: 0 });
  });

  test('tells whom the flow would not have fitted, and opens all that it counted', async () => {
    agency = await runAgency(database);
    await many(agency, 10);
    const skipped = await handedOver(agency, { steps: usual.filter(([id]) => id !== 'B7') });
    const again = await handedOver(agency, { steps: [...usual.slice(0, 2), ['B2', 1], ...usual.slice(2)] });
    const draft = await drafted(agency, (content) => ({
      steps: content.steps.filter((step) => step.id !== 'B2'),
    }));
    const trial = await tried(agency, draft.versionId);
    expect([trial.fits.length, trial.changed.length, trial.fittedBefore]).toEqual([0, 11, 10]);
    expect(trial.atOdds).toEqual([skipped]);
    expect(trial.changed).toContain(again);
    expect(trial.steps.find(({ stepId }) => stepId === 'B2')).toMatchObject({ change: 'removed', done: 12 });
    const rows = filterOf(registerHref(trial.dossiers.rows).replace(/^[^?]*\?/, ''));
    const list = await agency.as('head', now, (ctx) => listDossiers(ctx, ListInput.parse({ ...rows, limit: 1 })));
    expect([list.total, trial.dossiers.count]).toEqual([12, 12]);
  });

  test('holds the whole against its legal limit, with the time in which the clock stood left out', async () => {
    agency = await runAgency(database);
    const receivedAt = instantOf('2026-09-07', 480);
    const resolvedAt = instantOf('2026-09-16', 600);
    const paused = await handedOver(agency, { receivedAt, resolvedAt });
    const late = await handedOver(agency, { receivedAt, resolvedAt });
    await many(agency, 8);
    const facts = [
      { kind: 'awaiting_applicant', at: '2026-09-08' },
      { kind: 'running', at: '2026-09-15' },
    ];
    await database.migrator
      .insertInto('dossier_clock_fact')
      .values(
        facts.map(({ kind, at }, seq) => ({
          tenant_id: agency.tenantId,
          dossier_id: paused,
          seq: seq + 1,
          kind,
          at: timestamp(instantOf(at, 480)),
        })),
      )
      .execute();
    const shorter = { value: 4, unit: 'working_days' as const };
    const draft = await drafted(agency, (content) => ({
      legalLimit: shorter,
      methods: content.methods.map((method) => ({ ...method, limit: shorter })),
    }));
    expect(await tried(agency, draft.versionId)).toMatchObject({ late: [late], lateBefore: 0 });
  });

  test('takes the last 90 days where the quarter has few, and says so', async () => {
    agency = await runAgency(database);
    await many(agency, 2);
    await many(agency, 3, { receivedAt: instantOf('2026-10-05', 480), resolvedAt: instantOf('2026-10-08', 600) });
    expect((await practised(agency)).window).toMatchObject({ kind: 'days', from: '2026-08-28', to: '2026-11-25' });
    expect((await tried(agency, agency.versionId)).tried).toBe(5);
  });

  test('has nothing to say where nothing was done, and sees no other agency', async () => {
    const lonely = await runAgency(database);
    expect(await tried(lonely, lonely.versionId)).toMatchObject({ tried: 0, dossiers: { count: 0 }, rows: [] });
    await expect(tried(lonely, agency.versionId)).rejects.toMatchObject({ code: 'procedure.not_found' });
    expect(await practised(lonely)).toMatchObject({ dossiers: { count: 0 }, steps: [] });
  });

  test('is refused while the table means no flow', async () => {
    agency = await runAgency(database);
    const draft = await drafted(agency, (content) => ({
      steps: content.steps.map((step) =>
        step.id === 'B5' ? { ...step, outcomes: [{ label: 'Quay lại', to: { row: 'B5' } }] } : step,
      ),
    }));
    await expect(tried(agency, draft.versionId)).rejects.toMatchObject({ code: 'trial.flow_broken' });
    const view = await agency.as('head', now, (ctx) => getVersionView(ctx, draft.versionId));
    expect(view.status).toBe('draft');
  });
});

test('the real time of each step is told with how many dossiers it comes from', async () => {
  agency = await runAgency(database);
  await many(agency, 9);
  await handedOver(agency, { steps: usual.map(([id, hours]) => [id, id === 'B3' ? 40 : hours]) });
  await handedOver(agency, { steps: usual.filter(([id]) => id !== 'B4') });
  const { dossiers, steps } = await practised(agency);
  expect(dossiers.count).toBe(11);
  const of = (id: string) => steps.find(({ stepId }) => stepId === id);
  expect(of('B3')).toEqual({ stepId: 'B3', dossiers: 11, medianMinutes: 20 * hour, p90Minutes: 20 * hour });
  expect(of('B4')).toMatchObject({ dossiers: 10, medianMinutes: 8 * hour });
});
