import type { TestDatabase } from '@chuan/db/test';
import { type Instant, instantOf, newId, timestamp, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import type { RunningAgency } from '../../dossiers/src/running-agency.fixture.ts';

const hour = 3_600_000;
const day = 24 * hour;
const nodes = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8'] as const;
const statuses = ['in_progress', 'awaiting_supplement', 'suspended', 'resolved', 'delivered', 'stopped', 'submitted'];
const causes = ['own_unit', 'applicant', 'other_agency', 'system', 'force_majeure'];

/** Repeatable draws. */
function drawsOf(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { next, below, pick: <T>(list: readonly T[]): T => list[below(list.length)]! };
}
type Draws = ReturnType<typeof drawsOf>;

interface Scene {
  readonly agency: RunningAgency;
  readonly procedures: readonly { procedureId: Uuid; versionId: Uuid }[];
  readonly positions: readonly Uuid[];
  readonly people: readonly Uuid[];
  readonly now: Instant;
  readonly draws: Draws;
  /** Of how many dossiers one is still under way. */
  readonly openOneIn: number;
}

/** A second procedure in force beside the agency's own. */
async function addProcedure(database: TestDatabase, agency: RunningAgency) {
  const made = { procedureId: newId(), versionId: newId() };
  await sql`insert into procedure (tenant_id, id, code, procedure_code, name, short_name, field, is_posted, created_at)
    select tenant_id, ${made.procedureId}, 'QT-08', '1.000001', name, short_name, field, true, created_at
    from procedure where tenant_id = ${agency.tenantId} and id = ${agency.procedureId}`.execute(database.migrator);
  await sql`insert into procedure_version (tenant_id, id, procedure_id, number, status, content, drafted_by, drafted_at,
      effective_at, updated_at)
    select tenant_id, ${made.versionId}, ${made.procedureId}, 1, status, content, drafted_by, drafted_at, effective_at,
      updated_at from procedure_version where tenant_id = ${agency.tenantId} and id = ${agency.versionId}`.execute(
    database.migrator,
  );
  return made;
}

function dossierRow({ agency, procedures, now, draws, openOneIn }: Scene, index: number) {
  const { below, next, pick } = draws;
  const status = openOneIn > 1 ? (below(openOneIn) === 0 ? pick(statuses.slice(0, 3)) : 'delivered') : pick(statuses);
  const receivedAt = now - below(100 * day) - hour;
  const isEnded = ['resolved', 'delivered', 'stopped'].includes(status);
  const { procedureId, versionId } = pick(procedures);
  const resolvedAt = Math.min(now - 1, receivedAt + below(12 * day));
  return {
    tenant_id: agency.tenantId,
    id: newId(),
    code: `H21-${index}`,
    status,
    procedure_id: procedureId,
    procedure_version_id: versionId,
    channel: 'direct',
    applicant_kind: 'person',
    applicant_name: 'Nguyễn Văn Mẫu',
    delivery_method: 'counter',
    fee_vnd: 0,
    fee_status: 'none',
    secret_hash: 'x',
    submitted_at: timestamp(receivedAt),
    // Now and then papers are asked for at the counter, before anything is received.
    received_at:
      status === 'submitted' || (status === 'awaiting_supplement' && index % 3 === 0) ? null : timestamp(receivedAt),
    // Around now, so that every band is met; now and then a promise at midnight or at this very instant.
    due_at: status === 'in_progress' && next() > 0.02 ? timestamp(dueOf(now, draws)) : null,
    resolved_at: isEnded ? timestamp(resolvedAt) : null,
    timeliness: isEnded && status !== 'stopped' ? pick(['early', 'on_time', 'overdue']) : null,
    updated_at: timestamp(now),
  };
}

function dueOf(now: Instant, { below, next }: Draws): Instant {
  if (next() < 0.05) return now;
  if (next() < 0.05) return instantOf('2026-11-26');
  if (next() < 0.05) return instantOf('2026-11-26', 1_050);
  return now + (below(24 * 14) - 24 * 3) * hour + below(60) * 60_000;
}

type Row = ReturnType<typeof dossierRow>;

function stepRows({ agency, positions, people, now, draws }: Scene, dossier: Row) {
  const { below, next, pick } = draws;
  if (dossier.received_at === null) return [];
  const received = dossier.received_at.getTime();
  const reached = 1 + below(nodes.length);
  const isOpen = !['delivered', 'stopped'].includes(dossier.status);
  return nodes.slice(0, reached).map((nodeId, index) => {
    const isLast = isOpen && index >= reached - (next() < 0.2 ? 2 : 1);
    const openedAt = received + index * hour;
    return {
      tenant_id: agency.tenantId,
      id: newId(),
      dossier_id: dossier.id,
      node_id: nodeId,
      name: nodeId,
      position_id: pick(positions),
      person_id: next() < 0.3 ? null : pick(people),
      status: isLast ? 'open' : next() < 0.05 ? 'cancelled' : 'done',
      opened_at: timestamp(openedAt),
      limit_minutes: 60 * (1 + below(20)),
      due_at: timestamp(openedAt + day),
      closed_at: isLast ? null : timestamp(Math.min(now, openedAt + hour)),
      used_minutes: isLast ? null : below(1_200),
    };
  });
}

function causeRows({ agency, draws }: Scene, steps: readonly ReturnType<typeof stepRows>[number][]) {
  const { below, pick } = draws;
  return steps
    .filter(() => below(12) === 0)
    .map((step) => {
      const status = pick(['open', 'recorded', 'confirmed', 'returned']);
      return {
        tenant_id: agency.tenantId,
        id: newId(),
        dossier_id: step.dossier_id,
        step_id: step.id,
        breached_at: new Date(step.opened_at.getTime() + 3 * hour),
        status,
        cause: status === 'open' ? null : pick(causes),
      };
    });
}

async function inChunks<T>(rows: readonly T[], insert: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += 1_000) if (rows[at]) await insert(rows.slice(at, at + 1_000));
}

/** Fills an agency with dossiers in every state, around an instant. */
export async function fillAtRandom(
  database: TestDatabase,
  agency: RunningAgency,
  order: { seed: number; count: number; now: Instant; openOneIn?: number },
): Promise<void> {
  const q = database.migrator;
  const ids = async (table: 'position' | 'person') =>
    (await q.selectFrom(table).select('id').where('tenant_id', '=', agency.tenantId).execute()).map((row) => row.id);
  const procedures = [
    { procedureId: agency.procedureId, versionId: agency.versionId },
    await addProcedure(database, agency),
  ];
  const people = await ids('person');
  const scene: Scene = {
    agency,
    procedures,
    positions: await ids('position'),
    people: people.filter((id) => Object.values(agency.people).includes(id)),
    now: order.now,
    draws: drawsOf(order.seed),
    openOneIn: order.openOneIn ?? 1,
  };
  const dossiers = Array.from({ length: order.count }, (_, index) => dossierRow(scene, index));
  const steps = dossiers.flatMap((dossier) => stepRows(scene, dossier));
  await inChunks(dossiers, (chunk) => q.insertInto('dossier').values(chunk).execute());
  await inChunks(steps, (chunk) => q.insertInto('dossier_step').values(chunk).execute());
  await inChunks(causeRows(scene, steps), (chunk) => q.insertInto('late_cause').values(chunk).execute());
}
