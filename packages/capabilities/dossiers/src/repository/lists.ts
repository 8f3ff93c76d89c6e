import { frozen, type TenantTx } from '@chuan/db';
import { type CivilDate, foldVietnamese, type Instant, instantOf, timestamp, type Uuid } from '@chuan/kernel';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ListInput } from '../contract.ts';

/** How many open steps lie with each of these people. */
export async function countOpenOfPeople(tx: TenantTx, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.queries
    .selectFrom('dossier_step')
    .select((eb) => ['person_id', eb.fn.countAll<number>().as('count')])
    .where('tenant_id', '=', tx.tenantId)
    .where('status', '=', sql.lit('open'))
    .where('person_id', 'in', [...ids])
    .groupBy('person_id')
    .execute();
  return new Map(rows.map((row) => [row.person_id!, Number(row.count)]));
}

export interface WorkRow {
  readonly dossierId: Uuid;
  readonly stepId: Uuid;
  readonly dueAt: Instant | null;
}

/**
 * Open steps assigned to this person, or waiting with a position they hold; what is due first comes first. The state is
 * written out, so that one plan for all values may use the index of open steps.
 */
const findWork = frozen<{ dossier_id: Uuid; id: Uuid; due_at: Instant | null }>(
  ([tenantId, personId, positionIds, limit]) => sql`
    select dossier_id, id, due_at from dossier_step
    where tenant_id = ${tenantId}::uuid and status = 'open' and person_id = ${personId}::uuid
    union all
    select dossier_id, id, due_at from dossier_step
    where tenant_id = ${tenantId}::uuid and status = 'open' and person_id is null
      and position_id = any(${positionIds}::uuid[])
    order by due_at asc nulls last, dossier_id, id limit ${limit}::int`,
);

export async function listWork(
  tx: TenantTx,
  who: { personId: Uuid; positionIds: readonly Uuid[] },
  limit: number,
): Promise<WorkRow[]> {
  const { rows } = await findWork(tx.queries, [tx.tenantId, who.personId, who.positionIds, limit]);
  return rows.map((row) => ({ dossierId: row.dossier_id, stepId: row.id, dueAt: row.due_at }));
}

const cursorOf = (at: Instant, id: Uuid) => Buffer.from(`${at}:${id}`).toString('base64url');

function readCursor(cursor: string): { at: Instant; id: Uuid } | undefined {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(':');
  return /^\d+$/.test(at) && /^[0-9a-f-]{36}$/.test(id) ? { at: Number(at), id } : undefined;
}

const endOf = (date: CivilDate): Instant => instantOf(date, 1_440);

function bandCondition(band: NonNullable<ListInput['band']>, times: ListTimes) {
  const open = sql<SqlBool>`dossier.status = 'in_progress'`;
  switch (band) {
    case 'paused':
      return sql<SqlBool>`dossier.status in ('awaiting_supplement', 'suspended')`;
    case 'overdue':
      return sql<SqlBool>`${open} and dossier.due_at < ${timestamp(times.now)}`;
    case 'due_today':
      return sql<SqlBool>`${open} and dossier.due_at >= ${timestamp(times.now)} and dossier.due_at < ${timestamp(times.endOfToday)}`;
    case 'due_tomorrow':
      return sql<SqlBool>`${open} and dossier.due_at >= ${timestamp(times.endOfToday)} and dossier.due_at <= ${timestamp(times.endOfNextDay)}`;
    case 'due_soon':
      return sql<SqlBool>`${open} and dossier.due_at >= ${timestamp(times.now)} and dossier.due_at <= ${timestamp(times.endOfNextDay)}`;
    case 'within':
      return sql<SqlBool>`${open} and dossier.due_at >= ${timestamp(times.now)}`;
  }
}

export interface ListTimes {
  readonly now: Instant;
  readonly endOfToday: Instant;
  /** End of the next working day. */
  readonly endOfNextDay: Instant;
}

/** Every word of the search must begin a word of the dossier's code, names or numbers; accents do not matter. */
function searchConditions(tx: TenantTx, search: string) {
  const words = foldVietnamese(search).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 6).map(
    (word) => sql<SqlBool>`exists (select 1 from search_token t where t.tenant_id = ${tx.tenantId}
      and t.entity = 'dossier' and t.token >= ${word} and t.token < ${`${word}\uffff`} and t.entity_id = dossier.id)`,
  );
}

function stepConditions(tx: TenantTx, { positionId, personId, nodeId }: ListInput) {
  const hasOpenStep = (more: readonly RawBuilder<unknown>[]) =>
    sql<SqlBool>`exists (select 1 from dossier_step s where s.tenant_id = ${tx.tenantId} and s.dossier_id = dossier.id
      and s.status = 'open' ${sql.join(more, sql` `)})`;
  const more = [
    ...(positionId && positionId !== 'none' ? [sql`and s.position_id = ${positionId}`] : []),
    ...(personId ? [sql`and s.person_id = ${personId}`] : []),
    ...(nodeId ? [sql`and s.node_id = ${nodeId}`] : []),
  ];
  return [
    ...(more.length > 0 ? [hasOpenStep(more)] : []),
    ...(positionId === 'none' ? [sql<SqlBool>`not ${hasOpenStep([sql`and s.position_id is not null`])}`] : []),
  ];
}

function conditionsOf(tx: TenantTx, input: ListInput, times: ListTimes) {
  const on = (column: string, from?: CivilDate, to?: CivilDate) => [
    ...(from ? [sql<SqlBool>`${sql.ref(column)} >= ${timestamp(instantOf(from))}`] : []),
    ...(to ? [sql<SqlBool>`${sql.ref(column)} < ${timestamp(endOf(to))}`] : []),
  ];
  return [
    ...(input.status.length > 0 ? [sql<SqlBool>`dossier.status = any(${input.status}::text[])`] : []),
    ...(input.band ? [bandCondition(input.band, times)] : []),
    ...(input.procedureId ? [sql<SqlBool>`dossier.procedure_id = ${input.procedureId}`] : []),
    ...(input.timeliness ? [sql<SqlBool>`dossier.timeliness = ${input.timeliness}`] : []),
    ...on('dossier.due_at', input.dueOn, input.dueOn),
    ...on('dossier.received_at', input.receivedFrom, input.receivedTo),
    ...on('dossier.resolved_at', input.resolvedFrom, input.resolvedTo),
    ...searchConditions(tx, input.search),
    ...stepConditions(tx, input),
  ];
}

export interface DossierIds {
  readonly ids: readonly Uuid[];
  readonly nextCursor: string | null;
}

/** What the clock runs on by its due date, then what stands still. */
const dueFirst = [
  sql`dossier.status in ('awaiting_supplement', 'suspended')`,
  sql`dossier.due_at asc nulls last`,
  sql`dossier.id`,
];

/** A page of ids in the order asked for; only the newest submissions first are paged on. */
export async function listDossierIds(tx: TenantTx, input: ListInput, times: ListTimes): Promise<DossierIds> {
  let query = tx.queries
    .selectFrom('dossier')
    .select(['id', 'submitted_at'])
    .where('tenant_id', '=', tx.tenantId)
    .limit(input.limit + 1);
  for (const condition of conditionsOf(tx, input, times)) query = query.where(condition);
  if (input.order === 'due') {
    for (const key of dueFirst) query = query.orderBy(key);
    return { ids: (await query.limit(input.limit).execute()).map((row) => row.id), nextCursor: null };
  }
  query = query.orderBy('submitted_at', 'desc').orderBy('id', 'desc');
  const after = input.cursor === undefined ? undefined : readCursor(input.cursor);
  if (after) query = query.where(sql<SqlBool>`(submitted_at, id) < (${timestamp(after.at)}, ${after.id}::uuid)`);
  const rows = await query.execute();
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    ids: page.map((row) => row.id),
    nextCursor: rows.length > input.limit && last ? cursorOf(last.submitted_at, last.id) : null,
  };
}

export async function countDossiers(tx: TenantTx, input: ListInput, times: ListTimes): Promise<number> {
  let query = tx.queries
    .selectFrom('dossier')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId);
  for (const condition of conditionsOf(tx, input, times)) query = query.where(condition);
  const row = await query.executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Dossiers under way by the calendar version that their time is counted on. */
export async function countOpenByCalendar(tx: TenantTx): Promise<{ versionId: Uuid; count: number }[]> {
  const rows = await tx.queries
    .selectFrom('dossier')
    .select(['calendar_version_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('tenant_id', '=', tx.tenantId)
    .where('status', 'in', ['in_progress', 'awaiting_supplement', 'suspended'])
    .groupBy('calendar_version_id')
    .execute();
  return rows.flatMap(({ calendar_version_id: versionId, count }) =>
    versionId === null ? [] : [{ versionId, count: Number(count) }],
  );
}

/** Online dossiers that wait to be accepted or answered, or results that wait to be fetched. */
export async function countOfStatus(tx: TenantTx, status: 'submitted' | 'resolved'): Promise<number> {
  const row = await tx.queries
    .selectFrom('dossier')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .where('status', '=', status)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Dossiers under way: received and not ended. */
export async function countOpenDossiers(tx: TenantTx): Promise<number> {
  const row = await tx.queries
    .selectFrom('dossier')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .where('status', 'in', ['in_progress', 'awaiting_supplement', 'suspended'])
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
