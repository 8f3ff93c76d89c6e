import { ClockFact } from '@chuan/calendar';
import type { TenantTx } from '@chuan/db';
import { type CivilDate, type Instant, instantOf, timestamp, type Uuid } from '@chuan/kernel';
import { type SqlBool, sql } from 'kysely';
import type { CauseCount } from './contract.ts';
import type { CauseRow } from './domain/figures.ts';
import type { ClockMark } from './domain/flow-time.ts';
import { type OpenDossier, openStatuses } from './domain/open-work.ts';

interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const startOf = (date: CivilDate) => sql<Instant>`${timestamp(instantOf(date))}`;
const endOf = (date: CivilDate) => sql<Instant>`${timestamp(instantOf(date, 1_440))}`;
/** Stopped dossiers have an end but no result. */
const withResult = ['resolved', 'delivered'];

/** Everything under way, with its open steps. */
export async function listOpenDossiers(tx: TenantTx): Promise<OpenDossier[]> {
  const rows = await tx.queries
    .selectFrom('dossier_fact as d')
    .leftJoin('dossier_step_fact as s', (join) =>
      join
        .onRef('s.tenant_id', '=', 'd.tenant_id')
        .onRef('s.dossier_id', '=', 'd.id')
        .on('s.status', '=', sql.lit('open')),
    )
    .select(['d.id', 'd.code', 'd.status', 'd.procedure_id', 'd.procedure_version_id', 'd.due_at'])
    .select(['s.node_id', 's.position_id', 's.person_id', 's.due_at as step_due_at', 's.limit_minutes'])
    .where('d.tenant_id', '=', tx.tenantId)
    .where(
      'd.status',
      'in',
      openStatuses.map((status) => sql.lit(status)),
    )
    .execute();
  const dossiers = new Map<Uuid, OpenDossier & { steps: OpenDossier['steps'][number][] }>();
  for (const row of rows) {
    const known = dossiers.get(row.id) ?? {
      id: row.id,
      code: row.code ?? '',
      status: row.status as OpenDossier['status'],
      procedureId: row.procedure_id,
      versionId: row.procedure_version_id,
      dueAt: row.due_at,
      steps: [],
    };
    dossiers.set(row.id, known);
    if (row.node_id === null) continue;
    known.steps.push({
      nodeId: row.node_id,
      positionId: row.position_id,
      personId: row.person_id,
      dueAt: row.step_due_at,
      limitMinutes: row.limit_minutes ?? 0,
    });
  }
  return [...dossiers.values()];
}

export interface ResultCount {
  readonly procedureId: Uuid;
  /** The newest version among them. */
  readonly versionId: Uuid;
  readonly isLate: boolean;
  readonly isBefore: boolean;
  readonly count: number;
}

/** Results of a period and of the one before it, by procedure and timeliness. */
export async function countResults(tx: TenantTx, now: Days, before: Days): Promise<ResultCount[]> {
  const isBefore = sql<boolean>`resolved_at < ${startOf(now.from)}`;
  const isLate = sql<boolean>`coalesce(timeliness = 'overdue', false)`;
  const rows = await tx.queries
    .selectFrom('dossier_fact')
    .select(['procedure_id', isBefore.as('is_before'), isLate.as('is_late')])
    .select(sql<Uuid>`(array_agg(procedure_version_id order by resolved_at desc))[1]`.as('version_id'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .where('status', 'in', withResult)
    .where('resolved_at', '>=', startOf(before.from))
    .where('resolved_at', '<', endOf(now.to))
    .groupBy(['procedure_id', 'is_before', 'is_late'])
    .execute();
  return rows.map((row) => ({
    procedureId: row.procedure_id,
    versionId: row.version_id,
    isLate: row.is_late,
    isBefore: row.is_before,
    count: row.count,
  }));
}

/** Results of each day, civil days in Việt Nam. */
export async function countResultsByDay(tx: TenantTx, days: Days): Promise<Map<CivilDate, number>> {
  const on = sql<CivilDate>`(resolved_at at time zone 'Asia/Ho_Chi_Minh')::date`;
  const rows = await tx.queries
    .selectFrom('dossier_fact')
    .select([on.as('on')])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .where('status', 'in', withResult)
    .where('resolved_at', '>=', startOf(days.from))
    .where('resolved_at', '<', endOf(days.to))
    .groupBy('on')
    .execute();
  return new Map(rows.map((row) => [row.on, row.count]));
}

/** Breaches of a period by cause and by how far they are explained. */
export async function countCauses(tx: TenantTx, days: Days): Promise<CauseRow[]> {
  const rows = await tx.queries
    .selectFrom('late_cause_fact')
    .select(['cause', 'status'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .where('status', 'in', ['open', 'recorded', 'confirmed', 'returned'])
    .where('breached_at', '>=', startOf(days.from))
    .where('breached_at', '<', endOf(days.to))
    .groupBy(['cause', 'status'])
    .execute();
  return rows.map((row) => ({ ...row, cause: row.cause as CauseCount['cause'] }));
}

export interface NodeUse {
  readonly nodeId: string;
  readonly visits: number;
  readonly usedMinutes: number;
}

/** What the steps of a procedure's results of a period used, visits that were sent back included. */
export async function sumUse(tx: TenantTx, procedureId: Uuid, days: Days): Promise<NodeUse[]> {
  const rows = await tx.queries
    .selectFrom('dossier_fact as d')
    .innerJoin('dossier_step_fact as s', (join) =>
      join.onRef('s.tenant_id', '=', 'd.tenant_id').onRef('s.dossier_id', '=', 'd.id'),
    )
    .select(['s.node_id'])
    .select((eb) => [eb.fn.countAll<number>().as('visits'), eb.fn.sum<number>('s.used_minutes').as('used')])
    .where('d.tenant_id', '=', tx.tenantId)
    .where('d.procedure_id', '=', procedureId)
    .where('d.status', 'in', withResult)
    .where('d.resolved_at', '>=', startOf(days.from))
    .where('d.resolved_at', '<', endOf(days.to))
    .where('s.used_minutes', 'is not', null)
    .groupBy('s.node_id')
    .execute();
  return rows.map((row) => ({ nodeId: row.node_id, visits: row.visits, usedMinutes: Number(row.used) }));
}

/** When and why the clocks of these results stood still, dossier by dossier in time order. */
export async function listClockMarks(tx: TenantTx, procedureId: Uuid, days: Days): Promise<ClockMark[]> {
  const rows = await tx.queries
    .selectFrom('dossier_fact as d')
    .innerJoin('dossier_pause_fact as f', (join) =>
      join.onRef('f.tenant_id', '=', 'd.tenant_id').onRef('f.dossier_id', '=', 'd.id'),
    )
    .select(['f.dossier_id', 'f.kind', 'f.at'])
    .where('d.tenant_id', '=', tx.tenantId)
    .where('d.procedure_id', '=', procedureId)
    .where('d.status', 'in', withResult)
    .where('d.resolved_at', '>=', startOf(days.from))
    .where('d.resolved_at', '<', endOf(days.to))
    .orderBy('f.dossier_id')
    .orderBy('f.seq')
    .execute();
  return rows.map((row) => ({ dossierId: row.dossier_id, kind: row.kind, at: row.at }));
}

/** How many dossiers of a procedure stand at each node, those waiting to be fetched included. */
export async function countStanding(tx: TenantTx, procedureId: Uuid): Promise<Map<string, number>> {
  const rows = await tx.queries
    .selectFrom('dossier_step_fact as s')
    .innerJoin('dossier_fact as d', (join) =>
      join.onRef('d.tenant_id', '=', 's.tenant_id').onRef('d.id', '=', 's.dossier_id'),
    )
    .select(['s.node_id'])
    .select((eb) => eb.fn.count<number>('s.dossier_id').distinct().as('count'))
    .where('s.tenant_id', '=', tx.tenantId)
    .where('s.status', '=', sql.lit('open'))
    .where('d.procedure_id', '=', procedureId)
    .groupBy('s.node_id')
    .execute();
  return new Map(rows.map((row) => [row.node_id, row.count]));
}

/** Steps looked at for the medians: enough for a steady figure, few enough to be read at every look. */
const sampleSize = 4_000;

/** The median working minutes of each node among the steps closed last; by `procedure:node`. */
export async function medianUse(tx: TenantTx, since: Instant): Promise<Map<string, number>> {
  const rows = await tx.queries
    .with(
      (cte) => cte('latest').materialized(),
      (db) =>
        db
          .selectFrom('dossier_step_fact')
          .select(['dossier_id', 'node_id', 'used_minutes'])
          .where('tenant_id', '=', tx.tenantId)
          .where('closed_at', '>=', sql<Instant>`${timestamp(since)}`)
          .where('status', '=', sql.lit('done'))
          .orderBy('closed_at', 'desc')
          .limit(sampleSize),
    )
    // A dossier has several of these steps, and is looked up once.
    .with(
      (cte) => cte('lead').materialized(),
      (db) =>
        db
          .selectFrom('dossier_fact')
          .select(['id', 'procedure_id'])
          .where('tenant_id', '=', tx.tenantId)
          .where('id', 'in', (ids) => ids.selectFrom('latest').select('dossier_id').distinct()),
    )
    .selectFrom('latest')
    .innerJoin('lead', 'lead.id', 'latest.dossier_id')
    .select(['lead.procedure_id', 'latest.node_id'])
    .select(sql<number>`percentile_cont(0.5) within group (order by latest.used_minutes)`.as('median'))
    .groupBy(['lead.procedure_id', 'latest.node_id'])
    .execute();
  return new Map(rows.map((row) => [`${row.procedure_id}:${row.node_id}`, row.median]));
}

/** Handed over, with their result on these days. */
const handedOver = (tx: TenantTx, procedureId: Uuid, days: Days) =>
  tx.queries
    .selectFrom('dossier_fact as d')
    .where('d.tenant_id', '=', tx.tenantId)
    .where('d.procedure_id', '=', procedureId)
    .where('d.status', '=', 'delivered')
    .where('d.resolved_at', '>=', startOf(days.from))
    .where('d.resolved_at', '<', endOf(days.to));

export async function countHandedOver(tx: TenantTx, procedureId: Uuid, days: Days): Promise<number> {
  const row = await handedOver(tx, procedureId, days)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** What the finished visits of each node took in these dossiers. */
export async function listNodePractice(tx: TenantTx, procedureId: Uuid, days: Days) {
  const part = (share: number) =>
    sql<number>`percentile_cont(${sql.lit(share)}) within group (order by s.used_minutes)`;
  return handedOver(tx, procedureId, days)
    .innerJoin('dossier_step_fact as s', (join) =>
      join.onRef('s.tenant_id', '=', 'd.tenant_id').onRef('s.dossier_id', '=', 'd.id'),
    )
    .select(['s.node_id as nodeId', part(0.5).as('median'), part(0.9).as('p90')])
    .select((eb) => eb.fn.count<number>('s.dossier_id').distinct().as('dossiers'))
    .where('s.status', '=', 'done')
    .where('s.used_minutes', 'is not', null)
    .groupBy('s.node_id')
    .execute();
}

export interface DoneDossier {
  readonly id: Uuid;
  readonly code: string;
  readonly versionId: Uuid;
  readonly calendarVersionId: Uuid;
  readonly channel: string;
  readonly caseKey: string;
  readonly receivedAt: Instant;
  readonly resolvedAt: Instant;
  readonly isLate: boolean;
}

/** The newest of these dossiers. */
export async function listHandedOver(
  tx: TenantTx,
  procedureId: Uuid,
  { days, limit }: { readonly days: Days; readonly limit: number },
): Promise<DoneDossier[]> {
  const rows = await handedOver(tx, procedureId, days)
    .select(['d.id', 'd.code', 'd.procedure_version_id', 'd.calendar_version_id', 'd.channel', 'd.case_key'])
    .select(['d.received_at', 'd.resolved_at', 'd.timeliness'])
    .where('d.received_at', 'is not', null)
    .where('d.calendar_version_id', 'is not', null)
    .orderBy('d.resolved_at', 'desc')
    .orderBy('d.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code ?? '',
    versionId: row.procedure_version_id,
    calendarVersionId: row.calendar_version_id!,
    channel: row.channel,
    caseKey: row.case_key,
    receivedAt: row.received_at!,
    resolvedAt: row.resolved_at!,
    isLate: row.timeliness === 'overdue',
  }));
}

export interface DoneStep {
  readonly nodeId: string;
  readonly usedMinutes: number;
  readonly limitMinutes: number;
}

/** The steps of dossiers in the order in which they were finished. */
export async function listDoneSteps(tx: TenantTx, ids: readonly Uuid[]): Promise<Map<Uuid, DoneStep[]>> {
  const rows = await tx.queries
    .selectFrom('dossier_step_fact')
    .select(['dossier_id', 'node_id', 'used_minutes', 'limit_minutes'])
    .where('tenant_id', '=', tx.tenantId)
    .where(sql<SqlBool>`dossier_id = any(${ids}::uuid[])`)
    .where('status', '=', 'done')
    .orderBy('closed_at')
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      dossierId: row.dossier_id,
      nodeId: row.node_id,
      usedMinutes: row.used_minutes ?? 0,
      limitMinutes: row.limit_minutes,
    })),
    (row) => row.dossierId,
  );
}

/** The clock facts of dossiers, each in their order. */
export async function listClockFacts(tx: TenantTx, ids: readonly Uuid[]): Promise<Map<Uuid, ClockFact[]>> {
  const rows = await tx.queries
    .selectFrom('dossier_pause_fact')
    .select(['dossier_id', 'kind', 'at', 'extension'])
    .where('tenant_id', '=', tx.tenantId)
    .where(sql<SqlBool>`dossier_id = any(${ids}::uuid[])`)
    .orderBy('dossier_id')
    .orderBy('seq')
    .execute();
  const facts = new Map<Uuid, ClockFact[]>();
  for (const { dossier_id: id, kind, at, extension } of rows) {
    const fact = ClockFact.parse({ kind, at, ...(extension === null ? {} : { extension }) });
    facts.set(id, [...(facts.get(id) ?? []), fact]);
  }
  return facts;
}

const withoutAgency = /^\d{6}-\d{1,6}$/;

/** The dossier of a receipt code, in full or as lists show it: without the agency's part. */
export async function findDossierByCode(tx: TenantTx, code: string): Promise<Uuid | undefined> {
  const row = await tx.queries
    .selectFrom('dossier_fact')
    .select('id')
    .where('tenant_id', '=', tx.tenantId)
    .where('code', withoutAgency.test(code) ? 'like' : '=', withoutAgency.test(code) ? `%-${code}` : code)
    .executeTakeFirst();
  return row?.id;
}

/** The codes of dossiers, by id. */
export async function findDossierCodes(tx: TenantTx, ids: readonly Uuid[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.queries
    .selectFrom('dossier_fact')
    .select(['id', 'code'])
    .where('tenant_id', '=', tx.tenantId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.flatMap(({ id, code }) => (id !== null && code !== null ? [[id, code] as const] : [])));
}
